//! What cqrs-es reads and writes through: postgres-es reads a stream, the appender writes, and what postgres-es does
//! wrongly (streaming, snapshots) is replaced or refused.

use std::collections::HashMap;
use std::fmt;
use std::panic::AssertUnwindSafe;
use std::str::FromStr;

use cqrs_es::Aggregate;
use cqrs_es::persist::{
    PersistedEventRepository, PersistenceError, ReplayFeed, ReplayStream, SerializedEvent, SerializedSnapshot,
};
use futures::FutureExt;
use postgres_es::PostgresEventRepository;
use redress_domain::claim::{ClaimEvent, ClaimState};
use redress_domain::value::{CommandId, CorrelationId, EventId};
use serde_json::Value;
use sqlx::postgres::PgRow;
use sqlx::{PgPool, Row, query};

use super::chain::GENESIS;
use super::{AppendError, AppenderHandle, DatabaseFault, NewEvent, Unit};
use crate::command::CommandContext;
use crate::ids;
use crate::vault::VaultRows;

/// The view that has a stream in the form of postgres-es.
const STREAMS: &str = "event_streams";
/// Snapshots are refused before this name is ever used.
const NO_SNAPSHOTS: &str = "no_snapshots";

/// Events that a replay keeps ready.
const REPLAY_BUFFER: usize = 200;
/// Events that a replay reads at once.
const REPLAY_PAGE: i64 = 1000;

/// By position: the order in which events were committed.
const PAGE_OF_THE_LOG: &str = "
SELECT aggregate_type, aggregate_id, sequence, event_type, event_version, payload::text AS payload, position,
       json_build_object('event_id', event_id, 'position', position::text, 'command_id', command_id,
                         'hash', encode(hash, 'hex'))::text AS metadata
  FROM settled_events
 WHERE aggregate_type = $1 AND position > $2 AND ($3::text IS NULL OR aggregate_id = $3)
 ORDER BY position LIMIT $4";

/// The log as cqrs-es sees it.
pub struct Repository {
    pool: PgPool,
    reader: PostgresEventRepository,
    appender: AppenderHandle,
}

impl Repository {
    /// Reads with connections of `pool` and writes through `appender`.
    pub fn new(pool: PgPool, appender: AppenderHandle) -> Self {
        let reader = PostgresEventRepository::new(pool.clone()).with_tables(STREAMS, NO_SNAPSHOTS);
        Self { pool, reader, appender }
    }

    fn replay<A: Aggregate>(&self, aggregate_id: Option<&str>) -> ReplayStream {
        let (feed, stream) = ReplayStream::new(REPLAY_BUFFER);
        tokio::spawn(feed_all(self.pool.clone(), A::TYPE, aggregate_id.map(str::to_owned), feed));
        stream
    }
}

impl fmt::Debug for Repository {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Repository").field("appender", &self.appender).finish_non_exhaustive()
    }
}

impl PersistedEventRepository for Repository {
    async fn get_events<A: Aggregate>(&self, aggregate_id: &str) -> Result<Vec<SerializedEvent>, PersistenceError> {
        known(without_panic(self.reader.get_events::<A>(aggregate_id)).await?)
    }

    async fn get_last_events<A: Aggregate>(
        &self,
        aggregate_id: &str,
        last_sequence: usize,
    ) -> Result<Vec<SerializedEvent>, PersistenceError> {
        known(without_panic(self.reader.get_last_events::<A>(aggregate_id, last_sequence)).await?)
    }

    async fn get_snapshot<A: Aggregate>(&self, _: &str) -> Result<Option<SerializedSnapshot>, PersistenceError> {
        Err(RepositoryError::SnapshotsAreRefused.into())
    }

