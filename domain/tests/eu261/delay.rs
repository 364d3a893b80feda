//! A long delay, art.6 as the Court reads it, and the half of art.7(2).

use serde_json::{Value, json};

use crate::case::{Case, case};
use crate::eu;
use crate::said::{cited, keys, outcome, steps};

fn paris_to(destination: &str) -> Case {
    case(&[&format!("AF CDG-{destination}")])
}

#[test]
fn a_delay_counts_from_three_hours_on() {
    let short = eu(&paris_to("BCN").late(179));
    assert_eq!(outcome(&short), "BELOW_3H");
    assert_eq!(cited(&short), ["C-402/07", "EU261 art.5(1)(c)", "EU261 art.6", "EU261 art.7(1)"]);
    assert_eq!(
        steps(&short),
        [
            "- cancelled: reg261-not-cancelled (EU261 art.2(l))",
            "+ arrival_delay_known: law-arrival-stated (C-11/11)",
            "- long_delay: law-delay-too-short (C-402/07)"
        ]
    );
    assert_eq!(keys(&short.warnings), [""; 0]);

    let long = eu(&paris_to("BCN").late(180));
    assert_eq!(outcome(&long), "OK 250.00 EUR");
    assert_eq!(
        cited(&long),
        ["EU261 art.5(1)(c)", "EU261 art.6", "C-402/07", "EU261 art.5(3)", "C-156/22", "EU261 art.7(1)(a)"]
    );
    assert_eq!(
        steps(&long),
        [
            "- cancelled: reg261-not-cancelled (EU261 art.2(l))",
            "+ arrival_delay_known: law-arrival-stated (C-11/11)",
            "+ long_delay: law-delay-long-enough (C-402/07)",
            "- extraordinary_circumstances: reg261-inherent (C-156/22)",
            "+ distance_band: reg261-distance (EU261 art.7(4))"
        ]
    );
}

#[test]
fn in_the_longest_band_alone_the_carrier_may_halve_the_sum_below_four_hours() {
    let halved = eu(&paris_to("JFK").late(239));
    assert_eq!(outcome(&halved), "OK_HALF 300.00 EUR of 600.00 EUR");
    assert_eq!(steps(&halved).last().unwrap(), "+ reduction: reg261-delay-reduced (C-402/07)");
    assert_eq!(cited(&halved)[5..], ["EU261 art.7(1)(c)", "EU261 art.7(2)(c)"]);
    assert_eq!(keys(&halved.warnings), ["reg261-may-reduce"]);

    let whole = eu(&paris_to("JFK").late(240));
    assert_eq!(outcome(&whole), "OK 600.00 EUR");
    assert_eq!(steps(&whole).last().unwrap(), "- reduction: reg261-delay-not-reduced (C-402/07)");
    assert_eq!(keys(&whole.warnings), [""; 0]);

    assert_eq!(outcome(&eu(&paris_to("ATH").late(180))), "OK 400.00 EUR");
    assert_eq!(outcome(&eu(&paris_to("RUN").late(180))), "OK 400.00 EUR");
}

#[test]
fn a_later_time_that_was_told_two_weeks_before_is_no_delay() {
    let told = |days: i64| eu(&paris_to("BCN").late(180).with("disruption.notice_days", days));
    let early = told(14);
    assert_eq!(outcome(&early), "NOTICE_14_DAYS");
    assert_eq!(steps(&early)[1], "- told_14_days_before: law-told-days-before (EU261 art.5(1)(c)(i))");
    assert_eq!(cited(&early), ["EU261 art.5(1)(c)(i)"]);
    assert_eq!(keys(&early.warnings), ["reg261-retimed-warning"]);
    assert_eq!(outcome(&told(13)), "OK 250.00 EUR");
}

#[test]
fn an_arrival_that_is_not_known_is_asked_for_unless_the_carrier_is_excused_anyway() {
    let unknown = eu(&paris_to("BCN"));
    assert_eq!(outcome(&unknown), "NEEDS_FACTS");
    assert_eq!(keys(&unknown.questions), ["law-ask-arrival-delay"]);
    assert_eq!(steps(&unknown)[1], "- arrival_delay_known: law-arrival-unknown (C-11/11)");
    assert_eq!(outcome(&eu(&paris_to("BCN").with("disruption.cause", "BIRD_STRIKE"))), "EXTRAORDINARY");
}

