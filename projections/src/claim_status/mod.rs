//! Where each claim stands: one row a claim, with the whole answer to "get a claim" in it.

mod added;
mod amended;
mod compensation;
mod document;
mod flight;
mod fold;
mod next_step;
mod plans;
mod queries;
mod store;
mod summary;
mod tally;
#[cfg(test)]
mod tests;
mod told;

pub use added::{
    AmendmentView, CarrierReasonView, ChangeView, ContradictionView, EvidenceView, NoteView, ReopeningView,
    WithdrawalView,
};
pub use compensation::{AssessmentView, BranchView, CompensationView, DeadlineView, PresumptionView};
pub use document::{
    AwardView, ClaimDocument, DecisionView, FlightLegView, FlightRecordView, FlightView, PassengerView, PayoutView,
    ShareView,
};
pub use fold::{ClaimStatusRow, fold};
pub use next_step::{NextStep, NextStepCode};
pub use plans::{DoNotAcceptFirstView, PlanView, PlansView};
pub use queries::{ClaimFilter, Cursor, NotACursor, OwedFilter, ReferenceFilter, StoredClaim, get, get_many, list};
pub use store::ClaimStatusProjection;

pub(crate) use compensation::{leading, questions};

/// The projection's name.
pub const NAME: &str = "claim_status";
