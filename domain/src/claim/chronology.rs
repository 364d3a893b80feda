//! What can be true of the times of a claim: the validator at the door and `decide` ask the same questions.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::fact::{Disruption, DisruptionKind, Itinerary, Leg};
use crate::reference;
use crate::value::{AirportCode, LocalTime};

/// No leg takes longer than this.
const LONGEST_LEG: SignedDuration = SignedDuration::from_hours(48);

/// Older than any regime, any flight data and any time limit.
const EARLIEST_YEAR: i16 = 2000;

/// Whether the arrival lies before the departure, as instants; with a bare date, as days, where a flight over the date
/// line may arrive on the calendar day before.
pub fn arrives_before_it_leaves(leg: &Leg, departure: LocalTime, arrival: LocalTime) -> bool {
    flight_time(leg, departure, arrival).map_or_else(
        || departure.date().checked_sub(1.day()).is_ok_and(|earliest| arrival.date() < earliest),
        |time| time < SignedDuration::ZERO,
    )
}

/// Whether a leg takes longer than any flight; with a bare date, by days, with one to spare for time zones.
pub fn takes_too_long(leg: &Leg, departure: LocalTime, arrival: LocalTime) -> bool {
    flight_time(leg, departure, arrival).map_or_else(
        || departure.date().checked_add(3.days()).is_ok_and(|latest| arrival.date() > latest),
        |time| time > LONGEST_LEG,
    )
}

fn flight_time(leg: &Leg, departure: LocalTime, arrival: LocalTime) -> Option<SignedDuration> {
    let departed = reference::instant(departure, leg.origin)?;
    Some(reference::instant(arrival, leg.destination)?.duration_since(departed))
}

/// Whether the leg was flown before anything that this ledger could know of.
pub fn departs_too_long_ago(leg: &Leg) -> bool {
    leg.scheduled_departure.date().year() < EARLIEST_YEAR
}

/// Whether a local time lies after an instant; a bare date, after its day.
pub fn lies_after(time: LocalTime, airport: AirportCode, received_at: Timestamp) -> bool {
    reference::instant(time, airport)
        .map_or_else(|| is_after_today(time.date(), received_at), |instant| instant > received_at)
}

/// Whether a day lies after the day of `received_at`, with a day to spare for the time zones ahead of UTC.
pub fn is_after_today(day: Date, received_at: Timestamp) -> bool {
    received_at.to_zoned(TimeZone::UTC).date().tomorrow().is_ok_and(|latest| day > latest)
}

/// Whether a claim is said to have reached the carrier before there was anything to claim, with a day to spare for time
/// zones. What is announced beforehand can be claimed for beforehand: a cancellation, an earlier departure, a lower class.
pub fn is_filed_before_event(filed_on: Date, itinerary: &Itinerary, disruption: &Disruption) -> bool {
    let announced = matches!(
        disruption.kind,
        DisruptionKind::Cancellation | DisruptionKind::EarlierDeparture | DisruptionKind::Downgrade
    );
    let disrupted = itinerary.legs.get(disruption.leg);
    let earliest = disrupted.and_then(|leg| leg.scheduled_departure.date().yesterday().ok());
    !announced && earliest.is_some_and(|earliest| filed_on < earliest)
}
