//! A flight that leaves earlier than on the ticket (C-146/20).

use serde_json::Value;

use crate::case::{Case, case};
use crate::eu;
use crate::said::{cited, keys, outcome, step, steps};

fn earlier(destination: &str, minutes: i64, notice_days: u32) -> Case {
    let case = case(&[&format!("AF CDG-{destination}")]).with("disruption.kind", "earlier_departure");
    let case = case.with("disruption.departure_moved_earlier_minutes", minutes);
    case.with("disruption.notice_days", notice_days)
}

#[test]
fn a_flight_that_leaves_more_than_an_hour_earlier_was_cancelled_and_the_sum_is_whole() {
    let hour = eu(&earlier("BCN", 60, 0));
    assert_eq!(outcome(&hour), "ADVANCE_NOT_CANCELLATION");
    assert_eq!(steps(&hour), ["- brought_forward: reg261-advance-short (C-146/20)"]);
    assert_eq!(cited(&hour), ["C-146/20"]);

    let more = eu(&earlier("JFK", 61, 0));
    assert_eq!(outcome(&more), "OK 600.00 EUR");
    assert_eq!(
        steps(&more),
        [
            "+ brought_forward: reg261-advance-long (C-146/20)",
            "+ told_before: law-told-days-before (EU261 art.5(1)(c)(iii))",
            "- exempt_by_notice: reg261-offer-departs-too-early (EU261 art.5(1)(c)(iii))",
            "- extraordinary_circumstances: reg261-inherent (C-156/22)",
            "- reduction: reg261-advance-not-reduced (EU261 art.7(2))",
            "+ distance_band: reg261-distance (EU261 art.7(4))"
        ]
    );
    assert_eq!(
        cited(&more),
        ["EU261 art.2(l)", "C-146/20", "EU261 art.5(1)(c)(iii)", "EU261 art.5(3)", "C-156/22", "EU261 art.7(1)(c)"]
    );
}

#[test]
fn a_flight_that_left_a_little_earlier_and_came_three_hours_late_was_delayed() {
    assert_eq!(outcome(&eu(&earlier("BCN", 60, 0).late(180))), "OK 250.00 EUR");
    assert_eq!(outcome(&eu(&earlier("BCN", 60, 0).late(179))), "ADVANCE_NOT_CANCELLATION");
}

/// The flight that was moved is itself the way that was offered: it leaves so much earlier and arrives no later.
#[test]
fn told_a_week_before_two_hours_earlier_are_within_the_limits() {
    assert_eq!(outcome(&eu(&earlier("BCN", 120, 7))), "REROUTE_WINDOW_7_14");
    assert_eq!(outcome(&eu(&earlier("BCN", 121, 7))), "OK 250.00 EUR");
    assert_eq!(outcome(&eu(&earlier("BCN", 120, 6))), "OK 250.00 EUR");
    assert_eq!(outcome(&eu(&earlier("BCN", 300, 14))), "NOTICE_14_DAYS");
}

#[test]
fn another_way_that_was_offered_in_its_place_is_what_counts() {
    assert_eq!(outcome(&eu(&earlier("BCN", 180, 7).offered(120, 239))), "REROUTE_WINDOW_7_14");
    assert_eq!(outcome(&eu(&earlier("BCN", 180, 7).offered(120, 240))), "OK 250.00 EUR");
    assert_eq!(outcome(&eu(&earlier("BCN", 180, 7).offered(None, 0))), "OK 250.00 EUR");
    assert_eq!(outcome(&eu(&earlier("BCN", 90, 7).offered(121, None))), "OK 250.00 EUR");
    assert_eq!(outcome(&eu(&earlier("BCN", 90, 7).offered(None, None))), "REROUTE_WINDOW_7_14");
}

#[test]
fn by_how_much_and_when_it_was_told_is_asked_unless_the_carrier_is_excused_anyway() {
    let unknown = earlier("BCN", 61, 0).with("disruption.departure_moved_earlier_minutes", Value::Null);
    let found = eu(&unknown);
    assert_eq!(outcome(&found), "NEEDS_FACTS");
    assert_eq!(step(&found, "brought_forward"), ["- brought_forward: reg261-advance-unknown (C-146/20)"]);
    assert_eq!(keys(&found.questions), ["reg261-ask-advance"]);
    assert_eq!(outcome(&eu(&unknown.with("disruption.cause", "WEATHER_UNSAFE"))), "EXTRAORDINARY");

    let untold = eu(&earlier("BCN", 61, 0).with("disruption.notice_days", Value::Null));
    assert_eq!(
        (outcome(&untold).as_str(), keys(&untold.questions)),
        ("NEEDS_FACTS", vec!["law-ask-notice".to_owned()])
    );
    assert_eq!(outcome(&eu(&earlier("BCN", 61, 0).with("disruption.cause", "WEATHER_UNSAFE"))), "EXTRAORDINARY");
}

#[test]
fn nobody_had_to_be_there_for_a_flight_that_left_earlier() {
    assert_eq!(outcome(&eu(&earlier("BCN", 61, 0).with("passenger.presented_for_check_in", false))), "OK 250.00 EUR");
}
