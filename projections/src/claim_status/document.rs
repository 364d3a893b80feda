//! The body of `GET /v1/claims/{id}`: everything about a claim that a client, a member of the staff or an app shows. It
//! names nobody: passengers stand in it by id.

use jiff::Timestamp;
use jiff::civil::Date;
use redress_domain::claim::{ClaimStatus, DenialReason, FlightUnverifiedReason, PayoutStatus, VerifiedArrival};
use redress_domain::fact::{Disruption, Itinerary, Leg, LegRole, PassengerFacts, TimeSemantics};
use redress_domain::regime::CarrierSize;
use redress_domain::value::{AirportCode, CarrierCode, Citation, ClaimId, PassengerId, PayoutId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::added::{
    AmendmentView, CarrierReasonView, ContradictionView, EvidenceView, NoteView, ReopeningView, WithdrawalView,
};
use super::compensation::CompensationView;
use super::next_step::NextStep;
use super::told::NextStepInWords;
use crate::{ActorRole, Amount, Message};

/// A claim, as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Claim")]
pub struct ClaimDocument {
    /// Its id.
    #[schemars(with = "ClaimId")]
    pub claim_id: String,
    /// The version of its stream: the `ETag`.
    pub version: i64,
    /// Where it stands, in one word.
    pub status: ClaimStatus,
    /// Where it stands, in one sentence.
    // Stored beside the rest, as the next step is, because words are made when they are read.
    #[serde(skip)]
    #[schemars(!skip, with = "String")]
    pub summary: Message,
    /// What happens next, who does it and by when; null where nothing does.
    #[serde(skip)]
    #[schemars(!skip, with = "Option<NextStepInWords>")]
    pub next_step: Option<NextStep>,
    /// Who owes: the carrier of the disrupted leg, as far as it is known.
    pub owed_by: Option<CarrierCode>,
    /// Owed, by decision or, before one, by calculation: one sum a currency.
    pub owed: Vec<Amount>,
    /// Authorized and not answered by the bank yet.
    pub under_way: Vec<Amount>,
    /// Paid.
    pub paid: Vec<Amount>,
    /// Owed by decision, and neither paid nor under way.
    pub outstanding: Vec<Amount>,
    /// Who travelled.
    pub passengers: Vec<PassengerView>,
    /// As booked.
    pub itinerary: Itinerary,
    /// The legs travelled in the end, if others than booked.
    pub replacement_legs: Vec<Leg>,
    /// What went wrong, as it was submitted and amended since.
    pub disruption: Disruption,
    /// The size of the carrier as stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carrier_size: Option<CarrierSize>,
    /// The large carrier on whose behalf a small one flew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_for: Option<CarrierCode>,
    /// The regime that has already paid for this event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub already_compensated_by: Option<String>,
    /// The day the claim reached the carrier.
    pub filed_on: Date,
    /// What flight data says; null before it was asked.
    pub flight: Option<FlightView>,
    /// What the law says; null before it was applied.
    pub compensation: Option<CompensationView>,
    /// What was decided; null before.
    pub decision: Option<DecisionView>,
    /// Every payout, in the order in which they were authorized.
    pub payouts: Vec<PayoutView>,
    /// What was put right since it was submitted, the oldest first.
    #[serde(default)]
    pub amendments: Vec<AmendmentView>,
    /// Every reason that the carrier gave, the first of them as submitted.
    #[serde(default)]
    pub carrier_reasons: Vec<CarrierReasonView>,
    /// Where these reasons contradict one another, each pair once.
    #[serde(default)]
    pub contradictions: Vec<ContradictionView>,
    /// What was attached, the oldest first; its bytes are at `/v1/claims/{claim_id}/evidence/{evidence_id}`.
    #[serde(default)]
    pub evidence: Vec<EvidenceView>,
    /// The notes, the oldest first, without their texts.
    #[serde(default)]
    pub notes: Vec<NoteView>,
    /// That and why it is withdrawn; null where it is not.
    #[serde(default)]
    pub withdrawal: Option<WithdrawalView>,
    /// Each time that it was reopened.
    #[serde(default)]
    pub reopenings: Vec<ReopeningView>,
    /// When it was recorded.
    pub submitted_at: Timestamp,
    /// When its newest event was recorded.
    pub updated_at: Timestamp,
}

/// One passenger and the money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ClaimPassenger")]
pub struct PassengerView {
    /// Who.
    pub passenger_id: PassengerId,
    /// What the law asks about the passenger.
    pub facts: PassengerFacts,
    /// What the ticket cost one way, where it was stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_way_fare: Option<Amount>,
    /// Owed to this passenger; null where nothing is.
    pub owed: Option<Amount>,
    /// Paid to this passenger.
    pub paid: Option<Amount>,
}

/// What flight data says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "ClaimFlight")]
pub struct FlightView {
    /// Whether it agrees with the claim.
    pub verified: bool,
    /// Why it does not settle the claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<FlightUnverifiedReason>,
    /// Booked or replacement, of the leg that stood in the way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<LegRole>,
    /// The leg that stood in the way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leg: Option<usize>,
    /// At the final destination; negative is early; null where no source tells.
    pub arrival_delay_minutes: Option<i64>,
    /// The two instants that were compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival: Option<VerifiedArrival>,
    /// What is known of each leg, by the record that decided.
    pub legs: Vec<FlightLegView>,
    /// When this was recorded.
    pub recorded_at: Timestamp,
}

/// What the best source says of one leg.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "FlightLeg")]
pub struct FlightLegView {
    /// Booked or replacement.
    pub role: LegRole,
    /// Index among the legs of that role.
    pub leg: usize,
    /// How many records were found.
    pub observations: usize,
    /// The record that decided, or the first; null where there is none.
    pub record: Option<FlightRecordView>,
}

/// One record of a source of flight data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "FlightRecord")]
pub struct FlightRecordView {
    /// Who says it.
    pub source: String,
    /// When the source was asked.
    pub retrieved_at: Timestamp,
    /// What its times mean.
    pub time_semantics: TimeSemantics,
    /// Scheduled departure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheduled_departure: Option<Timestamp>,
    /// Actual departure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual_departure: Option<Timestamp>,
    /// Scheduled arrival.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheduled_arrival: Option<Timestamp>,
    /// Actual arrival.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual_arrival: Option<Timestamp>,
    /// The flight did not fly.
    pub cancelled: bool,
    /// Where it landed instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diverted_to: Option<AirportCode>,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "outcome", rename_all = "snake_case")]
#[schemars(rename = "Decision")]
pub enum DecisionView {
    /// What was calculated is owed.
    Approved {
        /// Passenger by passenger.
        awards: Vec<AwardView>,
        /// Together, one sum a currency.
        totals: Vec<Amount>,
        /// The receipt that the decision rests on.
        receipt_sha256: String,
        /// Who decided.
        decided_by: ActorRole,
        /// When.
        decided_at: Timestamp,
    },
    /// Nothing is paid.
    Denied {
        /// Why, as a code.
        reason: DenialReason,
        /// Where it stands written.
        citation: Citation,
        /// The receipt that the decision rests on; null where nothing was calculated.
        receipt_sha256: Option<String>,
        /// Who decided.
        decided_by: ActorRole,
        /// When.
        decided_at: Timestamp,
    },
}

/// What is owed to one passenger, and under which regime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Award")]
pub struct AwardView {
    /// To whom.
    pub passenger_id: PassengerId,
    /// Under which regime.
    pub regime: String,
    /// How much.
    pub owed: Amount,
}

/// One payout's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Payout")]
pub struct PayoutView {
    /// Its id, at our side and at the bank's.
    pub payout_id: PayoutId,
    /// Where it stands.
    pub status: PayoutStatus,
    /// The sum.
    pub total: Amount,
    /// Whose, and how much of it.
    pub shares: Vec<ShareView>,
    /// Which rail carries it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rail: Option<String>,
    /// The bank's own reference, once it paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_reference: Option<String>,
    /// When the bank says it paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_at: Option<Timestamp>,
    /// Why it failed, stalled or came back, as a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The payout that failed or came back, and in whose place this one stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_of: Option<PayoutId>,
    /// What came back; the whole sum is owed again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<Amount>,
    /// When the bank says it came back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned_at: Option<Timestamp>,
    /// When it was authorized.
    pub authorized_at: Timestamp,
    /// When its newest event was recorded.
    pub updated_at: Timestamp,
}

/// One passenger's part of a payout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "PayoutShare")]
pub struct ShareView {
    /// Whose.
    pub passenger_id: PassengerId,
    /// How much.
    pub share: Amount,
}
