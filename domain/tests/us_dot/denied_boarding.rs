//! Who is denied boarding involuntarily from an oversold flight, ss.250.1, 250.2b and 250.6.

use redress_domain::regime::{Eligibility, ReasonCode};
use serde_json::{Value, json};

use crate::support::{GROUND, asks, bumped, outcome, right, warns};

const CAUSE: &str = "disruption.cause";
const PAID: &str = "already_compensated_by";

#[test]
fn who_gives_up_the_seat_has_what_was_agreed_and_no_sum() {
    let volunteer = bumped(&[("disruption.volunteered", json!(true))]);
    assert_eq!(outcome(&volunteer), Err(ReasonCode::Volunteer));
    assert!(right(&volunteer, "agreed_benefit").is_some());
    assert_eq!(outcome(&bumped(&[("disruption.volunteered", Value::Null)])), Ok(80_000));
}

#[test]
fn a_refusal_that_is_the_passengers_own_doing_gives_nothing() {
    for ground in ["documents_missing", "late_at_gate", "conduct", "health"] {
        let refused = bumped(&[(GROUND, json!(ground))]);
        assert_eq!((outcome(&refused), refused.rights.len()), (Err(ReasonCode::NotDenialOfBoarding), 0), "{ground}");
    }
}

#[test]
fn who_held_no_space_or_was_not_there_was_denied_nothing_and_what_is_not_known_of_it_is_asked() {
    for fact in ["passenger.confirmed_reservation", "passenger.presented_for_check_in"] {
        assert_eq!(outcome(&bumped(&[(fact, json!(false))])), Err(ReasonCode::NotDenialOfBoarding), "{fact}");
        assert!(asks(&bumped(&[(fact, Value::Null)]), fact), "{fact}");
    }
}

#[test]
fn an_oversold_flight_is_presumed_where_no_other_ground_is_given() {
    let found = bumped(&[(GROUND, Value::Null)]);
    assert_eq!((outcome(&found), found.presumptions.len()), (Ok(80_000), 1));
    assert_eq!(bumped(&[(GROUND, Value::Null), (CAUSE, json!("OVERBOOKING"))]).presumptions, []);
}

#[test]
fn of_a_smaller_aircraft_it_is_asked_whether_operations_or_safety_required_it() {
    assert!(asks(&bumped(&[(CAUSE, json!("AIRCRAFT_SWAP_SMALLER"))]), CAUSE));
}

#[test]
fn of_documents_that_were_in_order_it_is_asked_whether_the_flight_was_oversold() {
    assert!(asks(&bumped(&[(GROUND, json!("documents_wrongly_refused"))]), GROUND));
}

#[test]
fn a_refusal_before_the_day_and_a_child_without_a_seat_go_before_a_lawyer() {
    assert_eq!(bumped(&[(GROUND, json!("announced_in_advance"))]).eligible, Eligibility::NeedsLegalReview);
    let infant = bumped(&[("passenger.under_two_without_seat", json!(true))]);
    assert_eq!(infant.eligible, Eligibility::NeedsLegalReview);
}

#[test]
fn a_sum_under_this_rule_is_paid_once_and_one_under_another_law_is_no_known_bar() {
    assert_eq!(outcome(&bumped(&[(PAID, json!("US-DOT"))])), Err(ReasonCode::AlreadyCompensated));
    let other = bumped(&[(PAID, json!("EU-261"))]);
    assert_eq!(outcome(&other), Ok(80_000));
    assert!(warns(&other, "no rule is known"));
}
