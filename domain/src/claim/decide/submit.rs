//! Opening a claim. The HTTP validator collects every fault with its pointer; this is the last line, and names the first.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::claim::chronology::{
    arrives_before_it_leaves, departs_too_long_ago, is_after_today, is_filed_before_event, lies_after, takes_too_long,
};
use crate::claim::{ClaimError, ClaimEvent, ClaimSubmitted, SubmitClaim, SubmittedPassenger};
use crate::fact::{Leg, LegRole};
use crate::reference;
use crate::value::LocalTime;

const MOST_PASSENGERS: usize = 9;
const MOST_LEGS: usize = 12;

/// Opens the claim.
pub(super) fn submit(command: SubmitClaim) -> Result<ClaimEvent, ClaimError> {
    check_passengers(&command.passengers)?;
    let booked = &command.itinerary.legs;
    if booked.is_empty() || booked.len() > MOST_LEGS {
        return Err(ClaimError::LegCountOutOfRange { count: booked.len() });
    }
    if command.replacement_legs.len() > MOST_LEGS {
        return Err(ClaimError::LegCountOutOfRange { count: command.replacement_legs.len() });
    }
    check_joined(booked)?;
    check_legs(LegRole::Booked, booked, command.received_at)?;
    check_legs(LegRole::Replacement, &command.replacement_legs, command.received_at)?;
    if command.disruption.leg >= booked.len() {
        return Err(ClaimError::DisruptedLegUnknown { leg: command.disruption.leg });
    }
    if is_after_today(command.filed_on, command.received_at) {
        return Err(ClaimError::FiledInTheFuture { filed_on: command.filed_on });
    }
    if is_filed_before_event(command.filed_on, &command.itinerary, &command.disruption) {
        return Err(ClaimError::FiledBeforeEvent { filed_on: command.filed_on });
    }
    Ok(ClaimEvent::ClaimSubmitted(ClaimSubmitted {
        claimant: command.claimant,
        passengers: command.passengers,
        contact: command.contact,
        booking_reference: command.booking_reference,
        itinerary: command.itinerary,
        replacement_legs: command.replacement_legs,
        disruption: command.disruption,
        carrier_size: command.carrier_size,
        carried_for: command.carried_for,
        filed_on: command.filed_on,
        already_compensated_by: command.already_compensated_by,
        payout_account: command.payout_account,
    }))
}

fn check_passengers(passengers: &[SubmittedPassenger]) -> Result<(), ClaimError> {
    if passengers.is_empty() || passengers.len() > MOST_PASSENGERS {
        return Err(ClaimError::PassengerCountOutOfRange { count: passengers.len() });
    }
    let mut seen = BTreeSet::new();
    let repeated = passengers.iter().map(|passenger| passenger.passenger_id).find(|id| !seen.insert(*id));
    repeated.map_or(Ok(()), |passenger_id| Err(ClaimError::PassengerRepeated { passenger_id }))
}

/// Booked legs join. Replacement legs need not: carriers do send people across a city from one airport to another.
fn check_joined(legs: &[Leg]) -> Result<(), ClaimError> {
    for (index, pair) in legs.windows(2).enumerate() {
        if let [previous, next] = pair
            && previous.destination != next.origin
        {
            return Err(ClaimError::LegsDoNotJoin {
                leg: index.saturating_add(1),
                origin: next.origin,
                previous_destination: previous.destination,
            });
        }
    }
    Ok(())
}

fn check_legs(role: LegRole, legs: &[Leg], received_at: Timestamp) -> Result<(), ClaimError> {
    for (index, leg) in legs.iter().enumerate() {
        check_airports(leg)?;
        let flights =
            [(Some(leg.scheduled_departure), leg.scheduled_arrival), (leg.actual_departure, leg.actual_arrival)];
        let mut flights = flights.into_iter().filter_map(|(departure, arrival)| departure.zip(arrival));
        if flights.clone().any(|(departure, arrival)| arrives_before_it_leaves(leg, departure, arrival)) {
            return Err(ClaimError::ArrivalBeforeDeparture { role, leg: index });
        }
        if flights.any(|(departure, arrival)| takes_too_long(leg, departure, arrival)) {
            return Err(ClaimError::LegTakesTooLong { role, leg: index });
        }
        if departs_too_long_ago(leg) {
            return Err(ClaimError::DepartureTooLongAgo { role, leg: index });
        }
        let is_future = |time: LocalTime, airport| lies_after(time, airport, received_at);
        if is_future(leg.scheduled_departure, leg.origin)
            || leg.actual_departure.is_some_and(|departure| is_future(departure, leg.origin))
        {
            return Err(ClaimError::DepartureInTheFuture { role, leg: index });
        }
        if leg.actual_arrival.is_some_and(|arrival| is_future(arrival, leg.destination)) {
            return Err(ClaimError::ArrivalInTheFuture { role, leg: index });
        }
    }
    Ok(())
}

fn check_airports(leg: &Leg) -> Result<(), ClaimError> {
    let unknown = [leg.origin, leg.destination].into_iter().find(|airport| reference::airport(*airport).is_none());
    unknown.map_or(Ok(()), |code| Err(ClaimError::AirportUnknown { code }))
}
