//! In which order plans stand.

use redress_domain::regime::Eligibility::{NeedsFacts, NeedsLegalReview, No};
use redress_domain::regime::{Assessment, Bound, Plans};
use redress_domain::value::Currency::Cad;

use crate::made_up::{due, open, owed, presuming};

fn order(assessments: &[Assessment]) -> Vec<String> {
    Plans::of(assessments, None).plans.into_iter().map(|plan| plan.regime.into_owned()).collect()
}

#[test]
fn what_is_owed_stands_before_what_is_asked_and_that_before_what_the_law_leaves_open() {
    let assessments = [open("A", NeedsLegalReview), open("B", NeedsFacts), open("C", No), owed("D", 1, Cad)];
    assert_eq!(order(&assessments), ["D", "B", "A"]);
}

#[test]
fn the_larger_sum_stands_first() {
    assert_eq!(order(&[owed("A", 100, Cad), owed("B", 101, Cad), owed("C", 99, Cad)]), ["B", "A", "C"]);
}

#[test]
fn of_equal_sums_the_one_that_can_be_claimed_longest_stands_first() {
    let until = |regime, day| due(owed(regime, 100, Cad), "limitation", Bound::By, day);
    assert_eq!(order(&[until("A", "2027-05-01"), until("B", "2027-05-02"), owed("C", 100, Cad)]), ["C", "B", "A"]);
    // A sum goes before a day.
    assert_eq!(order(&[until("A", "2027-05-01"), owed("B", 99, Cad)]), ["A", "B"]);
}

#[test]
fn of_equal_days_the_one_that_is_presumed_in_the_passengers_favour_stands_first() {
    assert_eq!(order(&[owed("A", 100, Cad), presuming(owed("B", 100, Cad))]), ["B", "A"]);
    let later = due(presuming(owed("B", 100, Cad)), "limitation", Bound::By, "2027-05-01");
    assert_eq!(order(&[owed("A", 100, Cad), later]), ["A", "B"], "a day goes before a presumption");
}

#[test]
fn all_else_equal_the_home_regime_stands_first() {
    assert_eq!(order(&[owed("A", 100, Cad), owed("B", 100, Cad), owed("C", 100, Cad)]), ["A", "B", "C"]);
}

#[test]
fn a_plan_is_due_on_the_first_day_that_binds_the_passenger() {
    let claim_by = |assessment| Plans::of(&[assessment], None).plans[0].claim_by.map(|day| day.to_string());
    let limited = due(owed("A", 100, Cad), "limitation", Bound::By, "2032-05-01");
    let limited = due(limited, "limitation", Bound::By, "2029-05-01");
    assert_eq!(claim_by(limited.clone()).as_deref(), Some("2029-05-01"));
    let answered = due(limited.clone(), "answer_of_carrier", Bound::By, "2026-06-30");
    assert_eq!(claim_by(answered).as_deref(), Some("2029-05-01"), "the carrier's day is not the passenger's");
    let heard = due(limited, "complaint_to_body", Bound::From, "2026-07-27");
    assert_eq!(claim_by(heard).as_deref(), Some("2029-05-01"), "a first day is no last one");
    assert_eq!(claim_by(owed("A", 100, Cad)), None);
}

#[test]
fn the_best_plan_is_one_that_is_owed() {
    let best = |assessments: &[Assessment]| Plans::of(assessments, None).best().map(|plan| plan.regime.to_string());
    assert_eq!(best(&[open("A", NeedsFacts), owed("B", 1, Cad)]).as_deref(), Some("B"));
    assert_eq!(best(&[open("A", NeedsFacts), open("B", NeedsLegalReview)]), None);
    assert_eq!(best(&[open("A", No)]), None);
}
