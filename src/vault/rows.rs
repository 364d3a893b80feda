//! The rows that sealing makes. They are stored in the transaction of the events that refer to them, or not at all.

use redress_domain::value::{ClaimId, SubjectId, VaultRef};

/// The vault's part of a unit: nothing in it can be read without the master key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct VaultRows {
    /// Sealed values, with the keys to them.
    pub entries: Vec<VaultEntryRow>,
    /// Ways from a value to its claim.
    pub lookups: Vec<VaultLookupRow>,
}

impl VaultRows {
    /// Adds the rows of another sealer.
    pub fn extend(&mut self, other: Self) {
        self.entries.extend(other.entries);
        self.lookups.extend(other.lookups);
    }
}

/// A row of `vault_entries`: what one command told of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VaultEntryRow {
    /// How events refer to it.
    pub vault_ref: VaultRef,
    /// Whose values.
    pub subject_id: SubjectId,
    /// The one claim that they may be opened for.
    pub claim_id: ClaimId,
    /// Which master key opens the data key.
    pub master_key_id: String,
    /// Nonce, then the sealed data key.
    pub wrapped_key: Vec<u8>,
    /// Nonce, then the sealed fields, salts and values.
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
