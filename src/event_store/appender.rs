//! Group commit: one writer a process takes every unit that waits and stores them as one transaction.
//!
//! While a batch commits the next one gathers, so the busier the store, the larger its batches; an idle store writes a unit
//! the moment it comes ([`Gathering`] tells the exception).

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::{fmt, io, thread};

use futures::FutureExt;
use sqlx::PgPool;
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};

use super::gathering::Gathering;
use super::unit::{Appended, Unit};
use super::writer::{Way, Writer};
use super::{AppendError, DatabaseFault};

type Outcome = Result<Appended, AppendError>;
type CommitHint = Arc<dyn Fn(i64) + Send + Sync>;

/// The bounds of an appender, and whom it wakes.
#[derive(Clone)]
pub struct AppenderOptions {
    /// How many units may wait before the next is refused.
    pub queue_capacity: usize,
    /// How many units one transaction takes at most.
    pub largest_batch: usize,
    /// Called after a commit with the last position of the log that it made. A hint: nothing may depend on its coming.
    pub on_commit: Option<CommitHint>,
}

impl Default for AppenderOptions {
    fn default() -> Self {
        Self { queue_capacity: 4096, largest_batch: 512, on_commit: None }
    }
}

impl fmt::Debug for AppenderOptions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AppenderOptions")
            .field("queue_capacity", &self.queue_capacity)
            .field("largest_batch", &self.largest_batch)
            .finish_non_exhaustive()
    }
}

#[derive(Debug)]
struct Waiting {
    unit: Unit,
    reply: oneshot::Sender<Outcome>,
}

/// The process's one writer of the log.
#[derive(Debug)]
pub struct Appender {
    queue: mpsc::Receiver<Waiting>,
    writer: Writer,
    options: AppenderOptions,
    gathering: Gathering,
}

impl Appender {
    /// Starts the writer. It ends, its queue written to the end, once every handle is gone.
    ///
    /// It has a thread of its own: everyone waits for its round trips, and on the threads that serve requests each of them
    /// would wait for its turn behind those. `pool` must be one of a role that may insert events; the writer connects as
    /// it does, with a connection of its own, which wakes that thread and no other.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(pool: &PgPool, options: AppenderOptions) -> io::Result<AppenderHandle> {
        let (sender, queue) = mpsc::channel(options.queue_capacity);
        let pool = pool.clone();
        let (started, starting) = std::sync::mpsc::channel();
        let write = move || match tokio::runtime::Builder::new_current_thread().enable_all().build() {
            Ok(runtime) => {
                drop(started.send(Ok(())));
                // The writer must be made in its runtime.
                runtime.block_on(async {
                    let writer = Writer::new(&pool);
                    Self { queue, writer, options, gathering: Gathering::default() }.run().await;
                });
            }
            Err(error) => drop(started.send(Err(error))),
        };
        thread::Builder::new().name("redress-writer".to_owned()).spawn(write)?;
        starting.recv().map_err(io::Error::other)??;
        Ok(AppenderHandle { queue: sender })
    }

    async fn run(mut self) {
        while let Some(first) = self.queue.recv().await {
            // A defect in one batch must not end all writing: its callers find their reply gone and say so.
            if AssertUnwindSafe(self.write(first)).catch_unwind().await.is_err() {
                metrics::counter!("redress_append_panics_total").increment(1);
                tracing::error!("the writer panicked; the outcome of a batch is unknown");
            }
        }
        self.writer.close().await;
    }

    /// The batch is what waits when the writer is ready, those who were just answered by the batch before included; where it is
    /// begun with the lock, also whoever came while another process held that.
    async fn write(&mut self, first: Waiting) {
        let way = self.writer.choose_way().await;
        if let Way::AtOnce = way {
            self.gathering.wait(&self.queue);
        }
        let mut batch = vec![first];
        while batch.len() < self.options.largest_batch
            && let Ok(next) = self.queue.try_recv()
        {
            batch.push(next);
        }
        let (units, replies): (Vec<Unit>, Vec<_>) =
            batch.into_iter().map(|waiting| (waiting.unit, waiting.reply)).unzip();
        let units: Vec<&Unit> = units.iter().collect();
        let outcomes = self.writer.append(way, &units).await;
        self.gathering.note(units.len(), self.queue.len());
        count(&outcomes);
        let last_position =
            outcomes.iter().flatten().filter(|done| done.replayed.is_none()).map(|done| done.position).max();
        for (reply, outcome) in replies.into_iter().zip(outcomes) {
            // The caller may have gone; what is stored is stored.
            drop(reply.send(outcome));
        }
        if let (Some(hint), Some(position)) = (&self.options.on_commit, last_position) {
            hint(position);
        }
    }
}

/// The way to the writer; clones lead to the same one.
#[derive(Debug, Clone)]
pub struct AppenderHandle {
    queue: mpsc::Sender<Waiting>,
}

impl AppenderHandle {
    /// Stores the unit durably, or says why not. Whoever stops waiting does not stop the writer.
    pub async fn append(&self, unit: Unit) -> Outcome {
        let (reply, answer) = oneshot::channel();
        self.queue.try_send(Waiting { unit, reply }).map_err(|error| match error {
            TrySendError::Full(_) => {
                metrics::counter!("redress_append_overloads_total").increment(1);
                AppendError::Overloaded
            }
            TrySendError::Closed(_) => AppendError::Unavailable(DatabaseFault::transient("the writer has ended")),
        })?;
        let lost = |_| AppendError::Unavailable(DatabaseFault::transient("the writer lost the answer"));
        answer.await.map_err(lost)?
    }
}

fn count(outcomes: &[Outcome]) {
    let size = u32::try_from(outcomes.len()).unwrap_or(u32::MAX);
    metrics::histogram!("redress_append_batch_units").record(f64::from(size));
    let replays = outcomes.iter().flatten().filter(|done| done.replayed.is_some()).count();
    metrics::counter!("redress_append_replays_total").increment(replays as u64);
    let conflicts =
        outcomes.iter().filter(|outcome| matches!(outcome, Err(AppendError::VersionConflict { .. }))).count();
    metrics::counter!("redress_append_conflicts_total").increment(conflicts as u64);
}
