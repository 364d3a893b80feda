//! What a window keeps, and for whom.

use std::sync::Arc;

use tokio::time::Instant;

use super::{EVENTS_MAX, GONE_AFTER, Kept, Stretch};
use crate::SettledEvent;
use crate::golden::{golden, settled};

/// Events at ten times these numbers.
fn events(numbers: std::ops::RangeInclusive<i64>) -> Vec<Arc<SettledEvent>> {
    let event = settled(1, golden("NoteAdded"));
    numbers.map(|number| Arc::new(SettledEvent { position: number * 10, ..event.clone() })).collect()
}

fn positions(kept: Kept) -> Option<Vec<i64>> {
    match kept {
        Kept::Events(events) => Some(events.iter().map(|event| event.position).collect()),
        Kept::Gone | Kept::NotRead => None,
    }
}

#[test]
fn a_reader_is_told_what_follows_its_own_position_and_no_more_than_it_asks_for() {
    let mut stretch = Stretch::default();
    stretch.append(0, &events(1..=5));
    assert_eq!(positions(stretch.kept(0, 2)), Some(vec![10, 20]));
    assert_eq!(positions(stretch.kept(30, 9)), Some(vec![40, 50]));
    // Between two events, where numbers were rolled back.
    assert_eq!(positions(stretch.kept(35, 9)), Some(vec![40, 50]));
    assert!(matches!(stretch.kept(50, 9), Kept::NotRead));
}

#[test]
fn what_is_read_on_follows_what_is_kept_and_what_is_read_elsewhere_begins_anew() {
    let mut stretch = Stretch::default();
    stretch.append(0, &events(1..=2));
    stretch.append(20, &events(3..=4));
    assert_eq!(positions(stretch.kept(0, 9)), Some(vec![10, 20, 30, 40]));
    stretch.append(70, &events(8..=9));
    assert_eq!(positions(stretch.kept(70, 9)), Some(vec![80, 90]));
    assert!(matches!(stretch.kept(40, 9), Kept::Gone), "what lies between was never read");
}

#[test]
fn what_a_reader_has_still_to_come_to_is_not_given_up_for_one_that_is_far_ahead() {
    let mut stretch = Stretch::default();
    stretch.note("behind", 0);
    stretch.append(0, &events(1..=2));
    stretch.note("ahead", 500);
    stretch.append(500, &[]);
    stretch.append(500, &events(51..=52));
    assert_eq!(positions(stretch.kept(0, 9)), Some(vec![10, 20]));
    stretch.note("behind", 20);
    stretch.append(500, &events(51..=52));
    assert_eq!(positions(stretch.kept(500, 9)), Some(vec![510, 520]), "nobody needs what was there");
}

#[test]
fn as_much_is_kept_as_may_be_and_the_oldest_goes_first() {
    let mut stretch = Stretch::default();
    let most = i64::try_from(EVENTS_MAX).expect("not so many");
    stretch.append(0, &events(1..=most));
    stretch.append(most * 10, &events(most + 1..=most + 3));
    assert_eq!(stretch.events.len(), EVENTS_MAX);
    assert!(matches!(stretch.kept(29, 1), Kept::Gone));
    assert_eq!(positions(stretch.kept(30, 1)), Some(vec![40]));
}

#[test]
fn a_reader_is_waited_for_while_it_asks_and_has_not_been_left_behind() {
    let mut stretch = Stretch::default();
    let most = i64::try_from(EVENTS_MAX).expect("not so many");
    stretch.append(0, &events(1..=most));
    assert!(!stretch.would_push_out(2), "nobody reads");
    stretch.note("slow", 0);
    assert!(stretch.would_push_out(2));
    stretch.note("slow", 20);
    assert!(!stretch.would_push_out(2), "it has read what would go");
    stretch.readers.insert("slow", (0, Instant::now().checked_sub(2 * GONE_AFTER).expect("a time")));
    assert!(!stretch.would_push_out(2), "it asks no more");
    stretch.begin_at(500);
    stretch.append(500, &events(51..=50 + most));
    stretch.note("slow", 20);
    assert!(!stretch.would_push_out(2), "it reads for itself");
}

#[test]
fn what_every_reader_has_read_is_given_up() {
    let mut stretch = Stretch::default();
    stretch.note("fast", 0);
    stretch.note("slow", 0);
    stretch.append(0, &events(1..=4));
    stretch.note("fast", 40);
    assert_eq!(stretch.events.len(), 4);
    stretch.note("slow", 20);
    assert_eq!(positions(stretch.kept(20, 9)), Some(vec![30, 40]));
    assert!(matches!(stretch.kept(10, 9), Kept::Gone));
    stretch.note("slow", 40);
    assert_eq!((stretch.events.len(), stretch.after), (0, 40));
}

#[test]
fn a_reader_that_asks_again_from_the_same_place_has_not_moved() {
    let mut stretch = Stretch::default();
    assert!(stretch.note("one", 0));
    assert!(!stretch.note("one", 0));
    assert!(stretch.note("one", 10));
}
