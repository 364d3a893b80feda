//! Read your own writes: has a projection applied what was appended at a position?

use std::time::Duration;

use sqlx::PgPool;
use tokio::time::Instant;

const PAUSE_MIN: Duration = Duration::from_millis(5);
const PAUSE_MAX: Duration = Duration::from_millis(50);

/// Waits until the serving generation of `name` has applied the event at `position`, at most for `timeout`.
///
/// `false`: it has not, or cannot, because the event's claim is parked at or before it.
pub async fn until_applied(pool: &PgPool, name: &str, position: i64, timeout: Duration) -> sqlx::Result<bool> {
    let deadline = Instant::now() + timeout;
    let mut pause = PAUSE_MIN;
    loop {
        match applied(pool, name, position).await? {
            Applied::Yes => return Ok(true),
            Applied::Parked => return Ok(false),
            Applied::NotYet if Instant::now() + pause > deadline => return Ok(false),
            Applied::NotYet => tokio::time::sleep(pause).await,
        }
        pause = (pause * 2).min(PAUSE_MAX);
    }
}

enum Applied {
    Yes,
    Parked,
    NotYet,
}

async fn applied(pool: &PgPool, name: &str, position: i64) -> sqlx::Result<Applied> {
    let (passed, parked): (bool, bool) = sqlx::query_as(
        "SELECT position >= $2, EXISTS (SELECT FROM parked_claims p \
                WHERE p.name = s.name AND p.generation = s.generation AND p.position <= $2 \
                  AND p.claim_id = (SELECT aggregate_id FROM settled_events e WHERE e.position = $2)) \
           FROM read_model.serving_generations JOIN subscriptions s USING (name, generation) \
          WHERE s.name = $1",
    )
    .bind(name)
    .bind(position)
    .fetch_optional(pool)
    .await?
    .unwrap_or((false, false));
    Ok(match (passed, parked) {
        (true, false) => Applied::Yes,
        (true, true) => Applied::Parked,
        (false, _) => Applied::NotYet,
    })
}
