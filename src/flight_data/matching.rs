//! Which records speak of a leg. Pure, so that every trap of dates and suffixes is a row in a table of tests.
//!
//! - **Day.** A departure belongs to the leg's *local* day at the origin, by the schedule that was first seen. An arrival
//!   belongs to the local day at the destination that the ticket names. Where the ticket names none, it is the arrival
//!   within 24 hours after the scheduled departure, of which a daily flight has just one; and where that departure is
//!   not known either, an arrival counts only if there is no other around that day.
//! - **Suffix.** `CX260D` is a `CX260` that runs a day late. A record matches with any suffix; one with the leg's own
//!   suffix (or none, as the leg has none) is preferred. Archives keep the delayed flight under the day it was scheduled
//!   for, while the passenger may hold a new pass with the day it flew: for a leg with the suffix D the day before is
//!   tried when its own day has nothing.
//! - **Sources** are judged apart, because each has its own way of naming; everything that matches is an observation.

use std::collections::BTreeSet;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use redress_domain::fact::{Leg, Observation, TimeSemantics};
use redress_domain::reference;

use super::record::{Direction, FlightStatus, time_semantics};

const LONGEST_FLIGHT: SignedDuration = SignedDuration::from_hours(24);
/// The suffix of a flight that runs a day late.
const DELAYED_TO_NEXT_DAY: char = 'D';

/// One record of a source, with the schedule as it was first seen and everything else as it was last said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) source: String,
    pub(super) provider_key: String,
    pub(super) retrieved_at: Timestamp,
    pub(super) direction: Direction,
    pub(super) suffix: Option<char>,
    pub(super) local_date: Date,
    pub(super) scheduled_at: Timestamp,
    pub(super) latest_at: Option<Timestamp>,
    pub(super) is_final: bool,
    pub(super) time_semantics: String,
    pub(super) status: FlightStatus,
    pub(super) cancelled: bool,
    pub(super) diverted: bool,
}

/// The observations of `leg` among records that have its number and its airports.
pub(super) fn observations(leg: &Leg, candidates: &[Candidate]) -> Vec<Observation> {
    let sources: BTreeSet<&str> = candidates.iter().map(|candidate| candidate.source.as_str()).collect();
    let of = |source: &str, direction| {
        let matches = |candidate: &&Candidate| candidate.source == source && candidate.direction == direction;
        candidates.iter().filter(matches).collect::<Vec<_>>()
    };
    let departures: Vec<Vec<&Candidate>> =
        sources.iter().map(|source| departures_of(leg, &of(source, Direction::Dep))).collect();
    let known_departure = departures.iter().flatten().map(|departure| departure.scheduled_at).next();
    let mut found = Vec::new();
    for (source, departures) in sources.iter().zip(&departures) {
        let own_departure = departures.first().map(|departure| departure.scheduled_at);
        let stated = reference::instant(leg.scheduled_departure, leg.origin);
        let departed = own_departure.or(known_departure).or(stated);
        found.extend(departures.iter().copied());
        found.extend(arrivals_of(leg, &of(source, Direction::Arr), departed));
    }
    found.into_iter().filter_map(observation).collect()
}

fn departures_of<'a>(leg: &Leg, departures: &[&'a Candidate]) -> Vec<&'a Candidate> {
    on_day(leg, departures, leg.scheduled_departure.date())
}

fn arrivals_of<'a>(leg: &Leg, arrivals: &[&'a Candidate], departed: Option<Timestamp>) -> Vec<&'a Candidate> {
    if let Some(arrival) = leg.scheduled_arrival {
        return on_day(leg, arrivals, arrival.date());
    }
    if let Some(departed) = departed {
        let in_flight = |candidate: &Candidate| {
            let flown = candidate.scheduled_at.duration_since(departed);
            flown > SignedDuration::ZERO && flown <= LONGEST_FLIGHT
        };
        return of_suffix(leg, arrivals, in_flight);
    }
    let day = leg.scheduled_departure.date();
    let around = of_suffix(leg, arrivals, |candidate| is_around(day, candidate.local_date));
    let distinct: BTreeSet<Timestamp> = around.iter().map(|candidate| candidate.scheduled_at).collect();
    if distinct.len() == 1 { around } else { Vec::new() }
}

fn on_day<'a>(leg: &Leg, candidates: &[&'a Candidate], day: Date) -> Vec<&'a Candidate> {
    let found = of_suffix(leg, candidates, |candidate| candidate.local_date == day);
    if found.is_empty() && suffix(leg) == Some(DELAYED_TO_NEXT_DAY) {
        return of_suffix(leg, candidates, |candidate| candidate.local_date.tomorrow().is_ok_and(|next| next == day));
    }
    found
}

/// The candidates that pass, with the leg's own suffix if there are such, else with any.
fn of_suffix<'a>(leg: &Leg, candidates: &[&'a Candidate], passes: impl Fn(&Candidate) -> bool) -> Vec<&'a Candidate> {
    let passing: Vec<&Candidate> = candidates.iter().copied().filter(|candidate| passes(candidate)).collect();
    let own: Vec<&Candidate> = passing.iter().copied().filter(|candidate| candidate.suffix == suffix(leg)).collect();
    if own.is_empty() { passing } else { own }
}

fn suffix(leg: &Leg) -> Option<char> {
    leg.flight_number.and_then(|flight| flight.suffix())
}

/// From the day before (a flight over the date line lands before it left) to the day after.
fn is_around(day: Date, other: Date) -> bool {
    let (first, last) = (day.checked_sub(1.day()), day.checked_add(1.day()));
    first.is_ok_and(|first| first <= other) && last.is_ok_and(|last| other <= last)
}

/// A record as an observation. A time counts as actual only once the source is done with the flight and the flight
/// did what the record's end is about; the landing of a diverted flight is not an arrival at its destination.
fn observation(candidate: &Candidate) -> Option<Observation> {
    let semantics: TimeSemantics = time_semantics(&candidate.time_semantics)?;
    let flown = matches!(
        (candidate.direction, candidate.status),
        (Direction::Dep, FlightStatus::Departed | FlightStatus::Arrived | FlightStatus::Diverted)
            | (Direction::Arr, FlightStatus::Arrived)
    );
    let diverted_arrival = candidate.diverted && candidate.direction == Direction::Arr;
    let actual = candidate.latest_at.filter(|_| candidate.is_final && flown && !diverted_arrival);
    let at = |direction, time| if candidate.direction == direction { time } else { None };
    Some(Observation {
        source: candidate.source.clone(),
        provider_key: candidate.provider_key.clone(),
        retrieved_at: candidate.retrieved_at,
        time_semantics: semantics,
        scheduled_departure: at(Direction::Dep, Some(candidate.scheduled_at)),
        actual_departure: at(Direction::Dep, actual),
        scheduled_arrival: at(Direction::Arr, Some(candidate.scheduled_at)),
        actual_arrival: at(Direction::Arr, actual),
        cancelled: candidate.cancelled,
        diverted_to: None,
    })
}

#[cfg(test)]
mod tests;
