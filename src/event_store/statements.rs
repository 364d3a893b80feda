//! The SQL of an append: an insert that is a transaction of its own, if it may assume what it needs; otherwise one round trip each
//! to begin, to read, to insert and to commit.

use cqrs_es::Aggregate;
use jiff::Timestamp;
use jiff_sqlx::ToSqlx;
use redress_domain::claim::ClaimState;
use redress_domain::value::EventId;
use sqlx::postgres::{PgConnection, PgRow};
use sqlx::{Executor as _, Row, query, query_scalar};

use super::batch::{AnsweredKey, Head, Known, Plan};
use super::chain::Hash;
use super::unit::Unit;

/// Begins, takes the order lock and reads the time to record, in one message. The lock comes first, so that each later
/// statement sees every event that was ever committed before its own.
const BEGIN_UNDER_THE_ORDER_LOCK: &str = "
BEGIN;
SELECT pg_advisory_xact_lock(5283744171296);
SELECT (extract(epoch FROM next_recorded_at()) * 1000000)::bigint AS recorded_at_micros";

pub(super) const COMMIT: &str = "COMMIT";
pub(super) const ROLLBACK: &str = "ROLLBACK";

/// One row for each unit whose claim or key is known. The lateral selects with a limit are read by index whatever the
/// planner believes about the size of the tables.
const READ_HEADS_AND_KEYS: &str = "
SELECT unit.ordinal, head.sequence, head.hash, head.position, answered.fingerprint, answered.claim_id,
       answered.version, answered.answer::text AS answer, answered.position AS answer_position
  FROM UNNEST($2::text[], $3::text[], $4::text[]) WITH ORDINALITY AS unit (claim_id, principal, key, ordinal)
  LEFT JOIN LATERAL (
       SELECT sequence, hash, position FROM events
        WHERE aggregate_type = $1 AND aggregate_id = unit.claim_id ORDER BY sequence DESC LIMIT 1
       ) AS head ON true
  LEFT JOIN LATERAL (
       SELECT fingerprint, claim_id, version, answer,
              (SELECT position FROM events
                WHERE aggregate_type = $1 AND aggregate_id = idempotency_keys.claim_id AND sequence = version
              ) AS position
         FROM idempotency_keys WHERE principal = unit.principal AND key = unit.key LIMIT 1
       ) AS answered ON true
 WHERE head.sequence IS NOT NULL OR answered.fingerprint IS NOT NULL";

const FIND_STORED_EVENT: &str = "
SELECT position FROM events WHERE aggregate_type = $1 AND aggregate_id = $2 AND sequence = $3 AND event_id = $4";

macro_rules! insert_stored_units {
    ($vault_rows:literal) => {
        concat!(
            "
WITH may AS MATERIALIZED (
     SELECT $1::boolean OR may_append($9, $2, $3, $10, $23, $24, $25) AS insert
), answered AS (
     INSERT INTO idempotency_keys (principal, key, fingerprint, command_id, claim_id, version, answer, recorded_at)
     SELECT principal, key, fingerprint, command_id, claim_id, version, answer::json, $9
       FROM UNNEST($2::text[], $3::text[], $4::bytea[], $5::uuid[], $6::text[], $7::bigint[], $8::text[])
         AS new (principal, key, fingerprint, command_id, claim_id, version, answer)
      WHERE (SELECT insert FROM may)",
            $vault_rows,
            "
)
INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata,
                    recorded_at, event_id, command_id, causation_id, correlation_id, actor, hash)
SELECT $10, aggregate_id, sequence, event_type, event_version, payload::json, metadata::json,
       $9, event_id, command_id, causation_id, correlation_id, actor, hash
  FROM UNNEST($12::text[], $13::bigint[], $14::text[], $15::text[], $16::text[], $17::uuid[], $18::uuid[], $19::uuid[],
              $20::uuid[], $21::text[], $22::bytea[], $11::text[])
    AS new (aggregate_id, sequence, event_type, event_version, payload, event_id, command_id, causation_id,
            correlation_id, actor, hash, metadata)
 WHERE (SELECT insert FROM may)
RETURNING sequence, position, clock_timestamp() AS read_at"
        )
    };
}

