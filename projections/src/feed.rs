//! Reading the log. Everything goes through the view `settled_events`, whose order can no longer change.

use jiff::Timestamp;
use jiff_sqlx::Timestamp as SqlTimestamp;
use redress_domain::claim::ClaimEvent;
use redress_domain::upcast::{UnreadableEvent, read_event};
use sqlx::postgres::PgRow;
use sqlx::{ColumnIndex, PgExecutor, PgPool, Row};
use uuid::Uuid;

/// One event of the log, with what was recorded about it.
#[derive(Debug, Clone)]
pub struct SettledEvent {
    /// Its place in the log.
    pub position: i64,
    /// Whose event it is.
    pub claim_id: String,
    /// Its place in the claim's stream, from 1.
    pub version: i64,
    /// Its own id.
    pub event_id: Uuid,
    /// The event, or why this program cannot read it.
    pub event: Result<ClaimEvent, UnreadableEvent>,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// The principal whose command it was.
    pub actor: String,
    /// The command that it came from.
    pub command_id: Uuid,
    /// The event that led to the command, if one did.
    pub causation_id: Option<Uuid>,
    /// The request of the outside world that all this began with.
    pub correlation_id: Uuid,
    /// What was recorded about it beside all this, as JSON text; absent where nothing was.
    pub metadata: Option<String>,
}

/// One event as it is stored, for those who want the record itself.
#[derive(Debug, Clone)]
pub struct RecordedEvent {
    /// Its place in the log.
    pub position: i64,
    /// Its place in the claim's stream, from 1.
    pub version: i64,
    /// Its own id.
    pub event_id: Uuid,
    /// The type, as stored.
    pub event_type: String,
    /// The version of its shape, as stored.
    pub event_version: String,
    /// The stored JSON text.
    pub payload: String,
    /// The stored JSON text.
    pub metadata: String,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// The principal whose command it was.
    pub actor: String,
    /// The command that it came from.
    pub command_id: Uuid,
    /// The event that led to the command, if one did.
    pub causation_id: Option<Uuid>,
    /// The request of the outside world that all this began with.
    pub correlation_id: Uuid,
    /// The link of the claim's hash chain, in hexadecimal.
    pub hash: String,
}

/// In the order in which [`settled`] reads them.
macro_rules! columns {
    () => {
        "position, aggregate_id, sequence, event_id, event_type, event_version, payload, metadata, recorded_at, \
         actor, command_id, causation_id, correlation_id"
    };
}

/// `IS TRUE` keeps the type out of the index of streams: a server that has no statistics yet takes it for rare, and would go through
/// all entries of that index for each reading.
const READ_AFTER: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM settled_events \
      WHERE position > $1 AND (aggregate_type = 'claim') IS TRUE ORDER BY position LIMIT $2"
);
const OF_CLAIM: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM settled_events \
      WHERE aggregate_type = 'claim' AND aggregate_id = $1 AND position BETWEEN $2 AND $3 ORDER BY sequence"
);
/// Claim by claim, whole streams in one statement: no claim is seen in the middle of a change.
const STREAMS_BEHIND: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM settled_events \
      WHERE aggregate_type = 'claim' AND aggregate_id > $1 AND aggregate_id <= ( \
            SELECT max(aggregate_id) FROM (SELECT DISTINCT aggregate_id FROM settled_events \
             WHERE aggregate_type = 'claim' AND aggregate_id > $1 ORDER BY aggregate_id LIMIT $2) AS page) \
      ORDER BY aggregate_id, sequence"
);
const RECORD: &str = concat!(
    "SELECT ",
    columns!(),
    ", encode(hash, 'hex') AS hash FROM settled_events \
      WHERE aggregate_type = 'claim' AND aggregate_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3"
);

/// A reader of the log.
#[derive(Debug, Clone)]
pub struct Feed {
    pool: PgPool,
}

impl Feed {
    /// Reads through `pool`.
    pub const fn new(pool: PgPool) -> Self {
        Self { pool }
    }

    /// Up to `limit` events after `position`, in order, each as it is wanted: an event is large, and moved no more than it must.
    /// Empty: there are none yet.
    pub async fn read_after<E: From<SettledEvent>>(&self, position: i64, limit: i64) -> sqlx::Result<Vec<E>> {
        let rows = sqlx::query(READ_AFTER).bind(position).bind(limit).fetch_all(&self.pool).await?;
        rows.iter().map(|row| settled(row).map(E::from)).collect()
    }
}

