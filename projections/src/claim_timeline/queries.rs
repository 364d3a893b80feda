//! The question that `claim_timeline` answers.

use sqlx::{PgExecutor, Row};

/// One line of a timeline, as it is stored to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEntry {
    /// The version of the claim with it.
    pub version: i64,
    /// The line, as JSON text: a [`super::TimelineEntry`].
    pub entry: String,
    /// The event's position in the log.
    pub last_position: i64,
}

/// Up to `limit` lines of a claim after `version`, the oldest first. Empty: there is no such claim, or no more.
pub async fn of_claim(
    executor: impl PgExecutor<'_>,
    claim_id: &str,
    version: i64,
    limit: u16,
) -> sqlx::Result<Vec<StoredEntry>> {
    let rows = sqlx::query(
        "SELECT version, entry::text AS entry, last_position FROM read_model.claim_timeline \
          WHERE claim_id = $1 AND version > $2 ORDER BY version LIMIT $3",
    )
    .bind(claim_id)
    .bind(version)
    .bind(i64::from(limit))
    .fetch_all(executor)
    .await?;
    let stored = rows.iter().map(|row| {
        let (version, entry) = (row.try_get("version")?, row.try_get("entry")?);
        Ok(StoredEntry { version, entry, last_position: row.try_get("last_position")? })
    });
    stored.collect()
}
