//! The question that `work_queue` answers: what waits, the longest waiting first.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff_sqlx::{Timestamp as SqlTimestamp, ToSqlx};
use sqlx::postgres::PgRow;
use sqlx::{PgExecutor, QueryBuilder, Row};

use super::task::Task;

/// A task that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenTask {
    /// Whose claim.
    pub claim_id: String,
    /// What is to be done.
    pub task: Task,
    /// The payout that it is about, or the part of the program that is stuck; empty for the claim itself.
    pub subject: String,
    /// Why it is there, as a code.
    pub reason: String,
    /// What whoever takes it on will want to know, as JSON text: [`super::TaskDetails`].
    pub details: String,
    /// Since when it waits.
    pub opened_at: Timestamp,
    /// The event that it has seen last.
    pub last_position: i64,
}

/// Which tasks to list. Empty: all that are open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TaskFilter {
    /// Of this kind.
    pub task: Option<Task>,
    /// Of this claim.
    pub claim_id: Option<String>,
}

/// Where a list of tasks goes on. Its text is opaque to whoever carries it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskCursor {
    opened_at: Timestamp,
    claim_id: String,
    task: Task,
    subject: String,
}

/// Not a cursor that a list gave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a cursor that a list gave out")]
pub struct NotATaskCursor;

impl fmt::Display for TaskCursor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let micros = self.opened_at.as_microsecond();
        write!(formatter, "{micros}.{}.{}.{}", self.claim_id, self.task.as_str(), self.subject)
    }
}

impl FromStr for TaskCursor {
    type Err = NotATaskCursor;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.splitn(4, '.');
        let mut part = || parts.next().ok_or(NotATaskCursor);
        let micros = part()?.parse().map_err(|_| NotATaskCursor)?;
        let opened_at = Timestamp::from_microsecond(micros).map_err(|_| NotATaskCursor)?;
        let claim_id = part()?.to_owned();
        let task = Task::from_word(part()?).ok_or(NotATaskCursor)?;
        let subject = part()?.to_owned();
        // PostgreSQL has no null byte in a text.
        if text.contains('\0') { Err(NotATaskCursor) } else { Ok(Self { opened_at, claim_id, task, subject }) }
    }
}

/// The open tasks of the read model, and one for each claim that a part of the program has been stuck on for a while (the
/// fifth attempt comes after a quarter of a minute): it would wait for ever if nobody saw it. A generation that is still being
/// rebuilt is its operator's business.
const OPEN_TASKS: &str = "
SELECT claim_id, task, subject, reason, details, opened_at, last_position
  FROM (SELECT claim_id, task, subject, reason, details, opened_at, last_position
          FROM read_model.work_queue WHERE closed_at IS NULL
         UNION ALL
        SELECT parked.claim_id, 'unblock_claim', parked.name, 'attempts_failed',
               json_build_object('attempts', parked.attempts, 'explanation', parked.reason)::text, parked.parked_at, parked.position
          FROM parked_claims AS parked LEFT JOIN read_model.serving_generations AS serving USING (name)
         WHERE parked.attempts >= 5 AND parked.generation = coalesce(serving.generation, parked.generation)
               -- A payout in doubt is a task already.
           AND NOT EXISTS (SELECT FROM read_model.work_queue AS known
                            WHERE known.claim_id = parked.claim_id AND known.task = 'settle_payout' AND known.closed_at IS NULL
                              AND parked.name = 'pay')
       ) AS open (claim_id, task, subject, reason, details, opened_at, last_position)
 WHERE true";

/// Up to `limit` open tasks, the longest waiting first, and where the list goes on; no cursor: it is at its end.
pub async fn list(
    executor: impl PgExecutor<'_>,
    filter: &TaskFilter,
    after: Option<&TaskCursor>,
    limit: u16,
) -> sqlx::Result<(Vec<OpenTask>, Option<TaskCursor>)> {
    let mut query = QueryBuilder::new(OPEN_TASKS);
    if let Some(task) = filter.task {
        query.push(" AND task = ").push_bind(task.as_str());
    }
    if let Some(claim_id) = &filter.claim_id {
        query.push(" AND claim_id = ").push_bind(claim_id);
    }
    if let Some(cursor) = after {
        query.push(" AND (opened_at, claim_id, task, subject) > (").push_bind(cursor.opened_at.to_sqlx());
        query.push(", ").push_bind(&cursor.claim_id).push(", ").push_bind(cursor.task.as_str());
        query.push(", ").push_bind(&cursor.subject).push(")");
    }
    // One more than asked for tells whether the list goes on.
    query.push(" ORDER BY opened_at, claim_id, task, subject LIMIT ").push_bind(i64::from(limit) + 1);
    let rows = query.build().fetch_all(executor).await?;
    let mut tasks = rows.iter().map(open_task).collect::<sqlx::Result<Vec<_>>>()?;
    let goes_on = tasks.len() > usize::from(limit);
    tasks.truncate(usize::from(limit));
    let next = tasks.last().filter(|_| goes_on).map(|task| TaskCursor {
        opened_at: task.opened_at,
        claim_id: task.claim_id.clone(),
        task: task.task,
        subject: task.subject.clone(),
    });
    Ok((tasks, next))
}

fn open_task(row: &PgRow) -> sqlx::Result<OpenTask> {
    let word: &str = row.try_get("task")?;
    Ok(OpenTask {
        claim_id: row.try_get("claim_id")?,
        task: Task::from_word(word).ok_or_else(|| sqlx::Error::Decode("no such kind of task".into()))?,
        subject: row.try_get("subject")?,
        reason: row.try_get("reason")?,
        details: row.try_get("details")?,
        opened_at: row.try_get::<SqlTimestamp, _>("opened_at")?.to_jiff(),
        last_position: row.try_get("last_position")?,
    })
}
