//! What is owed beside the sum, ss.8 to 18.2 and 21, with its times.

use redress_domain::regime::{Assessment, Bound, Right, Standing};
use serde_json::{Value, json};

use crate::support::{DELAY, LEG, answer, told};

const CAUSE: &str = "disruption.cause";
const KIND: &str = "disruption.kind";
const NOTICE: &str = "disruption.notice_days";
const DEPARTURE: &str = "itinerary.legs.0.scheduled_departure";

/// The rights as `section: standing`.
fn rights(assessment: &Assessment) -> Vec<String> {
    let standing = |right: &Right| match right.standing {
        Standing::Owed => "owed",
        Standing::Conditional => "if",
    };
    assessment.rights.iter().map(|right| format!("{}: {}", &right.citation.as_str()[5..], standing(right))).collect()
}

fn right<'a>(assessment: &'a Assessment, section: &str) -> Option<&'a Right> {
    assessment.rights.iter().find(|right| right.citation.as_str().strip_prefix("APPR ") == Some(section))
}

fn cancelled(changes: &[(&'static str, Value)]) -> Assessment {
    answer(&[&[(KIND, json!("cancellation")), (NOTICE, json!(0)), (DELAY, Value::Null)], changes].concat())
}

#[test]
fn a_large_carrier_owes_information_care_another_way_or_a_refund_and_money_for_a_long_delay_in_its_control() {
    assert_eq!(
        rights(&answer(&[])),
        [
            "s.8(1): if",
            "s.9(1): if",
            "s.13(1): owed",
            "s.13(2): owed",
            "s.14(1): if",
            "s.14(2): if",
            "s.17(1)(a)(i): owed",
            "s.17(1)(a)(ii): if",
            "s.17(1)(a)(iii): if",
            "s.17(2)(a): if",
            "s.17(2)(b): if",
            "s.18.1(1): if",
            "s.18.1(2): if",
            "s.18.2: if",
            "s.21: owed",
        ]
    );
}

#[test]
fn a_small_carrier_owes_its_own_next_flight() {
    let small = answer(&[("carrier_size", json!("small"))]);
    assert!(right(&small, "s.17(1)(b)").is_some() && right(&small, "s.17(1)(a)(i)").is_none());
    let unknown = answer(&[("carrier_size", Value::Null), ("itinerary.legs.0.operating_carrier", json!("ZZ"))]);
    for (section, condition) in [("s.17(1)(b)", "the carrier is small"), ("s.17(1)(a)(i)", "the carrier is large")] {
        let conditions = right(&unknown, section).map(|right| right.conditions.iter().map(told).collect::<String>());
        assert_eq!(conditions.as_deref(), Some(condition));
    }
}

#[test]
fn a_delay_below_three_hours_gives_information_and_care_but_no_other_way() {
    let short = answer(&[(DELAY, json!(179))]);
    assert_eq!(
        rights(&short),
        ["s.8(1): if", "s.9(1): if", "s.13(1): owed", "s.13(2): owed", "s.14(1): if", "s.14(2): if"]
    );
    assert!(right(&answer(&[(DELAY, json!(180))]), "s.17(1)(a)(i)").is_some());
}

#[test]
fn who_left_four_hours_late_and_arrived_within_three_is_owed_food() {
    let left = |departure: &str| {
        let leg = json!({ "operating_carrier": "AC", "origin": "YYZ", "destination": "YVR",
            "scheduled_departure": "2026-05-01T10:00", "actual_departure": departure });
        answer(&[(LEG, leg), (DELAY, json!(170))])
    };
    let food = |assessment: &Assessment| right(assessment, "s.14(1)").map(|right| right.standing);
    assert_eq!(food(&left("2026-05-01T14:00")), Some(Standing::Owed));
    assert_eq!(food(&left("2026-05-01T12:00")), Some(Standing::Owed));
    assert_eq!(food(&left("2026-05-01T11:59")), None);
}

#[test]
fn care_is_owed_to_whom_was_told_less_than_twelve_hours_before() {
    let food = |days: Value| right(&cancelled(&[(NOTICE, days)]), "s.14(1)").map(|right| right.conditions.clone());
    assert_eq!(food(json!(1)), None);
    for days in [json!(0), Value::Null] {
        let conditions = food(days).expect("care");
        assert!(told(&conditions[0]).starts_with("told less than 12 hours before"), "{conditions:?}");
    }
}

#[test]
fn a_safety_cause_pays_nothing_and_leaves_care_and_another_way() {
    let safety = answer(&[(CAUSE, json!("TECH_UNSCHEDULED")), (DELAY, json!(600))]);
    for section in ["s.14(2)", "s.17(1)(a)(i)", "s.17(2)(b)"] {
        assert!(right(&safety, section).is_some(), "{section}");
    }
    assert!(right(&safety, "s.21").is_none() && right(&safety, "s.18(1)").is_none());
}

#[test]
fn outside_control_there_is_no_hotel_but_another_way_within_48_hours_or_the_choice_of_a_refund() {
    let outside = cancelled(&[(CAUSE, json!("AIRSPACE_CLOSED"))]);
    assert_eq!(
        rights(&outside),
        [
            "s.13(1): owed",
            "s.18(1): owed",
            "s.18(1.1)(a): if",
            "s.18(1.1): if",
            "s.18(1.2): if",
            "s.18.1(1): if",
            "s.18.1(2): if",
            "s.18.2: if",
        ]
    );
}

#[test]
fn before_8_september_2022_there_was_no_refund_outside_control_and_48_hours_ran_from_the_end_of_the_event() {
    let flown = |day: &str| cancelled(&[(CAUSE, json!("WEATHER_UNSAFE")), (DEPARTURE, json!(day))]);
    let old = flown("2022-09-07T10:00");
    assert_eq!(rights(&old), ["s.13(1): owed", "s.18(1)(a)(i): owed", "s.18(1)(a)(ii): if"]);
    assert_eq!(right(&old, "s.18(1)(a)(i)").and_then(|right| right.time).and_then(|time| time.at), None);
    assert!(right(&flown("2022-09-08T10:00"), "s.18(1.1)").is_some());
}

#[test]
fn before_15_december_2019_a_delayed_passenger_was_owed_the_reason_and_a_denied_one_care_and_another_way() {
    let day = (DEPARTURE, json!("2019-12-14T10:00"));
    assert_eq!(rights(&cancelled(std::slice::from_ref(&day))), ["s.13(1)(a): owed"]);
    let denied = answer(&[day, (KIND, json!("denied_boarding"))]);
    for section in ["s.13(1)", "s.16(1)", "s.17(1)(a)(i)", "s.17(2)(b)", "s.21"] {
        assert!(right(&denied, section).is_some(), "{section} of {:?}", rights(&denied));
    }
    assert!(right(&cancelled(&[(DEPARTURE, json!("2019-12-15T10:00"))]), "s.14(2)").is_some());
}

#[test]
fn a_refund_ends_the_right_to_another_way() {
    let refunded = cancelled(&[("disruption.refunded", json!(true))]);
    assert!(rights(&refunded).iter().all(|right| !right.starts_with("s.17(1)")), "{:?}", rights(&refunded));
    assert_eq!(right(&refunded, "s.17(2)(b)").map(|right| right.standing), Some(Standing::Owed));
}

#[test]
fn a_cause_that_is_open_leaves_the_rights_of_either_side_conditional() {
    let open = cancelled(&[(CAUSE, json!("DEICING"))]);
    let condition = |section| right(&open, section).map(|right| told(&right.conditions[0]));
    assert_eq!(condition("s.17(1)(a)(i)").as_deref(), Some("the cause lay within the carrier's control"));
    assert_eq!(condition("s.18(1)").as_deref(), Some("the cause lay outside the carrier's control"));
    assert_eq!(right(&open, "s.13(1)").map(|right| right.standing), Some(Standing::Owed));
}

#[test]
fn a_volunteer_is_owed_what_was_agreed_and_who_was_not_denied_boarding_is_owed_nothing() {
    let denied = |field, value| answer(&[(KIND, json!("denied_boarding")), (field, value)]);
    assert_eq!(rights(&denied("disruption.volunteered", json!(true))), ["s.15(3): owed"]);
    assert!(denied("disruption.denial_ground", json!("late_at_gate")).rights.is_empty());
    assert!(answer(&[(KIND, json!("downgrade"))]).rights.is_empty());
}

#[test]
fn a_right_says_until_when_by_the_clock_of_the_airport_of_departure() {
    // In the night of 31 October 2026 Toronto's clock goes back an hour.
    let late = answer(&[(DEPARTURE, json!("2026-10-31T20:00")), ("filed_on", json!("2026-11-05"))]);
    let time = |section| right(&late, section).and_then(|right| right.time).expect("a time");
    let at = |section| time(section).at.map(String::from);
    assert_eq!((time("s.14(1)").bound, at("s.14(1)").as_deref()), (Bound::From, Some("2026-10-31T22:00")));
    assert_eq!((time("s.17(1)(a)(i)").bound, at("s.17(1)(a)(i)").as_deref()), (Bound::By, Some("2026-11-01T04:00")));
    assert_eq!(at("s.17(1)(a)(ii)").as_deref(), Some("2026-11-02T19:00"));
    assert_eq!((time("s.18.2").days, at("s.18.2")), (Some(30), None));
    assert_eq!(at("s.21").as_deref(), Some("2026-12-05"));
    let dated = answer(&[(DEPARTURE, json!("2026-10-31"))]);
    assert!(right(&dated, "s.14(1)").is_some_and(|right| right.time.is_some_and(|time| time.at.is_none())));
}

#[test]
fn money_is_owed_48_hours_after_a_denial_of_boarding_and_30_days_after_a_request_for_delay() {
    let hours = |assessment: &Assessment| right(assessment, "s.21").and_then(|right| right.time?.hours);
    assert_eq!(hours(&answer(&[(KIND, json!("denied_boarding"))])), Some(48));
    assert_eq!(hours(&answer(&[])), None);
    assert_eq!(right(&answer(&[]), "s.21").and_then(|right| right.time?.days), Some(30));
}
