//! The rules that a command can break, each with a stable code.

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
    /// An itinerary has at least one leg.
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
    #[error("leg {leg} arrives before it departs")]
    ArrivalBeforeDeparture {
        /// Index of the leg.
        leg: usize,
    },
    /// A claim is about something that happened.
    #[error("leg {leg} departs after the claim was received")]
    DepartureInTheFuture {
        /// Index of the leg.
        leg: usize,
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
    /// A decision receipt could not be put in canonical form: a defect of the program.
    #[error("the decision receipt cannot be put in canonical form")]
    ReceiptNotCanonical,
}
