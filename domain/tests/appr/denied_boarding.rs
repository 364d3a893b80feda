//! Denial of boarding, ss.1(3), 15 and 20.

use redress_domain::regime::ReasonCode;
use serde_json::{Value, json};

use crate::support::{DELAY, answer, asks, cites, dollars, told};

#[test]
fn denied_boarding_pays_the_same_whatever_the_size_by_bands_of_six_and_nine_hours() {
    for (minutes, owed) in [(-20, 900), (0, 900), (359, 900), (360, 1800), (539, 1800), (540, 2400)] {
        for size in [json!("large"), json!("small"), Value::Null] {
            let kind = ("disruption.kind", json!("denied_boarding"));
            let cause = ("disruption.cause", json!("OVERBOOKING"));
            let assessment = answer(&[kind, cause, (DELAY, json!(minutes)), ("carrier_size", size)]);
            assert_eq!(dollars(&assessment), Some(owed), "{minutes}");
        }
    }
}

#[test]
fn who_gave_up_the_seat_or_could_not_board_by_own_doing_was_not_denied_boarding() {
    let denied = |field, value| answer(&[("disruption.kind", json!("denied_boarding")), (field, value)]);
    assert_eq!(denied("disruption.volunteered", json!(true)).reason, ReasonCode::Volunteer);
    for ground in ["documents_missing", "late_at_gate", "conduct", "health"] {
        assert_eq!(denied("disruption.denial_ground", json!(ground)).reason, ReasonCode::NotDenialOfBoarding);
    }
    assert_eq!(denied("passenger.presented_for_check_in", json!(false)).reason, ReasonCode::NotDenialOfBoarding);
    assert!(asks(&denied("passenger.presented_for_check_in", Value::Null), "passenger.presented_for_check_in"));
    assert!(asks(&denied("disruption.denial_ground", json!("documents_wrongly_refused")), "disruption.denial_ground"));
}

#[test]
fn what_nobody_says_of_a_denial_is_presumed_in_so_many_words() {
    let kind = || ("disruption.kind", json!("denied_boarding"));
    let presumed = |changes: &[(&str, Value)], what: &str| {
        let assessment = answer(changes);
        assert_eq!(dollars(&assessment), Some(900));
        assessment.presumptions.iter().any(|presumption| told(&presumption.presumed).contains(what))
    };
    let stated = [
        kind(),
        ("disruption.cause", json!("OVERBOOKING")),
        ("disruption.volunteered", json!(false)),
        ("disruption.denial_ground", json!("overbooking")),
    ];
    for what in ["did not give up the seat", "seats were short"] {
        assert!(presumed(&[kind(), ("disruption.cause", json!("OVERBOOKING"))], what), "{what}");
        assert!(!presumed(&stated, what), "{what}");
    }
}

#[test]
fn a_refusal_announced_before_the_day_is_judged_as_a_cancellation() {
    let announced = ("disruption.denial_ground", json!("announced_in_advance"));
    let told = ("disruption.notice_days", json!(5));
    let assessment = answer(&[("disruption.kind", json!("denied_boarding")), announced, told]);
    assert_eq!((dollars(&assessment), cites(&assessment, "APPR s.12(3)(d)")), (Some(400), true));
}

#[test]
fn denied_boarding_for_safety_pays_nothing() {
    let cause = ("disruption.cause", json!("TECH_UNSCHEDULED"));
    assert_eq!(answer(&[("disruption.kind", json!("denied_boarding")), cause]).reason, ReasonCode::CategorySafety);
}

#[test]
fn who_gave_up_the_seat_before_the_day_is_a_volunteer_too() {
    let kind = ("disruption.kind", json!("denied_boarding"));
    let announced = ("disruption.denial_ground", json!("announced_in_advance"));
    let assessment = answer(&[kind, announced, ("disruption.volunteered", json!(true))]);
    assert_eq!(assessment.reason, ReasonCode::Volunteer);
}

#[test]
fn who_declined_the_flight_offered_after_a_denial_is_counted_by_its_expected_arrival() {
    let declined = json!({ "offered": true, "accepted": false, "arrival_delay_minutes": 660 });
    let offer = ("disruption.rerouting", declined);
    let kind = ("disruption.kind", json!("denied_boarding"));
    let assessment = answer(&[kind, (DELAY, Value::Null), offer.clone()]);
    let expected = assessment.branches.iter().any(|branch| branch.citation.as_str() == "APPR s.20(3)");
    assert_eq!((dollars(&assessment), expected), (Some(2400), true));
    // A delay has no such rule: what was declined brought nobody anywhere.
    assert!(asks(&answer(&[(DELAY, Value::Null), offer]), DELAY));
}

#[test]
fn a_carrier_that_oversold_the_flight_needs_no_other_cause() {
    let kind = ("disruption.kind", json!("denied_boarding"));
    let ground = ("disruption.denial_ground", json!("overbooking"));
    let forced = ("disruption.volunteered", json!(false));
    let assessment = answer(&[kind, ground, forced, ("disruption.cause", Value::Null)]);
    assert_eq!((dollars(&assessment), cites(&assessment, "APPR s.12(4)")), (Some(900), true));
    assert!(assessment.presumptions.is_empty());
}
