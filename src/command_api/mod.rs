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

use claims::attach_evidence::EvidenceIntake;
use redress_domain::intake::Cursor;
use redress_domain::value::EvidenceId;

use crate::command::CommandExecutor;
use crate::content_store::ContentStore;
use crate::http::{self, permitted};
use crate::principal::{Action, Authenticator};
use crate::vault::Vault;

/// What the endpoints work with.
#[derive(Debug, Clone)]
pub struct CommandApi {
    executor: CommandExecutor,
    vault: Arc<Vault>,
    evidence: EvidenceIntake,
}

impl CommandApi {
    /// Commands go to `executor`, what is personal is sealed by `vault`, and the bytes of evidence go to `content`.
    pub fn new(executor: CommandExecutor, vault: Arc<Vault>, content: Arc<dyn ContentStore>) -> Self {
        Self { executor, vault, evidence: EvidenceIntake::new(content) }
    }
}

/// Every route of the command API, each with the action that its caller must be allowed.
pub fn router(api: CommandApi, authenticator: &Arc<dyn Authenticator>) -> Router {
    let allow = |action, endpoint| permitted(authenticator, action, endpoint);
    let routes = Router::new()
        .route("/v1/claims", allow(Action::SubmitClaim, post(claims::submit::handler)))
        .route("/v1/claims/{claim_id}/approve", allow(Action::DecideClaim, post(claims::approve::handler)))
        .route("/v1/claims/{claim_id}/deny", allow(Action::DecideClaim, post(claims::deny::handler)))
        .route("/v1/claims/{claim_id}/payouts", allow(Action::AuthorizePayout, post(claims::authorize_payout::handler)))
        .route(
            "/v1/claims/{claim_id}/payouts/{payout_id}/retry",
            allow(Action::AuthorizePayout, post(claims::retry_payout::handler)),
        )
        .route(
            "/v1/claims/{claim_id}/payouts/{payout_id}/return",
            allow(Action::ReturnPayout, post(claims::return_payout::handler)),
        )
        .route("/v1/claims/{claim_id}/amend", allow(Action::AmendClaim, post(claims::amend::handler)))
        .route("/v1/claims/{claim_id}/withdraw", allow(Action::WithdrawClaim, post(claims::withdraw::handler)))
        .route("/v1/claims/{claim_id}/reopen", allow(Action::ReopenClaim, post(claims::reopen::handler)))
        .route("/v1/claims/{claim_id}/verify", allow(Action::VerifyByHand, post(claims::verify_by_hand::handler)))
        .route(
            "/v1/claims/{claim_id}/calculate",
            allow(Action::CalculateCompensation, post(claims::calculate::handler)),
        )
        .route(
            "/v1/claims/{claim_id}/carrier-reasons",
            allow(Action::RecordCarrierReason, post(claims::record_carrier_reason::handler)),
        )
        .route("/v1/claims/{claim_id}/notes", allow(Action::AddNote, post(claims::add_note::handler)))
        .route("/v1/claims/{claim_id}/evidence", allow(Action::AttachEvidence, post(claims::attach_evidence::handler)))
        .with_state(api);
    http::api("command", routes)
}

const ID_CHARACTERS_MAX: usize = 64;

/// The id of evidence in a body.
fn evidence_id(at: Cursor<'_, '_>) -> Option<EvidenceId> {
    let id = at.text(ID_CHARACTERS_MAX)?.parse().ok();
    if id.is_none() {
        at.fault("wrong_form", "evidence is named by the UUID that its attachment answered");
    }
    id
}
