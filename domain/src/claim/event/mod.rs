//! What happened to a claim. These shapes are stored for ever: a change is a new version with an upcaster.

mod amended;
mod attachment;
mod calculation;
mod carrier_reason;
mod closing;
mod decision;
mod flight;
mod payout;
mod submitted;
mod words;

pub use amended::{Amendment, ClaimAmended, Consequence};
pub use attachment::{EvidenceAttached, EvidenceKind, MediaType, NoteAdded};
pub use calculation::{CalculationOutcome, CompensationCalculated, RecalculationReason};
pub use carrier_reason::{CarrierChannel, CarrierReasonRecorded, ReasonBearing};
pub use closing::{ClaimReopened, ClaimWithdrawn, ReopeningReason, WithdrawalReason};
pub use decision::{Award, ClaimApproved, ClaimDenied, DenialReason};
pub use flight::{
    FlightNotVerified, FlightUnverifiedReason, FlightVerified, ScheduleSource, VerifiedArrival, VerifiedLeg,
};
pub use payout::{
    ClaimPaid, PayoutAuthorized, PayoutFailed, PayoutReturnReason, PayoutReturned, PayoutSent, PayoutShare,
    PayoutStallReason, PayoutStalled,
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
    /// What the bank had paid came back.
    PayoutReturned(PayoutReturned),
    /// What was submitted is put right.
    ClaimAmended(ClaimAmended),
    /// The claim is not pursued.
    ClaimWithdrawn(ClaimWithdrawn),
    /// The claim is to be decided anew.
    ClaimReopened(ClaimReopened),
    /// The carrier gave a reason.
    CarrierReasonRecorded(CarrierReasonRecorded),
    /// Somebody wrote something down.
    NoteAdded(NoteAdded),
    /// Evidence was attached.
    EvidenceAttached(EvidenceAttached),
}

impl ClaimEvent {
    /// Every event type with its current version: the one table of what is stored.
    pub const TYPES: &'static [(&'static str, &'static str)] = &[
        ("ClaimSubmitted", "1"),
        ("FlightVerified", "1"),
        ("FlightNotVerified", "1"),
        ("CompensationCalculated", "3"),
        ("ClaimApproved", "1"),
        ("ClaimDenied", "1"),
        ("PayoutAuthorized", "1"),
        ("PayoutSent", "1"),
        ("ClaimPaid", "1"),
        ("PayoutFailed", "1"),
        ("PayoutStalled", "1"),
        ("PayoutReturned", "1"),
        ("ClaimAmended", "1"),
        ("ClaimWithdrawn", "1"),
        ("ClaimReopened", "1"),
        ("CarrierReasonRecorded", "1"),
        ("NoteAdded", "1"),
        ("EvidenceAttached", "1"),
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
            Self::PayoutReturned(_) => "PayoutReturned",
            Self::ClaimAmended(_) => "ClaimAmended",
            Self::ClaimWithdrawn(_) => "ClaimWithdrawn",
            Self::ClaimReopened(_) => "ClaimReopened",
            Self::CarrierReasonRecorded(_) => "CarrierReasonRecorded",
            Self::NoteAdded(_) => "NoteAdded",
            Self::EvidenceAttached(_) => "EvidenceAttached",
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
