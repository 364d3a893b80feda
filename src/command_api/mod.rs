//! The command API: what may be asked of a claim, one endpoint a file.
//!
//! The way of a request: who calls and may they (the route's guard), the headers `Idempotency-Key` and `If-Match`, the
//! body with every fault at once, the command, the executor, the reply with version and position.

mod claims;
mod dispatch;
mod personal;

use std::sync::Arc;

use axum::Router;
use axum::routing::post;

use crate::command::CommandExecutor;
use crate::http::{self, permitted};
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

/// Every route of the command API, each with the action that its caller must be allowed.
pub fn router(api: CommandApi, authenticator: &Arc<dyn Authenticator>) -> Router {
    let allow = |action, endpoint| permitted(authenticator, action, endpoint);
    let routes = Router::new()
        .route("/v1/claims", allow(Action::SubmitClaim, post(claims::submit::handler)))
        .route("/v1/claims/{claim_id}/approve", allow(Action::DecideClaim, post(claims::approve::handler)))
        .route("/v1/claims/{claim_id}/deny", allow(Action::DecideClaim, post(claims::deny::handler)))
        .route("/v1/claims/{claim_id}/payouts", allow(Action::AuthorizePayout, post(claims::authorize_payout::handler)))
        .with_state(api);
    http::api("command", routes)
}
