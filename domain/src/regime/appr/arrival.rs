//! How late the passenger reached the destination on the ticket, s.1(2): the opening of a door there, nothing earlier.

use super::Journey;
use crate::fact::{DisruptionKind, Rerouting};
use crate::reference;
use crate::regime::trail::Trail;
use crate::value::Citation;

const TEST: &str = "arrival_delay_known";
const ARRIVAL: Citation = Citation::from_static("APPR s.1(2)");
const EXPECTED_ARRIVAL: Citation = Citation::from_static("APPR s.20(3)");

/// A delay at the destination, and how it is known.
pub(super) struct ArrivalDelay {
    /// Negative is early.
    pub(super) minutes: i64,
    how: &'static str,
    citation: Citation,
}

/// The delay in minutes, with the branch that says how it is known.
pub(super) fn delay_minutes(journey: &Journey<'_>, trail: &mut Trail) -> Option<i64> {
    let Some(delay) = delay(journey) else {
        trail.refused(TEST, "neither a delay nor the times of the arrival are known", ARRIVAL);
        return None;
    };
    trail.taken(TEST, format!("{} minutes{}", delay.minutes, delay.how), delay.citation);
    Some(delay.minutes)
}

/// The delay as stated; else by the times of the last leg; else as the way that was offered and taken arrives. Whoever
/// was denied boarding and did not take the way offered is counted by its expected arrival (s.20(3)).
pub(super) fn delay(journey: &Journey<'_>) -> Option<ArrivalDelay> {
    let disruption = &journey.facts.disruption;
    let known = |minutes, how| ArrivalDelay { minutes, how, citation: ARRIVAL };
    let stated = disruption.arrival_delay_minutes.filter(|_| linked(journey));
    if let Some(minutes) = stated {
        return Some(known(minutes, " at the destination on the ticket"));
    }
    if let Some(minutes) = by_times(journey) {
        return Some(known(minutes, ", by the times of the last leg"));
    }
    let offered = disruption.rerouting.filter(|_| linked(journey))?;
    let minutes = offered.arrival_delay_minutes?;
    if offered.accepted == Some(true) {
        return Some(known(minutes, ", by the way that was offered and taken"));
    }
    let expected = disruption.kind == DisruptionKind::DeniedBoarding && was_declined(&offered);
    expected.then(|| ArrivalDelay {
        citation: EXPECTED_ARRIVAL,
        ..known(minutes, ", as the way that was offered was to arrive")
    })
}

fn was_declined(offer: &Rerouting) -> bool {
    offer.offered && offer.accepted == Some(false)
}

/// On separate bookings a missed connection is no delay of the first ticket: its own times alone count.
fn linked(journey: &Journey<'_>) -> bool {
    journey.facts.itinerary.single_booking || journey.facts.disruption.kind != DisruptionKind::MissedConnection
}

/// Scheduled and actual arrival of the last leg, as instants: midnight and clock changes do not matter. Of a flight that
/// left without the passenger the times tell nothing.
fn by_times(journey: &Journey<'_>) -> Option<i64> {
    let left_behind = match journey.facts.disruption.kind {
        DisruptionKind::DeniedBoarding => true,
        DisruptionKind::MissedConnection => linked(journey),
        _ => false,
    };
    let last = journey.legs.last().filter(|_| !left_behind)?;
    let scheduled = reference::instant(last.scheduled_arrival?, last.destination)?;
    let actual = reference::instant(last.actual_arrival?, last.destination)?;
    Some(actual.duration_since(scheduled).as_mins())
}
