//! What must be true of the log whatever happened to those who wrote it.

use std::fmt;

use redress::event_store::chain::verify_stream;
use sqlx::postgres::{PgPool, PgRow};
use sqlx::{Row as _, query, query_scalar};

use crate::stored_chain::chained;

/// What was found wrong. Each is a count, and each should be 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Faults {
    /// Claims whose versions are not 1, 2, 3 and so on.
    pub(crate) gaps: i64,
    /// Claims whose hashes do not follow from one another.
    pub(crate) broken_chains: usize,
    /// Commands with events but without a key, or the other way round.
    pub(crate) halves: i64,
    /// Claims that do not have all of the sealed values that their submission had.
    pub(crate) unsealed: i64,
}

impl fmt::Display for Faults {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { gaps, broken_chains, halves, unsealed } = self;
        write!(
            formatter,
            "{gaps} have a gap, {broken_chains} a broken chain, {halves} a half-written command, {unsealed} lack a sealed value"
        )
    }
}

/// How many claims there are, and what is wrong with them. Each submission must have told of `people` people.
pub(crate) async fn examine(owner: &PgPool, people: i64) -> (usize, Faults) {
    let gaps = "SELECT count(*) FROM (SELECT FROM events GROUP BY aggregate_type, aggregate_id
                        HAVING count(*) <> max(sequence) OR min(sequence) <> 1) AS with_gap";
    let gaps = query_scalar(gaps).fetch_one(owner).await.expect("the log");
    let halves = "SELECT count(*) FROM (SELECT DISTINCT command_id FROM events) AS of_events
                    FULL JOIN idempotency_keys AS keys USING (command_id)
                   WHERE of_events.command_id IS NULL OR keys.command_id IS NULL";
    let halves = query_scalar(halves).fetch_one(owner).await.expect("the log and the keys");
    let unsealed = "SELECT count(*)
                      FROM (SELECT aggregate_id::uuid AS claim_id FROM events WHERE sequence = 1) AS claims
                      FULL JOIN (SELECT claim_id, count(*) AS entries FROM vault_entries GROUP BY claim_id) AS vault
                     USING (claim_id)
                     WHERE entries IS DISTINCT FROM $1";
    let unsealed = query_scalar(unsealed).bind(people).fetch_one(owner).await.expect("the log and the vault");
    let (claims, broken_chains) = follow_chains(owner).await;
    (claims, Faults { gaps, broken_chains, halves, unsealed })
}

async fn follow_chains(owner: &PgPool) -> (usize, usize) {
    let rows = query(
        "SELECT aggregate_type, aggregate_id, sequence, event_type, event_version, payload::text AS payload,
                metadata::text AS metadata, recorded_at, event_id, command_id, causation_id, correlation_id, actor, hash
           FROM events ORDER BY aggregate_id, sequence",
    )
    .fetch_all(owner)
    .await
    .expect("the log");
    let id = |row: &PgRow| row.get::<String, _>("aggregate_id");
    let claims: Vec<&[PgRow]> = rows.chunk_by(|one, next| id(one) == id(next)).collect();
    let broken = claims.iter().filter(|stream| verify_stream(stream.iter().map(chained)).is_err()).count();
    (claims.len(), broken)
}
