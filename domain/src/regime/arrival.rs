//! The delay at the destination of the ticket, with the branch that says how it is known.

use super::trail::Trail;
use super::{ArrivalKnownBy, Journey};
use crate::explanation::Sentence;
use crate::value::Citation;

const TEST: &str = "arrival_delay_known";

/// How late, in minutes; negative is early. `None`: not known. `citation` says what counts as the arrival.
pub(crate) fn minutes(journey: &Journey<'_>, citation: Citation, trail: &mut Trail) -> Option<i64> {
    let Some(delay) = journey.arrival_delay() else {
        trail.refused(TEST, Sentence::LawArrivalUnknown, citation);
        return None;
    };
    let minutes = delay.minutes;
    let finding = match delay.known_by {
        ArrivalKnownBy::Statement => Sentence::LawArrivalStated { minutes },
        ArrivalKnownBy::Times => Sentence::LawArrivalByTimes { minutes },
        ArrivalKnownBy::ReroutingTaken => Sentence::LawArrivalByReroutingTaken { minutes },
        ArrivalKnownBy::ReroutingDeclined => Sentence::LawArrivalByReroutingDeclined { minutes },
    };
    trail.taken(TEST, finding, citation);
    Some(minutes)
}
