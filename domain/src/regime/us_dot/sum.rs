//! The sum, s.250.5: a part of the fare one way, by how late the alternative was planned to arrive, up to a cap.

use super::parameters::{Bands, Caps, PARAMETERS, Share};
use super::scope::Carriage;
use crate::explanation::Sentence;
use crate::reference;
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode};
use crate::value::Money;

const PLANNED: &str = "planned_arrival_known";
const BAND: &str = "arrival_band";
const FARE: &str = "fare_known";
const CAP: &str = "cap";

/// How late the alternative was to arrive when it was arranged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Planned {
    Minutes(i64),
    /// Nothing was offered.
    NoAlternative,
}

/// The sum of a passenger whom the rule covers, or why there is none.
pub(super) fn compensation(
    caps: &'static Caps,
    carriage: Carriage,
    journey: &Journey<'_>,
    trail: &mut Trail,
) -> Result<Option<Money>, Stop> {
    let Some(planned) = planned(journey, trail) else { return Ok(None) };
    may_stop_over(journey, trail);
    let bands = carriage.bands();
    let share = share(bands, planned, trail)?;
    if carriage == Carriage::Onward {
        bands_are_open(planned, trail);
    }
    let Some(fare) = fare(journey, share, trail) else { return Ok(None) };
    Ok(Some(capped(caps, fare, share, journey, trail)))
}

/// The times as they were planned: those of the alternative; where they are not told, those of the passenger's arrival.
fn planned(journey: &Journey<'_>, trail: &mut Trail) -> Option<Planned> {
    let citation = PARAMETERS.places.fare.citation();
    let rerouting = journey.disruption().rerouting;
    if rerouting.is_some_and(|rerouting| !rerouting.offered) {
        trail.taken(PLANNED, Sentence::UsDotNoAlternative, citation);
        return Some(Planned::NoAlternative);
    }
    if let Some(minutes) = rerouting.and_then(|rerouting| rerouting.arrival_delay_minutes) {
        trail.taken(PLANNED, Sentence::UsDotPlanned { minutes }, citation);
        return Some(Planned::Minutes(minutes));
    }
    // Of a flight that was arranged the planned arrival counts, and nobody told it.
    let told = journey.disruption().arrival_delay_minutes.filter(|_| rerouting.is_none());
    let Some(minutes) = told else {
        trail.refused(PLANNED, Sentence::UsDotPlannedUnknown, citation);
        trail.ask(Sentence::UsDotAskPlanned);
        return None;
    };
    trail.taken(PLANNED, Sentence::UsDotPlannedTakenFromArrival { minutes }, citation);
    trail.warn(Sentence::UsDotPlannedCounts);
    Some(Planned::Minutes(minutes))
}

/// Which part of the fare, with every band on the way.
fn share(bands: &'static Bands, planned: Planned, trail: &mut Trail) -> Result<Share, Stop> {
    let (none, lower, higher) =
        (bands.none_citation.citation(), bands.lower_citation.citation(), bands.higher_citation.citation());
    let Planned::Minutes(minutes) = planned else {
        trail.taken(BAND, Sentence::UsDotHighestBand, higher.clone());
        trail.cite(higher);
        return Ok(Share::Higher);
    };
    let limit = bands.none_up_to_minutes;
    if minutes <= limit {
        trail.taken(BAND, Sentence::UsDotUpTo { minutes, limit }, none.clone());
        return Err(Stop::no(ReasonCode::Within1h, vec![none]));
    }
    trail.refused(BAND, Sentence::UsDotOver { minutes, limit }, none);
    let limit = bands.higher_from_minutes;
    if minutes < limit {
        trail.taken(BAND, Sentence::UsDotBelow { minutes, limit }, lower.clone());
        trail.cite(lower);
        return Ok(Share::Lower);
    }
    trail.refused(BAND, Sentence::UsDotNotBelow { minutes, limit }, lower);
    trail.taken(BAND, Sentence::UsDotFrom { minutes, limit }, higher.clone());
    trail.cite(higher);
    Ok(Share::Higher)
}

