//! How late the passenger reached the destination on the ticket, s.1(2): the opening of a door there, nothing earlier.

use super::Journey;
use crate::regime::ArrivalKnownBy;
use crate::regime::trail::Trail;
use crate::value::Citation;

const TEST: &str = "arrival_delay_known";
const ARRIVAL: Citation = Citation::from_static("APPR s.1(2)");
const EXPECTED_ARRIVAL: Citation = Citation::from_static("APPR s.20(3)");

/// The delay in minutes, with the branch that says how it is known. Whoever was denied boarding and did not take the way
/// offered is counted by its expected arrival (s.20(3)).
pub(super) fn delay_minutes(journey: &Journey<'_>, trail: &mut Trail) -> Option<i64> {
    let Some(delay) = journey.arrival_delay() else {
        trail.refused(TEST, "neither a delay nor the times of the arrival are known", ARRIVAL);
        return None;
    };
    let (how, citation) = match delay.known_by {
        ArrivalKnownBy::Statement => (" at the destination on the ticket", ARRIVAL),
        ArrivalKnownBy::Times => (", by the times of the last leg", ARRIVAL),
        ArrivalKnownBy::ReroutingTaken => (", by the way that was offered and taken", ARRIVAL),
        ArrivalKnownBy::ReroutingDeclined => (", as the way that was offered was to arrive", EXPECTED_ARRIVAL),
    };
    trail.taken(TEST, format!("{} minutes{how}", delay.minutes), citation);
    Some(delay.minutes)
}
