//! Who it was: personal values, sealed.
//!
//! | what | how |
//! |---|---|
//! | what one command tells of one person | one row: XChaCha20-Poly1305 under a data key of its own; fields, salts and values inside, the nonce before |
//! | where a row belongs | associated data: subject, claim and vault reference; moved elsewhere it does not open, and each field only as itself |
//! | a data key | beside what it opens: XChaCha20-Poly1305 under a key derived from the master key, bound to its row |
//! | a look-up | HMAC-SHA-256 of a value under a key derived from the master key leads to the claims that have it |
//! | what an event holds | subject, vault reference and HMAC-SHA-256 of the value under the sealed salt |
//!
//! Rows are made here and stored by the appender with the events that refer to them.

mod cipher;
mod copy;
mod lookup;
mod master_key;
mod open;
mod recognition;
mod rows;
mod seal;

use std::fmt;

pub use copy::{Copy as SubmissionCopy, Part, contact_of, names_as_sent};
pub use lookup::BOOKING_REFERENCE;
pub use master_key::{MasterKey, MasterKeyError};
pub use open::Opened;
pub use rows::{VaultEntryRow, VaultLookupRow, VaultRows};
pub use seal::Sealer;

use crate::event_store::DatabaseFault;
use cipher::{Key, NotSealedForThis};

/// Bytes of the salt of a commitment.
const SALT_LENGTH: usize = 32;

/// Seals and opens personal values.
pub struct Vault {
    master_key_id: String,
    wrapping_key: Key,
    fingerprint_key: Key,
    lookup_key: Key,
}

/// The vault's name for the text of a note.
pub const NOTE_FIELD: &str = "note";

/// The vault's name for the name of a file.
pub const FILE_NAME_FIELD: &str = "file_name";

/// The vault's name for what a carrier said, in its own words.
pub const CARRIER_WORDS_FIELD: &str = "carrier_words";

/// Why a value cannot be sealed or opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The row was sealed for another claim, field, person or reference, or its bytes were changed.
    #[error("the value was sealed for another place, or changed")]
    SealedForAnotherPlace,
    /// The value is not the one that the event speaks of.
    #[error("the value is not the one that was recorded")]
    CommitmentBroken,
    /// The row was sealed under another master key than this program's.
    #[error("the value was sealed under master key {id}")]
    MasterKeyUnknown {
        /// Which one.
        id: String,
    },
    /// The database cannot be asked.
    #[error("the vault cannot be read: {0}")]
    Unavailable(DatabaseFault),
}

impl From<NotSealedForThis> for VaultError {
    fn from(_: NotSealedForThis) -> Self {
        Self::SealedForAnotherPlace
    }
}

impl From<sqlx::Error> for VaultError {
    fn from(error: sqlx::Error) -> Self {
        Self::Unavailable(error.into())
    }
}

impl Vault {
    /// A vault under this master key, which need not stay in memory: the vault keeps what follows from it.
    pub fn new(master_key: &MasterKey) -> Self {
        let wrapping_key = master_key.derive("redress vault wrapping key 1");
        let fingerprint_key = master_key.derive("redress request fingerprint key 1");
        let lookup_key = master_key.derive("redress vault lookup key 1");
        Self { master_key_id: master_key.id().to_owned(), wrapping_key, fingerprint_key, lookup_key }
    }

    /// Keyed hash of a request: the same request is recognised, and nobody without the master key can guess at it.
    pub fn fingerprint(&self, bytes: &[u8]) -> [u8; 32] {
        master_key::hmac(self.fingerprint_key.as_slice(), bytes)
    }

    fn master_key_id(&self) -> &str {
        &self.master_key_id
    }
}

impl fmt::Debug for Vault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Vault").field("master_key_id", &self.master_key_id).finish_non_exhaustive()
    }
}
