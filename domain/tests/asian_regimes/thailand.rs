use jiff::civil::date;
use redress_domain::regime::ReasonCode;
use serde_json::json;

use crate::support::{Told, facts_wanted, flight, no, outcome, review, yes};

const THAILAND: &str = "TH-CAB101";

fn delayed(to: &str, minutes: i64) -> Told {
    let disruption = json!({ "kind": "delay", "arrival_delay_minutes": minutes, "cause": "CREW_SHORTAGE" });
    flight("BKK", to, "2026-05-01T10:00", disruption)
}

fn cancelled(to: &str) -> Told {
    flight("BKK", to, "2026-05-01T10:00", json!({ "kind": "cancellation", "notice_days": 0, "cause": "CREW_SHORTAGE" }))
}

fn denied(to: &str) -> Told {
    flight("BKK", to, "2026-05-01T10:00", json!({ "kind": "denied_boarding", "denial_ground": "overbooking" }))
}

#[test]
fn a_delay_between_countries_counts_above_five_hours_and_by_distance_above_ten() {
    let of = |to, minutes| outcome(&delayed(to, minutes).under(THAILAND));
    for to in ["SIN", "HKG", "LHR"] {
        assert_eq!(of(to, 300), no(ReasonCode::DelayTooShort));
        assert_eq!(of(to, 301), yes("THB 1500.00"));
        assert_eq!(of(to, 600), yes("THB 1500.00"));
    }
    assert_eq!(of("SIN", 601), yes("THB 2000.00"));
    assert_eq!(of("HKG", 601), yes("THB 3500.00"));
    assert_eq!(of("LHR", 601), yes("THB 4500.00"));
}

#[test]
fn within_thailand_a_delay_above_five_hours_and_a_cancellation_have_one_sum_each() {
    assert_eq!(outcome(&delayed("CNX", 300).under(THAILAND)), no(ReasonCode::DelayTooShort));
    assert_eq!(outcome(&delayed("CNX", 301).under(THAILAND)), yes("THB 1200.00"));
    assert_eq!(outcome(&delayed("CNX", 601).under(THAILAND)), yes("THB 1200.00"));
    assert_eq!(outcome(&cancelled("CNX").under(THAILAND)), yes("THB 1500.00"));
    assert_eq!(outcome(&denied("CNX").under(THAILAND)), review());
}

#[test]
fn a_cancellation_or_a_denial_of_boarding_between_countries_is_as_a_delay_above_ten_hours() {
    for (to, sum) in [("SIN", "THB 2000.00"), ("HKG", "THB 3500.00"), ("LHR", "THB 4500.00")] {
        assert_eq!(outcome(&cancelled(to).under(THAILAND)), yes(sum));
        assert_eq!(outcome(&denied(to).under(THAILAND)), yes(sum));
    }
}

#[test]
fn seven_days_of_notice_exempt_and_with_less_another_way_within_three_hours() {
    let told = |days: u32| outcome(&cancelled("LHR").but("notice_days", json!(days)).under(THAILAND));
    assert_eq!(told(7), no(ReasonCode::NoticeInTime));
    assert_eq!(told(6), yes("THB 4500.00"));
    let offered = |earlier: i64, late: i64| {
        let offer = json!({ "offered": true, "departs_earlier_minutes": earlier, "arrival_delay_minutes": late });
        outcome(&cancelled("LHR").but("rerouting", offer).under(THAILAND))
    };
    assert_eq!(offered(180, 180), no(ReasonCode::RerouteWithinLimit));
    assert_eq!(offered(181, 180), yes("THB 4500.00"));
    assert_eq!(offered(180, 181), yes("THB 4500.00"));
    let early = delayed("LHR", 700).but("notice_days", json!(7));
    assert_eq!(outcome(&early.under(THAILAND)), no(ReasonCode::NoticeInTime));
    let late = delayed("LHR", 700).but("notice_days", json!(6));
    assert_eq!(outcome(&late.under(THAILAND)), yes("THB 4500.00"));
}

