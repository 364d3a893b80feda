//! A row of `events` as the chain of its claim sees it, for the suites that follow chains.

use redress::event_store::chain::ChainedEvent;
use sqlx::Row as _;
use sqlx::postgres::PgRow;

/// The event, and the hash that is stored beside it. `payload` and `metadata` were selected as text.
pub(crate) fn chained(row: &PgRow) -> (ChainedEvent<'_>, &[u8]) {
    let event = ChainedEvent {
        aggregate_type: row.get("aggregate_type"),
        aggregate_id: row.get("aggregate_id"),
        sequence: row.get::<i64, _>("sequence").cast_unsigned(),
        event_type: row.get("event_type"),
        event_version: row.get("event_version"),
        payload: row.get("payload"),
        metadata: row.get("metadata"),
        recorded_at_micros: row.get::<jiff_sqlx::Timestamp, _>("recorded_at").to_jiff().as_microsecond(),
        event_id: row.get("event_id"),
        command_id: row.get("command_id"),
        causation_id: row.get("causation_id"),
        correlation_id: row.get("correlation_id"),
        actor: row.get("actor"),
    };
    (event, row.get("hash"))
}
