//! Where each claim stands: one row a claim, with the whole answer to "get a claim" in it.

mod compensation;
mod document;
mod flight;
mod fold;
mod next_step;
mod queries;
mod store;
mod summary;
#[cfg(test)]
mod tests;
mod told;

pub use compensation::{AssessmentView, CompensationView};
pub use document::{
    AwardView, ClaimDocument, DecisionView, FlightLegView, FlightRecordView, FlightView, PassengerView, PayoutView,
    ShareView,
};
pub use fold::{ClaimStatusRow, fold};
pub use next_step::{NextStep, NextStepCode};
pub use queries::{ClaimFilter, Cursor, NotACursor, OwedFilter, ReferenceFilter, StoredClaim, get, get_many, list};
pub use store::ClaimStatusProjection;

pub(crate) use compensation::{leading, questions};

/// The projection's name.
pub const NAME: &str = "claim_status";
