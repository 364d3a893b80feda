use redress_domain::regime::ReasonCode;
use serde_json::{Value, json};

use crate::support::{Told, facts_wanted, flight, no, outcome, review, yes};

const INDIA: &str = "IN-CAR";

fn rupees(amount: &str) -> Value {
    json!({ "amount": amount, "currency": "INR" })
}

fn denied(late: i64) -> Told {
    let offer = json!({ "offered": true, "arrival_delay_minutes": late });
    let disruption = json!({ "kind": "denied_boarding", "denial_ground": "overbooking", "rerouting": offer });
    flight("DEL", "BOM", "2024-05-01T10:00", disruption).with("one_way_fare", rupees("4000.00"))
}

fn cancelled(arrival: &str) -> Told {
    let disruption = json!({ "kind": "cancellation", "notice_days": 0, "cause": "COMMERCIAL_CANCEL" });
    let flight = flight("DEL", "BOM", "2024-05-01T10:00", disruption);
    flight.leg("scheduled_arrival", json!(arrival)).with("one_way_fare", rupees("20000.00"))
}

#[test]
fn a_denial_of_boarding_gives_nothing_within_the_hour_twice_the_fare_within_a_day_and_four_times_after() {
    assert_eq!(outcome(&denied(60).under(INDIA)), no(ReasonCode::Within1h));
    assert_eq!(outcome(&denied(61).under(INDIA)), yes("INR 8000.00"));
    assert_eq!(outcome(&denied(1_440).under(INDIA)), yes("INR 8000.00"));
    assert_eq!(outcome(&denied(1_441).under(INDIA)), yes("INR 16000.00"));
    let without = denied(61).but("rerouting", json!({ "offered": false }));
    assert_eq!(outcome(&without.under(INDIA)), yes("INR 16000.00"));
    let untold = denied(61).but("rerouting", Value::Null);
    assert_eq!(outcome(&untold.under(INDIA)), facts_wanted());
}

#[test]
fn a_denial_of_boarding_gives_no_more_than_its_ceiling() {
    let fare = |late, amount| outcome(&denied(late).with("one_way_fare", rupees(amount)).under(INDIA));
    assert_eq!(fare(61, "5000.00"), yes("INR 10000.00"));
    assert_eq!(fare(61, "5000.01"), yes("INR 10000.00"));
    assert_eq!(fare(1_441, "4999.99"), yes("INR 19999.96"));
    assert_eq!(fare(1_441, "5000.01"), yes("INR 20000.00"));
}

#[test]
fn a_cancellation_gives_the_fare_or_a_sum_by_block_time_whichever_is_less() {
    for (arrival, sum) in [
        ("2024-05-01T11:00", "INR 5000.00"),
        ("2024-05-01T11:01", "INR 7500.00"),
        ("2024-05-01T12:00", "INR 7500.00"),
        ("2024-05-01T12:01", "INR 10000.00"),
    ] {
        assert_eq!(outcome(&cancelled(arrival).under(INDIA)), yes(sum), "{arrival}");
    }
    let cheap = cancelled("2024-05-01T12:01").with("one_way_fare", rupees("3100.00"));
    assert_eq!(outcome(&cheap.under(INDIA)), yes("INR 3100.00"));
}

#[test]
fn the_fare_in_rupees_and_the_block_time_are_asked_for() {
    let case = cancelled("2024-05-01T12:01");
    let without = case.clone().with("one_way_fare", Value::Null).leg("scheduled_arrival", Value::Null).under(INDIA);
    assert_eq!(outcome(&without), facts_wanted());
    assert_eq!(without.questions.len(), 2);
    let in_dollars = case.with("one_way_fare", json!({ "amount": "100.00", "currency": "USD" }));
    assert_eq!(outcome(&in_dollars.under(INDIA)), facts_wanted());
}

#[test]
fn two_weeks_of_notice_free_the_carrier_and_with_a_day_a_flight_that_suited() {
    let told = |days: u32, accepted: Value| {
        let offer = json!({ "offered": true, "accepted": accepted, "arrival_delay_minutes": 200 });
        let case = cancelled("2024-05-01T12:00").but("notice_days", json!(days)).but("rerouting", offer);
        outcome(&case.under(INDIA))
    };
    assert_eq!(told(14, json!(false)), no(ReasonCode::Notice14Days));
    assert_eq!(told(13, json!(true)), no(ReasonCode::RerouteWithinLimit));
    assert_eq!(told(13, json!(false)), yes("INR 7500.00"));
    assert_eq!(told(1, json!(true)), no(ReasonCode::RerouteWithinLimit));
    assert_eq!(told(1, Value::Null), facts_wanted());
    assert_eq!(told(0, json!(true)), review());
    let unknown = cancelled("2024-05-01T12:00").but("notice_days", Value::Null);
    assert_eq!(outcome(&unknown.under(INDIA)), facts_wanted());
}

#[test]
fn strikes_weather_and_the_like_excuse_and_what_is_not_listed_goes_to_a_lawyer() {
    let because = |cause: &str| outcome(&cancelled("2024-05-01T12:00").but("cause", json!(cause)).under(INDIA));
    assert_eq!(because("STRIKE_OWN_LAWFUL"), no(ReasonCode::Extraordinary));
    assert_eq!(because("WEATHER_UNSAFE"), no(ReasonCode::Extraordinary));
    assert_eq!(because("BIRD_STRIKE"), review());
    assert_eq!(because("TECH_UNSCHEDULED"), yes("INR 7500.00"));
}

#[test]
fn a_delay_gives_no_sum_and_an_earlier_departure_was_not_read() {
    let delayed = flight("DEL", "BOM", "2024-05-01", json!({ "kind": "delay", "arrival_delay_minutes": 2_000 }));
    assert_eq!(outcome(&delayed.under(INDIA)), no(ReasonCode::KindNotCovered));
    let earlier = json!({ "kind": "earlier_departure", "departure_moved_earlier_minutes": 90 });
    assert_eq!(outcome(&flight("DEL", "BOM", "2024-05-01", earlier).under(INDIA)), review());
}

#[test]
fn a_lower_class_gives_back_a_part_of_the_fare_by_distance_between_countries() {
    for (to, sum) in [("BOM", "INR 750.00"), ("KTM", "INR 300.00"), ("DXB", "INR 500.00"), ("LHR", "INR 750.00")] {
        let lower =
            flight("DEL", to, "2024-01-01", json!({ "kind": "downgrade" })).with("one_way_fare", rupees("1000.00"));
        assert_eq!(outcome(&lower.under(INDIA)), yes(sum), "{to}");
        let in_2023 = lower.leg("scheduled_departure", json!("2023-12-31"));
        assert_eq!(outcome(&in_2023.under(INDIA)), review(), "the day of 2023 is not known");
    }
}

#[test]
fn what_applied_before_2023_and_since_2025_was_not_read() {
    let on = |day: &str| outcome(&denied(61).leg("scheduled_departure", json!(day)).under(INDIA));
    assert_eq!(on("2010-08-14"), no(ReasonCode::RegimeNotInForce));
    assert_eq!(on("2010-08-15"), review());
    assert_eq!(on("2022-12-31"), review());
    assert_eq!(on("2023-01-01"), yes("INR 8000.00"));
    assert_eq!(on("2024-12-31"), yes("INR 8000.00"));
    assert_eq!(on("2025-01-01"), review());
    assert_eq!(on("2026-11-22"), review());
}
