//! The body of a submission: the words of an estimate, and the persons whom an estimate does not know.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use redress_domain::claim::chronology::{
    departs_too_long_ago, is_after_today, is_filed_before_event, lies_after, takes_too_long,
};
use redress_domain::estimate::{
    PASSENGER_FACT_FIELDS, check_arrivals, passenger_facts_of, read_disruption, read_itinerary, read_legs,
    read_regime_code,
};
use redress_domain::fact::{Disruption, Itinerary, Leg, PassengerFacts};
use redress_domain::intake::{Cursor, Object};
use redress_domain::regime::CarrierSize;
use redress_domain::value::{CarrierCode, Money};
use secrecy::SecretString;
use serde_json::{Value, json};

use crate::command_api::personal::{booking_reference, email, name, payout_account, phone};
use crate::command_api::values::read_body;
use crate::problem::Problem;

const PASSENGERS_MAX: usize = 9;

/// What can be submitted, and amended.
pub(in crate::command_api::claims) const FIELDS: &[&str] = &[
    "passengers",
    "contact",
    "booking_reference",
    "itinerary",
    "replacement_legs",
    "disruption",
    "carrier_size",
    "carried_for",
    "filed_on",
    "already_compensated_by",
    "payout_account",
];

/// A submission that was read. Persons stand in it in clear, behind [`SecretString`].
#[derive(Debug)]
pub(super) struct Submission {
    pub(super) passengers: Vec<Passenger>,
    pub(super) email: SecretString,
    pub(super) phone: Option<SecretString>,
    pub(super) booking_reference: Option<SecretString>,
    pub(super) itinerary: Itinerary,
    pub(super) replacement_legs: Vec<Leg>,
    pub(super) disruption: Disruption,
    pub(super) carrier_size: Option<CarrierSize>,
    pub(super) carried_for: Option<CarrierCode>,
    pub(super) filed_on: Date,
    pub(super) already_compensated_by: Option<String>,
    pub(super) payout_account: Option<SecretString>,
}

/// One passenger of a submission.
#[derive(Debug)]
pub(super) struct Passenger {
    pub(super) name: SecretString,
    pub(super) facts: PassengerFacts,
    pub(super) one_way_fare: Option<Money>,
}

/// Reads the body. Nothing in it may lie after `received_at`; an absent `filed_on` is that day in UTC.
pub(super) fn read(body: &Value, received_at: Timestamp) -> Result<Submission, Problem> {
    read_body(body, |at| submission(&at.required(), received_at))
}

/// Reads it from the root of the body, which must be there.
pub(super) fn submission(root: &Cursor<'_, '_>, received_at: Timestamp) -> Option<Submission> {
    let object = root.object(FIELDS)?;
    let passengers = passengers(&object.require("passengers"));
    let contact = contact(&object.require("contact"));
    let booking_reference = booking_reference(object.field("booking_reference"));
    let (itinerary, disruption) = journey(&object, received_at);
    let replacement_legs = replacement_legs(&object.field("replacement_legs"), received_at);
    let sizes = [CarrierSize::Large, CarrierSize::Small].map(|size| (size.as_str(), size));
    let carrier_size = object.field("carrier_size").word(sizes.into_iter());
    let carried_for = object.field("carried_for").parsed();
    let filed_on = filed_on(&object.field("filed_on"), received_at);
    if let (Some(filed_on), Some(itinerary), Some(disruption)) = (filed_on, &itinerary, &disruption) {
        // A flight that has not left is a fault of its own.
        let has_left = |leg: &Leg| !lies_after(leg.scheduled_departure, leg.origin, received_at);
        if itinerary.legs.get(disruption.leg).is_some_and(has_left)
            && is_filed_before_event(filed_on, itinerary, disruption)
        {
            let advice = "there is nothing to claim before the flight was due to leave";
            object.field("filed_on").fault("before_the_event", advice);
        }
    }
    let already_compensated_by = read_regime_code(&object.field("already_compensated_by"));
    let payout_account = payout_account(object.field("payout_account"));
    let (email, phone) = contact?;
    Some(Submission {
        passengers: passengers?,
        email,
        phone,
        booking_reference,
        itinerary: itinerary?,
        replacement_legs: replacement_legs?,
        disruption: disruption?,
        carrier_size,
        carried_for,
        filed_on: filed_on?,
        already_compensated_by,
        payout_account,
    })
}

