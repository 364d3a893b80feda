//! Read your own writes: a question that carries `Redress-Min-Position` waits until its view has come that far.

use std::time::{Duration, Instant};

use redress_projections::wait;
use sqlx::PgPool;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

use crate::http::MinPosition;
use crate::problem::{Problem, ProblemCode};

/// How long a question waits for its view.
const WAIT_MAX: Duration = Duration::from_secs(2);

/// How many wait at once: a third of the questions that a server takes on, so that those which ask for no position are answered
/// however far behind a view is.
const WAITING_MAX: usize = 64;

/// How long a question waits for a place: a view is seldom further behind, and then places are soon free.
const PLACE_WITHIN: Duration = Duration::from_millis(200);

/// How often the log itself is looked at, which only a replica can be behind.
const LOG_POLL_INTERVAL: Duration = Duration::from_millis(25);

/// How far the views and the log have come, as this server reads them.
#[derive(Debug)]
pub(super) struct Freshness {
    pool: PgPool,
    places: Semaphore,
}

impl Freshness {
    pub(super) fn new(pool: PgPool) -> Self {
        Self { pool, places: Semaphore::new(WAITING_MAX) }
    }

    /// Waits until the projection has applied the asked position, if one is asked.
    pub(super) async fn until_applied(&self, projection: &str, asked: MinPosition) -> Result<(), Problem> {
        let MinPosition(Some(position)) = asked else { return Ok(()) };
        if wait::until_applied(&self.pool, projection, position, Duration::ZERO).await? {
            return Ok(());
        }
        let _place = self.place().await?;
        if wait::until_applied(&self.pool, projection, position, WAIT_MAX).await? {
            return Ok(());
        }
        Err(Problem::new(ProblemCode::ViewNotCaughtUp))
    }

    /// Waits until the log holds the asked position, if one is asked.
    pub(super) async fn until_recorded(&self, asked: MinPosition) -> Result<(), Problem> {
        let MinPosition(Some(position)) = asked else { return Ok(()) };
        if self.is_recorded(position).await? {
            return Ok(());
        }
        let (_place, deadline) = (self.place().await?, Instant::now() + WAIT_MAX);
        while !self.is_recorded(position).await? {
            if Instant::now() > deadline {
                return Err(Problem::new(ProblemCode::ViewNotCaughtUp));
            }
            tokio::time::sleep(LOG_POLL_INTERVAL).await;
        }
        Ok(())
    }

    async fn is_recorded(&self, position: i64) -> sqlx::Result<bool> {
        let question = "SELECT EXISTS (SELECT FROM settled_events WHERE position >= $1)";
        sqlx::query_scalar(question).bind(position).fetch_one(&self.pool).await
    }

    async fn place(&self) -> Result<SemaphorePermit<'_>, Problem> {
        match timeout(PLACE_WITHIN, self.places.acquire()).await {
            Ok(Ok(place)) => Ok(place),
            Ok(Err(_)) | Err(_) => Err(Problem::new(ProblemCode::ViewNotCaughtUp)),
        }
    }
}
