use redress_domain::regime::ReasonCode;
use serde_json::json;

use crate::support::{Told, facts_wanted, flight, no, outcome, review, yes};

const TURKEY: &str = "TR-SHY";

fn cancelled(from: &str, to: &str) -> Told {
    flight(
        from,
        to,
        "2026-05-01T10:00",
        json!({ "kind": "cancellation", "notice_days": 0, "cause": "TECH_UNSCHEDULED" }),
    )
}

fn denied(from: &str, to: &str) -> Told {
    flight(from, to, "2026-05-01T10:00", json!({ "kind": "denied_boarding", "denial_ground": "overbooking" }))
}

fn delayed(minutes: i64, day: &str) -> Told {
    flight("IST", "LHR", day, json!({ "kind": "delay", "arrival_delay_minutes": minutes, "cause": "CREW_SHORTAGE" }))
}

#[test]
fn a_cancellation_or_a_denial_of_boarding_gives_a_sum_within_turkey_and_one_by_distance_between_countries() {
    for (from, to, sum) in [
        ("IST", "ESB", "EUR 100.00"),
        ("IST", "ATH", "EUR 250.00"),
        ("IST", "LHR", "EUR 400.00"),
        ("IST", "JFK", "EUR 600.00"),
    ] {
        assert_eq!(outcome(&cancelled(from, to).under(TURKEY)), yes(sum), "{from}-{to}");
        assert_eq!(outcome(&denied(from, to).under(TURKEY)), yes(sum), "{from}-{to}");
    }
}

#[test]
fn with_another_way_the_sum_turns_on_hours_that_were_not_read() {
    for minutes in [0, 180, 181, 900] {
        let offer = json!({ "offered": true, "arrival_delay_minutes": minutes });
        assert_eq!(outcome(&denied("IST", "LHR").but("rerouting", offer).under(TURKEY)), review(), "{minutes}");
    }
    let late = json!({ "offered": true, "departs_earlier_minutes": 0, "arrival_delay_minutes": 120 });
    assert_eq!(outcome(&cancelled("IST", "LHR").but("rerouting", late).under(TURKEY)), review());
    let none = json!({ "offered": false });
    assert_eq!(outcome(&denied("IST", "LHR").but("rerouting", none).under(TURKEY)), yes("EUR 400.00"));
}

#[test]
fn windows_of_notice_exempt_as_in_the_union() {
    let told = |days: u32, earlier: i64, late: i64| {
        let offer = json!({ "offered": true, "departs_earlier_minutes": earlier, "arrival_delay_minutes": late });
        outcome(&cancelled("IST", "LHR").but("notice_days", json!(days)).but("rerouting", offer).under(TURKEY))
    };
    assert_eq!(told(14, 600, 600), no(ReasonCode::Notice14Days));
    assert_eq!(told(13, 120, 239), no(ReasonCode::RerouteWindow7To14));
    assert_eq!(told(13, 121, 239), review());
    assert_eq!(told(13, 120, 240), review());
    assert_eq!(told(7, 120, 239), no(ReasonCode::RerouteWindow7To14));
    assert_eq!(told(6, 120, 239), review());
    assert_eq!(told(6, 60, 119), no(ReasonCode::RerouteWindowUnder7));
    assert_eq!(told(6, 61, 119), review());
    assert_eq!(told(6, 60, 120), review());
}

#[test]
fn a_notice_that_is_not_known_is_asked_for() {
    let untold = flight("IST", "LHR", "2026-05-01", json!({ "kind": "cancellation", "cause": "CREW_SHORTAGE" }));
    let answer = untold.under(TURKEY);
    assert_eq!(outcome(&answer), facts_wanted());
    assert_eq!(answer.questions.len(), 1);
}

#[test]
fn technical_and_operational_reasons_pay_no_cause_is_presumed_to_excuse_and_others_go_to_a_lawyer() {
    let because = |cause: &str| outcome(&cancelled("IST", "LHR").but("cause", json!(cause)).under(TURKEY));
    assert_eq!(because("CREW_SHORTAGE"), yes("EUR 400.00"));
    assert_eq!(because("WEATHER_UNSAFE"), review());
    assert_eq!(because("STRIKE_OWN_LAWFUL"), review());
    assert_eq!(because("LATE_INBOUND"), facts_wanted());
    let unnamed = cancelled("IST", "LHR").but("cause", json!("UNKNOWN")).under(TURKEY);
    assert_eq!(outcome(&unnamed), yes("EUR 400.00"));
    assert!(!unnamed.presumptions.is_empty());
    let denied_in_a_storm = denied("IST", "LHR").but("cause", json!("WEATHER_UNSAFE"));
    assert_eq!(outcome(&denied_in_a_storm.under(TURKEY)), review());
}

