//! `ClaimAmended`.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::claim::SubmittedPassenger;
use crate::fact::{Disruption, Itinerary, Leg, PassengerFacts};
use crate::regime::CarrierSize;
use crate::value::{CarrierCode, Money, PassengerId, SealedValue};

/// What was submitted was wrong, and is put right. Both are kept: what stood, and what stands from here on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimAmended {
    /// At least one, each of another fact. Whole facts: a change of one leg has the itinerary before and after.
    pub changes: Vec<Amendment>,
}

/// One fact that changed, from what to what; what is absent was, or is from here on, unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "snake_case", deny_unknown_fields)]
pub enum Amendment {
    /// The journey as booked.
    Itinerary {
        /// As it stood.
        from: Itinerary,
        /// As it is.
        to: Itinerary,
    },
    /// The legs travelled in the end.
    ReplacementLegs {
        /// As they stood.
        from: Vec<Leg>,
        /// As they are.
        to: Vec<Leg>,
    },
    /// What went wrong.
    Disruption {
        /// As it stood.
        from: Disruption,
        /// As it is.
        to: Disruption,
    },
    /// The stated size of the carrier.
    CarrierSize {
        /// As it stood.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<CarrierSize>,
        /// As it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<CarrierSize>,
    },
    /// The large carrier on whose behalf a small one flew.
    CarriedFor {
        /// As it stood.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<CarrierCode>,
        /// As it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<CarrierCode>,
    },
    /// The day the claim reached the carrier.
    FiledOn {
        /// As it stood.
        from: Date,
        /// As it is.
        to: Date,
    },
    /// A regime that has already paid for this event.
    AlreadyCompensatedBy {
        /// As it stood.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<String>,
        /// As it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<String>,
    },
    /// A passenger who was left out.
    PassengerAdded {
        /// Who, by reference only.
        passenger: SubmittedPassenger,
    },
    /// A passenger who should not stand on the claim.
    PassengerRemoved {
        /// Who stood there, by reference only.
        passenger: SubmittedPassenger,
    },
    /// What the law asks about a passenger.
    PassengerFacts {
        /// Who.
        passenger_id: PassengerId,
        /// As it stood.
        from: PassengerFacts,
        /// As it is.
        to: PassengerFacts,
    },
    /// What a passenger's ticket cost one way.
    OneWayFare {
        /// Who.
        passenger_id: PassengerId,
        /// As it stood.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Money>,
        /// As it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Money>,
    },
    /// A passenger's name.
    PassengerName {
        /// Who.
        passenger_id: PassengerId,
        /// As it stood, in the vault.
        from: SealedValue,
        /// As it is, in the vault.
        to: SealedValue,
    },
    /// The e-mail address of whoever submitted the claim.
    ContactEmail {
        /// As it stood, in the vault.
        from: SealedValue,
        /// As it is, in the vault.
        to: SealedValue,
    },
    /// The telephone number of whoever submitted the claim.
    ContactPhone {
        /// As it stood, in the vault.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<SealedValue>,
        /// As it is, in the vault.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<SealedValue>,
    },
    /// The airline's locator.
    BookingReference {
        /// As it stood, in the vault.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<SealedValue>,
        /// As it is, in the vault.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<SealedValue>,
    },
    /// Where to pay.
    PayoutAccount {
        /// As it stood, in the vault.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<SealedValue>,
        /// As it is, in the vault.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<SealedValue>,
    },
}

/// What has to be done anew because of a change, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Consequence {
    /// Nothing: the change is about how to reach or pay somebody.
    Nothing,
    /// The law is applied again.
    Recalculation,
    /// Flight data is compared again, and then the law is applied.
    Verification,
}

impl ClaimAmended {
    /// What has to be done anew.
    pub fn consequence(&self) -> Consequence {
        self.changes.iter().map(Amendment::consequence).max().unwrap_or(Consequence::Nothing)
    }
}

impl Amendment {
    /// What has to be done anew because of this change.
    pub fn consequence(&self) -> Consequence {
        match self {
            Self::Itinerary { .. } | Self::ReplacementLegs { .. } => Consequence::Verification,
            // Flight data is asked about legs, and judged by what is said to have happened to which of them.
            Self::Disruption { from, to } if (from.kind, from.leg) != (to.kind, to.leg) => Consequence::Verification,
            Self::Disruption { .. }
            | Self::CarrierSize { .. }
            | Self::CarriedFor { .. }
            | Self::FiledOn { .. }
            | Self::AlreadyCompensatedBy { .. }
            | Self::PassengerAdded { .. }
            | Self::PassengerRemoved { .. }
            | Self::PassengerFacts { .. }
            | Self::OneWayFare { .. } => Consequence::Recalculation,
            Self::PassengerName { .. }
            | Self::ContactEmail { .. }
            | Self::ContactPhone { .. }
            | Self::BookingReference { .. }
            | Self::PayoutAccount { .. } => Consequence::Nothing,
        }
    }

    /// The fact's name: of the estimate contract where the law asks for it, and of the submission elsewhere.
    pub const fn fact(&self) -> &'static str {
        match self {
            Self::Itinerary { .. } => "itinerary",
            Self::ReplacementLegs { .. } => "replacement_legs",
            Self::Disruption { .. } => "disruption",
            Self::CarrierSize { .. } => "carrier_size",
            Self::CarriedFor { .. } => "carried_for",
            Self::FiledOn { .. } => "filed_on",
            Self::AlreadyCompensatedBy { .. } => "already_compensated_by",
            Self::PassengerAdded { .. } | Self::PassengerRemoved { .. } => "passengers",
            Self::PassengerFacts { .. } => "passenger",
            Self::OneWayFare { .. } => "one_way_fare",
            Self::PassengerName { .. } => "name",
            Self::ContactEmail { .. } => "email",
            Self::ContactPhone { .. } => "phone",
            Self::BookingReference { .. } => "booking_reference",
            Self::PayoutAccount { .. } => "payout_account",
        }
    }

    /// The passenger whom the change is about, if it is about one.
    pub const fn passenger_id(&self) -> Option<PassengerId> {
        match self {
            Self::PassengerAdded { passenger } | Self::PassengerRemoved { passenger } => Some(passenger.passenger_id),
            Self::PassengerFacts { passenger_id, .. }
            | Self::OneWayFare { passenger_id, .. }
            | Self::PassengerName { passenger_id, .. } => Some(*passenger_id),
            _ => None,
        }
    }
}
