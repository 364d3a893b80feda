//! Reading the streams of claims, many at a time.

use std::collections::HashMap;
use std::sync::Arc;

use cqrs_es::Aggregate;
use redress_domain::claim::{ClaimEvent, ClaimState};
use redress_domain::upcast::read_event;
use redress_domain::value::EventId;
use sqlx::postgres::PgRow;
use sqlx::{PgConnection, Row, query};

use super::chain::Hash;
use crate::gathered::{Gathered, Source};

/// The way to the reader of streams; clones lead to the same one.
pub(crate) type StreamReader = Gathered<Streams>;

/// The events of each claim, in order.
pub(crate) struct Streams;

/// An event of a stream, as far as a command needs it. The row is kept as it came: whoever asked for it decodes it, and not
/// the one task that reads for all.
#[derive(Debug)]
pub(crate) struct StoredEvent(PgRow);

/// A stored event cannot be read. Why is not said: it could quote the payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unreadable;

/// The columns are read by their places, which [`StoredEvent`] knows: a look-up by name costs more than most of the values.
const READ_STREAMS: &str = "
SELECT aggregate_id, event_type, event_version, payload, event_id, hash
  FROM events WHERE aggregate_type = $1 AND aggregate_id = ANY($2) ORDER BY aggregate_id, sequence";

impl StoredEvent {
    /// The event, whatever the version it was written in.
    pub(crate) fn read(&self) -> Result<ClaimEvent, Unreadable> {
        let text = |place: usize| self.0.try_get::<&str, _>(place).map_err(|_| Unreadable);
        // JSON as it is stored: a cast in the query would copy it twice.
        let payload = self.0.try_get_raw(3).map_err(|_| Unreadable)?.as_str().map_err(|_| Unreadable)?;
        read_event(text(1)?, text(2)?, payload).map_err(|_| Unreadable)
    }

    pub(crate) fn event_id(&self) -> Result<EventId, Unreadable> {
        self.0.try_get(4).map(EventId::from_uuid).map_err(|_| Unreadable)
    }

    pub(crate) fn hash(&self) -> Result<Hash, Unreadable> {
        self.0.try_get(5).map_err(|_| Unreadable)
    }

    fn claim_id(&self) -> sqlx::Result<&str> {
        self.0.try_get(0)
    }
}

impl Source for Streams {
    type Value = Arc<[StoredEvent]>;

    async fn read(connection: &mut PgConnection, claim_ids: &[&str]) -> sqlx::Result<HashMap<String, Self::Value>> {
        let rows = query(READ_STREAMS).bind(ClaimState::TYPE).bind(claim_ids).fetch_all(connection).await?;
        let events: Vec<StoredEvent> = rows.into_iter().map(StoredEvent).collect();
        let mut streams = HashMap::with_capacity(claim_ids.len());
        let mut events = events.into_iter().peekable();
        while let Some(first) = events.next() {
            let claim_id = first.claim_id()?.to_owned();
            let mut stream = vec![first];
            while let Some(next) = events.next_if(|next| next.claim_id().is_ok_and(|of| of == claim_id)) {
                stream.push(next);
            }
            streams.insert(claim_id, stream.into());
        }
        Ok(streams)
    }
}
