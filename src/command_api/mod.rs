//! The command API: what may be asked of a claim, one endpoint a file.
//!
//! The way of a request: who calls and may they (the route's guard), the headers `Idempotency-Key` and `If-Match`, the
//! body with every fault at once, the command, the executor, the reply with version and position.

mod claims;
mod dispatch;
mod personal;
mod values;

use std::sync::Arc;

use axum::Router;
use claims::attach_evidence::EvidenceIntake;

use crate::command::CommandExecutor;
use crate::content_store::ContentStore;
use crate::http::{self, Routes, post};
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

/// Serves the command API.
pub fn router(api: CommandApi, authenticator: &Arc<dyn Authenticator>) -> Router {
    http::api("command", routes(), authenticator, api)
}

/// Every route of the command API, each with the action that its caller must be allowed.
pub(crate) fn routes() -> Routes<CommandApi> {
    use claims::{
        add_note, amend, approve, attach_evidence, authorize_payout, calculate, deny, record_carrier_reason, reopen,
        retry_payout, return_payout, submit, verify_by_hand, withdraw,
    };
    Routes::new()
        .route("/v1/claims", Action::SubmitClaim, post(submit::handler, submit::describe))
        .route("/v1/claims/{claim_id}/amend", Action::AmendClaim, post(amend::handler, amend::describe))
        .route("/v1/claims/{claim_id}/withdraw", Action::WithdrawClaim, post(withdraw::handler, withdraw::describe))
        .route(
            "/v1/claims/{claim_id}/evidence",
            Action::AttachEvidence,
            post(attach_evidence::handler, attach_evidence::describe),
        )
        .route("/v1/claims/{claim_id}/notes", Action::AddNote, post(add_note::handler, add_note::describe))
        .route(
            "/v1/claims/{claim_id}/carrier-reasons",
            Action::RecordCarrierReason,
            post(record_carrier_reason::handler, record_carrier_reason::describe),
        )
        .route(
            "/v1/claims/{claim_id}/verify",
            Action::VerifyByHand,
            post(verify_by_hand::handler, verify_by_hand::describe),
        )
        .route(
            "/v1/claims/{claim_id}/calculate",
            Action::CalculateCompensation,
            post(calculate::handler, calculate::describe),
        )
        .route("/v1/claims/{claim_id}/approve", Action::DecideClaim, post(approve::handler, approve::describe))
        .route("/v1/claims/{claim_id}/deny", Action::DecideClaim, post(deny::handler, deny::describe))
        .route("/v1/claims/{claim_id}/reopen", Action::ReopenClaim, post(reopen::handler, reopen::describe))
        .route(
            "/v1/claims/{claim_id}/payouts",
            Action::AuthorizePayout,
            post(authorize_payout::handler, authorize_payout::describe),
        )
        .route(
            "/v1/claims/{claim_id}/payouts/{payout_id}/retry",
            Action::AuthorizePayout,
            post(retry_payout::handler, retry_payout::describe),
        )
        .route(
            "/v1/claims/{claim_id}/payouts/{payout_id}/return",
            Action::ReturnPayout,
            post(return_payout::handler, return_payout::describe),
        )
}
