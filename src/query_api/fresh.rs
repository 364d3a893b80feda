//! Read your own writes: a question that carries `Redress-Min-Position` waits until its view has come that far.

use std::time::{Duration, Instant};

use redress_projections::wait;
use sqlx::PgPool;

use crate::http::MinPosition;
use crate::problem::{Problem, ProblemCode};

/// How long a question waits for its view.
const WAIT_MAX: Duration = Duration::from_secs(2);

/// How often the log itself is looked at, which only a replica can be behind.
const LOG_POLL_INTERVAL: Duration = Duration::from_millis(25);

/// Waits until the projection has applied the asked position, if one is asked.
pub(super) async fn until_fresh(pool: &PgPool, projection: &str, asked: MinPosition) -> Result<(), Problem> {
    let MinPosition(Some(position)) = asked else { return Ok(()) };
    if wait::until_applied(pool, projection, position, WAIT_MAX).await? {
        return Ok(());
    }
    Err(Problem::new(ProblemCode::ViewNotCaughtUp))
}

/// Waits until the log that this server reads holds the asked position, if one is asked.
pub(super) async fn until_recorded(pool: &PgPool, asked: MinPosition) -> Result<(), Problem> {
    let MinPosition(Some(position)) = asked else { return Ok(()) };
    let deadline = Instant::now() + WAIT_MAX;
    while !is_recorded(pool, position).await? {
        if Instant::now() > deadline {
            return Err(Problem::new(ProblemCode::ViewNotCaughtUp));
        }
        tokio::time::sleep(LOG_POLL_INTERVAL).await;
    }
    Ok(())
}

async fn is_recorded(pool: &PgPool, position: i64) -> sqlx::Result<bool> {
    let question = "SELECT EXISTS (SELECT FROM settled_events WHERE position >= $1)";
    sqlx::query_scalar(question).bind(position).fetch_one(pool).await
}
