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
use sqlx::PgPool;

use claim_reader::ClaimReader;

use crate::content_store::ContentStore;
use crate::http::{self, Access, Routes, get, post};
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

/// Serves the query API.
pub fn router(api: QueryApi, authenticator: &Arc<dyn Authenticator>) -> Router {
    http::api("query", routes(), authenticator, api)
}

/// Every route of the query API, each with the action that its caller must be allowed. An estimate needs no principal.
pub(crate) fn routes() -> Routes<QueryApi> {
    use claims::{carrier_reasons, events, evidence, get as claim, list, notes, timeline};
    Routes::new()
        .route("/v1/claims", Action::ReadClaims, get(list::handler, list::describe))
        .route("/v1/claims/{claim_id}", Action::ReadClaims, get(claim::handler, claim::describe))
        .route("/v1/claims/{claim_id}/timeline", Action::ReadClaims, get(timeline::handler, timeline::describe))
        .route(
            "/v1/claims/{claim_id}/evidence/{evidence_id}",
            Action::ReadClaims,
            get(evidence::handler, evidence::describe),
        )
        .route("/v1/claims/{claim_id}/notes", Action::ReadClaims, get(notes::handler, notes::describe))
        .route(
            "/v1/claims/{claim_id}/carrier-reasons",
            Action::ReadClaims,
            get(carrier_reasons::handler, carrier_reasons::describe),
        )
        .route("/v1/claims/{claim_id}/events", Action::ReadEvents, get(events::handler, events::describe))
        .route("/v1/work-queue", Action::ReadWorkQueue, get(work_queue::handler, work_queue::describe))
        .route("/v1/estimates", Access::Anybody, post(estimates::handler, estimates::describe))
}
