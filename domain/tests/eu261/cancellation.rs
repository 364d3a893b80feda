//! Cancellation, art.5(1)(c), and the half of art.7(2).

use serde_json::{Value, json};

use crate::case::{Case, case};
use crate::eu;
use crate::said::{cited, keys, outcome, step, steps};

const NOTICE: &str = "exempt_by_notice";

fn paris_to(destination: &str) -> Case {
    case(&[&format!("AF CDG-{destination}")])
}

#[test]
fn who_was_told_two_weeks_before_is_owed_nothing_whatever_was_offered() {
    let early = eu(&paris_to("BCN").cancelled(14));
    assert_eq!(outcome(&early), "NOTICE_14_DAYS");
    assert_eq!(cited(&early), ["EU261 art.5(1)(c)(i)"]);
    assert_eq!(
        steps(&early),
        [
            "+ cancelled: reg261-cancelled (EU261 art.2(l))",
            "+ exempt_by_notice: law-told-days-before (EU261 art.5(1)(c)(i))"
        ]
    );
    let late = eu(&paris_to("BCN").cancelled(13));
    assert_eq!(outcome(&late), "OK 250.00 EUR");
    assert_eq!(
        steps(&late),
        [
            "+ cancelled: reg261-cancelled (EU261 art.2(l))",
            "+ told_before: law-told-days-before (EU261 art.5(1)(c)(ii))",
            "- exempt_by_notice: reg261-no-offer (EU261 art.5(1)(c)(ii))",
            "- extraordinary_circumstances: reg261-inherent (C-156/22)",
            "+ distance_band: reg261-distance (EU261 art.7(4))",
            "- reduction: reg261-no-offer (EU261 art.7(2)(a))"
        ]
    );
    assert_eq!(
        cited(&late),
        ["EU261 art.5(1)(c)", "EU261 art.5(1)(c)(ii)", "EU261 art.5(3)", "C-156/22", "EU261 art.7(1)(a)"]
    );
}

#[test]
fn told_a_week_before_an_offer_within_two_and_four_hours_frees_the_carrier() {
    for (days, earlier, later, expected) in [
        (13, 120, 239, "REROUTE_WINDOW_7_14"),
        (7, 120, 239, "REROUTE_WINDOW_7_14"),
        (7, -30, -30, "REROUTE_WINDOW_7_14"),
        (7, 121, 0, "OK_HALF 125.00 EUR of 250.00 EUR"),
        (7, 120, 240, "OK 250.00 EUR"),
        (6, 120, 239, "OK 250.00 EUR"),
    ] {
        let found = eu(&paris_to("BCN").cancelled(days).offered(earlier, later));
        assert_eq!(outcome(&found), expected, "{days} days, {earlier} earlier, {later} later");
    }
    assert_eq!(cited(&eu(&paris_to("BCN").cancelled(7).offered(0, 0))), ["EU261 art.5(1)(c)(ii)"]);
}

#[test]
fn told_later_an_offer_within_one_and_two_hours_frees_the_carrier() {
    for (days, earlier, later, expected) in [
        (6, 60, 119, "REROUTE_WINDOW_UNDER_7"),
        (0, 60, 119, "REROUTE_WINDOW_UNDER_7"),
        (0, 61, 0, "OK_HALF 125.00 EUR of 250.00 EUR"),
        (0, 60, 120, "OK_HALF 125.00 EUR of 250.00 EUR"),
        (0, 60, 121, "OK 250.00 EUR"),
    ] {
        let found = eu(&paris_to("BCN").cancelled(days).offered(earlier, later));
        assert_eq!(outcome(&found), expected, "{days} days, {earlier} earlier, {later} later");
    }
    assert_eq!(cited(&eu(&paris_to("BCN").cancelled(0).offered(0, 0))), ["EU261 art.5(1)(c)(iii)"]);
}

#[test]
fn what_is_not_known_of_an_offer_is_asked_where_it_decides() {
    let offered = |earlier: Option<i64>, later: Option<i64>| eu(&paris_to("BCN").cancelled(7).offered(earlier, later));
    let (asks_arrival, asks_departure) = ("reg261-ask-offer-arrival", "reg261-ask-offer-departure");
    for (earlier, later, branch, asked, expected) in [
        (None, None, "reg261-offer-unknown", vec![asks_arrival], "NEEDS_FACTS"),
        (Some(120), None, "reg261-offer-unknown", vec![asks_arrival], "NEEDS_FACTS"),
        (Some(121), None, "reg261-offer-departs-too-early", vec![asks_arrival], "NEEDS_FACTS"),
        (None, Some(239), "reg261-offer-unknown", vec![asks_departure], "NEEDS_FACTS"),
        (None, Some(240), "reg261-offer-arrives-too-late", vec![], "OK 250.00 EUR"),
        (Some(121), Some(240), "reg261-offer-departs-too-early", vec![], "OK 250.00 EUR"),
    ] {
        let found = offered(earlier, later);
        assert_eq!(
            (outcome(&found).as_str(), keys(&found.questions)),
            (expected, asked.iter().map(ToString::to_string).collect())
        );
        assert_eq!(step(&found, NOTICE), [format!("- exempt_by_notice: {branch} (EU261 art.5(1)(c)(ii))")]);
    }
    assert_eq!(
        step(&offered(Some(120), Some(239)), NOTICE),
        ["+ exempt_by_notice: reg261-offer-fits (EU261 art.5(1)(c)(ii))"]
    );
}