fn passengers(at: &Cursor<'_, '_>) -> Option<Vec<Passenger>> {
    let passengers = at.array(1..=PASSENGERS_MAX)?;
    let passengers: Vec<_> = passengers.items().map(|at| passenger(&at)).collect();
    passengers.into_iter().collect()
}

fn passenger(at: &Cursor<'_, '_>) -> Option<Passenger> {
    let known: Vec<_> = ["name", "one_way_fare"].into_iter().chain(PASSENGER_FACT_FIELDS.iter().copied()).collect();
    let passenger = at.object(&known)?;
    let name = name(passenger.require("name"));
    let facts = passenger_facts_of(&passenger);
    let one_way_fare = passenger.field("one_way_fare").money();
    Some(Passenger { name: name?, facts, one_way_fare })
}

fn contact(at: &Cursor<'_, '_>) -> Option<(SecretString, Option<SecretString>)> {
    let contact = at.object(&["email", "phone"])?;
    let email = email(contact.require("email"));
    let phone = phone(contact.field("phone"));
    Some((email?, phone))
}

/// The itinerary and the disruption, and what they must agree on.
fn journey(object: &Object<'_, '_>, received_at: Timestamp) -> (Option<Itinerary>, Option<Disruption>) {
    let place = object.require("itinerary");
    let itinerary = read_itinerary(&place);
    let legs = itinerary.as_ref().map(|itinerary| itinerary.legs.len());
    let disruption = read_disruption(&object.require("disruption"), legs);
    if let Some(itinerary) = &itinerary {
        check_journey(&place, itinerary, received_at);
        if let Some(disruption) = &disruption {
            check_arrivals(&place, itinerary, disruption);
        }
    }
    (itinerary, disruption)
}

/// Nothing of the journey lies after the moment at which it was told.
pub(in crate::command_api::claims) fn check_journey(
    at: &Cursor<'_, '_>,
    itinerary: &Itinerary,
    received_at: Timestamp,
) {
    let legs = at.field("legs");
    for (index, leg) in itinerary.legs.iter().enumerate() {
        check_times(&legs.item(index), leg, received_at);
    }
}

/// The legs travelled in the end; absent or empty: as booked.
pub(in crate::command_api::claims) fn replacement_legs(
    at: &Cursor<'_, '_>,
    received_at: Timestamp,
) -> Option<Vec<Leg>> {
    if !at.is_present() || at.is_empty_array() {
        return Some(Vec::new());
    }
    let legs = read_legs(at);
    at.narrow("array", || json!({ "minItems": 0 }));
    let legs = legs?;
    for (index, leg) in legs.iter().enumerate() {
        check_times(&at.item(index), leg, received_at);
    }
    Some(legs)
}

/// A claim is about a flight that there can have been, and about something that happened: nothing of a leg lies after the
/// moment at which the claim was received.
fn check_times(at: &Cursor<'_, '_>, leg: &Leg, received_at: Timestamp) {
    if departs_too_long_ago(leg) {
        at.field("scheduled_departure").fault("too_long_ago", "give the day of the flight, in this century");
    }
    let flights = [
        ("scheduled_arrival", Some(leg.scheduled_departure), leg.scheduled_arrival),
        ("actual_arrival", leg.actual_departure, leg.actual_arrival),
    ];
    for (name, departure, arrival) in flights {
        if departure.zip(arrival).is_some_and(|(departure, arrival)| takes_too_long(leg, departure, arrival)) {
            at.field(name).fault("leg_takes_too_long", "a leg takes at most 48 hours");
        }
    }
    let times = [
        ("scheduled_departure", Some(leg.scheduled_departure), leg.origin),
        ("actual_departure", leg.actual_departure, leg.origin),
        ("actual_arrival", leg.actual_arrival, leg.destination),
    ];
    for (name, time, airport) in times {
        if time.is_some_and(|time| lies_after(time, airport, received_at)) {
            at.field(name).fault("in_the_future", "a claim is about something that has happened");
        }
    }
}

fn today(received_at: Timestamp) -> Date {
    received_at.to_zoned(TimeZone::UTC).date()
}

fn filed_on(at: &Cursor<'_, '_>, received_at: Timestamp) -> Option<Date> {
    if !at.is_present() {
        return Some(today(received_at));
    }
    let date = at.date()?;
    if is_after_today(date, received_at) {
        at.fault("in_the_future", "the day on which the claim reached the carrier has not come yet");
        return None;
    }
    Some(date)
}
