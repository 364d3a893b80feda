//! The query API: what can be asked about claims, one endpoint a file.
//!
//! Answers come from read models, which follow the log by some milliseconds. Who must see their own write sends the
//! `Redress-Position` of its answer as `Redress-Min-Position`.

mod claim_reader;
mod claims;
mod document;
mod estimates;
mod fresh;
mod page;
mod work_queue;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use sqlx::PgPool;

use claim_reader::ClaimReader;

use crate::content_store::ContentStore;
use crate::http::{self, permitted};
use crate::principal::{Action, Authenticator};
use crate::vault::Vault;

/// What the endpoints work with.
#[derive(Debug, Clone)]
pub struct QueryApi {
    /// Connections that may read the read models and the log, and write nothing.
    pool: PgPool,
    claims: ClaimReader,
    /// Where the bytes of evidence lie.
    content: Arc<dyn ContentStore>,
    /// Opens what is personal; absent where no master key was named.
    vault: Option<Arc<Vault>>,
}

impl QueryApi {
    /// Over a pool of the query role, the store of evidence and the vault, if its master key is known.
    pub fn new(pool: PgPool, content: Arc<dyn ContentStore>, vault: Option<Arc<Vault>>) -> Self {
        Self { claims: ClaimReader::start(pool.clone()), pool, content, vault }
    }
}

/// Every route of the query API, each with the action that its caller must be allowed. An estimate needs no principal.
pub fn router(api: QueryApi, authenticator: &Arc<dyn Authenticator>) -> Router {
    let allow = |action, endpoint| permitted(authenticator, action, endpoint);
    let routes = Router::new()
        .route("/v1/claims", allow(Action::ReadClaims, get(claims::list::handler)))
        .route("/v1/claims/{claim_id}", allow(Action::ReadClaims, get(claims::get::handler)))
        .route("/v1/claims/{claim_id}/timeline", allow(Action::ReadClaims, get(claims::timeline::handler)))
        .route(
            "/v1/claims/{claim_id}/evidence/{evidence_id}",
            allow(Action::ReadClaims, get(claims::evidence::handler)),
        )
        .route("/v1/claims/{claim_id}/notes", allow(Action::ReadClaims, get(claims::notes::handler)))
        .route(
            "/v1/claims/{claim_id}/carrier-reasons",
            allow(Action::ReadClaims, get(claims::carrier_reasons::handler)),
        )
        .route("/v1/claims/{claim_id}/events", allow(Action::ReadEvents, get(claims::events::handler)))
        .route("/v1/work-queue", allow(Action::ReadWorkQueue, get(work_queue::handler)))
        .route("/v1/estimates", post(estimates::handler))
        .with_state(api);
    http::api("query", routes)
}
