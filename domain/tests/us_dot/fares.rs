//! The fare one way, which the sum is a multiple of.

use redress_domain::regime::Eligibility;
use serde_json::{Value, json};

use crate::support::{FARE, REROUTING, asks, bumped, dollars, outcome, planned, told};

#[test]
fn without_a_fare_it_is_asked_for() {
    let unknown = bumped(&[(FARE, Value::Null)]);
    assert!(asks(&unknown, "one_way_fare") && told(&unknown.questions[0]).contains("400 %"), "{unknown:#?}");
    assert_eq!(unknown.amount, None);
}

#[test]
fn within_the_hour_no_fare_is_asked_for() {
    assert_eq!(bumped(&[(FARE, Value::Null), (REROUTING, planned(60))]).eligible, Eligibility::No);
}

#[test]
fn a_fare_in_another_currency_is_asked_for_in_dollars_and_never_converted() {
    for currency in ["CAD", "EUR", "GBP"] {
        let other = bumped(&[(FARE, json!({ "amount": "300.00", "currency": currency }))]);
        assert!(asks(&other, "one_way_fare") && told(&other.questions[0]).contains("in USD"), "{other:#?}");
    }
}

#[test]
fn of_a_free_ticket_the_fare_that_others_paid_counts() {
    let free = ("passenger.free_ticket", json!(true));
    for fare in [Value::Null, dollars(0)] {
        let unknown = bumped(&[free.clone(), (FARE, fare)]);
        assert!(told(&unknown.questions[0]).contains("the lowest fare paid"), "{unknown:#?}");
    }
    assert!(asks(&bumped(&[(FARE, dollars(0))]), "one_way_fare"), "nobody pays nothing");
    assert_eq!(outcome(&bumped(&[free, (FARE, dollars(15_000))])), Ok(60_000));
}
