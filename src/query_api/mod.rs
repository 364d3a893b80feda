//! The query API: what can be asked about claims, one endpoint a file.
//!
//! Answers come from read models, which follow the log by some milliseconds. Who must see their own write sends the
//! `Redress-Position` of its answer as `Redress-Min-Position`.

mod airlines;
mod airports;
mod claim_reader;
mod claims;
mod document;
mod estimates;
mod fresh;
mod live;
mod page;
mod search;
mod work_queue;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use sqlx::PgPool;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use claim_reader::ClaimReader;
use live::LiveStreams;

use crate::http::{self, permitted};
use crate::principal::{Action, Authenticator};
use crate::vault::Vault;

/// What the endpoints work with.
#[derive(Debug, Clone)]
pub struct QueryApi {
    /// Connections that may read the read models and the log, and write nothing.
    pool: PgPool,
    claims: ClaimReader,
    /// Opens what is personal, for those who may see it, and finds claims by it.
    vault: Arc<Vault>,
    live: LiveStreams,
    /// Cancelled once the program is to stop: live streams end then.
    stop: CancellationToken,
}

impl QueryApi {
    /// Over a pool of the query role. What follows the log for live streams runs in a task of `parts` until `stop`.
    pub fn start(pool: PgPool, vault: Arc<Vault>, stop: CancellationToken, parts: &TaskTracker) -> Self {
        let live = LiveStreams::default();
        parts.spawn(live::follow(pool.clone(), live.clone(), stop.clone()));
        Self { claims: ClaimReader::start(pool.clone()), pool, vault, live, stop }
    }
}

/// Every route of the query API, each with the action that its caller must be allowed. An estimate and the tables of
/// names need no principal.
pub fn router(api: QueryApi, authenticator: &Arc<dyn Authenticator>) -> Router {
    let allow = |action, endpoint| permitted(authenticator, action, endpoint);
    let routes = Router::new()
        .route("/v1/claims", allow(Action::ReadClaims, get(claims::list::handler)))
        .route("/v1/claims/{claim_id}", allow(Action::ReadClaims, get(claims::get::handler)))
        .route("/v1/claims/{claim_id}/timeline", allow(Action::ReadClaims, get(claims::timeline::handler)))
        .route("/v1/claims/{claim_id}/events", allow(Action::ReadEvents, get(claims::events::handler)))
        .route("/v1/claims/{claim_id}/live", allow(Action::ReadClaims, get(claims::live::handler)))
        .route("/v1/claims/{claim_id}/submission", allow(Action::ReadSubmission, get(claims::submission::handler)))
        .route("/v1/work-queue", allow(Action::ReadWorkQueue, get(work_queue::handler)))
        .route("/v1/estimates", post(estimates::handler))
        .route("/v1/airports", get(airports::handler))
        .route("/v1/airlines", get(airlines::handler))
        .with_state(api);
    http::api("query", routes)
}
