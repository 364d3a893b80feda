//! Entries only come: where the checkpoint is trusted, nothing has to be read before.

use std::collections::HashMap;

use jiff_sqlx::ToSqlx;
use redress_domain::claim::ClaimEvent;
use sqlx::PgConnection;

use super::entry::TimelineEntry;
use super::fold::fold;
use crate::copy::NewRows;
use crate::{FoldError, Projection, SettledEvent, Trust};

/// Keeps `claim_timeline`.
#[derive(Debug, Clone, Copy, Default)]
pub struct ClaimTimelineProjection;

/// The new entries of one claim.
#[derive(Debug, Default)]
pub struct NewEntries {
    /// The last event that has an entry already.
    stored_up_to: i64,
    entries: Vec<NewEntry>,
}

#[derive(Debug)]
struct NewEntry {
    claim_id: String,
    entry: TimelineEntry,
    position: i64,
}

impl Projection for ClaimTimelineProjection {
    const NAME: &'static str = super::NAME;

    type Rows = NewEntries;

    async fn load(
        connection: &mut PgConnection,
        table: &str,
        claim_ids: &[&str],
        trust: Trust,
    ) -> sqlx::Result<HashMap<String, Self::Rows>> {
        if trust == Trust::Checkpoint {
            return Ok(HashMap::new());
        }
        let query =
            format!("SELECT claim_id, max(last_position) FROM {table} WHERE claim_id = ANY($1) GROUP BY claim_id");
        let stored: Vec<(String, i64)> = sqlx::query_as(&query).bind(claim_ids).fetch_all(connection).await?;
        let rows = |stored_up_to| NewEntries { stored_up_to, entries: Vec::new() };
        Ok(stored.into_iter().map(|(claim_id, stored_up_to)| (claim_id, rows(stored_up_to))).collect())
    }

    fn fold(rows: &mut Self::Rows, event: &ClaimEvent, recorded: &SettledEvent) -> Result<(), FoldError> {
        if recorded.position <= rows.stored_up_to {
            return Ok(());
        }
        let entry = fold(event, recorded);
        rows.entries.push(NewEntry { claim_id: recorded.claim_id.clone(), entry, position: recorded.position });
        Ok(())
    }

    async fn store(connection: &mut PgConnection, table: &str, rows: Vec<Self::Rows>) -> sqlx::Result<()> {
        let mut new = NewRows::of(COLUMNS, rows.iter().map(|rows| rows.entries.len()).sum());
        for NewEntry { claim_id, entry, position } in rows.into_iter().flat_map(|rows| rows.entries) {
            new.row()?
                .field(claim_id)?
                .field(entry.version)?
                .json(&entry)?
                .json(&entry.message)?
                .field(entry.recorded_at.to_sqlx())?
                .field(position)?;
        }
        new.copy_into(table, connection).await
    }
}

const COLUMNS: &[&str] = &["claim_id", "version", "entry", "message", "recorded_at", "last_position"];
