//! Opening a claim. The HTTP validator collects every fault with its pointer; this is the last line, and names the first.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use crate::claim::{ClaimError, ClaimEvent, ClaimSubmitted, SubmitClaim, SubmittedPassenger};
use crate::fact::{Leg, LegRole};
use crate::reference;
use crate::value::{AirportCode, LocalTime};

const MOST_PASSENGERS: usize = 9;
const MOST_LEGS: usize = 12;

/// Opens the claim.
pub(super) fn submit(command: SubmitClaim) -> Result<ClaimEvent, ClaimError> {
    let received_at = command.received_at;
    let submitted = ClaimSubmitted {
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
    };
    check(&submitted, received_at)?;
    Ok(ClaimEvent::ClaimSubmitted(submitted))
}

/// What every claim holds to, as submitted and as amended.
pub(super) fn check(claim: &ClaimSubmitted, received_at: Timestamp) -> Result<(), ClaimError> {
    check_passengers(&claim.passengers)?;
    let booked = &claim.itinerary.legs;
    if booked.is_empty() || booked.len() > MOST_LEGS {
        return Err(ClaimError::LegCountOutOfRange { count: booked.len() });
    }
    if claim.replacement_legs.len() > MOST_LEGS {
        return Err(ClaimError::LegCountOutOfRange { count: claim.replacement_legs.len() });
    }
    check_joined(booked)?;
    check_legs(LegRole::Booked, booked, received_at)?;
    check_legs(LegRole::Replacement, &claim.replacement_legs, received_at)?;
    if claim.disruption.leg >= booked.len() {
        return Err(ClaimError::DisruptedLegUnknown { leg: claim.disruption.leg });
    }
    if is_after_today(LocalTime::Day(claim.filed_on), received_at) {
        return Err(ClaimError::FiledInTheFuture { filed_on: claim.filed_on });
    }
    Ok(())
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
        let arrives_first = |departure: Option<LocalTime>, arrival: Option<LocalTime>| {
            departure.zip(arrival).is_some_and(|(departure, arrival)| arrives_before(leg, departure, arrival))
        };
        if arrives_first(Some(leg.scheduled_departure), leg.scheduled_arrival)
            || arrives_first(leg.actual_departure, leg.actual_arrival)
        {
            return Err(ClaimError::ArrivalBeforeDeparture { role, leg: index });
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

/// Whether the arrival lies before the departure, as instants; with a bare date, as days, where a flight over the date
/// line may arrive on the calendar day before.
fn arrives_before(leg: &Leg, departure: LocalTime, arrival: LocalTime) -> bool {
    let instants = reference::instant(departure, leg.origin).zip(reference::instant(arrival, leg.destination));
    instants.map_or_else(
        || departure.date().checked_sub(1.day()).is_ok_and(|earliest| arrival.date() < earliest),
        |(departed, arrived)| arrived < departed,
    )
}

fn lies_after(time: LocalTime, airport: AirportCode, received_at: Timestamp) -> bool {
    reference::instant(time, airport).map_or_else(|| is_after_today(time, received_at), |instant| instant > received_at)
}

/// Whether a day lies after the day of `received_at`, with a day to spare for the time zones ahead of UTC.
pub(super) fn is_after_today(day: LocalTime, received_at: Timestamp) -> bool {
    let today = received_at.to_zoned(TimeZone::UTC).date();
    today.checked_add(1.day()).is_ok_and(|latest| day.date() > latest)
}
