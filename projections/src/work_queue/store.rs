//! The tasks of a batch: read together, written together.

use std::collections::HashMap;

use jiff_sqlx::{Timestamp as SqlTimestamp, ToSqlx};
use redress_domain::claim::ClaimEvent;
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row};

use super::fold::{ClaimTasks, fold};
use super::task::{Task, TaskRow};
use crate::{FoldError, Projection, SettledEvent};

/// Keeps `work_queue`.
#[derive(Debug, Clone, Copy, Default)]
pub struct WorkQueueProjection;

impl Projection for WorkQueueProjection {
    const NAME: &'static str = super::NAME;

    type Rows = ClaimTasks;

    async fn load(
        connection: &mut PgConnection,
        table: &str,
        claim_ids: &[&str],
    ) -> sqlx::Result<HashMap<String, Self::Rows>> {
        let mut claims: HashMap<String, ClaimTasks> = HashMap::new();
        if claim_ids.is_empty() {
            return Ok(claims);
        }
        let query = format!(
            "SELECT claim_id, task, subject, reason, details::text AS details, opened_at, closed_at, last_position \
               FROM {table} WHERE claim_id = ANY($1)"
        );
        for row in sqlx::query(&query).bind(claim_ids).fetch_all(connection).await? {
            let claim_id: String = row.try_get("claim_id")?;
            let word: &str = row.try_get("task")?;
            let task = Task::from_word(word).ok_or_else(|| sqlx::Error::Decode("no such kind of task".into()))?;
            let claim = claims.entry(claim_id.clone()).or_insert(ClaimTasks { claim_id, ..ClaimTasks::default() });
            claim.tasks.insert((task, row.try_get("subject")?), task_row(&row)?);
        }
        Ok(claims)
    }

    fn fold(rows: &mut Self::Rows, event: &ClaimEvent, recorded: &SettledEvent) -> Result<(), FoldError> {
        fold(rows, event, recorded)
    }

    async fn store(connection: &mut PgConnection, table: &str, rows: Vec<Self::Rows>) -> sqlx::Result<()> {
        let mut columns = Columns::default();
        for claim in &rows {
            for ((task, subject), row) in claim.tasks.iter().filter(|(_, row)| row.changed) {
                columns.push(&claim.claim_id, *task, subject, row)?;
            }
        }
        if columns.claim_ids.is_empty() {
            return Ok(());
        }
        let upsert = format!(
            "INSERT INTO {table} AS old \
                    (claim_id, task, subject, reason, details, opened_at, closed_at, last_position) \
             SELECT claim_id, task, subject, reason, details::json, opened_at, closed_at, last_position \
               FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], \
                    $7::timestamptz[], $8::bigint[]) \
                 AS new (claim_id, task, subject, reason, details, opened_at, closed_at, last_position) \
                 ON CONFLICT (claim_id, task, subject) DO UPDATE SET reason = excluded.reason, \
                    details = excluded.details, opened_at = excluded.opened_at, closed_at = excluded.closed_at, \
                    last_position = excluded.last_position \
              WHERE old.last_position < excluded.last_position"
        );
        let query = sqlx::query(&upsert)
            .bind(columns.claim_ids)
            .bind(columns.tasks)
            .bind(columns.subjects)
            .bind(columns.reasons)
            .bind(columns.details)
            .bind(columns.opened_at)
            .bind(columns.closed_at)
            .bind(columns.last_positions);
        query.execute(connection).await?;
        Ok(())
    }
}

fn task_row(row: &PgRow) -> sqlx::Result<TaskRow> {
    let details = serde_json::from_str(row.try_get("details")?);
    Ok(TaskRow {
        reason: row.try_get("reason")?,
        details: details.map_err(|error| sqlx::Error::Decode(Box::new(error)))?,
        opened_at: row.try_get::<SqlTimestamp, _>("opened_at")?.to_jiff(),
        closed_at: row.try_get::<Option<SqlTimestamp>, _>("closed_at")?.map(SqlTimestamp::to_jiff),
        last_position: row.try_get("last_position")?,
        changed: false,
    })
}

#[derive(Default)]
struct Columns<'a> {
    claim_ids: Vec<&'a str>,
    tasks: Vec<&'static str>,
    subjects: Vec<&'a str>,
    reasons: Vec<&'a str>,
    details: Vec<String>,
    opened_at: Vec<SqlTimestamp>,
    closed_at: Vec<Option<SqlTimestamp>>,
    last_positions: Vec<i64>,
}

impl<'a> Columns<'a> {
    fn push(&mut self, claim_id: &'a str, task: Task, subject: &'a str, row: &'a TaskRow) -> sqlx::Result<()> {
        let details = serde_json::to_string(&row.details).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
        self.claim_ids.push(claim_id);
        self.tasks.push(task.as_str());
        self.subjects.push(subject);
        self.reasons.push(&row.reason);
        self.details.push(details);
        self.opened_at.push(row.opened_at.to_sqlx());
        self.closed_at.push(row.closed_at.map(ToSqlx::to_sqlx));
        self.last_positions.push(row.last_position);
        Ok(())
    }
}
