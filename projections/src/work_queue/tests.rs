use std::collections::BTreeSet;

use redress_domain::claim::{CalculationOutcome, ClaimEvent};
use redress_domain::regime::Eligibility;

use super::{ClaimTasks, Task, fold};
use crate::golden::{golden, settled, stream};
use crate::{FoldError, SettledEvent};

fn fold_all(events: &[SettledEvent]) -> Result<ClaimTasks, FoldError> {
    let mut tasks = ClaimTasks::default();
    for recorded in events {
        fold(&mut tasks, recorded.event.as_ref().expect("golden events can be read"), recorded)?;
    }
    Ok(tasks)
}

fn open(tasks: &ClaimTasks) -> Vec<Task> {
    tasks.tasks.iter().filter(|(_, row)| row.closed_at.is_none()).map(|((task, _), _)| *task).collect()
}

fn open_after(event_types: &[&str]) -> Vec<Task> {
    open(&fold_all(&stream(event_types)).expect("golden events go together"))
}

const DECIDED: [&str; 4] = ["ClaimSubmitted", "FlightVerified", "CompensationCalculated", "ClaimApproved"];

fn paying(rest: &[&'static str]) -> Vec<&'static str> {
    DECIDED.iter().chain(&["PayoutAuthorized", "PayoutSent"]).chain(rest).copied().collect()
}

#[test]
fn each_event_opens_and_closes_the_tasks_that_it_should() {
    assert_eq!(open_after(&["ClaimSubmitted"]), []);
    assert_eq!(open_after(&["ClaimSubmitted", "FlightNotVerified"]), [Task::VerifyByHand]);
    assert_eq!(open_after(&["ClaimSubmitted", "FlightNotVerified", "FlightVerified"]), []);
    assert_eq!(open_after(&["ClaimSubmitted", "FlightNotVerified", "ClaimDenied"]), []);
    assert_eq!(open_after(&DECIDED[..3]), [Task::DecideClaim]);
    assert_eq!(open_after(&["ClaimSubmitted", "FlightVerified", "CompensationCalculated", "ClaimDenied"]), []);
    assert_eq!(open_after(&DECIDED), [Task::AuthorizePayout]);
    assert_eq!(open_after(&paying(&[])), []);
    assert_eq!(open_after(&paying(&["ClaimPaid"])), []);
    assert_eq!(open_after(&paying(&["PayoutStalled"])), [Task::SettlePayout]);
    assert_eq!(open_after(&paying(&["PayoutStalled", "PayoutStalled"])), [Task::SettlePayout]);
    assert_eq!(open_after(&paying(&["PayoutStalled", "ClaimPaid"])), []);
    assert_eq!(open_after(&paying(&["PayoutStalled", "PayoutFailed"])), [Task::FixPayout]);
    assert_eq!(open_after(&paying(&["PayoutFailed"])), [Task::FixPayout]);
    assert_eq!(open_after(&paying(&["PayoutFailed", "PayoutAuthorized"])), []);
}

#[test]
fn a_calculation_opens_the_task_of_its_outcome_and_no_other() {
    let ClaimEvent::CompensationCalculated(calculated) = golden("CompensationCalculated") else {
        panic!("the golden file is of another event")
    };
    let with = |version, outcome| {
        let mut other = calculated.clone();
        other.outcome = outcome;
        settled(version, ClaimEvent::CompensationCalculated(other))
    };
    for (outcome, task) in [
        (CalculationOutcome::Owed, Task::DecideClaim),
        (CalculationOutcome::NotOwed, Task::DecideClaim),
        (CalculationOutcome::NeedsFacts, Task::SupplyFacts),
        (CalculationOutcome::NeedsLegalReview, Task::ReviewLaw),
    ] {
        let before = [with(1, CalculationOutcome::NeedsFacts), with(2, CalculationOutcome::NeedsLegalReview)];
        let tasks = fold_all(&[&before[..], &[with(3, outcome)]].concat()).expect("calculations follow one another");
        assert_eq!(open(&tasks), [task]);
    }
}

#[test]
fn a_passenger_whose_answer_is_open_keeps_its_task_beside_those_who_are_owed() {
    for (eligible, task) in
        [(Eligibility::NeedsFacts, Task::SupplyFacts), (Eligibility::NeedsLegalReview, Task::ReviewLaw)]
    {
        let mut events = stream(&DECIDED);
        let Ok(ClaimEvent::CompensationCalculated(calculated)) = &mut events[2].event else { panic!("another event") };
        let mut open_answer = calculated.receipt.passengers[0].clone();
        open_answer.best = None;
        open_answer.assessments[0].eligible = eligible;
        calculated.receipt.passengers.push(open_answer);
        let open_of = |events: &[SettledEvent]| open(&fold_all(events).expect("the events go together"));
        assert_eq!(BTreeSet::from_iter(open_of(&events[..3])), BTreeSet::from([Task::DecideClaim, task]));
        assert_eq!(BTreeSet::from_iter(open_of(&events)), BTreeSet::from([Task::AuthorizePayout, task]));
        events[3] = settled(4, golden("ClaimDenied"));
        assert_eq!(open_of(&events), []);
    }
}

#[test]
fn a_payout_of_a_part_leaves_the_rest_to_be_authorized() {
    let ClaimEvent::PayoutAuthorized(mut part) = golden("PayoutAuthorized") else { panic!("another event") };
    part.total.amount_minor = 40_000;
    let mut events = stream(&DECIDED);
    events.push(settled(5, ClaimEvent::PayoutAuthorized(part)));
    let tasks = fold_all(&events).expect("the events go together");
    assert_eq!(open(&tasks), [Task::AuthorizePayout]);
    let details = tasks.tasks.values().find(|row| row.closed_at.is_none()).map(|row| row.details.outstanding.clone());
    assert_eq!(serde_json::to_value(details).expect("details are JSON")[0]["amount"], "600.00");
}

#[test]
fn a_task_opened_again_while_it_is_open_has_waited_since_the_first_time() {
    let tasks = fold_all(&stream(&paying(&["PayoutStalled", "PayoutStalled"]))).expect("the events go together");
    let row = tasks.tasks.iter().find(|((task, _), _)| *task == Task::SettlePayout).map(|(_, row)| row);
    let row = row.expect("the payout is in doubt");
    assert_eq!((row.opened_at, row.last_position), (settled(7, golden("PayoutStalled")).recorded_at, 80));
}

#[test]
fn an_event_applied_twice_changes_nothing() {
    for answer in [&["ClaimPaid"][..], &["PayoutStalled", "PayoutFailed", "PayoutAuthorized"], &["PayoutFailed"]] {
        let events = stream(&paying(answer));
        let once = fold_all(&events).expect("the events go together");
        let twice = events.iter().flat_map(|event| [event.clone(), event.clone()]).collect::<Vec<_>>();
        assert_eq!(fold_all(&twice), Ok(once.clone()));
        let again = [events.clone(), events].concat();
        assert_eq!(fold_all(&again), Ok(once));
    }
}

#[test]
fn a_payout_that_was_never_authorized_is_refused() {
    assert_eq!(fold_all(&stream(&["ClaimSubmitted", "PayoutFailed"])), Err(FoldError::PayoutUnknown));
    assert_eq!(fold_all(&stream(&["ClaimSubmitted", "PayoutStalled"])), Err(FoldError::PayoutUnknown));
}

#[test]
fn every_kind_of_task_has_a_word_that_reads_back() {
    for task in Task::ALL {
        assert_eq!(Task::from_word(task.as_str()), Some(task));
    }
    assert_eq!(Task::from_word("sleep"), None);
}
