//! A read model made anew from the first event, beside the one that serves, and swapped when it has caught up. Readers see
//! the old one to the end and then the new one, never less than before. It may be broken off at any point and begun
//! again: what it left behind is dropped first.

use std::time::Duration;

use sqlx::{Connection, PgConnection, PgPool};
use tokio::time::Instant;

use crate::batch::{self, BatchEnd};
use crate::error::lock_not_had;
use crate::generation;
use crate::subscription::{self, Checkpoint, Subscription};
use crate::{Feed, ProjectionError, Projector, SettledEvent};

/// Events a transaction.
const BATCH_EVENTS: i64 = 5_000;
/// So few may be left for the swap, while which the projection stands still.
const SWAP_EVENTS_MAX: u64 = 100;
/// How long the swap waits for readers of the view before it lets those behind it pass.
const SWAP_LOCK_TIMEOUT: &str = "SET LOCAL lock_timeout = '200ms'";
/// The pause after a swap that had to give way.
const SWAP_PAUSE: Duration = Duration::from_millis(100);

/// What a rebuild did.
#[derive(Debug, Clone, PartialEq)]
pub struct RebuildReport {
    /// The projection.
    pub name: &'static str,
    /// The generation that serves now.
    pub generation: i32,
    /// Events read, from the first.
    pub events: u64,
    /// Rows of the new read model.
    pub rows: i64,
    /// Claims that wait in the new read model.
    pub parked: i64,
    /// How long it took.
    pub seconds: f64,
    /// For how long the projection stood still for the swap.
    pub swap_seconds: f64,
}

/// Rebuilds one projection over a pool of the projector's role, of which it takes three connections. Errors: somebody else rebuilds it, or PostgreSQL failed; the
/// old read model then serves on.
pub async fn rebuild(pool: &PgPool, projector: &dyn Projector) -> Result<RebuildReport, ProjectionError> {
    let began = Instant::now();
    let name = projector.name();
    // Detached: when this future is dropped the connection closes, and the lock with it.
    let mut guard = pool.acquire().await?.detach();
    if !lock(&mut guard, name).await? {
        return Err(ProjectionError::RebuildUnderWay { name });
    }
    let old = subscription::serving(pool, name).await?.subscription;
    let new = Subscription { generation: old.generation + 1, ..old };
    prepare(pool, old, new).await?;
    let feed = Feed::new(pool.clone());
    let mut fill = Fill { pool, projector, feed, at: Checkpoint { subscription: new, position: 0 }, events: 0 };
    fill.catch_up().await?;
    sqlx::query(&format!("ANALYZE {}", crate::projector::table_name(name, new.generation))).execute(pool).await?;
    let swap_seconds = fill.swap(old).await?;
    drop_old(pool, new).await;
    let (rows, parked) = count(pool, new).await?;
    guard.close().await?;
    let seconds = began.elapsed().as_secs_f64();
    Ok(RebuildReport { name, generation: new.generation, events: fill.events, rows, parked, seconds, swap_seconds })
}

async fn lock(guard: &mut PgConnection, name: &str) -> sqlx::Result<bool> {
    sqlx::query_scalar("SELECT pg_try_advisory_lock(hashtextextended('redress rebuild ' || $1, 0))")
        .bind(name)
        .fetch_one(guard)
        .await
}

async fn prepare(pool: &PgPool, old: Subscription, new: Subscription) -> sqlx::Result<()> {
    let mut transaction = pool.begin().await?;
    generation::drop_others(&mut transaction, old).await?;
    generation::create(&mut transaction, new, old).await?;
    transaction.commit().await
}

/// The old tables go in a transaction of their own. What a reader still holds stays for the next rebuild to drop.
async fn drop_old(pool: &PgPool, serving: Subscription) {
    let dropped = async {
        let mut transaction = pool.begin().await?;
        generation::drop_others(&mut transaction, serving).await?;
        transaction.commit().await
    };
    if let Err(error) = dropped.await {
        tracing::warn!(projection = serving.name, %error, "the old generation stays until the next rebuild");
    }
}

async fn count(pool: &PgPool, new: Subscription) -> sqlx::Result<(i64, i64)> {
    sqlx::query_as(&format!(
        "SELECT (SELECT count(*) FROM read_model.{}), \
                (SELECT count(*) FROM parked_claims WHERE name = $1 AND generation = $2)",
        new.name
    ))
    .bind(new.name)
    .bind(new.generation)
    .fetch_one(pool)
    .await
}

/// The new generation while it is filled.
struct Fill<'a> {
    pool: &'a PgPool,
    projector: &'a dyn Projector,
    feed: Feed,
    at: Checkpoint,
    events: u64,
}

impl Fill<'_> {
    /// Applies batch after batch until so few events are new that the swap can take them, or until they come as fast as
    /// they are applied.
    async fn catch_up(&mut self) -> Result<(), ProjectionError> {
        let mut before = u64::MAX;
        loop {
            let new = self.apply_batch().await?;
            self.events += new;
            if new <= SWAP_EVENTS_MAX || (new < BATCH_EVENTS.unsigned_abs() && new >= before) {
                return Ok(());
            }
            before = new;
        }
    }

    async fn apply_batch(&mut self) -> Result<u64, ProjectionError> {
        let events: Vec<SettledEvent> = self.feed.read_after(self.at.position, BATCH_EVENTS).await?;
        match batch::commit(self.pool, self.projector, self.at, &events).await? {
            BatchEnd::Applied(position) => self.at.position = position,
            BatchEnd::NotOurs => return Err(ProjectionError::CheckpointMoved { name: self.projector.name() }),
        }
        Ok(events.len() as u64)
    }

    /// Swaps, and gives way and catches up again as often as readers hold the view for too long.
    async fn swap(&mut self, old: Subscription) -> Result<f64, ProjectionError> {
        loop {
            match self.try_swap(old).await {
                Err(ProjectionError::Database(error)) if lock_not_had(&error) => {
                    tokio::time::sleep(SWAP_PAUSE).await;
                    self.catch_up().await?;
                }
                swapped => return swapped,
            }
        }
    }

    /// In one transaction that holds both checkpoints: the last events, the view, the serving generation.
    async fn try_swap(&mut self, old: Subscription) -> Result<f64, ProjectionError> {
        let new = self.at.subscription;
        let gone = || ProjectionError::CheckpointMoved { name: new.name };
        let mut transaction = self.pool.begin().await?;
        sqlx::query(SWAP_LOCK_TIMEOUT).execute(&mut *transaction).await?;
        let old_position = old.hold(&mut transaction).await?.ok_or_else(gone)?;
        let stands_since = Instant::now();
        let mut at = Checkpoint { position: new.hold(&mut transaction).await?.ok_or_else(gone)?, ..self.at };
        let mut applied = 0;
        while at.position < old_position {
            let events: Vec<SettledEvent> = self.feed.read_after(at.position, BATCH_EVENTS).await?;
            if events.is_empty() {
                return Err(gone());
            }
            at.position = batch::advance_held(&mut transaction, self.projector, at, &events).await?;
            applied += events.len() as u64;
        }
        generation::serve(&mut transaction, new, old).await?;
        transaction.commit().await?;
        self.at = at;
        self.events += applied;
        Ok(stands_since.elapsed().as_secs_f64())
    }
}
