//! No reader that goes by position ever passes over an event: the schema's lock sees to it, and nothing else does.

use std::time::Duration;

use redress_projections::{Feed, SettledEvent};
use sqlx::postgres::PgPoolOptions;

use crate::fixture::World;
use crate::history::{append, busy_day};
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

/// Entries of the log's indexes that were ever read.
const ENTRIES_READ: &str = "SELECT sum(idx_tup_read)::bigint FROM pg_stat_user_indexes WHERE relname = 'events'";

#[tokio::test]
async fn reading_on_takes_no_more_of_the_log_than_it_tells_although_there_are_no_statistics() {
    let world = World::new().await;
    world.sql("ALTER TABLE events SET (autovacuum_enabled = off)").await;
    append(&world.owner, &busy_day(7, 400)).await;
    let last = world.last_position().await;
    assert!(last > 1_000, "a log of {last} events is not long");
    // One connection, which tells at once what it has read.
    let pool = PgPoolOptions::new().max_connections(1).connect_with((*world.owner.connect_options()).clone());
    let pool = pool.await.expect("the superuser");
    let read = async || {
        sqlx::raw_sql("SELECT pg_stat_force_next_flush()").execute(&pool).await.expect("flushed");
        sqlx::query_scalar::<_, i64>(ENTRIES_READ).fetch_one(&pool).await.expect("a sum")
    };
    let before = read().await;
    assert_eq!(
        Feed::new(pool.clone()).read_after::<SettledEvent>(last - 10, 100).await.expect("the end of the log").len(),
        10
    );
    let entries = read().await - before;
    assert!((10..=20).contains(&entries), "{entries} entries of the log's indexes were read for 10 events");
}