    /// Stores `events` as one unit. Their metadata is that of [`context_to_metadata`].
    async fn persist<A: Aggregate>(
        &self,
        events: &[SerializedEvent],
        snapshot_update: Option<(String, Value, usize)>,
    ) -> Result<(), PersistenceError> {
        if snapshot_update.is_some() {
            return Err(RepositoryError::SnapshotsAreRefused.into());
        }
        let Some(first) = events.first() else { return Ok(()) };
        let unit = unit_of(A::TYPE, first, events)?;
        self.appender.append(unit).await.map(drop).map_err(|error| match error {
            AppendError::VersionConflict { .. } => PersistenceError::OptimisticLockError,
            AppendError::Overloaded | AppendError::Unavailable(_) => PersistenceError::ConnectionError(error.into()),
            AppendError::IdempotencyKeyReused | AppendError::Unstorable(_) => {
                PersistenceError::UnknownError(error.into())
            }
        })
    }

    async fn stream_events<A: Aggregate>(&self, aggregate_id: &str) -> Result<ReplayStream, PersistenceError> {
        Ok(self.replay::<A>(Some(aggregate_id)))
    }

    async fn stream_all_events<A: Aggregate>(&self) -> Result<ReplayStream, PersistenceError> {
        Ok(self.replay::<A>(None))
    }
}

/// What cqrs-es may not ask of this repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RepositoryError {
    /// cqrs-es 0.5.0 applies events twice before it makes a snapshot.
    #[error("snapshots are refused: cqrs-es 0.5.0 stores wrong ones")]
    SnapshotsAreRefused,
    /// Only claims are stored.
    #[error("the events are not those of one claim in order")]
    NotAStreamOfAClaim,
    /// The metadata does not say where the command comes from.
    #[error("the metadata does not say where the command comes from")]
    ContextMissing,
}

impl From<RepositoryError> for PersistenceError {
    fn from(error: RepositoryError) -> Self {
        Self::UnknownError(error.into())
    }
}

/// postgres-es unwraps what it decodes: JSON that PostgreSQL takes and serde does not, such as a lone surrogate, would
/// end the caller's task.
async fn without_panic<T>(
    reading: impl Future<Output = Result<T, PersistenceError>> + Send,
) -> Result<T, PersistenceError> {
    match AssertUnwindSafe(reading).catch_unwind().await {
        Ok(read) => read.map_err(name_what_is_unavailable),
        Err(_) => Err(PersistenceError::DeserializationError("a stored event cannot be decoded".into())),
    }
}

/// Refuses events that a newer program wrote: read in their old shape they could pass for something else.
fn known(events: Vec<SerializedEvent>) -> Result<Vec<SerializedEvent>, PersistenceError> {
    let is_known = |event: &SerializedEvent| {
        let current = ClaimEvent::TYPES.iter().find(|(name, _)| *name == event.event_type).map(|(_, version)| *version);
        let number = |version: &str| version.parse::<u32>().ok();
        number(&event.event_version).is_some_and(|stored| Some(stored) <= current.and_then(number))
    };
    if events.iter().all(is_known) {
        return Ok(events);
    }
    Err(PersistenceError::DeserializationError("a stored event is of a type or version that is unknown here".into()))
}

/// postgres-es calls a pool that timed out or an operator's shutdown unexpected.
fn name_what_is_unavailable(error: PersistenceError) -> PersistenceError {
    match error {
        PersistenceError::UnknownError(error) => match error.downcast_ref::<sqlx::Error>().map(DatabaseFault::from) {
            Some(fault) if fault.is_transient() => PersistenceError::ConnectionError(fault.into()),
            Some(fault) => PersistenceError::UnknownError(fault.into()),
            None => PersistenceError::UnknownError(error),
        },
        other => other,
    }
}

/// The map in which cqrs-es carries where a command comes from.
pub fn context_to_metadata(context: &CommandContext) -> HashMap<String, String> {
    let mut metadata = HashMap::from([
        ("command_id".to_owned(), context.command_id.to_string()),
        ("correlation_id".to_owned(), context.correlation_id.to_string()),
        ("actor".to_owned(), context.actor.clone()),
    ]);
    metadata.extend(context.causation_id.map(|id| ("causation_id".to_owned(), id.to_string())));
    metadata.extend(context.traceparent.map(|traceparent| ("traceparent".to_owned(), traceparent.to_string())));
    metadata
}

