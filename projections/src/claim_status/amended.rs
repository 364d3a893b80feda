//! How an amendment changes the document of a claim.

use redress_domain::claim::{Amendment, ClaimAmended, ClaimStatus, Consequence, SubmittedPassenger};
use redress_domain::value::PassengerId;

use super::document::{ClaimDocument, PassengerView};
use crate::{Amount, FoldError};

/// Puts the facts right, and forgets what rested on them as they were.
pub(super) fn amend(document: &mut ClaimDocument, amended: &ClaimAmended) -> Result<(), FoldError> {
    for change in &amended.changes {
        apply(document, change);
    }
    let first = document.itinerary.legs.first().ok_or(FoldError::NoLegs)?;
    document.owed_by = document.itinerary.legs.get(document.disruption.leg).unwrap_or(first).carrier();
    let consequence = amended.consequence();
    if consequence > Consequence::Nothing {
        document.compensation = None;
    }
    if consequence == Consequence::Verification {
        document.flight = None;
    }
    stand(document);
    Ok(())
}

/// An open claim stands where the way to its decision has come to.
pub(super) fn stand(document: &mut ClaimDocument) {
    if document.decision.is_some() || document.withdrawal.is_some() {
        return;
    }
    document.status = match (&document.compensation, &document.flight) {
        (Some(_), _) => ClaimStatus::Calculated,
        (None, Some(flight)) if flight.verified => ClaimStatus::FlightVerified,
        (None, Some(_)) => ClaimStatus::FlightNotVerified,
        (None, None) => ClaimStatus::Submitted,
    };
}

pub(super) fn passenger(submitted: &SubmittedPassenger) -> PassengerView {
    PassengerView {
        passenger_id: submitted.passenger_id,
        facts: submitted.facts,
        one_way_fare: submitted.one_way_fare.map(Amount),
        owed: None,
        paid: None,
    }
}

fn apply(document: &mut ClaimDocument, change: &Amendment) {
    match change {
        Amendment::Itinerary { to, .. } => document.itinerary = to.clone(),
        Amendment::ReplacementLegs { to, .. } => document.replacement_legs.clone_from(to),
        Amendment::Disruption { to, .. } => document.disruption = to.clone(),
        Amendment::CarrierSize { to, .. } => document.carrier_size = *to,
        Amendment::CarriedFor { to, .. } => document.carried_for = *to,
        Amendment::FiledOn { to, .. } => document.filed_on = *to,
        Amendment::AlreadyCompensatedBy { to, .. } => document.already_compensated_by.clone_from(to),
        Amendment::PassengerAdded { passenger: added } => document.passengers.push(passenger(added)),
        Amendment::PassengerRemoved { passenger } => {
            document.passengers.retain(|other| other.passenger_id != passenger.passenger_id);
        }
        Amendment::PassengerFacts { passenger_id, to, .. } => {
            on_passenger(document, *passenger_id, |passenger| passenger.facts = *to);
        }
        Amendment::OneWayFare { passenger_id, to, .. } => {
            on_passenger(document, *passenger_id, |passenger| passenger.one_way_fare = to.map(Amount));
        }
        Amendment::PassengerName { .. }
        | Amendment::ContactEmail { .. }
        | Amendment::ContactPhone { .. }
        | Amendment::BookingReference { .. }
        | Amendment::PayoutAccount { .. } => {}
    }
}

fn on_passenger(document: &mut ClaimDocument, id: PassengerId, change: impl FnOnce(&mut PassengerView)) {
    if let Some(passenger) = document.passengers.iter_mut().find(|passenger| passenger.passenger_id == id) {
        change(passenger);
    }
}