#[test]
fn a_delay_gave_nothing_until_9_december_2024_and_since_then_by_an_article_that_was_not_read() {
    assert_eq!(outcome(&delayed(900, "2024-12-09").under(TURKEY)), no(ReasonCode::KindNotCovered));
    assert_eq!(outcome(&delayed(900, "2024-12-10").under(TURKEY)), review());
    assert_eq!(outcome(&delayed(179, "2026-05-01").under(TURKEY)), no(ReasonCode::Below3h));
    assert_eq!(outcome(&delayed(180, "2026-05-01").under(TURKEY)), review());
    let unknown = flight("IST", "LHR", "2026-05-01", json!({ "kind": "delay" }));
    assert_eq!(outcome(&unknown.under(TURKEY)), facts_wanted());
}

#[test]
fn a_flight_that_is_moved_less_than_two_weeks_before_counts_as_cancelled() {
    let earlier = |days: u32, minutes: i64| {
        let moved =
            json!({ "kind": "earlier_departure", "departure_moved_earlier_minutes": minutes, "notice_days": days });
        outcome(&flight("IST", "LHR", "2026-05-01T10:00", moved).under(TURKEY))
    };
    assert_eq!(earlier(14, 300), no(ReasonCode::Notice14Days));
    assert_eq!(earlier(3, 60), no(ReasonCode::RerouteWindowUnder7));
    assert_eq!(earlier(3, 61), review());
    let later = |days: u32, minutes: i64| {
        outcome(&delayed(minutes, "2026-05-01T10:00").but("notice_days", json!(days)).under(TURKEY))
    };
    assert_eq!(later(14, 300), no(ReasonCode::Notice14Days));
    assert_eq!(later(3, 119), no(ReasonCode::RerouteWindowUnder7));
    assert_eq!(later(3, 120), review());
}

#[test]
fn passengers_on_free_tickets_have_the_same_rights_and_of_infants_a_lawyer_must_say() {
    let free = cancelled("IST", "LHR").with("passenger", json!({ "free_ticket": true }));
    assert_eq!(outcome(&free.under(TURKEY)), yes("EUR 400.00"));
    let infant = cancelled("IST", "LHR").with("passenger", json!({ "under_two_without_seat": true }));
    assert_eq!(outcome(&infant.under(TURKEY)), review());
    let unbooked = cancelled("IST", "LHR").with("passenger", json!({ "confirmed_reservation": false }));
    assert_eq!(outcome(&unbooked.under(TURKEY)), no(ReasonCode::PassengerNotCovered));
    let absent = denied("IST", "LHR").with("passenger", json!({ "presented_for_check_in": false }));
    assert_eq!(outcome(&absent.under(TURKEY)), no(ReasonCode::NotDenialOfBoarding));
}

#[test]
fn a_sum_of_any_other_law_counts_against_this_one() {
    for paid_by in ["EU-261", "CA-APPR", "TR-SHY"] {
        let paid = cancelled("IST", "LHR").with("already_compensated_by", json!(paid_by)).under(TURKEY);
        assert_eq!(outcome(&paid), no(ReasonCode::AlreadyCompensated), "{paid_by}");
        assert!(!paid.warnings.is_empty());
    }
}

#[test]
fn a_seat_that_was_given_up_or_refused_for_a_reason_gives_nothing_and_a_lower_class_was_not_read() {
    let volunteer = denied("IST", "LHR").but("volunteered", json!(true));
    assert_eq!(outcome(&volunteer.under(TURKEY)), no(ReasonCode::Volunteer));
    let late = denied("IST", "LHR").but("denial_ground", json!("late_at_gate"));
    assert_eq!(outcome(&late.under(TURKEY)), no(ReasonCode::NotDenialOfBoarding));
    let lower = flight("IST", "LHR", "2026-05-01", json!({ "kind": "downgrade" }));
    assert_eq!(outcome(&lower.under(TURKEY)), review());
}
