use jiff::Timestamp;
use redress_domain::claim::ClaimEvent;
use uuid::Uuid;

use super::*;

fn event(position: i64, claim_id: &str) -> SettledEvent {
    SettledEvent {
        position,
        claim_id: claim_id.to_owned(),
        version: 1,
        event_id: Uuid::from_u128(1),
        event: Ok(ClaimEvent::PayoutFailed(redress_domain::claim::PayoutFailed {
            payout_id: redress_domain::value::PayoutId::from_uuid(Uuid::nil()),
            reason: "X".to_owned(),
        })),
        recorded_at: Timestamp::UNIX_EPOCH,
        actor: "support:ada".to_owned(),
        command_id: Uuid::nil(),
        causation_id: None,
        correlation_id: Uuid::nil(),
        metadata: None,
    }
}

fn admit(window: &mut Window, events: &[(i64, &str)]) -> Vec<(String, Vec<i64>)> {
    admit_beside(window, events, &[])
}

fn admit_beside(window: &mut Window, events: &[(i64, &str)], parked: &[&str]) -> Vec<(String, Vec<i64>)> {
    let events = events.iter().map(|(position, claim_id)| event(*position, claim_id)).collect();
    let parked = parked.iter().map(|claim_id| (*claim_id).to_owned()).collect();
    let begun = window.admit(events, |event| event.claim_id != "other", &parked);
    begun.into_iter().map(positions).collect()
}

fn positions(work: Work) -> (String, Vec<i64>) {
    (work.claim_id, work.events.iter().map(|event| event.position).collect())
}

fn done(claim_id: &str, done: &[i64]) -> Outcome {
    Outcome { claim_id: claim_id.to_owned(), done: done.to_vec(), refusal: None, was_parked: false }
}

fn refused(claim_id: &str, done: &[i64], position: i64) -> Outcome {
    let refusal = Refusal { claim_id: claim_id.to_owned(), position, reason: "no".to_owned() };
    Outcome { refusal: Some(refusal), ..self::done(claim_id, done) }
}

#[test]
fn the_checkpoint_never_passes_an_event_that_is_not_done() {
    let mut window = Window::new(10);
    admit(&mut window, &[(11, "a"), (12, "b"), (13, "c")]);
    assert_eq!(window.safe_checkpoint(), 10);
    window.finish(&done("c", &[13]));
    window.finish(&done("b", &[12]));
    assert_eq!(window.safe_checkpoint(), 10);
    window.finish(&done("a", &[11]));
    assert_eq!(window.safe_checkpoint(), 13);
}

#[test]
fn the_events_of_one_claim_are_worked_on_one_after_the_other() {
    let mut window = Window::new(0);
    let begun = admit(&mut window, &[(1, "a"), (2, "b"), (3, "a")]);
    assert_eq!(begun, [("a".to_owned(), vec![1, 3]), ("b".to_owned(), vec![2])]);
    assert_eq!(admit(&mut window, &[(4, "a"), (5, "a")]), [], "claim a is at work");
    let next = window.finish(&done("a", &[1, 3])).map(positions);
    assert_eq!(next, Some(("a".to_owned(), vec![4, 5])));
    assert_eq!(window.claims_at_work(), 2);
}

#[test]
fn what_does_not_concern_is_passed_over_and_moves_the_checkpoint() {
    let mut window = Window::new(0);
    assert_eq!(admit(&mut window, &[(1, "other"), (2, "other")]), []);
    assert_eq!(window.safe_checkpoint(), 2);
}

#[test]
fn a_refusal_frees_the_checkpoint_and_drops_what_waits_since_the_claim_is_parked_there() {
    let mut window = Window::new(0);
    admit(&mut window, &[(1, "a"), (2, "a"), (3, "b")]);
    admit(&mut window, &[(4, "a")]);
    assert!(window.finish(&refused("a", &[1], 2)).is_none());
    assert_eq!(window.safe_checkpoint(), 2, "event 3 of claim b is not done");
    assert!(!window.is_at_work("a"));
}

#[test]
fn events_of_a_parked_claim_are_left_to_its_retry() {
    let mut window = Window::new(0);
    assert_eq!(admit_beside(&mut window, &[(5, "a")], &["a"]), []);
    assert_eq!(window.safe_checkpoint(), 5);
    let retry = window.retry("a".to_owned(), vec![event(2, "a"), event(5, "a")], 3);
    assert_eq!(retry.attempts, 3);
    assert_eq!(admit_beside(&mut window, &[(6, "a")], &["a"]), [], "it waits behind the retry");
    assert_eq!(window.safe_checkpoint(), 5);
    assert_eq!(window.finish(&done("a", &[2, 5])).map(positions), Some(("a".to_owned(), vec![6])));
}
