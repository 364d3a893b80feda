//! No place at all: for a program to whom none was named.

use async_trait::async_trait;
use redress_domain::value::ClaimId;

use super::{Content, ContentError, ContentStore, ContentWriter};

/// Keeps nothing and says so.
#[derive(Debug, Clone, Copy, Default)]
pub struct Nowhere;

#[async_trait]
impl ContentStore for Nowhere {
    async fn begin(&self) -> Result<Box<dyn ContentWriter>, ContentError> {
        Err(ContentError::Nowhere)
    }

    async fn open(&self, _: ClaimId, _: &str) -> Result<Option<Content>, ContentError> {
        Err(ContentError::Nowhere)
    }
}
