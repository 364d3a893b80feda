//! Reading the streams of claims, many at a time.

use std::collections::HashMap;
use std::sync::Arc;

use cqrs_es::Aggregate;
use redress_domain::claim::{ClaimEvent, ClaimState};
use redress_domain::upcast::{UnreadableEvent, read_event};
use redress_domain::value::EventId;
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row, query};
use uuid::Uuid;

use super::chain::Hash;
use crate::gathered::{Gathered, Source};

/// The way to the reader of streams; clones lead to the same one.
pub(crate) type StreamReader = Gathered<Streams>;

/// The events of each claim, in order.
pub(crate) struct Streams;

/// An event of a stream, as far as a command needs it.
#[derive(Debug)]
pub(crate) struct StoredEvent {
    event_type: String,
    event_version: String,
    payload: String,
    pub(crate) event_id: EventId,
    pub(crate) hash: Hash,
}

impl StoredEvent {
    /// The event, whatever the version it was written in.
    pub(crate) fn read(&self) -> Result<ClaimEvent, UnreadableEvent> {
        read_event(&self.event_type, &self.event_version, &self.payload)
    }
}

const READ_STREAMS: &str = "
SELECT aggregate_id, event_type, event_version, payload::text AS payload, event_id, hash
  FROM events WHERE aggregate_type = $1 AND aggregate_id = ANY($2) ORDER BY aggregate_id, sequence";

impl Source for Streams {
    type Value = Arc<[StoredEvent]>;

    async fn read(connection: &mut PgConnection, claim_ids: &[&str]) -> sqlx::Result<HashMap<String, Self::Value>> {
        let rows = query(READ_STREAMS).bind(ClaimState::TYPE).bind(claim_ids).fetch_all(connection).await?;
        let mut streams: HashMap<String, Vec<StoredEvent>> = HashMap::with_capacity(claim_ids.len());
        for row in &rows {
            let claim_id: &str = row.try_get("aggregate_id")?;
            let event = stored(row)?;
            match streams.get_mut(claim_id) {
                Some(stream) => stream.push(event),
                None => drop(streams.insert(claim_id.to_owned(), vec![event])),
            }
        }
        Ok(streams.into_iter().map(|(claim_id, stream)| (claim_id, stream.into())).collect())
    }
}

fn stored(row: &PgRow) -> sqlx::Result<StoredEvent> {
    Ok(StoredEvent {
        event_type: row.try_get("event_type")?,
        event_version: row.try_get("event_version")?,
        payload: row.try_get("payload")?,
        event_id: EventId::from_uuid(row.try_get::<Uuid, _>("event_id")?),
        hash: row.try_get("hash")?,
    })
}
