//! Large and small carriers, s.1(2) and (4).

use redress_domain::regime::Assessment;
use serde_json::{Value, json};

use crate::support::{LEG, answer, asks, cites, dollars, told};

#[test]
fn a_small_carrier_flying_for_a_large_one_owes_the_large_sums() {
    let small = ("carrier_size", json!("small"));
    let lifted = answer(&[small.clone(), ("carried_for", json!("AC"))]);
    assert_eq!((dollars(&lifted), cites(&lifted, "APPR s.1(4)")), (Some(400), true));
    let not_lifted = answer(&[small, ("carried_for", json!("PB"))]);
    assert_eq!(dollars(&not_lifted), Some(125));
}

#[test]
fn a_regional_operator_under_a_large_carriers_code_owes_the_large_sums() {
    let leg = |marketing: &str| {
        json!({ "marketing_carrier": marketing, "operating_carrier": "PB", "origin": "YHZ", "destination": "YYT",
            "scheduled_departure": "2026-05-01" })
    };
    assert_eq!(dollars(&answer(&[(LEG, leg("AC")), ("carrier_size", Value::Null)])), Some(400));
    assert_eq!(dollars(&answer(&[(LEG, leg("PB")), ("carrier_size", Value::Null)])), Some(125));
}

#[test]
fn a_size_that_is_not_stated_is_looked_up_by_carrier_and_year_and_asked_for_where_it_is_unknown() {
    let flown = |carrier: &str, day: &str| {
        let carrier = ("itinerary.legs.0.operating_carrier", json!(carrier));
        let day = ("itinerary.legs.0.scheduled_departure", json!(day));
        answer(&[carrier, day, ("carrier_size", Value::Null)])
    };
    assert_eq!(dollars(&flown("F8", "2023-08-29")), Some(125));
    assert_eq!(dollars(&flown("F8", "2024-08-29")), Some(400));
    assert!(asks(&flown("ZZ", "2024-08-29"), "carrier_size"));
}

#[test]
fn the_code_of_the_flight_number_tells_on_whose_behalf_a_regional_operator_flew() {
    let leg = |flight: &str| {
        json!({ "flight_number": flight, "operating_carrier": "PB", "origin": "YHZ", "destination": "YYT",
            "scheduled_departure": "2026-05-01" })
    };
    let sold = answer(&[(LEG, leg("AC8886")), ("carrier_size", Value::Null)]);
    assert_eq!((dollars(&sold), cites(&sold, "APPR s.1(4)")), (Some(400), true));
}

#[test]
fn a_small_carrier_sold_by_a_large_one_without_a_known_agreement_owes_the_small_sums_with_a_warning() {
    let sold = |marketing: &str| {
        let leg = json!({ "marketing_carrier": marketing, "operating_carrier": "5T", "origin": "YOW",
            "destination": "YFB", "scheduled_departure": "2026-05-01" });
        answer(&[(LEG, leg), ("carrier_size", Value::Null)])
    };
    assert_eq!(dollars(&sold("AC")), Some(125));
    assert!(warns(&sold("AC"), "APPR s.1(4)"), "{:?}", sold("AC").warnings);
    assert_eq!((dollars(&sold("3H")), warns(&sold("3H"), "APPR s.1(4)")), (Some(125), false));
}

#[test]
fn a_stated_size_that_the_reference_contradicts_is_taken_with_a_warning() {
    let small = answer(&[("carrier_size", json!("small"))]);
    assert_eq!((dollars(&small), warns(&small, "AC was large in 2026")), (Some(125), true), "{:?}", small.warnings);
    assert!(answer(&[]).warnings.is_empty());
    // Large after s.1(4) has lifted it is no contradiction.
    let leg = json!({ "marketing_carrier": "AC", "operating_carrier": "PB", "origin": "YHZ", "destination": "YYT",
        "scheduled_departure": "2026-05-01" });
    assert!(answer(&[(LEG, leg)]).warnings.is_empty());
}

#[test]
fn the_size_rests_on_evidence_that_the_answer_shows() {
    let looked_up = answer(&[("carrier_size", Value::Null)]);
    let branch = looked_up.branches.iter().find(|branch| branch.test == "carrier_is_large");
    assert!(branch.is_some_and(|branch| told(&branch.finding).starts_with("large: AC in 2026, ")), "{branch:?}");
}

fn warns(assessment: &Assessment, words: &str) -> bool {
    assessment.warnings.iter().any(|warning| told(warning).contains(words))
}

#[test]
fn a_size_that_is_estimated_is_taken_with_a_warning() {
    let porter = json!({ "operating_carrier": "PD", "origin": "YYZ", "destination": "YVR", "scheduled_departure": "2023-05-01" });
    let found = answer(&[(LEG, porter), ("carrier_size", Value::Null)]);
    assert_eq!(dollars(&found), Some(125));
    assert!(found.warnings.iter().any(|warning| told(warning).contains("estimate")), "{found:#?}");
}
