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

use std::ops::Deref;
use std::sync::Arc;

use axum::Router;
use sqlx::PgPool;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use claim_reader::ClaimReader;
use fresh::Freshness;
use live::LiveStreams;

use crate::content_store::ContentStore;
use crate::http::{self, Access, Routes, get, post};
use crate::principal::{Action, Authenticator};
use crate::vault::Vault;

/// What the endpoints work with. One for all: each layer around a handler clones it for each request.
#[derive(Debug, Clone)]
pub struct QueryApi(Arc<Parts>);

/// The parts of a [`QueryApi`].
#[derive(Debug)]
pub struct Parts {
    /// Connections that may read the read models and the log, and write nothing.
    pool: PgPool,
    claims: ClaimReader,
    freshness: Freshness,
    /// Opens what is personal, for those who may see it, and finds claims by it.
    vault: Arc<Vault>,
    /// Where the bytes of evidence lie.
    content: Arc<dyn ContentStore>,
    live: LiveStreams,
    /// Cancelled once the program is to stop: live streams end then.
    stop: CancellationToken,
}

impl QueryApi {
    /// Over a pool of the query role. What follows the log for live streams runs in a task of `parts` until `stop`.
    pub fn start(
        pool: PgPool,
        vault: Arc<Vault>,
        content: Arc<dyn ContentStore>,
        stop: CancellationToken,
        parts: &TaskTracker,
    ) -> Self {
        let live = LiveStreams::default();
        parts.spawn(live::follow(pool.clone(), live.clone(), stop.clone()));
        let (claims, freshness) = (ClaimReader::start(pool.clone()), Freshness::new(pool.clone()));
        Self(Arc::new(Parts { pool, claims, freshness, vault, content, live, stop }))
    }
}

impl Deref for QueryApi {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// Serves the query API.
pub fn router(api: QueryApi, authenticator: &Arc<dyn Authenticator>) -> Router {
    http::api("query", routes(), authenticator, api)
}

/// Every route of the query API, each with the action that its caller must be allowed. An estimate and the tables of
/// names need no principal.
pub(crate) fn routes() -> Routes<QueryApi> {
    use claims::{carrier_reasons, events, evidence, get as claim, list, live, notes, submission, timeline};
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
        .route("/v1/claims/{claim_id}/live", Action::ReadClaims, get(live::handler, live::describe))
        .route(
            "/v1/claims/{claim_id}/submission",
            Action::ReadSubmission,
            get(submission::handler, submission::describe),
        )
        .route("/v1/work-queue", Action::ReadWorkQueue, get(work_queue::handler, work_queue::describe))
        .route("/v1/estimates", Access::Anybody, post(estimates::handler, estimates::describe))
        .route("/v1/airports", Access::Anybody, get(airports::handler, airports::describe))
        .route("/v1/airlines", Access::Anybody, get(airlines::handler, airlines::describe))
}
