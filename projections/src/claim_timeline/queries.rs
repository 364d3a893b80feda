//! The question that `claim_timeline` answers.

use serde::Serialize;
use sqlx::{PgExecutor, Row};

use crate::messages::with_members;
use crate::{Language, Message};

/// One line of a timeline, as it is stored to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEntry {
    /// The version of the claim with it.
    pub version: i64,
    /// The line without its sentence, as JSON text: a [`super::TimelineEntry`].
    pub entry: String,
    /// The sentence, as JSON text: a [`Message`].
    pub message: String,
    /// The event's position in the log.
    pub last_position: i64,
}

impl StoredEntry {
    /// The whole line, with its sentence in this language, as JSON text.
    pub fn in_words(&self, language: Language) -> String {
        #[derive(Serialize)]
        struct InWords {
            text: String,
        }
        let words = InWords { text: Message::stored(&self.message).text(language) };
        with_members(&self.entry, &serde_json::to_string(&words).unwrap_or_default())
    }
}

/// Up to `limit` lines of a claim after `version`, the oldest first. Empty: there is no such claim, or no more.
pub async fn of_claim(
    executor: impl PgExecutor<'_>,
    claim_id: &str,
    version: i64,
    limit: u16,
) -> sqlx::Result<Vec<StoredEntry>> {
    let rows = sqlx::query(
        "SELECT version, entry, message, last_position FROM read_model.claim_timeline \
          WHERE claim_id = $1 AND version > $2 ORDER BY version LIMIT $3",
    )
    .bind(claim_id)
    .bind(version)
    .bind(i64::from(limit))
    .fetch_all(executor)
    .await?;
    let stored = rows.iter().map(|row| {
        let (version, last_position) = (row.try_get("version")?, row.try_get("last_position")?);
        Ok(StoredEntry { version, entry: row.try_get("entry")?, message: row.try_get("message")?, last_position })
    });
    stored.collect()
}
