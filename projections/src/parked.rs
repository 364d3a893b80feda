//! Claims whose next event a reader could not apply. Their later events queue behind it in the log; other claims move
//! on; the row here says which event, why, and when it is tried again.

use std::collections::HashSet;

use jiff::Timestamp;
use jiff_sqlx::Timestamp as SqlTimestamp;
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, PgExecutor, Row};

use crate::subscription::Subscription;

/// The longest pause between two attempts, in seconds: what a new version of the program cures is cured within it.
const PAUSE_MAX_SECONDS: i32 = 300;

/// An event that could not be applied to its claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The claim that waits.
    pub claim_id: String,
    /// The first event that is not applied.
    pub position: i64,
    /// Why, without personal data.
    pub reason: String,
}

/// A claim that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParkedClaim {
    /// Which.
    pub claim_id: String,
    /// The first event that is not applied.
    pub position: i64,
    /// Why, without personal data.
    pub reason: String,
    /// How often this event was tried.
    pub attempts: i32,
    /// Since when the claim waits.
    pub parked_at: Timestamp,
    /// When it is tried again.
    pub next_attempt_at: Timestamp,
}

/// Parks a claim, or says that one more attempt failed. The pause doubles with each attempt at the same event, from one
/// second to five minutes.
pub async fn park(connection: &mut PgConnection, of: Subscription, refusal: &Refusal) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO parked_claims AS parked \
                (name, generation, claim_id, position, reason, attempts, parked_at, next_attempt_at) \
         VALUES ($1, $2, $3, $4, $5, 1, clock_timestamp(), clock_timestamp() + interval '1 second') \
             ON CONFLICT (name, generation, claim_id) DO UPDATE SET \
                position = excluded.position, reason = excluded.reason, \
                attempts = CASE WHEN parked.position = excluded.position THEN parked.attempts + 1 ELSE 1 END, \
                next_attempt_at = clock_timestamp() + CASE WHEN parked.position = excluded.position \
                    THEN least($6, power(2, least(parked.attempts, 20))) ELSE 1 END * interval '1 second'",
    )
    .bind(of.name)
    .bind(of.generation)
    .bind(&refusal.claim_id)
    .bind(refusal.position)
    .bind(&refusal.reason)
    .bind(PAUSE_MAX_SECONDS)
    .execute(connection)
    .await?;
    Ok(())
}

/// Which of these claims wait.
pub async fn among(
    executor: impl PgExecutor<'_>,
    of: Subscription,
    claim_ids: &[&str],
) -> sqlx::Result<HashSet<String>> {
    let parked: Vec<String> = sqlx::query_scalar(
        "SELECT claim_id FROM parked_claims WHERE name = $1 AND generation = $2 AND claim_id = ANY($3)",
    )
    .bind(of.name)
    .bind(of.generation)
    .bind(claim_ids)
    .fetch_all(executor)
    .await?;
    Ok(parked.into_iter().collect())
}

/// Up to `limit` claims whose next attempt is due, the longest due first.
pub async fn due(executor: impl PgExecutor<'_>, of: Subscription, limit: i64) -> sqlx::Result<Vec<ParkedClaim>> {
    let rows = sqlx::query(
        "SELECT claim_id, position, reason, attempts, parked_at, next_attempt_at FROM parked_claims \
          WHERE name = $1 AND generation = $2 AND next_attempt_at <= clock_timestamp() \
          ORDER BY next_attempt_at LIMIT $3",
    )
    .bind(of.name)
    .bind(of.generation)
    .bind(limit)
    .fetch_all(executor)
    .await?;
    rows.iter().map(parked_claim).collect()
}

/// Every claim that waits, the longest waiting first.
pub async fn list(executor: impl PgExecutor<'_>, of: Subscription) -> sqlx::Result<Vec<ParkedClaim>> {
    let rows = sqlx::query(
        "SELECT claim_id, position, reason, attempts, parked_at, next_attempt_at FROM parked_claims \
          WHERE name = $1 AND generation = $2 ORDER BY parked_at, claim_id",
    )
    .bind(of.name)
    .bind(of.generation)
    .fetch_all(executor)
    .await?;
    rows.iter().map(parked_claim).collect()
}

/// Makes the next attempt due at once. `false`: the claim does not wait.
pub async fn retry_now(executor: impl PgExecutor<'_>, of: Subscription, claim_id: &str) -> sqlx::Result<bool> {
    let found = sqlx::query(
        "UPDATE parked_claims SET next_attempt_at = clock_timestamp() \
          WHERE name = $1 AND generation = $2 AND claim_id = $3",
    )
    .bind(of.name)
    .bind(of.generation)
    .bind(claim_id)
    .execute(executor)
    .await?;
    Ok(found.rows_affected() == 1)
}

/// Lets a claim go on: everything that waited is applied.
pub async fn unpark(executor: impl PgExecutor<'_>, of: Subscription, claim_id: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM parked_claims WHERE name = $1 AND generation = $2 AND claim_id = $3")
        .bind(of.name)
        .bind(of.generation)
        .bind(claim_id)
        .execute(executor)
        .await?;
    Ok(())
}

fn parked_claim(row: &PgRow) -> sqlx::Result<ParkedClaim> {
    Ok(ParkedClaim {
        claim_id: row.try_get("claim_id")?,
        position: row.try_get("position")?,
        reason: row.try_get("reason")?,
        attempts: row.try_get("attempts")?,
        parked_at: row.try_get::<SqlTimestamp, _>("parked_at")?.to_jiff(),
        next_attempt_at: row.try_get::<SqlTimestamp, _>("next_attempt_at")?.to_jiff(),
    })
}
