//! The tasks of a batch: read together, written together.

use std::collections::HashMap;

use jiff_sqlx::{Timestamp as SqlTimestamp, ToSqlx};
use redress_domain::claim::ClaimEvent;
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row};

use super::fold::{ClaimTasks, fold};
use super::task::{Task, TaskRow};
use crate::copy::NewRows;
use crate::{FoldError, Projection, SettledEvent, Trust};

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
        _: Trust,
    ) -> sqlx::Result<HashMap<String, Self::Rows>> {
        let mut claims: HashMap<String, ClaimTasks> = HashMap::new();
        if claim_ids.is_empty() {
            return Ok(claims);
        }
        let query = format!(
            "SELECT claim_id, task, subject, reason, details, opened_at, closed_at, last_position \
               FROM {table} WHERE claim_id = ANY($1)"
        );
        for row in sqlx::query(&query).bind(claim_ids).fetch_all(connection).await? {
            let claim_id: String = row.try_get("claim_id")?;
            let word: &str = row.try_get("task")?;
            let task = Task::from_word(word).ok_or_else(|| sqlx::Error::Decode("no such kind of task".into()))?;
            let claim = claims.entry(claim_id.clone()).or_insert(ClaimTasks {
                claim_id,
                is_stored: true,
                ..ClaimTasks::default()
            });
            claim.tasks.insert((task, row.try_get("subject")?), task_row(&row)?);
        }
        Ok(claims)
    }

    fn fold(rows: &mut Self::Rows, event: &ClaimEvent, recorded: &SettledEvent) -> Result<(), FoldError> {
        fold(rows, event, recorded)
    }

    async fn store(connection: &mut PgConnection, table: &str, rows: Vec<Self::Rows>) -> sqlx::Result<()> {
        let mut new = NewRows::of(COLUMNS, rows.len());
        let (mut claim_ids, mut tasks, mut subjects) = (Vec::new(), Vec::new(), Vec::new());
        for claim in &rows {
            for ((task, subject), row) in claim.tasks.iter().filter(|(_, row)| row.changed) {
                write(&claim.claim_id, *task, subject, row, &mut new)?;
                if claim.is_stored {
                    claim_ids.push(claim.claim_id.as_str());
                    tasks.push(task.as_str());
                    subjects.push(subject.as_str());
                }
            }
        }
        if !claim_ids.is_empty() {
            let delete = format!(
                "DELETE FROM {table} WHERE (claim_id, task, subject) IN \
                        (SELECT * FROM unnest($1::text[], $2::text[], $3::text[]))"
            );
            sqlx::query(&delete).bind(claim_ids).bind(tasks).bind(subjects).execute(&mut *connection).await?;
        }
        new.copy_into(table, connection).await
    }
}

const COLUMNS: &[&str] =
    &["claim_id", "task", "subject", "reason", "details", "opened_at", "closed_at", "last_position"];

fn write(claim_id: &str, task: Task, subject: &str, row: &TaskRow, rows: &mut NewRows) -> sqlx::Result<()> {
    rows.row()?
        .field(claim_id)?
        .field(task.as_str())?
        .field(subject)?
        .field(&row.reason)?
        .json(&row.details)?
        .field(row.opened_at.to_sqlx())?
        .field(row.closed_at.map(ToSqlx::to_sqlx))?
        .field(row.last_position)?;
    Ok(())
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
