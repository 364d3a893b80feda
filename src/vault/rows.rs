//! The rows that sealing makes. They are stored in the transaction of the events that refer to them, or not at all.

use redress_domain::value::{ClaimId, SubjectId, VaultRef};
use uuid::Uuid;

/// The vault's part of a unit: nothing in it can be read without the master key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VaultRows {
    /// Data keys, sealed under the master key.
    pub keys: Vec<SubjectKeyRow>,
    /// Values, sealed under a data key.
    pub entries: Vec<VaultEntryRow>,
    /// Ways from a value to its claim.
    pub lookups: Vec<VaultLookupRow>,
}

impl VaultRows {
    /// Adds the rows of another sealer.
    pub fn extend(&mut self, other: Self) {
        self.keys.extend(other.keys);
        self.entries.extend(other.entries);
        self.lookups.extend(other.lookups);
    }
}

/// A row of `subject_keys`: one person's data key within one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectKeyRow {
    /// The data key.
    pub key_id: Uuid,
    /// Whose.
    pub subject_id: SubjectId,
    /// Which master key opens it.
    pub master_key_id: String,
    /// Nonce, then the sealed data key.
    pub wrapped_key: Vec<u8>,
}

/// A row of `vault_entries`: one sealed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultEntryRow {
    /// How events refer to it.
    pub vault_ref: VaultRef,
    /// Whose value.
    pub subject_id: SubjectId,
    /// The one claim that it may be opened for.
    pub claim_id: ClaimId,
    /// What it is: `name`, `email`.
    pub field: &'static str,
    /// The data key that opens it.
    pub key_id: Uuid,
    /// Nonce, then the sealed salt and value.
    pub sealed: Vec<u8>,
}

/// A row of `vault_lookups`: leads from a value to a claim, without saying what the value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultLookupRow {
    /// The value under the vault's own key.
    pub keyed_hash: [u8; 32],
    /// The claim that has it.
    pub claim_id: ClaimId,
}
