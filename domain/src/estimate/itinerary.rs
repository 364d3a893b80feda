//! Reading an itinerary: legs that exist, join and do not arrive before they depart.

use jiff::Timestamp;
use jiff::civil::Time;

use crate::fact::{Disruption, DisruptionKind, Itinerary, Leg};
use crate::intake::Cursor;
use crate::reference;
use crate::value::{AirportCode, LocalTime};

/// The most legs that one direction of a booking can have here.
pub const LEGS_LIMIT: usize = 12;

const LEG_FIELDS: &[&str] = &[
    "flight_number",
    "marketing_carrier",
    "operating_carrier",
    "origin",
    "destination",
    "scheduled_departure",
    "scheduled_arrival",
    "actual_departure",
    "actual_arrival",
];

/// One booking's one direction. Faults beside those of a leg: `legs_do_not_join`, `legs_out_of_order`.
pub fn read_itinerary(cursor: &Cursor<'_, '_>) -> Option<Itinerary> {
    let object = cursor.object(&["single_booking", "legs"])?;
    let single_booking = object.require("single_booking").boolean();
    let legs = read_legs(&object.require("legs"));
    Some(Itinerary { single_booking: single_booking?, legs: legs? })
}

/// Legs in order of travel, one to [`LEGS_LIMIT`].
pub fn read_legs(cursor: &Cursor<'_, '_>) -> Option<Vec<Leg>> {
    let array = cursor.array(1..=LEGS_LIMIT)?;
    let mut legs: Vec<Option<Leg>> = Vec::with_capacity(array.items().len());
    for place in array.items() {
        let leg = read_leg(&place);
        if let (Some(Some(before)), Some(leg)) = (legs.last(), &leg) {
            check_join(&place, before, leg);
        }
        legs.push(leg);
    }
    legs.into_iter().collect()
}

/// One leg. Faults: those of its fields, `unknown_airport`, `same_airport`, `arrival_before_departure`.
pub fn read_leg(place: &Cursor<'_, '_>) -> Option<Leg> {
    let object = place.object(LEG_FIELDS)?;
    let flight_number = object.field("flight_number").parsed();
    let marketing_carrier = object.field("marketing_carrier").parsed();
    let operating_carrier = object.field("operating_carrier").parsed();
    let origin = read_airport(&object.require("origin"));
    let destination = read_airport(&object.require("destination"));
    let scheduled_departure = object.require("scheduled_departure").parsed();
    let scheduled_arrival = object.field("scheduled_arrival").parsed();
    let actual_departure = object.field("actual_departure").parsed();
    let actual_arrival = object.field("actual_arrival").parsed();
    let (origin, destination) = (origin?, destination?);
    if origin == destination {
        object.field("destination").fault("same_airport", "give a destination other than the origin");
    }
    for (name, departure, arrival) in [
        ("scheduled_arrival", scheduled_departure, scheduled_arrival),
        ("actual_arrival", actual_departure, actual_arrival),
    ] {
        if let (Some(departure), Some(arrival)) = (departure, arrival)
            && is_before((arrival, destination), (departure, origin))
        {
            object.field(name).fault("arrival_before_departure", "give an arrival after the leg's departure");
        }
    }
    Some(Leg {
        flight_number,
        marketing_carrier,
        operating_carrier,
        origin,
        destination,
        scheduled_departure: scheduled_departure?,
        scheduled_arrival,
        actual_departure,
        actual_arrival,
    })
}

fn read_airport(place: &Cursor<'_, '_>) -> Option<AirportCode> {
    let code = place.parsed::<AirportCode>()?;
    if reference::airport(code).is_none() {
        place.fault("unknown_airport", "give the IATA code of an airport, as on the ticket; this one is not known");
        return None;
    }
    Some(code)
}

fn check_join(place: &Cursor<'_, '_>, before: &Leg, leg: &Leg) {
    if leg.origin != before.destination {
        place.field("origin").fault("legs_do_not_join", "begin this leg where the leg before it ended");
    }
    let earliest = before
        .scheduled_arrival
        .map_or((before.scheduled_departure, before.origin), |arrival| (arrival, before.destination));
    if is_before((leg.scheduled_departure, leg.origin), earliest) {
        let advice = "put the legs in order of travel: this one departs before the leg before it has ended";
        place.field("scheduled_departure").fault("legs_out_of_order", advice);
    }
}

/// What an itinerary and its disruption must agree on: without a departure of its own, a leg that flew arrived after its
/// scheduled departure (`arrival_before_departure`), and a cancelled leg did not fly as booked
/// (`delay_contradicts_cancellation`).
pub fn check_arrivals(place: &Cursor<'_, '_>, itinerary: &Itinerary, disruption: &Disruption) {
    use DisruptionKind::{Cancellation, Delay, Diversion, MissedConnection};
    let legs = place.field("legs");
    for (index, leg) in itinerary.legs.iter().enumerate() {
        let place = legs.item(index);
        let arrived_first = leg.actual_departure.is_none()
            && leg
                .actual_arrival
                .is_some_and(|arrival| is_before((arrival, leg.destination), (leg.scheduled_departure, leg.origin)));
        if arrived_first && matches!(disruption.kind, Delay | MissedConnection | Diversion) {
            let advice = "give an arrival after the leg's departure";
            place.field("actual_arrival").fault("arrival_before_departure", advice);
        }
        let flew = leg.actual_departure.is_some() && leg.actual_arrival.is_some();
        let travelled_otherwise = disruption.rerouting.is_some_and(|offer| offer.offered);
        if index == disruption.leg && disruption.kind == Cancellation && flew && !travelled_otherwise {
            let advice = "a cancelled leg did not fly: leave its actual times out, or give the rerouting";
            place.field("actual_arrival").fault("delay_contradicts_cancellation", advice);
        }
    }
}

/// Whether one local time is surely before another, wherever the two clocks stand: of a bare day, any minute could be
/// meant.
fn is_before(one: (LocalTime, AirportCode), other: (LocalTime, AirportCode)) -> bool {
    let latest = instant_within(one, Time::MAX);
    let earliest = instant_within(other, Time::MIN);
    matches!((latest, earliest), (Some(latest), Some(earliest)) if latest < earliest)
}

fn instant_within((time, at): (LocalTime, AirportCode), of_day: Time) -> Option<Timestamp> {
    match time {
        LocalTime::Minute(_) => reference::instant(time, at),
        LocalTime::Day(date) => reference::instant(LocalTime::Minute(date.to_datetime(of_day)), at),
    }
}
