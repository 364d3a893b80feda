//! Reading things by their keys, many at a time: what is asked while one query runs goes into the next.
//!
//! There is no timer: an idle server asks for one thing the moment it is wanted, and a busy one for many with one round trip.

use std::collections::HashMap;
use std::fmt;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures::FutureExt;
use sqlx::{PgConnection, PgPool};
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use crate::event_store::DatabaseFault;

/// How many may wait before the next is refused.
const QUEUE_CAPACITY: usize = 1_024;
/// How many things one query asks for at most.
const KEYS_MAX: usize = 128;

/// How long one reading may take before its connection is given up: a server that has vanished says nothing, and everyone
/// would wait for it.
const READ_WITHIN: Duration = Duration::from_secs(5);

/// What is read so.
pub(crate) trait Source: Send + 'static {
    /// What stands under a key.
    type Value: Clone + Send + 'static;

    /// What stands under each of the keys, for those under which something does.
    fn read(
        connection: &mut PgConnection,
        keys: &[&str],
    ) -> impl Future<Output = sqlx::Result<HashMap<String, Self::Value>>> + Send;
}

/// Why nothing can be said about a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NotRead {
    /// Too many wait already.
    Overloaded,
    /// The database cannot be asked.
    Unavailable(DatabaseFault),
}

type Found<V> = Result<Option<V>, DatabaseFault>;

struct Wanted<V> {
    key: String,
    reply: oneshot::Sender<Found<V>>,
}

/// The way to a reader; clones lead to the same one. It ends once every handle is gone.
pub(crate) struct Gathered<S: Source> {
    queue: mpsc::Sender<Wanted<S::Value>>,
}

impl<S: Source> Clone for Gathered<S> {
    fn clone(&self) -> Self {
        Self { queue: self.queue.clone() }
    }
}

impl<S: Source> fmt::Debug for Gathered<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Gathered").field("waiting_max", &self.queue.max_capacity()).finish_non_exhaustive()
    }
}

impl<S: Source> Gathered<S> {
    /// Starts a reader over a pool of a role that may read it.
    pub(crate) fn start(pool: PgPool) -> Self {
        let (sender, queue) = mpsc::channel(QUEUE_CAPACITY);
        tokio::spawn(read_all::<S>(pool, queue));
        Self { queue: sender }
    }

    /// What stands under `key` now or will before the query begins.
    pub(crate) async fn read(&self, key: &str) -> Result<Option<S::Value>, NotRead> {
        let gone = || NotRead::Unavailable(DatabaseFault::transient("the reader has ended"));
        let (reply, found) = oneshot::channel();
        self.queue.try_send(Wanted { key: key.to_owned(), reply }).map_err(|error| match error {
            TrySendError::Full(_) => NotRead::Overloaded,
            TrySendError::Closed(_) => gone(),
        })?;
        found.await.map_err(|_| gone())?.map_err(NotRead::Unavailable)
    }
}

async fn read_all<S: Source>(pool: PgPool, mut queue: mpsc::Receiver<Wanted<S::Value>>) {
    let mut batch = Vec::with_capacity(KEYS_MAX);
    let mut kept = None;
    while queue.recv_many(&mut batch, KEYS_MAX).await > 0 {
        // Whoever can ask right now shall: requests that are ready to run come first. Where there are none, this costs nothing.
        tokio::task::yield_now().await;
        while batch.len() < KEYS_MAX
            && let Ok(wanted) = queue.try_recv()
        {
            batch.push(wanted);
        }
        let keys: Vec<&str> = batch.iter().map(|wanted| wanted.key.as_str()).collect();
        // A defect in one query must not end all reading: those who asked find their reply gone.
        let reading = AssertUnwindSafe(read::<S>(&pool, &mut kept, &keys)).catch_unwind();
        match timeout(READ_WITHIN, reading).await {
            Ok(Ok(Ok(found))) => answer(&mut batch, &found),
            Ok(Ok(Err(error))) => refuse(&mut batch, &DatabaseFault::from(&error)),
            Ok(Err(_panic)) => batch.clear(),
            Err(_elapsed) => refuse(&mut batch, &DatabaseFault::transient("the reading took too long")),
        }
    }
}

/// Asks on a connection that is kept, because a pool would spend a round trip on each return. One that fails is dropped; if
/// only the moment is to blame, as where it was lost since it was used last, a new one answers.
async fn read<S: Source>(
    pool: &PgPool,
    kept: &mut Option<PgConnection>,
    keys: &[&str],
) -> sqlx::Result<HashMap<String, S::Value>> {
    if let Some(mut connection) = kept.take() {
        match S::read(&mut connection, keys).await {
            Err(error) if DatabaseFault::from(&error).is_transient() => {}
            found => {
                *kept = found.is_ok().then_some(connection);
                return found;
            }
        }
    }
    let mut connection = pool.acquire().await?.detach();
    let found = S::read(&mut connection, keys).await?;
    *kept = Some(connection);
    Ok(found)
}

fn refuse<V>(batch: &mut Vec<Wanted<V>>, fault: &DatabaseFault) {
    for wanted in batch.drain(..) {
        drop(wanted.reply.send(Err(fault.clone())));
    }
}

fn answer<V: Clone>(batch: &mut Vec<Wanted<V>>, found: &HashMap<String, V>) {
    for wanted in batch.drain(..) {
        // Who asked may have gone.
        drop(wanted.reply.send(Ok(found.get(&wanted.key).cloned())));
    }
}
