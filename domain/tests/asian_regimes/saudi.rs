use redress_domain::regime::ReasonCode;
use serde_json::{Value, json};

use crate::support::{Told, facts_wanted, flight, no, outcome, review, yes};

const SAUDI: &str = "SA-GACA";

fn told(disruption: Value) -> Told {
    flight("RUH", "LHR", "2026-05-01T10:00", disruption)
}

fn delayed(minutes: i64) -> Told {
    told(json!({ "kind": "delay", "arrival_delay_minutes": minutes, "cause": "TECH_UNSCHEDULED" }))
}

#[test]
fn a_delay_above_six_hours_has_one_sum() {
    assert_eq!(outcome(&delayed(360).under(SAUDI)), no(ReasonCode::DelayTooShort));
    assert_eq!(outcome(&delayed(361).under(SAUDI)), yes("SAR 750.00"));
    assert_eq!(outcome(&told(json!({ "kind": "delay" })).under(SAUDI)), facts_wanted());
}

#[test]
fn a_cause_that_is_not_the_carriers_own_and_a_delay_that_was_told_before_go_to_a_lawyer() {
    assert_eq!(outcome(&delayed(361).but("cause", json!("WEATHER_UNSAFE")).under(SAUDI)), review());
    assert_eq!(outcome(&delayed(361).but("notice_days", json!(1)).under(SAUDI)), review());
    assert_eq!(outcome(&delayed(361).but("notice_days", json!(0)).under(SAUDI)), yes("SAR 750.00"));
    assert_eq!(outcome(&delayed(361).but("cause", json!("UNKNOWN")).under(SAUDI)), yes("SAR 750.00"));
}

#[test]
fn a_cancellation_is_never_answered_with_a_sum() {
    for days in [0, 1, 14, 60, 61] {
        let cancelled = told(json!({ "kind": "cancellation", "notice_days": days, "cause": "CREW_SHORTAGE" }));
        let fare = json!({ "amount": "1000.00", "currency": "SAR" });
        assert_eq!(outcome(&cancelled.with("one_way_fare", fare).under(SAUDI)), review(), "{days}");
    }
}

#[test]
fn a_denial_of_boarding_and_a_lower_class_give_twice_the_ticket() {
    let denied = told(json!({ "kind": "denied_boarding", "denial_ground": "overbooking" }));
    let lower = told(json!({ "kind": "downgrade" }));
    for case in [denied, lower] {
        assert_eq!(outcome(&case.under(SAUDI)), facts_wanted());
        let fare = |amount: &str, currency: &str| json!({ "amount": amount, "currency": currency });
        let paid = case.clone().with("one_way_fare", fare("812.35", "SAR"));
        assert_eq!(outcome(&paid.under(SAUDI)), yes("SAR 1624.70"));
        let in_euros = case.with("one_way_fare", fare("200.00", "EUR"));
        assert_eq!(outcome(&in_euros.under(SAUDI)), facts_wanted(), "no conversion");
    }
}

#[test]
fn a_landing_elsewhere_and_an_earlier_departure_go_to_a_lawyer() {
    let elsewhere = told(json!({ "kind": "diversion", "arrival_delay_minutes": 500 }));
    assert_eq!(outcome(&elsewhere.under(SAUDI)), review());
    let earlier = told(json!({ "kind": "earlier_departure", "departure_moved_earlier_minutes": 90 }));
    assert_eq!(outcome(&earlier.under(SAUDI)), review());
}

#[test]
fn it_is_in_force_since_20_november_2023() {
    let on = |day| outcome(&delayed(361).leg("scheduled_departure", json!(day)).under(SAUDI));
    assert_eq!(on("2023-11-19"), no(ReasonCode::RegimeNotInForce));
    assert_eq!(on("2023-11-20"), yes("SAR 750.00"));
}
