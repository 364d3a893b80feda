//! Who may do what: one table.

use super::Role;

/// Something that a principal can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// `POST /v1/claims`.
    SubmitClaim,
    /// `POST /v1/claims/{claim_id}/approve` and `/deny`.
    DecideClaim,
    /// `POST /v1/claims/{claim_id}/payouts`, and the retry of one.
    AuthorizePayout,
    /// `POST /v1/claims/{claim_id}/payouts/{payout_id}/return`.
    ReturnPayout,
    /// `POST /v1/claims/{claim_id}/amend`.
    AmendClaim,
    /// `POST /v1/claims/{claim_id}/withdraw`.
    WithdrawClaim,
    /// `POST /v1/claims/{claim_id}/reopen`.
    ReopenClaim,
    /// `POST /v1/claims/{claim_id}/verify`.
    VerifyByHand,
    /// `POST /v1/claims/{claim_id}/calculate`.
    CalculateCompensation,
    /// `POST /v1/claims/{claim_id}/carrier-reasons`.
    RecordCarrierReason,
    /// `POST /v1/claims/{claim_id}/notes`.
    AddNote,
    /// `POST /v1/claims/{claim_id}/evidence`.
    AttachEvidence,
    /// `GET /v1/claims`, `/v1/claims/{claim_id}`, its timeline, its live stream, its notes, its evidence
    /// and what its carrier said.
    ReadClaims,
    /// `GET /v1/claims/{claim_id}/submission`: everything that was sent, in clear.
    ReadSubmission,
    /// `GET /v1/claims/{claim_id}/events`.
    ReadEvents,
    /// `GET /v1/work-queue`.
    ReadWorkQueue,
}

/// How far a principal may go with an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Not at all.
    Nothing,
    /// With the claims of its own. Those of others are to it as if they did not exist.
    Own,
    /// With every claim.
    Everything,
}

/// The table.
pub const fn reach(role: Role, action: Action) -> Reach {
    match (action, role) {
        (
            Action::SubmitClaim
            | Action::ReadClaims
            | Action::ReadSubmission
            | Action::AmendClaim
            | Action::WithdrawClaim
            | Action::RecordCarrierReason
            | Action::AddNote
            | Action::AttachEvidence,
            Role::Client,
        ) => Reach::Own,
        (
            Action::DecideClaim
            | Action::AuthorizePayout
            | Action::ReturnPayout
            | Action::AmendClaim
            | Action::WithdrawClaim
            | Action::ReopenClaim
            | Action::VerifyByHand
            | Action::CalculateCompensation
            | Action::RecordCarrierReason
            | Action::AddNote
            | Action::AttachEvidence
            | Action::ReadClaims
            | Action::ReadSubmission
            | Action::ReadEvents
            | Action::ReadWorkQueue,
            Role::Support,
        ) => Reach::Everything,
        (Action::SubmitClaim, Role::Support) | (_, Role::Client | Role::Analyst) => Reach::Nothing,
    }
}