fn id<T: FromStr>(text: Option<&str>) -> Result<T, RepositoryError> {
    text.and_then(|text| text.parse().ok()).ok_or(RepositoryError::ContextMissing)
}

fn context_of(metadata: &Value) -> Result<CommandContext, RepositoryError> {
    let text = |name: &str| metadata.get(name).and_then(Value::as_str);
    Ok(CommandContext {
        command_id: id::<CommandId>(text("command_id"))?,
        correlation_id: id::<CorrelationId>(text("correlation_id"))?,
        causation_id: text("causation_id").map(|text| id::<EventId>(Some(text))).transpose()?,
        actor: text("actor").ok_or(RepositoryError::ContextMissing)?.to_owned(),
        traceparent: text("traceparent").and_then(|text| text.parse().ok()),
    })
}

fn unit_of(aggregate_type: &str, first: &SerializedEvent, events: &[SerializedEvent]) -> Result<Unit, RepositoryError> {
    let one_stream = events
        .iter()
        .zip(first.sequence..)
        .all(|(event, sequence)| event.aggregate_id == first.aggregate_id && event.sequence == sequence);
    let expected_version = first.sequence.checked_sub(1).and_then(|version| u64::try_from(version).ok());
    let (Some(expected_version), Ok(claim_id), true) =
        (expected_version, first.aggregate_id.parse(), one_stream && aggregate_type == ClaimState::TYPE)
    else {
        return Err(RepositoryError::NotAStreamOfAClaim);
    };
    let new_event = |event: &SerializedEvent| NewEvent {
        event_id: EventId::from_uuid(ids::new_v7()),
        event_type: event.event_type.clone(),
        event_version: event.event_version.clone(),
        payload: event.payload.to_string(),
    };
    Ok(Unit {
        claim_id,
        expected_version,
        previous_hash: (expected_version == 0).then_some(GENESIS),
        events: events.iter().map(new_event).collect(),
        idempotency: None,
        vault: VaultRows::default(),
        context: context_of(&first.metadata)?,
    })
}

/// Feeds page by page until the log or the listener ends. A fault goes through the channel: a replay that was cut short
/// must not look like one that came to its end.
async fn feed_all(pool: PgPool, aggregate_type: &'static str, aggregate_id: Option<String>, mut feed: ReplayFeed) {
    let mut position = 0;
    loop {
        let page = query(PAGE_OF_THE_LOG)
            .bind(aggregate_type)
            .bind(position)
            .bind(&aggregate_id)
            .bind(REPLAY_PAGE)
            .fetch_all(&pool)
            .await;
        let rows = match page {
            Ok(rows) => rows,
            Err(error) => {
                let fault = PersistenceError::ConnectionError(DatabaseFault::from(error).into());
                drop(feed.push(Err(fault)).await);
                return;
            }
        };
        let last_page = rows.len() < usize::try_from(REPLAY_PAGE).unwrap_or(usize::MAX);
        for row in rows {
            let event = replayed(&row);
            position = event.as_ref().map_or(position, |(_, at)| *at);
            let event = event.map(|(event, _)| event);
            let failed = event.is_err();
            if feed.push(event).await.is_err() || failed {
                return;
            }
        }
        if last_page {
            return;
        }
    }
}

fn replayed(row: &PgRow) -> Result<(SerializedEvent, i64), PersistenceError> {
    let text = |column: &str| row.try_get::<String, _>(column).map_err(unreadable);
    let json = |column: &str| serde_json::from_str::<Value>(&text(column)?).map_err(unreadable);
    let sequence: i64 = row.try_get("sequence").map_err(unreadable)?;
    let event = SerializedEvent::new(
        text("aggregate_id")?,
        usize::try_from(sequence).map_err(unreadable)?,
        text("aggregate_type")?,
        text("event_type")?,
        text("event_version")?,
        json("payload")?,
        json("metadata")?,
    );
    Ok((event, row.try_get("position").map_err(unreadable)?))
}

fn unreadable(error: impl std::error::Error + Send + Sync + 'static) -> PersistenceError {
    PersistenceError::DeserializationError(Box::new(error))
}