#[test]
fn how_late_it_was_is_known_by_the_times_of_the_last_leg_or_by_the_way_that_was_taken() {
    let by_times = |arrived: &str| {
        let case = paris_to("BCN").with("itinerary.legs.0.scheduled_arrival", "2026-05-01T12:00");
        eu(&case.with("itinerary.legs.0.actual_arrival", arrived))
    };
    assert_eq!(outcome(&by_times("2026-05-01T14:59")), "BELOW_3H");
    let late = by_times("2026-05-01T15:00");
    assert_eq!(outcome(&late), "OK 250.00 EUR");
    assert_eq!(steps(&late)[1], "+ arrival_delay_known: law-arrival-by-times (C-11/11)");

    let missed = paris_to("BCN").with("disruption.kind", "missed_connection").offered(0, 200);
    let taken = eu(&missed.clone().with("disruption.rerouting.accepted", true));
    assert_eq!(outcome(&taken), "OK 250.00 EUR");
    assert_eq!(steps(&taken)[1], "+ arrival_delay_known: law-arrival-by-rerouting-taken (C-11/11)");
    assert_eq!(outcome(&eu(&missed.with("disruption.rerouting.accepted", false))), "NEEDS_FACTS");
}

#[test]
fn after_a_landing_elsewhere_that_was_not_late_the_way_to_the_airport_is_still_owed() {
    let diverted = |late| eu(&paris_to("BCN").with("disruption.kind", "diversion").late(late));
    assert_eq!(
        (outcome(&diverted(179)), keys(&diverted(179).warnings)),
        ("BELOW_3H".to_owned(), vec!["reg261-transfer-owed".to_owned()])
    );
    assert_eq!((outcome(&diverted(180)), keys(&diverted(180).warnings)), ("OK 250.00 EUR".to_owned(), vec![]));
}

/// C-315/15: minutes that an extraordinary event took are taken off.
#[test]
fn of_a_delay_that_was_extraordinary_in_part_the_rest_must_be_three_hours() {
    let excused = |minutes: i64| {
        paris_to("BCN").late(300).with("disruption.excused_minutes", minutes).with("disruption.cause", "BIRD_STRIKE")
    };
    let long = eu(&excused(120));
    assert_eq!(outcome(&long), "OK 250.00 EUR");
    assert_eq!(steps(&long)[3], "+ rest_of_the_delay: reg261-rest-counts (C-315/15)");
    assert!(cited(&long).contains(&"C-315/15"));

    let short = eu(&excused(121));
    assert_eq!(outcome(&short), "EXTRAORDINARY");
    assert_eq!(
        steps(&short)[3..],
        [
            "- rest_of_the_delay: reg261-rest-too-short (C-315/15)",
            "+ all_reasonable_measures: reg261-measures-not-contested (EU261 art.5(3))"
        ]
    );
    assert_eq!(cited(&short), ["EU261 art.5(3)", "C-315/15"]);
    assert_eq!(keys(&short.warnings), ["reg261-measures-warning"]);
    let rest = serde_json::to_value(
        &eu(&excused(400)).branches.iter().find(|branch| branch.test == "rest_of_the_delay").unwrap().finding,
    );
    assert_eq!(rest.unwrap()["rest"], json!(0), "no delay is shorter than none");

    // None was excused: the cause decides.
    assert_eq!(outcome(&eu(&excused(0))), "EXTRAORDINARY");
    assert_eq!(outcome(&eu(&excused(1))), "OK 250.00 EUR");
    assert_eq!(outcome(&eu(&excused(0).with("disruption.cause", Value::Null))), "OK 250.00 EUR");
}

#[test]
fn minutes_are_not_taken_off_for_a_carrier_that_did_not_take_the_measures() {
    let measures = |proved: bool| {
        let case = paris_to("BCN").late(300).with("disruption.excused_minutes", 200);
        eu(&case.with("disruption.reasonable_measures_proved", proved))
    };
    let failed = measures(false);
    assert_eq!(outcome(&failed), "OK 250.00 EUR");
    assert_eq!(steps(&failed)[3], "- all_reasonable_measures: reg261-measures-not-proved (EU261 art.5(3))");
    assert!(cited(&failed).contains(&"EU261 art.5(3)"));
    let taken = measures(true);
    assert_eq!(outcome(&taken), "EXTRAORDINARY");
    assert_eq!(steps(&taken)[4], "+ all_reasonable_measures: reg261-measures-proved (EU261 art.5(3))");
    assert_eq!(keys(&taken.warnings), [""; 0]);
}

/// Who books two tickets bears the connection: the delay at the end of the second is none of the first.
#[test]
fn on_separate_bookings_a_missed_connection_counts_by_the_times_of_the_first_ticket_alone() {
    let missed = case(&["AF CDG-BCN", "VY BCN-ALG"]).with("disruption.kind", "missed_connection").late(600);
    assert_eq!(outcome(&eu(&missed)), "OK 250.00 EUR");
    let apart = missed.with("itinerary.single_booking", false);
    assert_eq!(outcome(&eu(&apart)), "NEEDS_FACTS");
    let timed = |arrived: &str| {
        let due = apart.clone().with("itinerary.legs.0.scheduled_arrival", "2026-05-01T12:00");
        outcome(&eu(&due.with("itinerary.legs.0.actual_arrival", arrived)))
    };
    assert_eq!([timed("2026-05-01T14:59"), timed("2026-05-01T15:00")], ["BELOW_3H", "OK 250.00 EUR"]);
}