/// The claims that have events behind one position and up to another, each once.
pub async fn claims_between(executor: impl PgExecutor<'_>, after: i64, to: i64) -> sqlx::Result<Vec<String>> {
    let claims = sqlx::query_scalar(
        "SELECT DISTINCT aggregate_id FROM settled_events \
          WHERE position > $1 AND position <= $2 AND (aggregate_type = 'claim') IS TRUE",
    );
    claims.bind(after).bind(to).fetch_all(executor).await
}

/// One claim's events from one position to another, both included, in order.
pub async fn of_claim(
    executor: impl PgExecutor<'_>,
    claim_id: &str,
    from: i64,
    to: i64,
) -> sqlx::Result<Vec<SettledEvent>> {
    let rows = sqlx::query(OF_CLAIM).bind(claim_id).bind(from).bind(to).fetch_all(executor).await?;
    rows.iter().map(settled).collect()
}

/// All events of up to so many claims behind one claim, in the order of the ids and of each stream. Empty: there are no more
/// claims.
pub async fn streams_behind(
    executor: impl PgExecutor<'_>,
    claim_id: &str,
    claims: i64,
) -> sqlx::Result<Vec<SettledEvent>> {
    let rows = sqlx::query(STREAMS_BEHIND).bind(claim_id).bind(claims).fetch_all(executor).await?;
    rows.iter().map(settled).collect()
}

/// How many claims there are.
pub async fn count_of_claims(executor: impl PgExecutor<'_>) -> sqlx::Result<i64> {
    let count = "SELECT count(*) FROM settled_events WHERE aggregate_type = 'claim' AND sequence = 1";
    sqlx::query_scalar(count).fetch_one(executor).await
}

/// Up to `limit` events of one claim after `version`, as they are stored. Empty: there is no such claim, or no more.
pub async fn record_of_claim(
    executor: impl PgExecutor<'_>,
    claim_id: &str,
    version: i64,
    limit: i64,
) -> sqlx::Result<Vec<RecordedEvent>> {
    let rows = sqlx::query(RECORD).bind(claim_id).bind(version).bind(limit).fetch_all(executor).await?;
    rows.iter().map(recorded).collect()
}

/// By the places of [`columns`]: looking for a column by its name takes longer than reading it.
fn settled(row: &PgRow) -> sqlx::Result<SettledEvent> {
    let metadata = json_text(row, 7)?;
    Ok(SettledEvent {
        position: row.try_get(0)?,
        claim_id: row.try_get(1)?,
        version: row.try_get(2)?,
        event_id: row.try_get(3)?,
        event: read_event(row.try_get(4)?, row.try_get(5)?, json_text(row, 6)?),
        metadata: (metadata != "{}").then(|| metadata.to_owned()),
        recorded_at: row.try_get::<SqlTimestamp, _>(8)?.to_jiff(),
        actor: row.try_get(9)?,
        command_id: row.try_get(10)?,
        causation_id: row.try_get(11)?,
        correlation_id: row.try_get(12)?,
    })
}

fn recorded(row: &PgRow) -> sqlx::Result<RecordedEvent> {
    Ok(RecordedEvent {
        position: row.try_get("position")?,
        version: row.try_get("sequence")?,
        event_id: row.try_get("event_id")?,
        event_type: row.try_get("event_type")?,
        event_version: row.try_get("event_version")?,
        payload: json_text(row, "payload")?.to_owned(),
        metadata: json_text(row, "metadata")?.to_owned(),
        recorded_at: row.try_get::<SqlTimestamp, _>("recorded_at")?.to_jiff(),
        actor: row.try_get("actor")?,
        command_id: row.try_get("command_id")?,
        causation_id: row.try_get("causation_id")?,
        correlation_id: row.try_get("correlation_id")?,
        hash: row.try_get("hash")?,
    })
}

/// The text of a column of type `json`, as it is stored. (A cast in the query would copy it twice more.)
fn json_text(row: &PgRow, column: impl ColumnIndex<PgRow>) -> sqlx::Result<&str> {
    row.try_get_raw(column)?.as_str().map_err(sqlx::Error::Decode)
}
