//! What may be asked of a claim. Time, ids and sealed references arrive in the command: the domain makes none.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{
    AmendClaim, CarrierChannel, Contact, DenialReason, EvidenceKind, FlightUnverifiedReason, MediaType,
    PayoutReturnReason, PayoutStallReason, ReopeningReason, SubmittedPassenger, WithdrawalReason,
};
use crate::fact::{CauseCode, Disruption, Itinerary, Leg, LegObservations, LegRole, Observation};
use crate::regime::CarrierSize;
use crate::value::{CarrierCode, Citation, EvidenceId, LocalTime, Money, NoteId, PassengerId, PayoutId, SealedValue};

/// A command to one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Pay anew what a bank refused or sent back.
    RetryPayout(RetryPayout),
    /// Record that what was paid came back.
    ReturnPayout(ReturnPayout),
    /// Put right what was submitted.
    AmendClaim(AmendClaim),
    /// Pursue the claim no more.
    WithdrawClaim(WithdrawClaim),
    /// Decide the claim anew.
    ReopenClaim(ReopenClaim),
    /// Say how a flight went, with the evidence of it.
    VerifyByHand(VerifyByHand),
    /// Record a reason that the carrier gave.
    RecordCarrierReason(RecordCarrierReason),
    /// Write something down.
    AddNote(AddNote),
    /// Attach evidence.
    AttachEvidence(AttachEvidence),
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
            Self::RetryPayout(_) => "RetryPayout",
            Self::ReturnPayout(_) => "ReturnPayout",
            Self::AmendClaim(_) => "AmendClaim",
            Self::WithdrawClaim(_) => "WithdrawClaim",
            Self::ReopenClaim(_) => "ReopenClaim",
            Self::VerifyByHand(_) => "VerifyByHand",
            Self::RecordCarrierReason(_) => "RecordCarrierReason",
            Self::AddNote(_) => "AddNote",
            Self::AttachEvidence(_) => "AttachEvidence",
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
    /// The version of the claim whose legs the sources were asked about: an answer about other legs is none.
    pub asked_at_version: u64,
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

/// Pay anew what a bank refused or sent back, under an id of its own: at the bank the old one is settled for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetryPayout {
    /// The payout that failed or came back.
    pub payout_id: PayoutId,
    /// The id of the new one for ever.
    pub new_payout_id: PayoutId,
    /// Where to pay; absent: where the old one went, or, if that was the account of the submission, where that account is
    /// now.
    pub account: Option<SealedValue>,
}

/// Record that what was paid came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnPayout {
    /// Which payout.
    pub payout_id: PayoutId,
    /// What came back; absent: the payout's whole sum.
    pub returned: Option<Money>,
    /// Why.
    pub reason: PayoutReturnReason,
    /// The bank's own reference of the return.
    pub bank_reference: Option<String>,
    /// When the bank says it came back.
    pub returned_at: Option<Timestamp>,
}

/// Pursue the claim no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WithdrawClaim {
    /// Why, if it is said.
    pub reason: Option<WithdrawalReason>,
}

/// Decide the claim anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReopenClaim {
    /// Why.
    pub reason: ReopeningReason,
}

/// Say how a flight went, with the evidence of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyByHand {
    /// At least one.
    pub statements: Vec<StatedObservation>,
}

/// An observation that a person states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedObservation {
    /// Booked or replacement, of the leg that it is about.
    pub role: LegRole,
    /// Index of that leg.
    pub leg: usize,
    /// Where it stands written: attached to the claim.
    pub evidence_id: EvidenceId,
    /// What it says. Its source is the kind of source with [`Observation::BY_HAND`] before it, its key the evidence's id.
    pub observation: Observation,
}

/// Record a reason that the carrier gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordCarrierReason {
    /// What it said.
    pub cause: CauseCode,
    /// When it said so.
    pub said_at: Option<LocalTime>,
    /// The day on which we learned it.
    pub learned_on: Date,
    /// How it said so.
    pub channel: Option<CarrierChannel>,
    /// Its own words, in the vault.
    pub words: Option<SealedValue>,
    /// The evidence of it, attached to the claim.
    pub evidence_id: Option<EvidenceId>,
    /// When the program received the command: nothing was said or learned after it.
    pub received_at: Timestamp,
}

/// Write something down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddNote {
    /// The note's id for ever.
    pub note_id: NoteId,
    /// The text, in the vault.
    pub text: SealedValue,
}

/// Attach evidence whose bytes are stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachEvidence {
    /// The evidence's id for ever.
    pub evidence_id: EvidenceId,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// How many bytes.
    pub size_bytes: u64,
    /// What they are.
    pub media_type: MediaType,
    /// What the evidence is about, if it is said.
    pub kind: Option<EvidenceKind>,
    /// The name of the file, in the vault.
    pub file_name: Option<SealedValue>,
}
