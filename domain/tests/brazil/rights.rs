//! Care by the time of waiting, the choice after four hours, changes that were told before, and the days before a court.

use redress_domain::regime::{Assessment, Standing};
use serde_json::{Value, json};

use crate::support::{DAY, KIND, LEGS, NOTICE, codes, denied, leg, right};

const CARE: [&str; 3] = ["communication", "food_and_drink", "accommodation"];
const CHOICE: [&str; 3] = ["rebooking", "refund", "other_transport"];

/// Left so late, on the day.
fn left(departure: &str) -> Assessment {
    let leg = json!({ "origin": "GRU", "destination": "GIG", "scheduled_departure": "2025-12-01T10:00",
        "actual_departure": departure });
    denied(&[(KIND, json!("delay")), (LEGS, json!([leg])), (NOTICE, json!(0))])
}

fn has(assessment: &Assessment, wanted: &[&str]) -> Vec<bool> {
    wanted.iter().map(|code| codes(assessment).contains(code)).collect()
}

#[test]
fn more_than_an_hour_gives_communication_more_than_two_food_and_more_than_four_a_hotel() {
    assert_eq!(has(&left("2025-12-01T11:00"), &CARE), [false, false, false]);
    assert_eq!(has(&left("2025-12-01T11:01"), &CARE), [true, false, false]);
    assert_eq!(has(&left("2025-12-01T12:00"), &CARE), [true, false, false]);
    assert_eq!(has(&left("2025-12-01T12:01"), &CARE), [true, true, false]);
    assert_eq!(has(&left("2025-12-01T14:00"), &CARE), [true, true, false]);
    assert_eq!(has(&left("2025-12-01T14:01"), &CARE), [true, true, true]);
}

#[test]
fn more_than_four_hours_give_the_choice_of_another_way_a_refund_or_other_transport() {
    assert_eq!(has(&left("2025-12-01T14:00"), &CHOICE), [false, false, false]);
    assert_eq!(has(&left("2025-12-01T14:01"), &CHOICE), [true, true, true]);
}

#[test]
fn care_is_owed_whatever_the_cause() {
    let storm = denied(&[(KIND, json!("cancellation")), ("disruption.cause", json!("WEATHER_UNSAFE"))]);
    assert_eq!(has(&storm, &CARE), [true, true, true]);
    assert_eq!(has(&storm, &CHOICE), [true, true, true]);
}

#[test]
fn where_the_wait_is_not_known_it_is_a_condition_and_a_known_one_is_owed() {
    let unknown = denied(&[]);
    assert_eq!(right(&unknown, "communication").map(|right| right.standing), Some(Standing::Conditional));
    let known = left("2025-12-01T12:30");
    assert_eq!(right(&known, "communication").map(|right| right.standing), Some(Standing::Owed));
}

#[test]
fn a_refund_ends_care_and_choice() {
    let refunded = denied(&[(KIND, json!("cancellation")), ("disruption.refunded", json!(true))]);
    assert_eq!(codes(&refunded), ["information", "further_damages"]);
}

#[test]
fn what_a_court_may_award_has_no_figure() {
    let damages = denied(&[]);
    let damages = right(&damages, "further_damages").expect("the right");
    assert_eq!(damages.standing, Standing::Conditional);
}

#[test]
fn a_change_that_was_told_before_gives_another_way_or_a_refund_if_it_was_told_late_or_is_a_large_one() {
    let moved = |legs: Value, days: u32, minutes: i64| {
        let earlier = ("disruption.departure_moved_earlier_minutes", json!(minutes));
        !denied(&[(KIND, json!("earlier_departure")), (LEGS, legs), (NOTICE, json!(days)), earlier]).rights.is_empty()
    };
    let (home, abroad) = (json!([leg("GRU", "GIG")]), json!([leg("GRU", "LIS")]));
    assert!(moved(home.clone(), 2, 10));
    assert!(!moved(home.clone(), 3, 30) && moved(home, 3, 31));
    assert!(moved(abroad.clone(), 2, 10));
    assert!(!moved(abroad.clone(), 3, 60) && moved(abroad, 3, 61));
}

#[test]
fn a_cancellation_that_was_told_before_is_a_change_and_gives_no_care() {
    let told = denied(&[(KIND, json!("cancellation")), (NOTICE, json!(10))]);
    assert_eq!(codes(&told), ["rebooking", "refund", "further_damages"]);
}

#[test]
fn a_court_must_be_asked_within_five_years_at_home_and_the_shorter_two_abroad() {
    let last = |legs: Value| denied(&[(LEGS, legs), (DAY, json!("2024-02-29"))]).deadlines[0].day.to_string();
    assert_eq!(last(json!([leg("GRU", "GIG")])), "2029-02-28");
    assert_eq!(last(json!([leg("GRU", "LIS")])), "2026-02-28");
}
