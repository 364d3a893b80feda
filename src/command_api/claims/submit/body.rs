//! The body of a submission: the words of an estimate, and the persons whom an estimate does not know.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use redress_domain::estimate::{
    PASSENGER_FACT_FIELDS, check_arrivals, passenger_facts_of, read_disruption, read_itinerary, read_legs,
    read_regime_code,
};
use redress_domain::fact::{Disruption, Itinerary, Leg, PassengerFacts};
use redress_domain::intake::{Cursor, Faults, Object};
use redress_domain::reference;
use redress_domain::regime::CarrierSize;
use redress_domain::value::{AirportCode, CarrierCode, LocalTime, Money};
use secrecy::SecretString;
use serde_json::Value;

use crate::command_api::personal::{booking_reference, email, name, payout_account, phone};
use crate::problem::Problem;

const PASSENGERS_MAX: usize = 9;
/// No leg takes longer than this.
const LEG_TIME_MAX: SignedDuration = SignedDuration::from_hours(48);

const FIELDS: &[&str] = &[
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
    let faults = Faults::new();
    let submission = submission(&Cursor::root(body, &faults).required(), received_at);
    faults.finish(submission).map_err(Problem::faulty_body)
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
        let legs = place.field("legs");
        for (index, leg) in itinerary.legs.iter().enumerate() {
            check_happened(&legs.item(index), leg, received_at);
        }
        if let Some(disruption) = &disruption {
            check_arrivals(&place, itinerary, disruption);
        }
    }
    (itinerary, disruption)
}

fn replacement_legs(at: &Cursor<'_, '_>, received_at: Timestamp) -> Option<Vec<Leg>> {
    if !at.is_present() {
        return Some(Vec::new());
    }
    let legs = read_legs(at)?;
    for (index, leg) in legs.iter().enumerate() {
        check_happened(&at.item(index), leg, received_at);
    }
    Some(legs)
}

/// A claim is about something that happened: nothing of a leg lies after the moment at which the claim was received.
fn check_happened(at: &Cursor<'_, '_>, leg: &Leg, received_at: Timestamp) {
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
    // A flight that was cancelled an hour ago may have been due tomorrow, but not next month.
    let due_by = received_at.saturating_add(LEG_TIME_MAX).unwrap_or(received_at);
    if leg.scheduled_arrival.is_some_and(|time| lies_after(time, leg.destination, due_by)) {
        at.field("scheduled_arrival").fault("in_the_future", "give the arrival of a leg that has begun");
    }
}

fn lies_after(time: LocalTime, airport: AirportCode, received_at: Timestamp) -> bool {
    match reference::instant(time, airport) {
        Some(instant) => instant > received_at,
        None => is_after_today(time.date(), received_at),
    }
}

/// With a day to spare for the time zones ahead of UTC.
fn is_after_today(day: Date, received_at: Timestamp) -> bool {
    today(received_at).tomorrow().is_ok_and(|latest| day > latest)
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
