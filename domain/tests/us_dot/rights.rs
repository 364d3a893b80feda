//! What is owed beside the sum: at once, in money, and refunds under part 260.

use redress_domain::regime::{Assessment, Bound, Moment, ReasonCode, Standing};
use serde_json::{Value, json};

use crate::support::{ARRIVAL, DAY, KIND, LEGS, REROUTING, bumped, cites, leg, outcome, right, told};

/// Not bumped, but something else on the same ticket.
fn other(kind: &str, changes: &[(&'static str, Value)]) -> Assessment {
    bumped(&[&[(KIND, json!(kind)), (REROUTING, Value::Null)], changes].concat())
}

fn standing(assessment: &Assessment) -> Option<Standing> {
    right(assessment, "refund").map(|right| right.standing)
}

#[test]
fn no_delay_and_no_cancellation_gives_a_sum_however_long() {
    for kind in ["delay", "cancellation", "missed_connection", "diversion", "earlier_departure"] {
        let found = other(kind, &[]);
        assert_eq!(outcome(&found), Err(ReasonCode::KindNotCovered), "{kind}");
        assert!(cites(&found, "14 CFR s.250.2a"), "{kind}");
        assert_eq!(found.deadlines, []);
    }
}

#[test]
fn the_sum_is_paid_in_money_and_within_a_day() {
    let found = bumped(&[]);
    let time = right(&found, "compensation_in_money").and_then(|right| right.time).expect("a time");
    assert_eq!((time.bound, time.hours, time.after), (Bound::By, Some(24), Moment::DenialOfBoarding));
    assert!(right(&bumped(&[("one_way_fare", Value::Null)]), "compensation_in_money").is_none());
}

#[test]
fn at_home_a_change_of_three_hours_gives_a_refund_and_abroad_one_of_six() {
    let late = |legs: Value, minutes: i64| standing(&other("delay", &[(LEGS, legs), (ARRIVAL, json!(minutes))]));
    let (home, abroad) = (json!([leg("ORD", "DEN")]), json!([leg("JFK", "LHR")]));
    assert_eq!(late(home.clone(), 179), None);
    assert_eq!(late(home, 180), Some(Standing::Conditional));
    assert_eq!(late(abroad.clone(), 359), None);
    assert_eq!(late(abroad, 360), Some(Standing::Conditional));
}

#[test]
fn an_earlier_departure_is_a_change_too() {
    let moved = |minutes| {
        standing(&other("earlier_departure", &[("disruption.departure_moved_earlier_minutes", json!(minutes))]))
    };
    assert_eq!((moved(179), moved(180)), (None, Some(Standing::Conditional)));
}

#[test]
fn of_a_change_whose_size_is_not_known_it_is_a_condition() {
    let found = other("delay", &[]);
    let conditions: Vec<_> = right(&found, "refund").expect("a refund").conditions.iter().map(told).collect();
    assert!(conditions[0].starts_with("the departure is 3 hours earlier"), "{conditions:?}");
}

#[test]
fn a_landing_elsewhere_is_a_significant_change() {
    assert_eq!(standing(&other("diversion", &[(ARRIVAL, json!(30))])), Some(Standing::Conditional));
}

#[test]
fn the_refund_of_a_cancelled_flight_is_owed_to_whom_declines_the_other_way_or_is_offered_none() {
    let way = |accepted: Value| json!({ "offered": true, "accepted": accepted });
    let cancelled = |way: Value| standing(&other("cancellation", &[(REROUTING, way)]));
    assert_eq!(cancelled(Value::Null), Some(Standing::Conditional));
    assert_eq!(cancelled(way(Value::Null)), Some(Standing::Conditional));
    assert_eq!(cancelled(way(json!(false))), Some(Standing::Owed));
    assert_eq!(cancelled(json!({ "offered": false })), Some(Standing::Owed));
    assert_eq!(cancelled(way(json!(true))), None);
    assert_eq!(standing(&other("cancellation", &[("disruption.refunded", json!(true))])), None);
}

#[test]
fn a_refund_is_due_within_seven_business_days_to_a_card_and_twenty_days_otherwise() {
    let found = other("cancellation", &[]);
    let refund = right(&found, "refund").expect("a refund");
    let time = refund.time.expect("a time");
    assert_eq!((time.bound, time.days, time.after), (Bound::By, Some(20), Moment::RefundOwed));
    assert!(told(&refund.content).contains("7 business days"));
}

#[test]
fn part_260_holds_for_flights_from_28_october_2024_on() {
    let on = |day: &str| standing(&other("cancellation", &[(DAY, json!(day))]));
    assert_eq!((on("2024-10-27"), on("2024-10-28")), (None, Some(Standing::Conditional)));
}

#[test]
fn a_lower_class_gives_the_difference_in_fare_or_a_refund_and_no_sum() {
    let found = other("downgrade", &[]);
    assert_eq!(outcome(&found), Err(ReasonCode::KindNotCovered));
    assert!(cites(&found, "14 CFR s.250.6(c)"));
    assert_eq!(right(&found, "downgrade_reimbursement").map(|right| right.standing), Some(Standing::Owed));
    assert_eq!(standing(&found), Some(Standing::Conditional));
}
