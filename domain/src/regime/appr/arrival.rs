//! How late the passenger reached the destination on the ticket, s.1(2): the opening of a door there, nothing earlier.

use super::Journey;
use crate::explanation::Sentence;
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
        trail.refused(TEST, Sentence::ApprArrivalNotKnown, ARRIVAL);
        return None;
    };
    let minutes = delay.minutes;
    let (finding, citation) = match delay.known_by {
        ArrivalKnownBy::Statement => (Sentence::ApprArrivalStated { minutes }, ARRIVAL),
        ArrivalKnownBy::Times => (Sentence::ApprArrivalByTimes { minutes }, ARRIVAL),
        ArrivalKnownBy::ReroutingTaken => (Sentence::ApprArrivalByWayTaken { minutes }, ARRIVAL),
        ArrivalKnownBy::ReroutingDeclined => (Sentence::ApprArrivalByWayDeclined { minutes }, EXPECTED_ARRIVAL),
    };
    trail.taken(TEST, finding, citation);
    Some(minutes)
}
