//! The rules that a command can break, each with a stable code.

mod code;

use jiff::civil::Date;

use crate::claim::FlightUnverifiedReason;
use crate::claim::state::Entries;
use crate::fact::{CauseCode, LegRole};
use crate::value::{AirportCode, EvidenceId, Money, MoneyError, PassengerId, PayoutId};

/// A refusal. Its name is the broken rule; nothing was recorded.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClaimError {
    /// No claim has this id.
    #[error("no such claim")]
    ClaimNotFound,
    /// The claim exists already.
    #[error("the claim was submitted before")]
    ClaimAlreadySubmitted,
    /// A claim is for one to nine passengers.
    #[error("a claim is for 1 to 9 passengers, not {count}")]
    PassengerCountOutOfRange {
        /// How many were given.
        count: usize,
    },
    /// Each passenger of a claim has an id of its own.
    #[error("passenger {passenger_id} stands on the claim twice")]
    PassengerRepeated {
        /// Who.
        passenger_id: PassengerId,
    },
    /// An itinerary has one to twelve legs.
    #[error("an itinerary has 1 to 12 legs, not {count}")]
    LegCountOutOfRange {
        /// How many were given.
        count: usize,
    },
    /// A leg begins where the one before ended.
    #[error("leg {leg} leaves from {origin}, but the leg before arrives at {previous_destination}")]
    LegsDoNotJoin {
        /// Index of the leg that does not join.
        leg: usize,
        /// Where it leaves.
        origin: AirportCode,
        /// Where the leg before arrives.
        previous_destination: AirportCode,
    },
    /// An airport that the reference does not know.
    #[error("no airport has the code {code}")]
    AirportUnknown {
        /// The code.
        code: AirportCode,
    },
    /// A flight arrives after it departs.
    #[error("{role} leg {leg} arrives before it departs", role = role_word(*role))]
    ArrivalBeforeDeparture {
        /// Booked or replacement.
        role: LegRole,
        /// Index of the leg.
        leg: usize,
    },
    /// A leg takes at most two days.
    #[error("{role} leg {leg} takes more than 48 hours", role = role_word(*role))]
    LegTakesTooLong {
        /// Booked or replacement.
        role: LegRole,
        /// Index of the leg.
        leg: usize,
    },
    /// No claim is about a flight before 2000.
    #[error("{role} leg {leg} departs before the year 2000", role = role_word(*role))]
    DepartureTooLongAgo {
        /// Booked or replacement.
        role: LegRole,
        /// Index of the leg.
        leg: usize,
    },
    /// A claim is about something that happened.
    #[error("{role} leg {leg} departs after the claim was received", role = role_word(*role))]
    DepartureInTheFuture {
        /// Booked or replacement.
        role: LegRole,
        /// Index of the leg.
        leg: usize,
    },
    /// What is said to have happened lies before the claim.
    #[error("{role} leg {leg} is said to have arrived after the claim was received", role = role_word(*role))]
    ArrivalInTheFuture {
        /// Booked or replacement.
        role: LegRole,
        /// Index of the leg.
        leg: usize,
    },
    /// A claim reaches the carrier before it is recorded.
    #[error("the claim is said to reach the carrier on {filed_on}, which has not come yet")]
    FiledInTheFuture {
        /// The day that was given.
        filed_on: Date,
    },
    /// There is nothing to claim before the flight, unless it was changed or cancelled with notice.
    #[error("the claim is said to reach the carrier on {filed_on}, before the disrupted flight was due to leave")]
    FiledBeforeEvent {
        /// The day that was given.
        filed_on: Date,
    },
    /// The disrupted leg is one of the itinerary.
    #[error("the itinerary has no leg {leg}")]
    DisruptedLegUnknown {
        /// The index that was given.
        leg: usize,
    },
    /// Flight data is compared once.
    #[error("the flight is verified already")]
    FlightAlreadyVerified,
    /// The law is applied to verified facts.
    #[error("the flight is not verified")]
    FlightNotVerified,
    /// The same facts were calculated under the same rules.
    #[error("the compensation was calculated from these facts already")]
    CompensationAlreadyCalculated,
    /// A decision follows a calculation.
    #[error("the compensation is not calculated")]
    CompensationNotCalculated,
    /// Only what is owed can be approved.
    #[error("the calculation found nothing owed")]
    NothingOwed,
    /// A claim is decided once.
    #[error("the claim is decided already")]
    ClaimAlreadyDecided,
    /// Money follows an approval.
    #[error("the claim is not approved")]
    ClaimNotApproved,
    /// A payout names at least one passenger, each once.
    #[error("a payout names each of its passengers once, and at least one")]
    PayoutSharesInvalid,
    /// A share of a payout is more than nothing.
    #[error("the share of passenger {passenger_id} is nothing")]
    PayoutShareIsNothing {
        /// Who.
        passenger_id: PassengerId,
    },
    /// A passenger that is not on the claim, or to whom nothing was awarded.
    #[error("passenger {passenger_id} has no award on this claim")]
    PassengerNotAwarded {
        /// Who.
        passenger_id: PassengerId,
    },
    /// Never more than is owed.
    #[error("{requested} is more than the {outstanding} still owed to passenger {passenger_id}")]
    AmountExceedsEntitlement {
        /// Who.
        passenger_id: PassengerId,
        /// What was asked for.
        requested: Money,
        /// What is still owed.
        outstanding: Money,
    },
    /// Everything owed to the passenger is paid or under way.
    #[error("everything owed to passenger {passenger_id} is paid or under way")]
    ClaimAlreadyPaid {
        /// Who.
        passenger_id: PassengerId,
    },
    /// The payout id was used before.
    #[error("payout {payout_id} is authorized already")]
    PayoutAlreadyAuthorized {
        /// Which.
        payout_id: PayoutId,
    },
    /// A payout needs an account.
    #[error("no account to pay to is known")]
    PayoutAccountMissing,
    /// No payout has this id.
    #[error("no such payout: {payout_id}")]
    PayoutUnknown {
        /// Which.
        payout_id: PayoutId,
    },
    /// A payout is sent once.
    #[error("payout {payout_id} was sent already")]
    PayoutAlreadySent {
        /// Which.
        payout_id: PayoutId,
    },
    /// The bank's answer follows the intent.
    #[error("payout {payout_id} was not sent")]
    PayoutNotSent {
        /// Which.
        payout_id: PayoutId,
    },
    /// The same doubt about a payout is recorded once.
    #[error("payout {payout_id} is known to be stalled for this reason and after as many attempts")]
    PayoutAlreadyStalled {
        /// Which.
        payout_id: PayoutId,
    },
    /// A payout is settled once.
    #[error("payout {payout_id} is settled already")]
    PayoutAlreadySettled {
        /// Which.
        payout_id: PayoutId,
    },
    /// The bank paid another sum than was authorized.
    #[error("the bank paid {paid}, but {authorized} was authorized")]
    PaidAmountDiffers {
        /// What the bank says.
        paid: Money,
        /// What was authorized.
        authorized: Money,
    },
    /// Only what failed or came back is paid anew.
    #[error("payout {payout_id} neither failed nor came back")]
    PayoutNotFailed {
        /// Which.
        payout_id: PayoutId,
    },
    /// Only what was paid can come back, once.
    #[error("payout {payout_id} is not paid")]
    PayoutNotPaid {
        /// Which.
        payout_id: PayoutId,
    },
    /// No more comes back than was paid, and more than nothing.
    #[error("{returned} cannot come back of {paid}")]
    ReturnedAmountImpossible {
        /// What is said to have come back.
        returned: Money,
        /// What was paid.
        paid: Money,
    },
    /// A claim on which money is paid or under way is not withdrawn.
    #[error("payout {payout_id} is paid or under way")]
    MoneyPaidOrUnderWay {
        /// Which payout.
        payout_id: PayoutId,
    },
    /// A claim is not reopened while money is under way.
    #[error("payout {payout_id} is under way")]
    PayoutUnderWay {
        /// Which payout.
        payout_id: PayoutId,
    },
    /// A withdrawn claim is left alone until it is reopened.
    #[error("the claim is withdrawn")]
    ClaimWithdrawn,
    /// Only what is closed can be reopened.
    #[error("the claim is neither decided nor withdrawn")]
    ClaimNotClosed,
    /// An amendment changes something.
    #[error("the claim stands as it is to be amended already")]
    NothingAmended,
    /// A passenger who does not stand on the claim.
    #[error("passenger {passenger_id} does not stand on the claim")]
    PassengerUnknown {
        /// Who.
        passenger_id: PassengerId,
    },
    /// Who was paid stays on the claim.
    #[error("a payout to passenger {passenger_id} is paid or under way")]
    PassengerHoldsPayout {
        /// Who.
        passenger_id: PassengerId,
    },
    /// What sources said about legs that were amended since is no evidence.
    #[error("the journey was amended since the sources were asked")]
    JourneyAmendedSince,
    /// An observation is about a leg of the claim.
    #[error("the claim has no {role} leg {leg}", role = role_word(*role))]
    ObservedLegUnknown {
        /// Booked or replacement.
        role: LegRole,
        /// Index of the leg.
        leg: usize,
    },
    /// A statement that does not settle how the flight went is not recorded as if it did.
    #[error(
        "with this {role} leg {leg} is still not settled: {reason}; {advice}",
        role = role_word(*role), reason = reason.as_str(), advice = reason.what_settles()
    )]
    ObservationSettlesNothing {
        /// What stands in the way.
        reason: FlightUnverifiedReason,
        /// Booked or replacement, of the leg in the way.
        role: LegRole,
        /// Index of the leg in the way.
        leg: usize,
    },
    /// What is referred to as evidence is attached to the claim.
    #[error("the claim has no evidence {evidence_id}")]
    EvidenceUnknown {
        /// The id that was given.
        evidence_id: EvidenceId,
    },
    /// The same bytes are attached once.
    #[error("the same is attached already, as evidence {evidence_id}")]
    EvidenceAlreadyAttached {
        /// As what.
        evidence_id: EvidenceId,
    },
    /// A carrier that gives no cause gives no reason.
    #[error("{cause} is no reason", cause = CauseCode::Unknown)]
    CauseNotGiven,
    /// A reason was said before it was learned, and learned before it is recorded.
    #[error("the reason is said to be given on {on}, which has not come yet")]
    ReasonInTheFuture {
        /// The later of the two days.
        on: Date,
    },
    /// A reason was said before it was learned.
    #[error("the reason is said to be given on {said_on} and learned on {learned_on}, before it")]
    ReasonLearnedBeforeSaid {
        /// When it was said.
        said_on: Date,
        /// When it was learned.
        learned_on: Date,
    },
    /// A claim takes so many entries of a kind and no more.
    #[error("a claim takes no more than {most} {entries}", entries = entries.as_str())]
    TooManyEntries {
        /// Of which kind.
        entries: Entries,
        /// How many it takes.
        most: u32,
    },
    /// Amounts that cannot be combined.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A receipt names the event of every fact: the caller did not say which event this was, a defect of the program.
    #[error("the id of the event of version {version} was not given")]
    EventIdMissing {
        /// Which event of the stream.
        version: u64,
    },
    /// A decision receipt could not be put in canonical form: a defect of the program.
    #[error("the decision receipt cannot be put in canonical form")]
    ReceiptNotCanonical,
}

const fn role_word(role: LegRole) -> &'static str {
    match role {
        LegRole::Booked => "booked",
        LegRole::Replacement => "replacement",
    }
}
