//! Where the rules apply, ss.250.2 and 260.3.

use redress_domain::estimate::EstimateRequest;
use redress_domain::regime::{Journey, ReasonCode, regime};
use serde_json::json;

use crate::support::{ARRIVAL, KIND, LEGS, REROUTING, bumped, leg, outcome, right, warns};

#[test]
fn a_seat_refused_abroad_is_out_of_scope_even_on_the_way_to_the_united_states() {
    let inbound = bumped(&[(LEGS, json!([leg("LHR", "JFK")]))]);
    assert_eq!((outcome(&inbound), inbound.in_scope), (Err(ReasonCode::OutOfScope), false));
    assert_eq!(inbound.rights, []);
}

#[test]
fn a_seat_refused_in_the_united_states_is_in_scope_wherever_the_ticket_began() {
    let onward = bumped(&[(LEGS, json!([leg("LHR", "JFK"), leg("JFK", "LAX")])), ("disruption.leg", json!(1))]);
    assert!(onward.in_scope);
    let first = bumped(&[(LEGS, json!([leg("LHR", "JFK"), leg("JFK", "LAX")])), ("disruption.leg", json!(0))]);
    assert_eq!(outcome(&first), Err(ReasonCode::OutOfScope));
}

#[test]
fn the_size_of_the_aircraft_is_not_checked_and_the_reply_says_so() {
    assert!(warns(&bumped(&[]), "30 seats or more"));
    assert!(!warns(&bumped(&[(LEGS, json!([leg("LHR", "JFK")]))]), "30 seats or more"));
}

#[test]
fn refunds_reach_flights_to_the_united_states_too_and_not_those_between_other_countries() {
    let late = |legs| bumped(&[(LEGS, legs), (KIND, json!("delay")), (ARRIVAL, json!(600)), (REROUTING, json!(null))]);
    let inbound = late(json!([leg("LHR", "JFK")]));
    assert_eq!((inbound.reason, inbound.in_scope), (ReasonCode::KindNotCovered, true));
    assert!(right(&inbound, "refund").is_some());
    let feeder = late(json!([leg("MUC", "LHR"), leg("LHR", "JFK")]));
    assert_eq!((feeder.reason, feeder.rights.len()), (ReasonCode::OutOfScope, 0));
}

#[test]
fn a_ticket_without_an_airport_of_the_united_states_is_not_touched() {
    let touched = |origin: &str, destination: &str| {
        let request = json!({
            "itinerary": { "single_booking": true, "legs": [leg(origin, destination)] },
            "disruption": { "kind": "delay" }
        });
        let facts = EstimateRequest::parse(&request).unwrap();
        regime("US-DOT").unwrap().touches(&Journey::of(&facts).unwrap())
    };
    assert!(touched("LHR", "JFK") && touched("SJU", "MAD") && !touched("LHR", "YYZ"));
}
