//! The command API: what may be asked of a claim, one endpoint a file.
//!
//! The way of a request: who calls and may they (the route's guard), the headers `Idempotency-Key` and `If-Match`, the
//! body with every fault at once, the command, the executor, the reply with version and position.

mod claims;
mod dispatch;
mod personal;

use std::sync::Arc;

use axum::Router;

use crate::command::CommandExecutor;
use crate::http::{self, Routes, post};
use crate::principal::{Action, Authenticator};
use crate::vault::Vault;

/// What the endpoints work with.
#[derive(Debug, Clone)]
pub struct CommandApi {
    /// Runs the commands.
    pub executor: CommandExecutor,
    /// Seals what is personal.
    pub vault: Arc<Vault>,
}

/// Serves the command API.
pub fn router(api: CommandApi, authenticator: &Arc<dyn Authenticator>) -> Router {
    http::api("command", routes(), authenticator, api)
}

/// Every route of the command API, each with the action that its caller must be allowed.
pub(crate) fn routes() -> Routes<CommandApi> {
    use claims::{approve, authorize_payout, deny, submit};
    Routes::new()
        .route("/v1/claims", Action::SubmitClaim, post(submit::handler, submit::describe))
        .route("/v1/claims/{claim_id}/approve", Action::DecideClaim, post(approve::handler, approve::describe))
        .route("/v1/claims/{claim_id}/deny", Action::DecideClaim, post(deny::handler, deny::describe))
        .route(
            "/v1/claims/{claim_id}/payouts",
            Action::AuthorizePayout,
            post(authorize_payout::handler, authorize_payout::describe),
        )
}
