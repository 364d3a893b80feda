//! Many claims made of one.

use sqlx::{PgConnection, query};

/// Gives the events of one claim to others. Their hashes are those of the one: nobody whom the bench measures looks
/// back further than to the last.
const COPY_CLAIM: &str = "
INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, event_id,
                    command_id, correlation_id, actor, hash)
SELECT aggregate_type, '01990000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'), sequence, event_type, event_version,
       payload, metadata, gen_random_uuid(), command_id, correlation_id, actor, hash
  FROM generate_series(1, $2) AS number, events WHERE aggregate_id = $1
 ORDER BY number, sequence";

/// Makes `count` claims, whose ids are [`claim_id`] of 1, 2 and so on.
pub(crate) async fn copy_claim(owner: &mut PgConnection, template: &str, count: u64) -> sqlx::Result<()> {
    query(COPY_CLAIM).bind(template).bind(count.cast_signed()).execute(&mut *owner).await?;
    query("VACUUM ANALYZE events").execute(owner).await.map(drop)
}

/// The id of a copy, the first being 1.
pub(crate) fn claim_id(number: u64) -> String {
    format!("01990000-0000-7000-8000-{number:012x}")
}
