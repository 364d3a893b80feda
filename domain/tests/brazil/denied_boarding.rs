//! Denied boarding, arts.22 to 24, and where the resolution reaches.

use redress_domain::regime::{Eligibility, ReasonCode};
use serde_json::{Value, json};

use crate::support::{DAY, GROUND, KIND, LEGS, codes, denied, leg, sum, warns};

#[test]
fn a_refusal_gives_250_special_drawing_rights_within_brazil_and_500_abroad() {
    assert_eq!(sum(&denied(&[])).as_deref(), Some("250.00 XDR"));
    for (origin, destination) in [("GRU", "LIS"), ("LIS", "GRU")] {
        let abroad = denied(&[(LEGS, json!([leg(origin, destination)]))]);
        assert_eq!(sum(&abroad).as_deref(), Some("500.00 XDR"));
        assert!(abroad.citations.iter().any(|citation| citation.as_str() == "ANAC400 art.24(II)"));
    }
}

#[test]
fn a_flight_within_brazil_on_a_ticket_abroad_goes_before_a_lawyer() {
    let legs = json!([leg("GIG", "GRU"), leg("GRU", "LIS")]);
    assert_eq!(denied(&[(LEGS, legs.clone())]).eligible, Eligibility::NeedsLegalReview);
    assert_eq!(sum(&denied(&[(LEGS, legs), ("disruption.leg", json!(1))])).as_deref(), Some("500.00 XDR"));
}

#[test]
fn a_flight_between_foreign_airports_on_a_ticket_from_brazil_goes_before_a_lawyer_with_a_warning() {
    let onward = denied(&[(LEGS, json!([leg("GRU", "LIS"), leg("LIS", "CDG")])), ("disruption.leg", json!(1))]);
    assert_eq!(onward.eligible, Eligibility::NeedsLegalReview);
    assert!(onward.in_scope && warns(&onward, "between two foreign airports"));
    let elsewhere = denied(&[(LEGS, json!([leg("LIS", "CDG")]))]);
    assert_eq!((elsewhere.reason, elsewhere.rights.len()), (ReasonCode::OutOfScope, 0));
}

#[test]
fn whatever_the_cause_a_refusal_is_paid_for() {
    for cause in ["WEATHER_UNSAFE", "OVERBOOKING", "AIRCRAFT_SWAP_SMALLER", "STRIKE_ATC"] {
        assert_eq!(sum(&denied(&[("disruption.cause", json!(cause))])).as_deref(), Some("250.00 XDR"), "{cause}");
    }
}

#[test]
fn a_volunteer_has_what_was_agreed() {
    let volunteer = denied(&[("disruption.volunteered", json!(true))]);
    assert_eq!(volunteer.reason, ReasonCode::Volunteer);
    assert_eq!(codes(&volunteer), ["agreed_benefit", "rebooking", "refund"]);
}

#[test]
fn who_did_not_come_or_was_refused_for_their_own_doing_was_not_denied_boarding() {
    for (fact, value) in [
        ("passenger.confirmed_reservation", json!(false)),
        ("passenger.presented_for_check_in", json!(false)),
        (GROUND, json!("documents_missing")),
        (GROUND, json!("late_at_gate")),
    ] {
        let refused = denied(&[(fact, value)]);
        assert_eq!((refused.reason, refused.rights.len()), (ReasonCode::NotDenialOfBoarding, 0), "{fact}");
    }
    let unknown = denied(&[("passenger.presented_for_check_in", Value::Null)]);
    assert_eq!(unknown.eligible, Eligibility::NeedsFacts);
    assert_eq!(sum(&denied(&[(GROUND, json!("documents_wrongly_refused"))])).as_deref(), Some("250.00 XDR"));
}

#[test]
fn a_refusal_before_the_day_and_a_child_without_a_seat_go_before_a_lawyer() {
    let announced =
        denied(&[(GROUND, json!("announced_in_advance")), ("passenger.presented_for_check_in", json!(false))]);
    assert_eq!(announced.eligible, Eligibility::NeedsLegalReview);
    let infant = denied(&[("passenger.under_two_without_seat", json!(true))]);
    assert_eq!(infant.eligible, Eligibility::NeedsLegalReview);
}

#[test]
fn nothing_else_gives_a_sum() {
    for kind in ["delay", "cancellation", "missed_connection", "diversion", "earlier_departure", "downgrade"] {
        let found = denied(&[(KIND, json!(kind)), ("disruption.arrival_delay_minutes", Value::Null)]);
        assert_eq!((found.eligible, found.reason), (Eligibility::No, ReasonCode::KindNotCovered), "{kind}");
    }
}

#[test]
fn the_resolution_is_in_force_from_14_march_2017_and_a_revision_is_warned_of_after_its_consultation() {
    let on = |day: &str| denied(&[(DAY, json!(day))]);
    assert_eq!(on("2017-03-13").reason, ReasonCode::RegimeNotInForce);
    assert_eq!(sum(&on("2017-03-14")).as_deref(), Some("250.00 XDR"));
    assert!(!warns(&on("2026-03-09"), "revision") && warns(&on("2026-03-10"), "revision"));
}

#[test]
fn a_sum_under_the_resolution_is_paid_once_and_one_under_another_law_is_no_known_bar() {
    let paid = |regime: &str| denied(&[("already_compensated_by", json!(regime))]);
    assert_eq!(paid("BR-ANAC400").reason, ReasonCode::AlreadyCompensated);
    assert_eq!(sum(&paid("EU-261")).as_deref(), Some("250.00 XDR"));
}
