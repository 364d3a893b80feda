//! Which journeys, which arrival and which kinds of disruption count, Act s.86.11(1) and ss.1(2), 12 and 19.

use redress_domain::regime::{Eligibility, ReasonCode};
use serde_json::{Value, json};

use crate::support::{DELAY, LEG, answer, asks, cites, dollars, told};

#[test]
fn any_leg_of_one_booking_that_touches_canada_brings_the_whole_into_scope_and_separate_bookings_do_not() {
    let legs = json!([
        { "operating_carrier": "AC", "origin": "YYZ", "destination": "LHR", "scheduled_departure": "2026-05-01T18:00" },
        { "operating_carrier": "MS", "origin": "LHR", "destination": "CAI", "scheduled_departure": "2026-05-02T14:00" }
    ]);
    let booked = |single: bool| {
        let single = ("itinerary.single_booking", json!(single));
        answer(&[("itinerary.legs", legs.clone()), single, ("disruption.leg", json!(1))])
    };
    assert_eq!(dollars(&booked(true)), Some(400));
    assert!(!booked(true).warnings.is_empty());
    assert_eq!((booked(false).in_scope, booked(false).reason), (false, ReasonCode::OutOfScope));
}

#[test]
fn a_delay_that_is_not_stated_is_the_difference_of_instants_at_the_last_destination() {
    // Over midnight, and over the night in which Toronto's clock goes back an hour.
    let leg = json!({ "operating_carrier": "AC", "origin": "YVR", "destination": "YYZ",
        "scheduled_departure": "2026-10-31T16:30", "scheduled_arrival": "2026-10-31T23:50",
        "actual_arrival": "2026-11-01T01:50" });
    let mut later = leg.clone();
    later["actual_arrival"] = json!("2026-11-01T02:50");
    let by_times = |leg: Value| answer(&[(LEG, leg), (DELAY, Value::Null)]);
    assert_eq!(by_times(leg).reason, ReasonCode::Below3h);
    // 23:50 to 02:50 reads as three hours and is four.
    let found = by_times(later);
    assert_eq!(dollars(&found), Some(400));
    assert!(
        found.branches.iter().any(|branch| told(&branch.finding).starts_with("240 minutes")),
        "{:#?}",
        found.branches
    );
}

#[test]
fn a_stated_delay_wins_over_the_times_and_no_delay_at_all_is_asked_for() {
    let timed = json!({ "operating_carrier": "AC", "origin": "YYZ", "destination": "YVR",
        "scheduled_departure": "2026-05-01T10:00", "scheduled_arrival": "2026-05-01T12:00",
        "actual_arrival": "2026-05-01T23:00" });
    assert_eq!(dollars(&answer(&[(LEG, timed)])), Some(400));
    assert!(asks(&answer(&[(DELAY, Value::Null)]), DELAY));
}

#[test]
fn of_a_missed_connection_and_a_denied_boarding_the_flight_that_left_without_the_passenger_tells_no_arrival() {
    let leg = json!({ "operating_carrier": "AC", "origin": "YYZ", "destination": "YVR",
        "scheduled_departure": "2026-05-01T10:00", "scheduled_arrival": "2026-05-01T12:00",
        "actual_arrival": "2026-05-01T12:00" });
    for kind in ["missed_connection", "denied_boarding"] {
        let left = [(LEG, leg.clone()), ("disruption.kind", json!(kind)), (DELAY, Value::Null)];
        assert!(asks(&answer(&left), DELAY), "{kind}");
    }
    let offer = json!({ "offered": true, "accepted": true, "arrival_delay_minutes": 400 });
    let kind = ("disruption.kind", json!("missed_connection"));
    let taken = answer(&[(LEG, leg), kind, (DELAY, Value::Null), ("disruption.rerouting", offer)]);
    assert_eq!(dollars(&taken), Some(700));
}

#[test]
fn a_missed_connection_and_a_diversion_count_at_the_destination_on_the_ticket_like_any_delay() {
    for kind in ["missed_connection", "diversion"] {
        let assessment = answer(&[("disruption.kind", json!(kind)), (DELAY, json!(540))]);
        assert_eq!((dollars(&assessment), cites(&assessment, "APPR s.12(2)(d)")), (Some(1000), true), "{kind}");
    }
}

#[test]
fn a_missed_connection_on_separate_bookings_is_no_delay_of_the_first_ticket() {
    let legs = json!([
        { "operating_carrier": "AC", "origin": "YYZ", "destination": "YUL", "scheduled_departure": "2026-05-01T10:00",
          "scheduled_arrival": "2026-05-01T11:20", "actual_arrival": "2026-05-01T11:50" },
        { "operating_carrier": "WS", "origin": "YUL", "destination": "YHZ", "scheduled_departure": "2026-05-01T12:00" }
    ]);
    let separate = ("itinerary.single_booking", json!(false));
    let kind = ("disruption.kind", json!("missed_connection"));
    let missed = [("itinerary.legs", legs), separate, kind, ("disruption.leg", json!(0)), (DELAY, json!(600))];
    assert_eq!(answer(&missed).reason, ReasonCode::Below3h);
}

#[test]
fn a_flight_moved_earlier_pays_only_whom_it_made_three_hours_late_or_more() {
    let moved = |changes: &[(&str, Value)]| {
        let kind = ("disruption.kind", json!("earlier_departure"));
        answer(&[&[kind, ("disruption.notice_days", json!(5))], changes].concat())
    };
    for early in [json!(-60), json!(179), Value::Null] {
        assert_eq!(moved(&[(DELAY, early)]).reason, ReasonCode::KindNotCovered);
    }
    assert_eq!(dollars(&moved(&[(DELAY, json!(180))])), Some(400));
    assert!(cites(&moved(&[]), "APPR s.12(2)(d)"));
    assert_eq!(moved(&[("disruption.notice_days", json!(15))]).reason, ReasonCode::NoticeOver14Days);
    assert!(asks(&moved(&[("disruption.notice_days", Value::Null)]), "disruption.notice_days"));
}

#[test]
fn whether_a_refund_makes_a_cancellation_of_a_flight_moved_earlier_is_a_question_for_a_lawyer() {
    let kind = ("disruption.kind", json!("earlier_departure"));
    let refunded = answer(&[kind, (DELAY, Value::Null), ("disruption.refunded", json!(true))]);
    assert_eq!(refunded.eligible, Eligibility::NeedsLegalReview);
}

#[test]
fn a_downgrade_is_no_delay() {
    assert_eq!(answer(&[("disruption.kind", json!("downgrade"))]).reason, ReasonCode::KindNotCovered);
}

#[test]
fn who_stayed_away_from_a_late_flight_without_a_refund_is_asked_how_the_journey_ended() {
    let away = ("passenger.presented_for_check_in", json!(false));
    assert!(asks(&answer(std::slice::from_ref(&away)), "passenger.presented_for_check_in"));
    assert_eq!(answer(&[away.clone(), (DELAY, json!(179))]).reason, ReasonCode::Below3h);
    let refunded = answer(&[away.clone(), ("disruption.refunded", json!(true))]);
    assert_eq!((dollars(&refunded), cites(&refunded, "APPR s.19(2)(a)")), (Some(400), true));
    let told = ("disruption.notice_days", json!(0));
    let offer = ("disruption.rerouting", json!({ "offered": true, "accepted": true, "arrival_delay_minutes": 300 }));
    assert_eq!(dollars(&answer(&[away, ("disruption.kind", json!("cancellation")), told, offer])), Some(400));
}
