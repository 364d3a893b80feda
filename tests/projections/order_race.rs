//! The race that loses events: writers that commit in another order than they drew their positions, and a reader that
//! goes by position. Sized by the caller, so that the fault suite can run it at length.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use redress_projections::{Feed, SettledEvent};
use sqlx::PgPool;

/// One race.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Race {
    /// Events to commit, at least.
    pub(crate) events: usize,
    /// Writers at once.
    pub(crate) writers: usize,
    /// Of a hundred transactions, so many roll back.
    pub(crate) rollback_percent: u32,
    /// Whether the schema's order lock is on.
    pub(crate) ordered: bool,
    /// For how long at most a transaction stays open after its insert.
    pub(crate) held_open: Duration,
}

/// What the reader saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sighting {
    /// Events in the log.
    pub(crate) committed: usize,
    /// Of them, never seen.
    pub(crate) skipped: usize,
    /// Of them, seen more than once.
    pub(crate) twice: usize,
    /// Seen and not in the log.
    pub(crate) invented: usize,
}

/// Runs the race over an empty log.
pub(crate) async fn run(owner: &PgPool, reader: &PgPool, race: Race) -> Sighting {
    if !race.ordered {
        // Without the lock times go back too, so the check of the times is off as well.
        let off = "ALTER TABLE events DISABLE TRIGGER events_order_lock, DISABLE TRIGGER events_recorded_at";
        sqlx::raw_sql(off).execute(owner).await.expect("the owner may turn triggers off");
    }
    let finished = Arc::new(AtomicBool::new(false));
    let reading = tokio::spawn(read(Feed::new(reader.clone()), Arc::clone(&finished)));
    let share = race.events.div_ceil(race.writers);
    let writers = (0..race.writers).map(|number| tokio::spawn(write(owner.clone(), race, number, share)));
    for writer in writers.collect::<Vec<_>>() {
        writer.await.expect("a writer does not panic");
    }
    finished.store(true, Ordering::SeqCst);
    let seen = reading.await.expect("the reader does not panic");
    let committed: Vec<i64> =
        sqlx::query_scalar("SELECT position FROM events").fetch_all(owner).await.expect("the owner may read");
    let times = |position: &i64| seen.get(position).copied().unwrap_or(0);
    Sighting {
        committed: committed.len(),
        skipped: committed.iter().filter(|position| times(position) == 0).count(),
        twice: committed.iter().filter(|position| times(position) > 1).count(),
        invented: seen.len() - committed.iter().filter(|position| times(position) > 0).count(),
    }
}

/// Reads without a pause until the writers are done and nothing is left; counts how often each position came.
async fn read(feed: Feed, finished: Arc<AtomicBool>) -> HashMap<i64, u32> {
    let (mut seen, mut position) = (HashMap::new(), 0);
    loop {
        let is_last = finished.load(Ordering::SeqCst);
        let events: Vec<SettledEvent> = feed.read_after(position, 1_000).await.expect("the log can be read");
        for event in &events {
            *seen.entry(event.position).or_default() += 1;
        }
        match events.last() {
            Some(last) => position = last.position,
            None if is_last => return seen,
            None => tokio::task::yield_now().await,
        }
    }
}

async fn write(owner: PgPool, race: Race, number: usize, share: usize) {
    let mut random = StdRng::seed_from_u64(number as u64);
    let mut committed = 0;
    while committed < share {
        let events = random.random_range(1..=3_usize);
        let mut transaction = owner.begin().await.expect("a connection");
        sqlx::query(
            "INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, \
                    metadata, event_id, command_id, correlation_id, actor, hash) \
             SELECT 'claim', $1, version, 'PayoutSent', '1', '{}', '{}', gen_random_uuid(), gen_random_uuid(), \
                    gen_random_uuid(), 'automation:race', decode(repeat('00', 32), 'hex') \
               FROM generate_series(1, $2) AS version",
        )
        .bind(redress::ids::new_v7().to_string())
        .bind(i64::try_from(events).unwrap_or(1))
        .execute(&mut *transaction)
        .await
        .expect("the owner may append");
        if !race.held_open.is_zero() {
            tokio::time::sleep(random.random_range(Duration::ZERO..=race.held_open)).await;
        }
        if random.random_range(0..100) < race.rollback_percent {
            transaction.rollback().await.expect("a transaction can roll back");
        } else {
            transaction.commit().await.expect("a transaction can commit");
            committed += events;
        }
    }
}
