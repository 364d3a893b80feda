//! The sums of s.19 and what stands before them.

use redress_domain::regime::{BranchOutcome, Eligibility, ReasonCode};
use serde_json::{Value, json};

use crate::support::{DELAY, answer, asks, cites, dollars, told};

#[test]
fn a_large_carrier_owes_by_bands_of_three_six_and_nine_hours_and_nothing_below() {
    for (minutes, owed) in [
        (-30, None),
        (0, None),
        (179, None),
        (180, Some(400)),
        (359, Some(400)),
        (360, Some(700)),
        (539, Some(700)),
        (540, Some(1000)),
        (100_000, Some(1000)),
    ] {
        assert_eq!(dollars(&answer(&[(DELAY, json!(minutes))])), owed, "{minutes}");
    }
}

#[test]
fn a_small_carrier_owes_less_in_every_band() {
    for (minutes, owed) in
        [(179, None), (180, Some(125)), (359, Some(125)), (360, Some(250)), (539, Some(250)), (540, Some(500))]
    {
        assert_eq!(dollars(&answer(&[(DELAY, json!(minutes)), ("carrier_size", json!("small"))])), owed, "{minutes}");
    }
}

#[test]
fn a_delay_below_three_hours_is_a_no_whatever_else_is_unknown() {
    let unknown = [(DELAY, json!(179)), ("carrier_size", Value::Null), ("disruption.cause", json!("LATE_INBOUND"))];
    let assessment = answer(&[&unknown[..], &[("itinerary.legs.0.operating_carrier", json!("ZZ"))]].concat());
    assert_eq!((assessment.eligible, assessment.reason), (Eligibility::No, ReasonCode::Below3h));
    assert!(assessment.questions.is_empty());
}

#[test]
fn notice_of_exactly_14_days_still_pays_and_15_days_does_not() {
    for kind in ["delay", "cancellation"] {
        let told = |days: u32| {
            let offer = json!({ "offered": true, "accepted": true, "arrival_delay_minutes": 300 });
            let kind = ("disruption.kind", json!(kind));
            answer(&[kind, ("disruption.notice_days", json!(days)), ("disruption.rerouting", offer)])
        };
        assert_eq!(dollars(&told(14)), Some(400));
        assert_eq!((dollars(&told(15)), told(15).reason), (None, ReasonCode::NoticeOver14Days));
    }
}

#[test]
fn a_cancellation_without_a_day_of_notice_asks_for_it_and_a_delay_does_not() {
    let offer = json!({ "offered": true, "accepted": true, "arrival_delay_minutes": 300 });
    let cancelled = answer(&[("disruption.kind", json!("cancellation")), ("disruption.rerouting", offer)]);
    assert!(asks(&cancelled, "disruption.notice_days"), "{cancelled:#?}");
    assert_eq!(dollars(&answer(&[])), Some(400));
}

#[test]
fn a_cancellation_paragraph_is_cited_for_a_cancellation_and_a_delay_paragraph_for_a_delay() {
    let offer = json!({ "offered": true, "accepted": true, "arrival_delay_minutes": 300 });
    let told = ("disruption.notice_days", json!(0));
    let cancelled = answer(&[("disruption.kind", json!("cancellation")), told, ("disruption.rerouting", offer)]);
    assert!(cites(&cancelled, "APPR s.12(3)(d)") && !cites(&cancelled, "APPR s.12(2)(d)"));
    assert!(cites(&answer(&[]), "APPR s.12(2)(d)") && !cites(&answer(&[]), "APPR s.12(3)(d)"));
}

#[test]
fn a_refunded_ticket_is_owed_one_flat_sum_by_size_instead_of_the_band() {
    for (size, owed) in [("large", 400), ("small", 125)] {
        let told = ("disruption.notice_days", json!(0));
        let cancelled = ("disruption.kind", json!("cancellation"));
        let refunded = [cancelled, told, (DELAY, Value::Null), ("disruption.refunded", json!(true))];
        let assessment = answer(&[&refunded[..], &[("carrier_size", json!(size))]].concat());
        assert_eq!(dollars(&assessment), Some(owed));
        assert!(cites(&assessment, "APPR s.17(2)"));
    }
}

#[test]
fn a_delay_below_three_hours_gives_no_flat_sum_for_a_refund() {
    let assessment = answer(&[(DELAY, json!(179)), ("disruption.refunded", json!(true))]);
    assert_eq!(assessment.reason, ReasonCode::Below3h);
}

#[test]
fn delay_pays_from_15_december_2019_and_denied_boarding_from_15_july_2019() {
    let flown = |day: &str, kind: &str| {
        answer(&[("itinerary.legs.0.scheduled_departure", json!(day)), ("disruption.kind", json!(kind))])
    };
    assert_eq!(flown("2019-12-14", "delay").reason, ReasonCode::S19NotInForce);
    assert_eq!(dollars(&flown("2019-12-15", "delay")), Some(400));
    assert_eq!(flown("2019-07-14", "denied_boarding").reason, ReasonCode::RegimeNotInForce);
    assert_eq!(dollars(&flown("2019-07-15", "denied_boarding")), Some(900));
}

#[test]
fn a_child_on_a_lap_is_a_question_for_a_lawyer() {
    let lap = ("passenger.under_two_without_seat", json!(true));
    assert_eq!(answer(std::slice::from_ref(&lap)).eligible, Eligibility::NeedsLegalReview);
    assert_eq!(answer(&[lap, (DELAY, json!(10))]).eligible, Eligibility::No);
}

#[test]
fn a_free_ticket_is_owed_the_same() {
    assert_eq!(dollars(&answer(&[("passenger.free_ticket", json!(true))])), Some(400));
}

#[test]
fn every_answer_shows_the_tests_it_made_with_a_finding_and_a_citation() {
    let assessment = answer(&[]);
    let names: Vec<_> = assessment.branches.iter().map(|branch| branch.test.as_ref()).collect();
    for test in ["touches_canada", "in_force", "within_control", "not_compensated_yet", "arrival_delay_band"] {
        assert!(names.contains(&test), "{test} of {names:?}");
    }
    let bands = assessment.branches.iter().filter(|branch| branch.test == "arrival_delay_band");
    let outcomes: Vec<_> = bands.map(|branch| branch.outcome).collect();
    assert_eq!(outcomes, [BranchOutcome::Taken, BranchOutcome::Refused, BranchOutcome::Refused]);
    assert!(assessment.branches.iter().all(|branch| !told(&branch.finding).is_empty()));
}