#[test]
fn of_an_offer_that_was_taken_the_arrival_that_is_stated_counts() {
    let stated = |later: Option<i64>, late| eu(&paris_to("BCN").cancelled(0).offered(0, later).late(late));
    assert_eq!(outcome(&stated(None, 119)), "REROUTE_WINDOW_UNDER_7");
    assert_eq!(outcome(&stated(None, 120)), "OK_HALF 125.00 EUR of 250.00 EUR");
    // What was offered goes before what came of it.
    assert_eq!(outcome(&stated(Some(119), 300)), "REROUTE_WINDOW_UNDER_7");
    assert_eq!(outcome(&stated(Some(121), 90)), "OK 250.00 EUR");
}

#[test]
fn the_day_on_which_the_passenger_was_told_is_asked_for() {
    let untold = eu(&paris_to("BCN").cancelled(0).with("disruption.notice_days", Value::Null));
    assert_eq!(outcome(&untold), "NEEDS_FACTS");
    assert_eq!(keys(&untold.questions), ["law-ask-notice"]);
    assert_eq!(step(&untold, NOTICE), ["- exempt_by_notice: law-notice-unknown (EU261 art.5(4))"]);
}

#[test]
fn another_way_halves_the_sum_up_to_the_limit_of_its_band() {
    for (destination, limit, half, whole) in [
        ("BCN", 120, "125.00 EUR", "250.00 EUR"),
        ("ATH", 180, "200.00 EUR", "400.00 EUR"),
        ("RUN", 180, "200.00 EUR", "400.00 EUR"),
        ("JFK", 240, "300.00 EUR", "600.00 EUR"),
    ] {
        let arrives = |later| eu(&paris_to(destination).cancelled(0).offered(61, later));
        let (in_time, late) = (arrives(limit), arrives(limit + 1));
        assert_eq!(outcome(&in_time), format!("OK_HALF {half} of {whole}"));
        assert!(step(&in_time, "reduction")[0].starts_with("+ reduction: reg261-offer-in-time (EU261 art.7(2)("));
        assert_eq!(keys(&in_time.warnings), ["reg261-may-reduce"]);
        assert_eq!(outcome(&late), format!("OK {whole}"));
        assert!(step(&late, "reduction")[0].starts_with("- reduction: reg261-offer-late (EU261 art.7(2)("));
    }
}

#[test]
fn a_refund_takes_nothing_from_the_sum() {
    let refunded = |refunded: bool| eu(&paris_to("BCN").cancelled(0).with("disruption.refunded", refunded));
    assert_eq!(outcome(&refunded(true)), "OK 250.00 EUR");
    assert_eq!(
        step(&refunded(true), "refund_is_no_bar"),
        ["+ refund_is_no_bar: reg261-refund-is-no-bar (EU261 art.8(1)(a))"]
    );
    assert_eq!(step(&refunded(false), "refund_is_no_bar"), [""; 0]);
}

#[test]
fn another_way_that_was_not_offered_is_none() {
    let alone = eu(&paris_to("BCN").cancelled(0).with("disruption.rerouting", json!({ "offered": false })));
    assert_eq!(outcome(&alone), "OK 250.00 EUR");
    assert_eq!(step(&alone, "reduction"), ["- reduction: reg261-no-offer (EU261 art.7(2)(a))"]);
}

#[test]
fn a_cancellation_for_extraordinary_circumstances_owes_no_sum() {
    let storm = paris_to("BCN").with("disruption.cause", "WEATHER_UNSAFE");
    assert_eq!(outcome(&eu(&storm.clone().cancelled(0))), "EXTRAORDINARY");
    assert_eq!(outcome(&eu(&storm.cancelled(0).with("disruption.notice_days", Value::Null))), "EXTRAORDINARY");
}

#[test]
fn an_offer_that_was_declined_and_whose_times_nobody_tells_frees_the_carrier_of_nothing() {
    let offer = json!({ "offered": true, "accepted": false });
    let found = eu(&case(&["IB BIO-LIN"]).cancelled(0).with("disruption.rerouting", offer));
    assert_eq!(outcome(&found), "OK 250.00 EUR");
    let offer = json!({ "offered": true, "accepted": true });
    assert_eq!(outcome(&eu(&case(&["IB BIO-LIN"]).cancelled(0).with("disruption.rerouting", offer))), "NEEDS_FACTS");
}

/// C-832/18.
#[test]
fn another_way_that_was_taken_and_came_three_hours_later_than_offered_is_compensated_as_a_delay_of_its_own() {
    let taken = |planned: i64, arrived: i64| {
        let offer = json!({
            "offered": true, "accepted": true, "departs_earlier_minutes": 0, "arrival_delay_minutes": planned
        });
        outcome(&eu(&case(&["IB BIO-LIN"]).cancelled(2).with("disruption.rerouting", offer).late(arrived)))
    };
    assert_eq!(taken(119, 299), "OK 250.00 EUR");
    assert_eq!(taken(119, 298), "REROUTE_WINDOW_UNDER_7");
}
