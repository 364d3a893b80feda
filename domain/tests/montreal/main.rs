//! The Montreal Convention: its ceilings by day, and that it is nobody's lump sum.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]

use redress_domain::estimate::{EstimateRequest, estimate};
use redress_domain::explanation::Language;
use redress_domain::regime::{Assessment, Eligibility, Journey, ReasonCode, Right, Standing, regime};
use serde_json::{Value, json};

const CODE: &str = "MC99";

fn leg(origin: &str, destination: &str, day: &str) -> Value {
    json!({ "operating_carrier": "AC", "origin": origin, "destination": destination, "scheduled_departure": day })
}

fn request(legs: &Value, kind: &str) -> Value {
    json!({
        "itinerary": { "single_booking": true, "legs": legs },
        "disruption": { "kind": kind, "leg": 0 },
        "carrier_size": "large"
    })
}

fn answer(origin: &str, destination: &str, day: &str, kind: &str) -> Option<Assessment> {
    let reply = estimate(&request(&json!([leg(origin, destination, day)]), kind), None).unwrap();
    reply.assessments.into_iter().find(|assessment| assessment.regime == CODE)
}

fn content(right: &Right) -> String {
    right.content.told(Language::English).to_string()
}

/// The ceilings of a day: delay, baggage, injury.
fn ceilings(day: &str) -> Vec<String> {
    let found = answer("YYZ", "FCO", day, "delay").expect("an assessment");
    let figure = |right: &Right| {
        let told = content(right);
        let (_, figure) = told.split_once("XDR ").expect("a ceiling");
        figure.split_once('.').expect("a point").0.to_owned()
    };
    found.rights.iter().map(figure).collect()
}

fn is_touched(request: &Value) -> bool {
    let facts = EstimateRequest::parse(request).unwrap();
    regime(CODE).unwrap().touches(&Journey::of(&facts).unwrap())
}

fn touches(legs: &Value) -> bool {
    is_touched(&request(legs, "delay"))
}

#[test]
fn the_ceilings_are_those_of_the_day_of_the_event() {
    for (days, limits) in [
        (["2003-11-04", "2009-12-29"], ["4150", "1000", "100000"]),
        (["2009-12-30", "2019-12-27"], ["4694", "1131", "113100"]),
        (["2019-12-28", "2024-12-27"], ["5346", "1288", "128821"]),
        (["2024-12-28", "2026-11-22"], ["6303", "1519", "151880"]),
    ] {
        for day in days {
            assert_eq!(ceilings(day), limits, "{day}");
        }
    }
}

#[test]
fn before_it_came_into_force_it_gives_nothing() {
    let found = answer("YYZ", "FCO", "2003-11-03", "delay").expect("an assessment");
    assert_eq!((found.reason, found.in_scope, found.rights.len()), (ReasonCode::RegimeNotInForce, false, 0));
}

#[test]
fn it_gives_no_lump_sum_and_makes_no_plan() {
    let reply = estimate(&request(&json!([leg("JFK", "NBO", "2026-05-01")]), "delay"), None).unwrap();
    let found = reply.assessments.iter().find(|assessment| assessment.regime == CODE).expect("an assessment");
    assert_eq!((found.eligible, found.reason, found.amount), (Eligibility::No, ReasonCode::DamageToBeProved, None));
    assert!(found.in_scope && found.rights.iter().all(|right| right.standing == Standing::Conditional));
    let told = serde_json::to_value(&reply).unwrap();
    let plans = told["plans"].as_array().expect("plans");
    assert!(plans.iter().all(|plan| plan["regime"] != CODE), "{plans:?}");
}

#[test]
fn it_stands_behind_every_law_that_gives_a_sum() {
    let reply = estimate(&request(&json!([leg("CDG", "YUL", "2026-05-01")]), "delay"), None).unwrap();
    let codes: Vec<_> = reply.assessments.iter().map(|assessment| assessment.regime.as_ref()).collect();
    assert_eq!(codes, ["CA-APPR", "EU-261", CODE]);
}

#[test]
fn a_journey_within_one_state_is_not_touched_and_one_that_stops_in_another_is() {
    let day = "2026-05-01";
    assert!(touches(&json!([leg("YYZ", "FCO", day)])));
    for (origin, destination) in [("YYZ", "YVR"), ("JFK", "SJU"), ("CDG", "PTP"), ("CDG", "RUN"), ("LHR", "JER")] {
        assert!(!touches(&json!([leg(origin, destination, day)])), "{origin}-{destination}");
    }
    assert!(touches(&json!([leg("YYZ", "JFK", day), leg("JFK", "YVR", day)])));
    assert!(touches(&json!([leg("LHR", "JFK", day), leg("JFK", "BOS", day)])));
}

#[test]
fn on_separate_tickets_a_flight_at_home_is_not_touched() {
    let mut request = request(&json!([leg("YVR", "YYZ", "2026-05-01"), leg("YYZ", "FCO", "2026-05-01")]), "delay");
    request["itinerary"]["single_booking"] = json!(false);
    assert!(!is_touched(&request));
}

#[test]
fn a_lower_class_is_no_delay() {
    let found = answer("YYZ", "FCO", "2026-05-01", "downgrade").expect("an assessment");
    let codes: Vec<_> = found.rights.iter().map(|right| right.right.as_ref()).collect();
    assert_eq!(codes, ["baggage_damages", "injury_damages"]);
}

#[test]
fn a_court_must_be_asked_within_two_years_of_the_day_on_which_the_journey_should_have_ended() {
    let mut overnight = leg("YYZ", "FCO", "2026-05-01T18:30");
    overnight["scheduled_arrival"] = json!("2026-05-02T08:45");
    let reply = estimate(&request(&json!([overnight]), "delay"), None).unwrap();
    let found = reply.assessments.iter().find(|assessment| assessment.regime == CODE).expect("an assessment");
    assert_eq!(found.deadlines[0].day.to_string(), "2028-05-02");
    let day_alone = answer("YYZ", "FCO", "2026-05-01", "delay").expect("an assessment");
    assert_eq!(day_alone.deadlines[0].day.to_string(), "2028-05-01");
}

#[test]
fn what_is_not_checked_is_said() {
    let warnings = |day, kind| {
        let found = answer("YYZ", "FCO", day, kind).expect("an assessment");
        let told: Vec<_> = found.warnings.iter().map(|told| told.told(Language::English).to_string()).collect();
        told.join("; ")
    };
    assert!(warnings("2026-05-01", "delay").contains("parties was not checked"));
    assert!(warnings("2026-05-01", "denied_boarding").contains("courts see differently"));
    assert!(!warnings("2029-12-27", "delay").contains("every five years"));
    assert!(warnings("2029-12-28", "delay").contains("every five years"));
}
