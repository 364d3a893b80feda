//! Reading what was answered under an idempotency key, outside of an append.

use cqrs_es::Aggregate;
use redress_domain::claim::ClaimState;
use sqlx::{PgPool, query};

use super::batch::answered_before;
use super::statements::answered_key;
use super::{AppendError, Appended, DatabaseFault};
use crate::command::IdempotencyKey;

const FIND_ANSWER: &str = "
SELECT fingerprint, claim_id, version, answer::text AS answer,
       (SELECT position FROM events
         WHERE aggregate_type = $1 AND aggregate_id = idempotency_keys.claim_id AND sequence = version) AS answer_position
  FROM idempotency_keys WHERE principal = $2 AND key = $3";

/// What was answered under `key`, if anything was.
pub(crate) async fn find_answer(pool: &PgPool, key: &IdempotencyKey) -> Result<Option<Appended>, AppendError> {
    let row = query(FIND_ANSWER).bind(ClaimState::TYPE).bind(&key.principal).bind(&key.key).fetch_optional(pool).await;
    let answered = row.and_then(|row| row.as_ref().map_or(Ok(None), answered_key));
    let fault = |error| {
        let fault = DatabaseFault::from(error);
        if fault.is_transient() { AppendError::Unavailable(fault) } else { AppendError::Unstorable(fault) }
    };
    answered.map_err(fault)?.map(|answered| answered_before(key, answered)).transpose()
}
