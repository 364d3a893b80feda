//! No reader that goes by position ever passes over an event: the schema's lock sees to it, and nothing else does.

use std::time::Duration;

use crate::fixture::World;
use crate::order_race::{Race, Sighting, run};

const EVENTS: usize = 3_000;

#[tokio::test(flavor = "multi_thread")]
async fn with_the_order_lock_every_event_is_seen_once() {
    let world = World::new().await;
    let race = Race { events: EVENTS, writers: 8, rollback_percent: 5, ordered: true, held_open: Duration::ZERO };
    let sighting = run(&world.owner, &world.projector, race).await;
    assert!(sighting.committed >= EVENTS);
    assert_eq!(sighting, Sighting { skipped: 0, twice: 0, invented: 0, ..sighting });
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_order_lock_transactions_held_open_skip_nothing() {
    let world = World::new().await;
    let held_open = Duration::from_millis(3);
    let race = Race { events: 300, writers: 8, rollback_percent: 5, ordered: true, held_open };
    let sighting = run(&world.owner, &world.projector, race).await;
    assert_eq!(sighting, Sighting { skipped: 0, twice: 0, invented: 0, ..sighting });
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_order_lock_events_are_lost() {
    let world = World::new().await;
    let held_open = Duration::from_millis(3);
    let race = Race { events: EVENTS, writers: 8, rollback_percent: 5, ordered: false, held_open };
    let sighting = run(&world.owner, &world.projector, race).await;
    #[expect(clippy::print_stdout, reason = "how many it loses is what this test has to tell")]
    {
        println!("without the lock {} of {} events were never seen", sighting.skipped, sighting.committed);
    }
    assert!(sighting.skipped > 0, "the race has no teeth: {sighting:?}");
}
