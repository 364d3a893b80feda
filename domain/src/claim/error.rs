//! The rules that a command can break, each with a stable code.

use jiff::civil::Date;

use crate::fact::LegRole;
use crate::value::{AirportCode, Money, MoneyError, PassengerId, PayoutId};

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

impl ClaimError {
    /// The refusal's stable code, in problems, logs and metrics.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ClaimNotFound => "claim_not_found",
            Self::ClaimAlreadySubmitted => "claim_already_submitted",
            Self::PassengerCountOutOfRange { .. } => "passenger_count_out_of_range",
            Self::PassengerRepeated { .. } => "passenger_repeated",
            Self::LegCountOutOfRange { .. } => "leg_count_out_of_range",
            Self::LegsDoNotJoin { .. } => "legs_do_not_join",
            Self::AirportUnknown { .. } => "airport_unknown",
            Self::ArrivalBeforeDeparture { .. } => "arrival_before_departure",
            Self::LegTakesTooLong { .. } => "leg_takes_too_long",
            Self::DepartureTooLongAgo { .. } => "departure_too_long_ago",
            Self::DepartureInTheFuture { .. } => "departure_in_the_future",
            Self::ArrivalInTheFuture { .. } => "arrival_in_the_future",
            Self::FiledInTheFuture { .. } => "filed_in_the_future",
            Self::FiledBeforeEvent { .. } => "filed_before_event",
            Self::DisruptedLegUnknown { .. } => "disrupted_leg_unknown",
            Self::FlightAlreadyVerified => "flight_already_verified",
            Self::FlightNotVerified => "flight_not_verified",
            Self::CompensationAlreadyCalculated => "compensation_already_calculated",
            Self::CompensationNotCalculated => "compensation_not_calculated",
            Self::NothingOwed => "nothing_owed",
            Self::ClaimAlreadyDecided => "claim_already_decided",
            Self::ClaimNotApproved => "claim_not_approved",
            Self::PayoutSharesInvalid => "payout_shares_invalid",
            Self::PayoutShareIsNothing { .. } => "payout_share_is_nothing",
            Self::PassengerNotAwarded { .. } => "passenger_not_awarded",
            Self::AmountExceedsEntitlement { .. } => "amount_exceeds_entitlement",
            Self::ClaimAlreadyPaid { .. } => "claim_already_paid",
            Self::PayoutAlreadyAuthorized { .. } => "payout_already_authorized",
            Self::PayoutAccountMissing => "payout_account_missing",
            Self::PayoutUnknown { .. } => "payout_unknown",
            Self::PayoutAlreadySent { .. } => "payout_already_sent",
            Self::PayoutNotSent { .. } => "payout_not_sent",
            Self::PayoutAlreadyStalled { .. } => "payout_already_stalled",
            Self::PayoutAlreadySettled { .. } => "payout_already_settled",
            Self::PaidAmountDiffers { .. } => "paid_amount_differs",
            Self::Money(_) => "amounts_not_combinable",
            Self::EventIdMissing { .. } => "event_id_missing",
            Self::ReceiptNotCanonical => "receipt_not_canonical",
        }
    }
}

const fn role_word(role: LegRole) -> &'static str {
    match role {
        LegRole::Booked => "booked",
        LegRole::Replacement => "replacement",
    }
}
