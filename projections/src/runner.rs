//! One projection at work: read what is new, apply it, move the checkpoint, wait.

use std::sync::Arc;
use std::time::Duration;

use sqlx::PgPool;
use tokio::sync::Notify;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::batch::{self, BatchEnd};
use crate::retry::retry_due;
use crate::subscription::{self, Checkpoint};
use crate::window::Window;
use crate::{ProjectionError, Projector};

/// How a runner works.
#[derive(Debug, Clone, Copy)]
pub struct RunnerSettings {
    /// Events a transaction.
    pub batch_events: usize,
    /// The pause after a batch that was not full: what comes meanwhile goes together into the next.
    pub gathering_pause: Duration,
    /// The pause when nothing is new and no hint comes.
    pub idle_pause: Duration,
    /// The pause between two looks at the claims that wait.
    pub retry_pause: Duration,
    /// The longest pause after an error.
    pub error_pause_max: Duration,
}

impl Default for RunnerSettings {
    fn default() -> Self {
        Self {
            batch_events: 4_000,
            gathering_pause: Duration::from_millis(25),
            idle_pause: Duration::from_millis(75),
            retry_pause: Duration::from_secs(1),
            error_pause_max: Duration::from_secs(5),
        }
    }
}

/// What one step came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many events are applied, or their claims parked.
    Applied(usize),
    /// There is nothing new.
    Idle,
    /// Another process works on this projection.
    NotOurs,
}

/// Runs one projection's serving generation. Any number may run at once: a row lock lets one work.
pub struct Runner {
    projector: Arc<dyn Projector>,
    pool: PgPool,
    window: Arc<Window>,
    settings: RunnerSettings,
    checkpoint: Option<Checkpoint>,
    batch_events: usize,
}

impl std::fmt::Debug for Runner {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = self.projector.name();
        formatter
            .debug_struct("Runner")
            .field("projector", &name)
            .field("checkpoint", &self.checkpoint)
            .finish_non_exhaustive()
    }
}

impl Runner {
    /// A runner over a pool of the projector's role.
    pub fn new(projector: Arc<dyn Projector>, pool: PgPool, settings: RunnerSettings) -> Self {
        let window = Arc::new(Window::new(pool.clone()));
        Self::sharing(window, projector, pool, settings)
    }

    /// The same, reading the log together with others.
    pub(crate) fn sharing(
        window: Arc<Window>,
        projector: Arc<dyn Projector>,
        pool: PgPool,
        settings: RunnerSettings,
    ) -> Self {
        Self { projector, pool, window, settings, checkpoint: None, batch_events: settings.batch_events }
    }

    /// Applies one batch, if there is one.
    pub async fn step(&mut self) -> Result<Step, ProjectionError> {
        let from = match self.checkpoint {
            Some(checkpoint) => checkpoint,
            None => subscription::serving(&self.pool, self.projector.name()).await?,
        };
        // Where it stands is asked again unless this step ends well.
        self.checkpoint = None;
        let events = self.window.read_after(self.projector.name(), from.position, self.batch_events).await?;
        if events.is_empty() {
            return Ok(Step::Idle);
        }
        match batch::commit(&self.pool, self.projector.as_ref(), from, &events).await? {
            BatchEnd::Applied(position) => {
                self.checkpoint = Some(Checkpoint { position, ..from });
                metrics::counter!("redress_projection_events_total", "projection" => self.projector.name())
                    .increment(events.len() as u64);
                Ok(Step::Applied(events.len()))
            }
            BatchEnd::NotOurs => Ok(Step::NotOurs),
        }
    }

    /// Tries the parked claims that are due again, and tells how many went on.
    pub async fn retry_parked(&mut self) -> Result<usize, ProjectionError> {
        let serving = subscription::serving(&self.pool, self.projector.name()).await?;
        retry_due(&self.pool, self.projector.as_ref(), serving.subscription).await
    }

    /// Steps until there is nothing new. For tools and tests; the program uses [`Runner::run`].
    pub async fn catch_up(&mut self) -> Result<(), ProjectionError> {
        loop {
            match self.step().await? {
                Step::Applied(_) => {}
                Step::NotOurs => tokio::time::sleep(self.settings.idle_pause).await,
                Step::Idle => return Ok(()),
            }
        }
    }

    /// Works until `cancel` is told, through every error. A step once begun is finished.
    pub async fn run(mut self, hint: Arc<Notify>, cancel: CancellationToken) {
        let mut errors_in_a_row = 0_u32;
        let mut next_retry = Instant::now();
        while !cancel.is_cancelled() {
            // Asked for before the log is read: a hint (`notify_waiters`) that comes in between is not lost.
            let hinted = hint.notified();
            let pause = match self.work(&mut next_retry).await {
                Ok(Step::Applied(events)) => {
                    errors_in_a_row = 0;
                    let is_full = events >= self.batch_events;
                    self.batch_events = self.settings.batch_events;
                    if !is_full {
                        self.gather(&cancel).await;
                    }
                    continue;
                }
                Ok(Step::Idle | Step::NotOurs) => {
                    errors_in_a_row = 0;
                    self.settings.idle_pause
                }
                Err(error) => {
                    errors_in_a_row = errors_in_a_row.saturating_add(1);
                    self.failed(&error, errors_in_a_row)
                }
            };
            let hints_count = errors_in_a_row == 0;
            tokio::select! {
                () = cancel.cancelled() => {}
                () = tokio::time::sleep(pause) => {}
                () = hinted, if hints_count => {}
            }
        }
    }

    async fn gather(&self, cancel: &CancellationToken) {
        tokio::select! {
            () = cancel.cancelled() => {}
            () = tokio::time::sleep(self.settings.gathering_pause) => {}
        }
    }

    async fn work(&mut self, next_retry: &mut Instant) -> Result<Step, ProjectionError> {
        if Instant::now() >= *next_retry {
            *next_retry = Instant::now() + self.settings.retry_pause;
            self.retry_parked().await?;
        }
        self.step().await
    }

    /// Counts and logs an error and tells the pause after it. A smaller batch follows: it may have been too much at once.
    fn failed(&mut self, error: &ProjectionError, in_a_row: u32) -> Duration {
        metrics::counter!("redress_projection_errors_total", "projection" => self.projector.name()).increment(1);
        self.batch_events = (self.batch_events / 2).max(1);
        self.window.forget();
        let pause = Duration::from_millis(50).saturating_mul(1 << in_a_row.min(10)).min(self.settings.error_pause_max);
        let pause_ms = u64::try_from(pause.as_millis()).unwrap_or(u64::MAX);
        let (projection, error) = (self.projector.name(), error as &dyn std::error::Error);
        if has_lasted(in_a_row) {
            tracing::error!(projection, error, in_a_row, pause_ms, "projection does not get on");
        } else {
            tracing::warn!(projection, error, in_a_row, pause_ms, "projection will try again");
        }
        pause
    }
}

/// Whether as many failures in a row are more than a hiccup, about which somebody must be told: the fourth, then the
/// eighth, the sixteenth and so on.
pub const fn has_lasted(failures_in_a_row: u32) -> bool {
    failures_in_a_row >= 4 && failures_in_a_row.is_power_of_two()
}
