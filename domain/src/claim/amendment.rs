//! What a claim is to be put right to, and what a change looks like fact by fact.

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Amendment, SubmittedPassenger};
use crate::fact::{Disruption, Itinerary, Leg, PassengerFacts};
use crate::receipt::{ReceiptValue, leaves_of};
use crate::regime::CarrierSize;
use crate::value::{CarrierCode, Money, PassengerId, SealedValue};

/// What becomes of a fact that may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Change<T> {
    /// It stays as it is.
    #[default]
    Keep,
    /// It is unknown from here on.
    Clear,
    /// It is this from here on.
    Set(T),
}

/// A fact that may be unknown, before and after a change.
#[derive(Debug)]
pub(super) struct Changed<T> {
    pub(super) from: Option<T>,
    pub(super) to: Option<T>,
}

impl<T: PartialEq> Change<T> {
    /// What changes, if the fact is something else than before.
    pub(super) fn of(self, from: Option<T>) -> Option<Changed<T>> {
        let to = match self {
            Self::Keep => return None,
            Self::Clear => None,
            Self::Set(value) => Some(value),
        };
        (to != from).then_some(Changed { from, to })
    }
}

/// Put right what was submitted: what is absent stays as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmendClaim {
    /// As booked.
    pub itinerary: Option<Itinerary>,
    /// The legs travelled in the end; empty: as booked.
    pub replacement_legs: Option<Vec<Leg>>,
    /// What went wrong.
    pub disruption: Option<Disruption>,
    /// The stated size of the carrier.
    pub carrier_size: Change<CarrierSize>,
    /// The large carrier on whose behalf a small one flew.
    pub carried_for: Change<CarrierCode>,
    /// The day the claim reached the carrier.
    pub filed_on: Option<Date>,
    /// A regime that has already paid for this event.
    pub already_compensated_by: Change<String>,
    /// Changes of passengers.
    pub passengers: Vec<PassengerChange>,
    /// The e-mail address, in the vault.
    pub email: Option<SealedValue>,
    /// The telephone number, in the vault.
    pub phone: Change<SealedValue>,
    /// The airline's locator, in the vault.
    pub booking_reference: Change<SealedValue>,
    /// Where to pay, in the vault.
    pub payout_account: Change<SealedValue>,
    /// When the program received the command: nothing stated may lie after it.
    pub received_at: Timestamp,
}

impl AmendClaim {
    /// An amendment of nothing, to be filled.
    pub const fn nothing(received_at: Timestamp) -> Self {
        Self {
            itinerary: None,
            replacement_legs: None,
            disruption: None,
            carrier_size: Change::Keep,
            carried_for: Change::Keep,
            filed_on: None,
            already_compensated_by: Change::Keep,
            passengers: Vec::new(),
            email: None,
            phone: Change::Keep,
            booking_reference: Change::Keep,
            payout_account: Change::Keep,
            received_at,
        }
    }
}

/// What becomes of one passenger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PassengerChange {
    /// Was left out, and stands on the claim from here on.
    Add(SubmittedPassenger),
    /// Should not stand on the claim.
    Remove(PassengerId),
    /// Stays, with other facts.
    Amend {
        /// Who.
        passenger_id: PassengerId,
        /// The name, in the vault.
        name: Option<SealedValue>,
        /// What the law asks; what is absent here stays as it is.
        facts: PassengerFacts,
        /// What the ticket cost one way.
        one_way_fare: Change<Money>,
    },
}

/// One leaf of a change, by the name that a receipt gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedFact {
    /// The fact: `disruption.cause`.
    pub fact: String,
    /// The passenger whom it is about, if it is about one.
    pub passenger_id: Option<PassengerId>,
    /// What it was; absent: unknown, or in the vault.
    pub from: Option<ReceiptValue>,
    /// What it is; absent: unknown, or in the vault.
    pub to: Option<ReceiptValue>,
}

impl Amendment {
    /// What the change changes, leaf by leaf. What lies in the vault, and a passenger who comes or goes, is named without
    /// values.
    pub fn changed_facts(&self) -> Vec<ChangedFact> {
        match self {
            Self::Itinerary { from, to } => self.leaves(from, to),
            Self::ReplacementLegs { from, to } => self.leaves(from, to),
            Self::Disruption { from, to } => self.leaves(from, to),
            Self::CarrierSize { from, to } => self.leaves(from, to),
            Self::CarriedFor { from, to } => self.leaves(from, to),
            Self::FiledOn { from, to } => self.leaves(from, to),
            Self::AlreadyCompensatedBy { from, to } => self.leaves(from, to),
            Self::PassengerFacts { from, to, .. } => self.leaves(from, to),
            Self::OneWayFare { from, to, .. } => {
                self.leaves(&from.map(|fare| fare.to_string()), &to.map(|fare| fare.to_string()))
            }
            Self::PassengerAdded { .. }
            | Self::PassengerRemoved { .. }
            | Self::PassengerName { .. }
            | Self::ContactEmail { .. }
            | Self::ContactPhone { .. }
            | Self::BookingReference { .. }
            | Self::PayoutAccount { .. } => vec![self.changed(self.fact().to_owned(), None, None)],
        }
    }

    fn leaves(&self, from: &impl serde::Serialize, to: &impl serde::Serialize) -> Vec<ChangedFact> {
        // Facts are made of texts and whole numbers: they have leaves.
        let before = leaves_of(self.fact(), from).unwrap_or_default();
        let mut after = leaves_of(self.fact(), to).unwrap_or_default();
        let mut changed = Vec::new();
        for (fact, was) in before {
            let is = after.iter().position(|(name, _)| *name == fact).map(|index| after.remove(index).1);
            if is.as_ref() != Some(&was) {
                changed.push(self.changed(fact, Some(was), is));
            }
        }
        changed.extend(after.into_iter().map(|(fact, is)| self.changed(fact, None, Some(is))));
        changed.sort_by(|one, other| one.fact.cmp(&other.fact));
        changed
    }

    const fn changed(&self, fact: String, from: Option<ReceiptValue>, to: Option<ReceiptValue>) -> ChangedFact {
        ChangedFact { fact, passenger_id: self.passenger_id(), from, to }
    }
}
