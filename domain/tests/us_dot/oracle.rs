//! Eight rows of the tables, by number.

use redress_domain::regime::ReasonCode;
use serde_json::json;

use crate::support::{DAY, FARE, LEGS, REROUTING, bumped, dollars, leg, outcome, planned};

fn row(domestic: bool, minutes: i64, fare: u64, day: &str) -> Result<u64, ReasonCode> {
    let legs = if domestic { json!([leg("ORD", "DEN")]) } else { json!([leg("JFK", "LHR")]) };
    outcome(&bumped(&[(LEGS, legs), (DAY, json!(day)), (REROUTING, planned(minutes)), (FARE, dollars(fare))]))
}

#[test]
fn row_72_an_hour_later_at_home_gives_nothing() {
    assert_eq!(row(true, 60, 20_000, "2026-05-01"), Err(ReasonCode::Within1h));
}

#[test]
fn row_73_a_minute_more_gives_two_fares() {
    assert_eq!(row(true, 61, 20_000, "2026-05-01"), Ok(40_000));
}

#[test]
fn row_74_two_fares_are_capped_a_minute_before_two_hours() {
    assert_eq!(row(true, 119, 80_000, "2026-05-01"), Ok(107_500));
}

#[test]
fn row_75_two_hours_give_four_fares() {
    assert_eq!(row(true, 120, 20_000, "2026-05-01"), Ok(80_000));
}

#[test]
fn row_76_four_fares_are_capped() {
    assert_eq!(row(true, 120, 80_000, "2026-05-01"), Ok(215_000));
}

#[test]
fn row_77_abroad_two_fares_hold_until_a_minute_before_four_hours() {
    assert_eq!(row(false, 239, 60_000, "2026-05-01"), Ok(107_500));
}

#[test]
fn row_78_abroad_four_hours_give_four_fares() {
    assert_eq!(row(false, 240, 60_000, "2026-05-01"), Ok(215_000));
}

#[test]
fn row_79_a_flight_of_2024_has_the_cap_of_its_day() {
    assert_eq!(row(true, 120, 80_000, "2024-06-01"), Ok(155_000));
}
