//! Entries only come; nothing has to be read before.

use std::collections::HashMap;

use jiff_sqlx::{Timestamp as SqlTimestamp, ToSqlx};
use redress_domain::claim::ClaimEvent;
use serde::Serialize;
use sqlx::PgConnection;

use super::entry::TimelineEntry;
use super::fold::fold;
use crate::{FoldError, Projection, SettledEvent};

/// Keeps `claim_timeline`.
#[derive(Debug, Clone, Copy, Default)]
pub struct ClaimTimelineProjection;

/// The new entries of one claim.
#[derive(Debug, Default)]
pub struct NewEntries(Vec<NewEntry>);

#[derive(Debug)]
struct NewEntry {
    claim_id: String,
    entry: TimelineEntry,
    position: i64,
}

impl Projection for ClaimTimelineProjection {
    const NAME: &'static str = super::NAME;

    type Rows = NewEntries;

    async fn load(_: &mut PgConnection, _: &str, _: &[&str]) -> sqlx::Result<HashMap<String, Self::Rows>> {
        Ok(HashMap::new())
    }

    fn fold(rows: &mut Self::Rows, event: &ClaimEvent, recorded: &SettledEvent) -> Result<(), FoldError> {
        let entry = fold(event, recorded);
        rows.0.push(NewEntry { claim_id: recorded.claim_id.clone(), entry, position: recorded.position });
        Ok(())
    }

    async fn store(connection: &mut PgConnection, table: &str, rows: Vec<Self::Rows>) -> sqlx::Result<()> {
        let (mut claim_ids, mut versions, mut entries) = (Vec::new(), Vec::new(), Vec::new());
        let mut messages = Vec::new();
        let (mut recorded_at, mut positions): (Vec<SqlTimestamp>, Vec<i64>) = (Vec::new(), Vec::new());
        let new_entries: Vec<NewEntry> = rows.into_iter().flat_map(|rows| rows.0).collect();
        for new in &new_entries {
            claim_ids.push(new.claim_id.as_str());
            versions.push(new.entry.version);
            entries.push(json(&new.entry)?);
            messages.push(json(&new.entry.message)?);
            recorded_at.push(new.entry.recorded_at.to_sqlx());
            positions.push(new.position);
        }
        let upsert = format!(
            "INSERT INTO {table} AS old (claim_id, version, entry, message, recorded_at, last_position) \
             SELECT claim_id, version, entry::json, message::json, recorded_at, last_position \
               FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::timestamptz[], $6::bigint[]) \
                 AS new (claim_id, version, entry, message, recorded_at, last_position) \
                 ON CONFLICT (claim_id, version) DO UPDATE SET entry = excluded.entry, message = excluded.message, \
                    recorded_at = excluded.recorded_at, last_position = excluded.last_position \
              WHERE old.last_position < excluded.last_position"
        );
        let query = sqlx::query(&upsert).bind(claim_ids).bind(versions).bind(entries).bind(messages);
        query.bind(recorded_at).bind(positions).execute(connection).await?;
        Ok(())
    }
}

fn json(value: &impl Serialize) -> sqlx::Result<String> {
    serde_json::to_string(value).map_err(|error| sqlx::Error::Encode(Box::new(error)))
}
