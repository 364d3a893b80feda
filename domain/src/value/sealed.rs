//! The trace that a personal value leaves in an event: where it is sealed, and a commitment to what it was.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{SubjectId, VaultRef};

/// A personal value that lives in the vault. An event holds this and never the value.
///
/// `commitment` is HMAC-SHA-256 of the value under a random salt that only the vault knows: while the salt exists it
/// proves what was recorded; once the vault row is erased it is noise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedValue {
    /// The person whose value it is.
    pub subject_id: SubjectId,
    /// Where the vault keeps it.
    pub vault_ref: VaultRef,
    /// The salted commitment, 64 lower-case hexadecimal digits.
    pub commitment: Commitment,
}

impl SealedValue {
    /// Puts together what the vault answered when it sealed a value.
    pub const fn new(subject_id: SubjectId, vault_ref: VaultRef, commitment: [u8; 32]) -> Self {
        Self { subject_id, vault_ref, commitment: Commitment(commitment) }
    }
}

/// HMAC-SHA-256 of a sealed value under its salt.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Commitment([u8; 32]);

impl Commitment {
    /// The 32 bytes of the code.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Commitment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Commitment({})", hex::encode(self.0))
    }
}

impl From<Commitment> for String {
    fn from(commitment: Commitment) -> Self {
        hex::encode(commitment.0)
    }
}

impl TryFrom<String> for Commitment {
    type Error = SealedValueError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let mut bytes = [0; 32];
        hex::decode_to_slice(&text, &mut bytes).map_err(|_| SealedValueError::CommitmentIsNotAHash)?;
        Ok(Self(bytes))
    }
}

/// Why a stored reference to the vault cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealedValueError {
    /// A commitment is 64 hexadecimal digits.
    #[error("a commitment is 64 hexadecimal digits")]
    CommitmentIsNotAHash,
}
