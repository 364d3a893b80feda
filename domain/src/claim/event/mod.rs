//! What happened to a claim. These shapes are stored for ever: a change is a new version with an upcaster.

mod calculation;
mod decision;
mod flight;
mod payout;
mod submitted;

pub use calculation::{CalculationOutcome, CompensationCalculated};
pub use decision::{Award, ClaimApproved, ClaimDenied, DenialReason};
pub use flight::{
    FlightNotVerified, FlightUnverifiedReason, FlightVerified, ScheduleSource, VerifiedArrival, VerifiedLeg,
};
pub use payout::{
    ClaimPaid, PayoutAuthorized, PayoutFailed, PayoutSent, PayoutShare, PayoutStallReason, PayoutStalled,
};
pub use submitted::ClaimSubmitted;

use cqrs_es::DomainEvent;
use serde::{Deserialize, Serialize};

/// A fact about a claim that no one can refuse any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", content = "data")]
#[expect(clippy::large_enum_variant, reason = "an event lives for one fold; a box would buy nothing")]
pub enum ClaimEvent {
    /// The claim was opened.
    ClaimSubmitted(ClaimSubmitted),
    /// Flight data agrees that it happened, and how late.
    FlightVerified(FlightVerified),
    /// Flight data does not settle it.
    FlightNotVerified(FlightNotVerified),
    /// The law was applied.
    CompensationCalculated(CompensationCalculated),
    /// What was calculated is owed.
    ClaimApproved(ClaimApproved),
    /// Nothing is paid.
    ClaimDenied(ClaimDenied),
    /// A payment was allowed.
    PayoutAuthorized(PayoutAuthorized),
    /// The bank is about to be called.
    PayoutSent(PayoutSent),
    /// The bank paid.
    ClaimPaid(ClaimPaid),
    /// The bank refused.
    PayoutFailed(PayoutFailed),
    /// Nobody could find out what the bank did.
    PayoutStalled(PayoutStalled),
}

impl ClaimEvent {
    /// Every event type with its current version: the one table of what is stored.
    pub const TYPES: &'static [(&'static str, &'static str)] = &[
        ("ClaimSubmitted", "1"),
        ("FlightVerified", "1"),
        ("FlightNotVerified", "1"),
        ("CompensationCalculated", "1"),
        ("ClaimApproved", "1"),
        ("ClaimDenied", "1"),
        ("PayoutAuthorized", "1"),
        ("PayoutSent", "1"),
        ("ClaimPaid", "1"),
        ("PayoutFailed", "1"),
        ("PayoutStalled", "1"),
    ];

    /// The event's type, as stored.
    pub const fn type_name(&self) -> &'static str {
        match self {
            Self::ClaimSubmitted(_) => "ClaimSubmitted",
            Self::FlightVerified(_) => "FlightVerified",
            Self::FlightNotVerified(_) => "FlightNotVerified",
            Self::CompensationCalculated(_) => "CompensationCalculated",
            Self::ClaimApproved(_) => "ClaimApproved",
            Self::ClaimDenied(_) => "ClaimDenied",
            Self::PayoutAuthorized(_) => "PayoutAuthorized",
            Self::PayoutSent(_) => "PayoutSent",
            Self::ClaimPaid(_) => "ClaimPaid",
            Self::PayoutFailed(_) => "PayoutFailed",
            Self::PayoutStalled(_) => "PayoutStalled",
        }
    }
}

impl DomainEvent for ClaimEvent {
    fn event_type(&self) -> String {
        self.type_name().to_owned()
    }

    fn event_version(&self) -> String {
        let known = Self::TYPES.iter().find(|(name, _)| *name == self.type_name());
        known.map_or("1", |(_, version)| version).to_owned()
    }
}
