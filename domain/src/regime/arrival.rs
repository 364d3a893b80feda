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

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::estimate::EstimateRequest;

    const PLACE: Citation = Citation::from_static("nowhere");

    fn known(disruption: &Value) -> (Option<i64>, String) {
        let request = json!({
            "itinerary": { "single_booking": true, "legs": [{
                "origin": "YYZ", "destination": "YVR", "scheduled_departure": "2026-05-01"
            }] },
            "disruption": disruption
        });
        let facts = EstimateRequest::parse(&request).unwrap();
        let mut trail = Trail::new();
        let minutes = minutes(&Journey::of(&facts).unwrap(), PLACE, &mut trail);
        let answer = trail.assessment("XX", None, Ok::<Option<crate::value::Money>, _>(None));
        (minutes, serde_json::to_value(&answer.branches[0].finding).unwrap()["key"].as_str().unwrap().to_owned())
    }

    #[test]
    fn how_late_it_was_is_told_with_how_it_is_known() {
        let denied = |accepted: bool| {
            let offer = json!({ "offered": true, "accepted": accepted, "arrival_delay_minutes": 90 });
            known(&json!({ "kind": "denied_boarding", "rerouting": offer }))
        };
        assert_eq!(known(&json!({ "kind": "delay" })), (None, "law-arrival-unknown".to_owned()));
        let stated = known(&json!({ "kind": "delay", "arrival_delay_minutes": -5 }));
        assert_eq!(stated, (Some(-5), "law-arrival-stated".to_owned()));
        assert_eq!(denied(true), (Some(90), "law-arrival-by-rerouting-taken".to_owned()));
        assert_eq!(denied(false), (Some(90), "law-arrival-by-rerouting-declined".to_owned()));
    }
}
