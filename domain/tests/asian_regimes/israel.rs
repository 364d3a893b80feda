use redress_domain::regime::ReasonCode;
use serde_json::{Value, json};

use crate::support::{Told, facts_wanted, flight, no, outcome, review};

const ISRAEL: &str = "IL-ASL";

fn told(day: &str, disruption: Value) -> Told {
    flight("TLV", "LHR", day, disruption)
}

fn delayed(day: &str, minutes: i64) -> Told {
    told(day, json!({ "kind": "delay", "arrival_delay_minutes": minutes, "cause": "CREW_SHORTAGE" }))
}

fn cancelled(day: &str) -> Told {
    told(day, json!({ "kind": "cancellation", "notice_days": 0, "cause": "CREW_SHORTAGE" }))
}

#[test]
fn no_year_has_sums_that_were_read_so_that_none_is_answered() {
    for (day, expected) in [
        ("2012-08-16", facts_wanted()),
        ("2023-12-31", facts_wanted()),
        ("2024-01-01", review()),
        ("2024-12-31", review()),
        ("2025-12-31", review()),
        ("2026-01-01", facts_wanted()),
        ("2026-11-22", facts_wanted()),
    ] {
        assert_eq!(outcome(&cancelled(day).under(ISRAEL)), expected, "{day}");
        assert_eq!(outcome(&delayed(day, 480).under(ISRAEL)), expected, "{day}");
        let denied = told(day, json!({ "kind": "denied_boarding", "denial_ground": "overbooking" }));
        assert_eq!(outcome(&denied.under(ISRAEL)), expected, "{day}");
    }
    assert_eq!(outcome(&cancelled("2012-08-15").under(ISRAEL)), no(ReasonCode::RegimeNotInForce));
}

#[test]
fn a_delay_counts_from_eight_hours() {
    assert_eq!(outcome(&delayed("2024-05-01", 479).under(ISRAEL)), no(ReasonCode::DelayTooShort));
    assert_eq!(outcome(&delayed("2024-05-01", 480).under(ISRAEL)), review());
    let unknown = told("2024-05-01", json!({ "kind": "delay" }));
    assert_eq!(outcome(&unknown.under(ISRAEL)), facts_wanted());
}

#[test]
fn windows_of_notice_exempt_as_in_the_union() {
    let notice = |days: u32, earlier: i64, late: i64| {
        let offer = json!({ "offered": true, "departs_earlier_minutes": earlier, "arrival_delay_minutes": late });
        outcome(&cancelled("2024-05-01").but("notice_days", json!(days)).but("rerouting", offer).under(ISRAEL))
    };
    assert_eq!(notice(14, 900, 900), no(ReasonCode::Notice14Days));
    assert_eq!(notice(13, 120, 239), no(ReasonCode::RerouteWindow7To14));
    assert_eq!(notice(13, 120, 240), review());
    assert_eq!(notice(6, 60, 119), no(ReasonCode::RerouteWindowUnder7));
    assert_eq!(notice(6, 60, 120), review());
    let early = delayed("2024-05-01", 900).but("notice_days", json!(14));
    assert_eq!(outcome(&early.under(ISRAEL)), no(ReasonCode::Notice14Days));
}

#[test]
fn strikes_and_special_circumstances_excuse_and_of_others_it_is_asked() {
    let because = |cause: &str| outcome(&cancelled("2024-05-01").but("cause", json!(cause)).under(ISRAEL));
    assert_eq!(because("STRIKE_OWN_LAWFUL"), no(ReasonCode::Extraordinary));
    assert_eq!(because("AIRSPACE_CLOSED"), no(ReasonCode::Extraordinary));
    assert_eq!(because("BIRD_STRIKE"), facts_wanted());
}

#[test]
fn another_way_of_which_the_arrival_is_not_known_is_asked_for() {
    let denied = told("2024-05-01", json!({ "kind": "denied_boarding", "rerouting": { "offered": true } }));
    assert_eq!(outcome(&denied.under(ISRAEL)), facts_wanted());
}

#[test]
fn what_was_not_read_goes_to_a_lawyer() {
    let earlier = json!({ "kind": "earlier_departure", "departure_moved_earlier_minutes": 600 });
    assert_eq!(outcome(&told("2026-05-01", earlier).under(ISRAEL)), review());
    let lower = told("2026-05-01", json!({ "kind": "downgrade" }));
    assert_eq!(outcome(&lower.under(ISRAEL)), review());
    let paid = cancelled("2024-05-01").with("already_compensated_by", json!("EU-261"));
    assert_eq!(outcome(&paid.under(ISRAEL)), review());
    let paid = cancelled("2024-05-01").with("already_compensated_by", json!(ISRAEL));
    assert_eq!(outcome(&paid.under(ISRAEL)), no(ReasonCode::AlreadyCompensated));
}

#[test]
fn flights_since_2024_are_told_of_the_emergency_amendments() {
    assert!(!cancelled("2024-01-01").under(ISRAEL).warnings.is_empty());
    assert!(cancelled("2023-12-31").under(ISRAEL).warnings.is_empty());
}