/// On a flight onward from abroad both tables can be meant: a lawyer must look where they differ.
fn bands_are_open(planned: Planned, trail: &mut Trail) {
    let Planned::Minutes(minutes) = planned else { return };
    let is_higher = |bands: &Bands| minutes >= bands.higher_from_minutes;
    if is_higher(&PARAMETERS.domestic) != is_higher(&PARAMETERS.international) {
        let citation = PARAMETERS.domestic.higher_citation.citation();
        trail.refused("interstate_air_transportation", Sentence::UsDotOnwardOpen, citation.clone());
        trail.doubt(citation);
    }
}

/// The rule looks to the first stopover. A long stop on the way may be one; whether the passenger wanted it is not known.
fn may_stop_over(journey: &Journey<'_>, trail: &mut Trail) {
    let onward =
        journey.legs.iter().zip(journey.legs.iter().skip(1)).skip_while(|(leg, _)| **leg != *journey.disrupted);
    for (leg, next) in onward {
        let arrival = leg.scheduled_arrival.and_then(|arrival| reference::instant(arrival, leg.destination));
        let departure = reference::instant(next.scheduled_departure, next.origin);
        let stop = arrival.zip(departure).map(|(arrival, departure)| departure.duration_since(arrival).as_mins());
        if stop.is_some_and(|minutes| minutes > PARAMETERS.stopover.over_minutes) {
            trail.warn(Sentence::UsDotMayStopOver { at: leg.destination });
            return;
        }
    }
}

/// The fare one way in the currency of the rule: never converted. Of a free ticket, what others paid for that class.
fn fare(journey: &Journey<'_>, share: Share, trail: &mut Trail) -> Option<Money> {
    let places = &PARAMETERS.places;
    let percent = i64::try_from(PARAMETERS.percent(share)).unwrap_or(i64::MAX);
    let Some(fare) = journey.facts.one_way_fare.filter(|fare| !fare.is_zero()) else {
        let free = journey.facts.passenger.free_ticket == Some(true) || journey.facts.one_way_fare.is_some();
        if free {
            trail.refused(FARE, Sentence::UsDotFreeTicket, places.free_ticket.citation());
            trail.ask(Sentence::UsDotAskFareOfOthers { percent });
        } else {
            trail.refused(FARE, Sentence::UsDotFareUnknown, places.fare.citation());
            trail.ask(Sentence::UsDotAskFare { percent });
        }
        return None;
    };
    if fare.currency != PARAMETERS.currency() {
        trail.refused(FARE, Sentence::UsDotOtherCurrency { fare }, places.fare.citation());
        trail.ask(Sentence::UsDotAskFareInDollars { currency: PARAMETERS.currency().code().into() });
        return None;
    }
    trail.taken(FARE, Sentence::UsDotPartOfFare { percent, fare }, places.fare.citation());
    Some(fare)
}

/// So much of the fare, or the cap where the carrier may leave it at that.
fn capped(caps: &'static Caps, fare: Money, share: Share, journey: &Journey<'_>, trail: &mut Trail) -> Money {
    let citation = caps.citation.citation();
    let cap = PARAMETERS.cap(caps, share);
    let part = u128::from(fare.amount_minor) * u128::from(PARAMETERS.percent(share)) / 100;
    let sum = u64::try_from(part).map_or(cap, |part| Money::from_minor(part, fare.currency));
    let is_capped = sum.amount_minor > cap.amount_minor;
    if PARAMETERS.is_in_doubt(journey.day()) && sum.amount_minor > least_cap(share) {
        trail.refused(CAP, Sentence::UsDotCapInDoubt { cap }, citation.clone());
        trail.doubt(citation);
        return cap;
    }
    if !is_capped {
        trail.refused(CAP, Sentence::UsDotBelowCap { cap }, citation);
        return sum;
    }
    trail.taken(CAP, Sentence::UsDotCapped { cap }, citation);
    trail.warn(Sentence::UsDotMayPayMore);
    if caps.review_from.is_some_and(|from| journey.day() >= from) {
        trail.warn(Sentence::UsDotCapsMayHaveChanged { cap });
    }
    cap
}

/// The least of the caps between which a day in doubt lies.
fn least_cap(share: Share) -> u64 {
    let doubtful = PARAMETERS.versions.iter().position(|caps| caps.start_in_doubt.is_some()).unwrap_or(0);
    let rows = PARAMETERS.versions.iter().skip(doubtful.saturating_sub(1)).take(2);
    rows.map(|caps| PARAMETERS.cap(caps, share).amount_minor).min().unwrap_or(0)
}