#[test]
fn whether_another_way_within_three_hours_frees_from_a_denial_of_boarding_goes_to_a_lawyer() {
    let offered = |late: i64| {
        let offer = json!({ "offered": true, "arrival_delay_minutes": late });
        outcome(&denied("LHR").but("rerouting", offer).under(THAILAND))
    };
    assert_eq!(offered(180), review());
    assert_eq!(offered(181), yes("THB 4500.00"));
}

#[test]
fn unavoidable_circumstances_excuse_unless_proper_measures_failed() {
    let because = |cause: &str| delayed("LHR", 700).but("cause", json!(cause));
    let storm = because("WEATHER_UNSAFE").under(THAILAND);
    assert_eq!(outcome(&storm), no(ReasonCode::Extraordinary));
    assert!(!storm.warnings.is_empty());
    let unmet = because("WEATHER_UNSAFE").but("reasonable_measures_proved", json!(false));
    assert_eq!(outcome(&unmet.under(THAILAND)), yes("THB 4500.00"));
    assert_eq!(outcome(&because("TECH_UNSCHEDULED").under(THAILAND)), facts_wanted());
    let met = because("TECH_UNSCHEDULED").but("reasonable_measures_proved", json!(true));
    assert_eq!(outcome(&met.under(THAILAND)), no(ReasonCode::Extraordinary));
    let own = because("CREW_SHORTAGE").but("reasonable_measures_proved", json!(true));
    assert_eq!(outcome(&own.under(THAILAND)), yes("THB 4500.00"));
    let part = because("CREW_SHORTAGE").but("excused_minutes", json!(60));
    assert_eq!(outcome(&part.under(THAILAND)), review());
}

#[test]
fn what_is_not_in_the_table_or_not_at_the_airport_goes_to_a_lawyer() {
    let lower = flight("BKK", "LHR", "2026-05-01", json!({ "kind": "downgrade" }));
    assert_eq!(outcome(&lower.under(THAILAND)), review());
    let earlier = json!({ "kind": "earlier_departure", "departure_moved_earlier_minutes": 90 });
    assert_eq!(outcome(&flight("BKK", "LHR", "2026-05-01", earlier).under(THAILAND)), review());
    let at_home = cancelled("LHR").with("passenger", json!({ "presented_for_check_in": false }));
    assert_eq!(outcome(&at_home.under(THAILAND)), review());
    let free = cancelled("LHR").with("passenger", json!({ "free_ticket": true }));
    assert_eq!(outcome(&free.under(THAILAND)), review());
    let paid = cancelled("LHR").with("already_compensated_by", json!("EU-261"));
    assert_eq!(outcome(&paid.under(THAILAND)), review());
    let paid = cancelled("LHR").with("already_compensated_by", json!(THAILAND));
    assert_eq!(outcome(&paid.under(THAILAND)), no(ReasonCode::AlreadyCompensated));
}

#[test]
fn the_carrier_pays_within_14_days_of_the_claim() {
    let claimed = cancelled("LHR").with("filed_on", json!("2026-05-10")).under(THAILAND);
    assert_eq!(claimed.deadlines.iter().map(|deadline| deadline.day).collect::<Vec<_>>(), [date(2026, 5, 24)]);
    let nothing = delayed("LHR", 300).with("filed_on", json!("2026-05-10")).under(THAILAND);
    assert!(nothing.deadlines.is_empty());
}

#[test]
fn before_20_may_2025_it_was_not_in_force() {
    let on = |day| outcome(&cancelled("LHR").leg("scheduled_departure", json!(day)).under(THAILAND));
    assert_eq!(on("2025-05-19"), no(ReasonCode::RegimeNotInForce));
    assert_eq!(on("2025-05-20"), yes("THB 4500.00"));
}