/// One without the vault beside one with it: automations may not write there, not even nothing.
const INSERT_UNITS: &str = insert_stored_units!("");
const INSERT_UNITS_AND_VAULT_ROWS: &str = insert_stored_units!(
    "
), entries AS (
     INSERT INTO vault_entries (vault_ref, subject_id, claim_id, master_key_id, wrapped_key, sealed)
     SELECT * FROM UNNEST($26::uuid[], $27::uuid[], $28::uuid[], $29::text[], $30::bytea[], $31::bytea[])
      WHERE (SELECT insert FROM may)
), lookups AS (
     INSERT INTO vault_lookups (keyed_hash, claim_id)
     SELECT * FROM UNNEST($32::bytea[], $33::uuid[]) WHERE (SELECT insert FROM may) ON CONFLICT DO NOTHING"
);

/// Begins a transaction that holds the order lock and returns the time that its events are recorded at.
pub(super) async fn begin(connection: &mut PgConnection) -> sqlx::Result<Timestamp> {
    let rows = connection.fetch_all(BEGIN_UNDER_THE_ORDER_LOCK).await?;
    let micros: i64 = rows.last().ok_or(sqlx::Error::RowNotFound)?.try_get("recorded_at_micros")?;
    Timestamp::from_microsecond(micros).map_err(|error| sqlx::Error::Decode(error.into()))
}

/// What the database knows about each unit.
pub(super) async fn read(
    connection: &mut PgConnection,
    units: &[&Unit],
    aggregate_ids: &[String],
) -> sqlx::Result<Vec<Known>> {
    let keys = || units.iter().map(|unit| unit.idempotency.as_ref().map(|record| &record.key));
    let principals: Vec<Option<&str>> = keys().map(|key| key.map(|key| key.principal.as_str())).collect();
    let names: Vec<Option<&str>> = keys().map(|key| key.map(|key| key.key.as_str())).collect();
    let rows = query(READ_HEADS_AND_KEYS)
        .bind(ClaimState::TYPE)
        .bind(aggregate_ids)
        .bind(principals)
        .bind(names)
        .fetch_all(connection)
        .await?;
    let mut all: Vec<Known> = units.iter().map(|_| Known::nothing()).collect();
    for row in &rows {
        let ordinal = usize::try_from(row.try_get::<i64, _>("ordinal")? - 1).ok();
        if let Some(unit) = ordinal.and_then(|index| all.get_mut(index)) {
            *unit = known(row)?;
        }
    }
    Ok(all)
}

fn known(row: &PgRow) -> sqlx::Result<Known> {
    let head = match row.try_get::<Option<i64>, _>("sequence")? {
        None => Head::NONE,
        Some(version) => {
            Head { version: version.cast_unsigned(), hash: row.try_get("hash")?, position: row.try_get("position")? }
        }
    };
    Ok(Known { head, answered: answered_key(row)? })
}

/// The columns of a stored answer, if the row has one.
pub(super) fn answered_key(row: &PgRow) -> sqlx::Result<Option<AnsweredKey>> {
    let Some(fingerprint) = row.try_get::<Option<Vec<u8>>, _>("fingerprint")? else { return Ok(None) };
    let decode = |error: Box<dyn std::error::Error + Send + Sync>| sqlx::Error::Decode(error);
    let claim_id: &str = row.try_get("claim_id")?;
    let answer: &str = row.try_get("answer")?;
    Ok(Some(AnsweredKey {
        fingerprint,
        claim_id: claim_id.parse().map_err(|error: uuid::Error| decode(error.into()))?,
        version: row.try_get::<i64, _>("version")?.cast_unsigned(),
        position: row.try_get::<Option<i64>, _>("answer_position")?.unwrap_or(0),
        answer: serde_json::from_str(answer).map_err(|error| decode(error.into()))?,
    }))
}

/// The position of an event that an earlier attempt may have stored.
pub(super) async fn find_stored_event(
    connection: &mut PgConnection,
    aggregate_id: &str,
    version: u64,
    event_id: EventId,
) -> sqlx::Result<Option<i64>> {
    query_scalar(FIND_STORED_EVENT)
        .bind(ClaimState::TYPE)
        .bind(aggregate_id)
        .bind(version.cast_signed())
        .bind(event_id.as_uuid())
        .fetch_optional(connection)
        .await
}

/// What an insert relies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Basis {
    /// The plan was judged by what [`read`] found under the lock.
    Read,
    /// The plan assumes that every key is new, every claim as it was loaded, and its time true: nothing is inserted if that does
    /// not hold.
    Assumed,
}

/// What an insert came to.
#[derive(Debug)]
pub(super) struct Inserted {
    /// Of each event of the plan.
    pub(super) positions: Vec<i64>,
    /// What the database's clock showed, if there were events.
    pub(super) clock: Option<Timestamp>,
}

