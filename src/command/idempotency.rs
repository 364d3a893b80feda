//! The key under which a repeated request is recognised.

use sqlx::PgPool;

use crate::event_store::{AppendError, Appended, find_answer};

/// What makes two requests one: the same key of the same principal. The fingerprint tells a repeat from another request
/// that was given a used key by mistake.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// Whose key: two principals may use the same one.
    pub principal: String,
    /// As the client chose it.
    pub key: String,
    /// Keyed hash of the request, so that the store never holds what was asked.
    pub fingerprint: [u8; 32],
}

impl IdempotencyKey {
    /// What was answered under this key, if anything was.
    pub async fn answered(&self, pool: &PgPool) -> Result<Option<Appended>, AppendError> {
        find_answer(pool, self).await
    }
}
