//! Where the bytes of evidence lie, as a port: [`ContentStore`]. One adapter: [`ContentDirectory`].
//!
//! Bytes are kept claim by claim under their own SHA-256, so that the same bytes are kept once within a claim, what is kept
//! never changes, and what is known of a claim can be erased without a look at any other.

mod directory;
mod nowhere;

pub use directory::ContentDirectory;
pub use nowhere::Nowhere;

use std::pin::Pin;

use async_trait::async_trait;
use redress_domain::value::ClaimId;
use tokio::io::AsyncRead;

/// Why bytes could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum ContentError {
    /// No place for them was named.
    #[error("no place for evidence is named")]
    Nowhere,
    /// The place cannot be used.
    #[error("the place for evidence cannot be used")]
    Unavailable(#[from] std::io::Error),
}

/// Bytes that were kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// SHA-256, in hexadecimal: their name.
    pub sha256: String,
    /// How many.
    pub size_bytes: u64,
}

/// Kept bytes, to be read.
pub struct Content {
    /// How many.
    pub size_bytes: u64,
    /// They.
    pub bytes: Pin<Box<dyn AsyncRead + Send>>,
}

impl std::fmt::Debug for Content {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Content").field("size_bytes", &self.size_bytes).finish_non_exhaustive()
    }
}

/// Where bytes lie.
#[async_trait]
pub trait ContentStore: std::fmt::Debug + Send + Sync {
    /// A place for bytes to come.
    async fn begin(&self) -> Result<Box<dyn ContentWriter>, ContentError>;

    /// The bytes of that digest that were kept for the claim; `None`: there are none.
    async fn open(&self, claim_id: ClaimId, sha256: &str) -> Result<Option<Content>, ContentError>;
}

/// Bytes on their way. What is dropped before it is kept leaves nothing behind.
#[async_trait]
pub trait ContentWriter: Send {
    /// Takes the next bytes.
    async fn write(&mut self, bytes: &[u8]) -> Result<(), ContentError>;

    /// Keeps them for the claim. Once this is answered they outlast the end of the program and of the machine.
    async fn keep(self: Box<Self>, claim_id: ClaimId) -> Result<Kept, ContentError>;
}
