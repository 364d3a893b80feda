//! Who may do what: one table.

use super::Role;

/// Something that a principal can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// `POST /v1/claims`.
    SubmitClaim,
    /// `POST /v1/claims/{claim_id}/approve` and `/deny`.
    DecideClaim,
    /// `POST /v1/claims/{claim_id}/payouts`.
    AuthorizePayout,
    /// `GET /v1/claims`, `/v1/claims/{claim_id}`, its timeline and its live stream.
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
        (Action::SubmitClaim | Action::ReadClaims | Action::ReadSubmission, Role::Client) => Reach::Own,
        (
            Action::DecideClaim
            | Action::AuthorizePayout
            | Action::ReadClaims
            | Action::ReadSubmission
            | Action::ReadEvents
            | Action::ReadWorkQueue,
            Role::Support,
        ) => Reach::Everything,
        (Action::SubmitClaim, Role::Support) | (_, Role::Client | Role::Analyst) => Reach::Nothing,
    }
}