/// Inserts all that the plan says; the lock is taken if it is not held. `None`: nothing was inserted, because what was assumed
/// does not hold.
pub(super) async fn insert(
    connection: &mut PgConnection,
    plan: &Plan<'_>,
    basis: Basis,
) -> sqlx::Result<Option<Inserted>> {
    let (events, answers) = (&plan.events, &plan.answers);
    let entries: Vec<_> = plan.stored.iter().flat_map(|unit| &unit.vault.entries).collect();
    let lookups: Vec<_> = plan.stored.iter().flat_map(|unit| &unit.vault.lookups).collect();
    let going_on: Vec<_> = plan.stored.iter().filter(|unit| unit.expected_version > 0).collect();
    let has_vault_rows = !entries.is_empty() || !lookups.is_empty();
    let mut insert = query(if has_vault_rows { INSERT_UNITS_AND_VAULT_ROWS } else { INSERT_UNITS })
        .bind(basis == Basis::Read)
        .bind(column(answers, |row| row.record.key.principal.as_str()))
        .bind(column(answers, |row| row.record.key.key.as_str()))
        .bind(column(answers, |row| row.record.key.fingerprint.as_slice()))
        .bind(column(answers, |row| row.context.command_id.as_uuid()))
        .bind(column(answers, |row| row.aggregate_id))
        .bind(column(answers, |row| row.version.cast_signed()))
        .bind(column(answers, |row| row.record.answer.to_string()))
        .bind(plan.recorded_at.to_sqlx())
        .bind(ClaimState::TYPE)
        .bind(column(events, |row| &*row.metadata))
        .bind(column(events, |row| row.aggregate_id))
        .bind(column(events, |row| row.sequence.cast_signed()))
        .bind(column(events, |row| row.event.event_type.as_str()))
        .bind(column(events, |row| row.event.event_version.as_str()))
        .bind(column(events, |row| row.event.payload.as_str()))
        .bind(column(events, |row| row.event.event_id.as_uuid()))
        .bind(column(events, |row| row.context.command_id.as_uuid()))
        .bind(column(events, |row| row.context.causation_id.map(EventId::as_uuid)))
        .bind(column(events, |row| row.context.correlation_id.as_uuid()))
        .bind(column(events, |row| row.context.actor.as_str()))
        .bind(column(events, |row| row.hash.as_slice()))
        .bind(column(&going_on, |unit| unit.claim_id.to_string()))
        .bind(column(&going_on, |unit| unit.expected_version.cast_signed()))
        .bind(column(&going_on, |unit| unit.previous_hash.as_ref().map(Hash::as_slice)));
    if has_vault_rows {
        insert = insert
            .bind(column(&entries, |row| row.vault_ref.as_uuid()))
            .bind(column(&entries, |row| row.subject_id.as_uuid()))
            .bind(column(&entries, |row| row.claim_id.as_uuid()))
            .bind(column(&entries, |row| row.master_key_id.as_str()))
            .bind(column(&entries, |row| row.wrapped_key.as_slice()))
            .bind(column(&entries, |row| row.sealed.as_slice()))
            .bind(column(&lookups, |row| row.keyed_hash.as_slice()))
            .bind(column(&lookups, |row| row.claim_id.as_uuid()));
    }
    let rows = insert.fetch_all(connection).await?;
    if basis == Basis::Assumed && rows.is_empty() {
        return Ok(None);
    }
    let clock = rows.last().map(|row| row.try_get::<jiff_sqlx::Timestamp, _>("read_at")).transpose()?;
    Ok(Some(Inserted { positions: positions(plan, &rows)?, clock: clock.map(jiff_sqlx::Timestamp::to_jiff) }))
}

/// Each event must have come back with its sequence, in the order in which it was given. Where the insert was a transaction of its
/// own, a fault comes too late to undo it: then the units are looked up one by one.
fn positions(plan: &Plan<'_>, rows: &[PgRow]) -> sqlx::Result<Vec<i64>> {
    let mut positions = Vec::with_capacity(rows.len());
    for (event, row) in plan.events.iter().zip(rows) {
        if row.try_get::<i64, _>("sequence")?.cast_unsigned() == event.sequence {
            positions.push(row.try_get("position")?);
        }
    }
    if positions.len() == plan.events.len() && rows.len() == positions.len() && positions.is_sorted() {
        Ok(positions)
    } else {
        Err(sqlx::Error::RowNotFound)
    }
}

fn column<'a, R, C>(rows: &'a [R], value: impl Fn(&'a R) -> C) -> Vec<C> {
    rows.iter().map(value).collect()
}
