//! What may be asked of a claim. Time, ids and sealed references arrive in the command: the domain makes none.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Contact, DenialReason, FlightUnverifiedReason, PayoutStallReason, SubmittedPassenger};
use crate::fact::{Disruption, Itinerary, Leg, LegObservations};
use crate::regime::CarrierSize;
use crate::value::{CarrierCode, Citation, Money, PassengerId, PayoutId, SealedValue};

/// A command to one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "a command lives for one decision; a box would buy nothing")]
pub enum ClaimCommand {
    /// Open the claim.
    SubmitClaim(SubmitClaim),
    /// Compare what was submitted with what flight data says.
    VerifyFlight(VerifyFlight),
    /// Apply the law to what is known.
    CalculateCompensation(CalculateCompensation),
    /// Decide that what was calculated is owed.
    ApproveClaim,
    /// Decide that nothing is paid.
    DenyClaim(DenyClaim),
    /// Allow a payment of what is owed.
    AuthorizePayout(AuthorizePayout),
    /// Record that the bank is about to be called.
    SendPayout(SendPayout),
    /// Record that the bank paid.
    ConfirmPayout(ConfirmPayout),
    /// Record that the bank refused.
    ReportPayoutFailure(ReportPayoutFailure),
    /// Record that nobody could find out what the bank did.
    ReportPayoutStalled(ReportPayoutStalled),
}

impl ClaimCommand {
    /// The command's name, in logs and metrics.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::SubmitClaim(_) => "SubmitClaim",
            Self::VerifyFlight(_) => "VerifyFlight",
            Self::CalculateCompensation(_) => "CalculateCompensation",
            Self::ApproveClaim => "ApproveClaim",
            Self::DenyClaim(_) => "DenyClaim",
            Self::AuthorizePayout(_) => "AuthorizePayout",
            Self::SendPayout(_) => "SendPayout",
            Self::ConfirmPayout(_) => "ConfirmPayout",
            Self::ReportPayoutFailure(_) => "ReportPayoutFailure",
            Self::ReportPayoutStalled(_) => "ReportPayoutStalled",
        }
    }
}

/// Everything that a claim is opened with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmitClaim {
    /// The account that owns the claim: an opaque account id, never a name.
    pub claimant: String,
    /// One to nine.
    pub passengers: Vec<SubmittedPassenger>,
    /// Who submitted it.
    pub contact: Contact,
    /// The airline's locator, in the vault.
    pub booking_reference: Option<SealedValue>,
    /// As booked.
    pub itinerary: Itinerary,
    /// The legs on which the passengers travelled in the end, if others than booked.
    pub replacement_legs: Vec<Leg>,
    /// What went wrong; its `cause` is what the carrier said.
    pub disruption: Disruption,
    /// The size of the carrier under the APPR as stated; absent: looked up by carrier and year.
    pub carrier_size: Option<CarrierSize>,
    /// The large carrier on whose behalf a small one flew.
    pub carried_for: Option<CarrierCode>,
    /// The day the claim reached the carrier.
    pub filed_on: Date,
    /// A regime that has already paid for this event.
    pub already_compensated_by: Option<String>,
    /// Where to pay, in the vault.
    pub payout_account: Option<SealedValue>,
    /// When the program received the command: nothing submitted may lie after it.
    pub received_at: Timestamp,
}

/// What the sources of flight data answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyFlight {
    /// The answer.
    pub evidence: FlightEvidence,
}

/// What the sources of flight data answered, or why they did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FlightEvidence {
    /// What was found, leg by leg.
    Observed(Vec<LegObservations>),
    /// No source could be asked.
    Unavailable(FlightUnverifiedReason),
}

/// Apply the law to what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CalculateCompensation {}

/// Decide that nothing is paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DenyClaim {
    /// Why, as a code.
    pub reason: DenialReason,
    /// Where it stands written.
    pub citation: Citation,
}

/// Allow a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthorizePayout {
    /// The payout's id for ever.
    pub payout_id: PayoutId,
    /// Whose money, and how much of it.
    pub shares: Vec<PayoutShareRequest>,
    /// Where to pay; absent: the account of the submission.
    pub account: Option<SealedValue>,
}

/// One passenger's part of a payout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PayoutShareRequest {
    /// Whose.
    pub passenger_id: PassengerId,
    /// How much; absent: all that is still owed.
    pub amount: Option<Money>,
}

/// Record that the bank is about to be called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendPayout {
    /// Which payout.
    pub payout_id: PayoutId,
    /// Which rail carries it.
    pub rail: String,
}

/// Record that the bank paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmPayout {
    /// Which payout.
    pub payout_id: PayoutId,
    /// The bank's own reference.
    pub bank_reference: String,
    /// What the bank says it paid.
    pub amount: Money,
    /// When the bank says it paid, if it says.
    pub paid_at: Option<Timestamp>,
}

/// Record that the bank refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportPayoutFailure {
    /// Which payout.
    pub payout_id: PayoutId,
    /// The bank's reason, as a code without personal data.
    pub reason: String,
}

/// Record that nobody could find out what the bank did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportPayoutStalled {
    /// Which payout.
    pub payout_id: PayoutId,
    /// What stood in the way.
    pub reason: PayoutStallReason,
    /// How often it was tried.
    pub attempts: u32,
}
