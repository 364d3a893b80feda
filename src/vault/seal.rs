//! Sealing the values of one person within one claim.

use std::fmt;

use redress_domain::value::{ClaimId, SealedValue, SubjectId, VaultRef};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::cipher::{self, Key, ValuePlace, key_place};
use super::master_key::hmac;
use super::{SALT_LENGTH, SubjectKeyRow, Vault, VaultEntryRow, VaultRows};
use crate::ids;

/// Seals under a data key of its own, which exists once: a person's keys can be destroyed claim by claim.
pub struct Sealer {
    subject_id: SubjectId,
    claim_id: ClaimId,
    key_id: Uuid,
    key: Key,
    rows: VaultRows,
}

impl Vault {
    /// A sealer with a fresh data key for what is known of `subject_id` within `claim_id`.
    pub fn sealer(&self, subject_id: SubjectId, claim_id: ClaimId) -> Sealer {
        let (key_id, key) = (ids::new_v7(), cipher::generate_key());
        let place = key_place(subject_id, key_id, self.master_key_id());
        let wrapped_key = cipher::seal(&self.wrapping_key, &place, key.as_slice());
        let row = SubjectKeyRow { key_id, subject_id, master_key_id: self.master_key_id().to_owned(), wrapped_key };
        Sealer { subject_id, claim_id, key_id, key, rows: VaultRows { keys: vec![row], ..VaultRows::default() } }
    }
}

impl Sealer {
    /// Seals `plaintext` as this person's `field`. What comes back may stand in an event.
    pub fn seal(&mut self, field: &'static str, plaintext: &str) -> SealedValue {
        let salt = cipher::random::<SALT_LENGTH>();
        let commitment = hmac(salt.as_slice(), plaintext.as_bytes());
        SealedValue::new(self.subject_id, self.keep(field, &salt, plaintext), commitment)
    }

    /// Seals what no event refers to: it is found by its claim and field.
    pub(super) fn seal_unreferenced(&mut self, field: &'static str, plaintext: &str) {
        self.keep(field, &cipher::random(), plaintext);
    }

    fn keep(&mut self, field: &'static str, salt: &[u8; SALT_LENGTH], plaintext: &str) -> VaultRef {
        let (subject_id, claim_id, key_id) = (self.subject_id, self.claim_id, self.key_id);
        let vault_ref = VaultRef::from_uuid(ids::new_v7());
        let mut salted = Zeroizing::new(Vec::with_capacity(SALT_LENGTH + plaintext.len()));
        salted.extend_from_slice(salt);
        salted.extend_from_slice(plaintext.as_bytes());
        let place = ValuePlace { subject_id, claim_id, field, vault_ref, key_id };
        let sealed = cipher::seal(&self.key, &place.associated_data(), &salted);
        self.rows.entries.push(VaultEntryRow { vault_ref, subject_id, claim_id, field, key_id, sealed });
        vault_ref
    }

    /// The rows to store with the events; none if nothing was sealed.
    pub fn into_rows(self) -> VaultRows {
        if self.rows.entries.is_empty() { VaultRows::default() } else { self.rows }
    }
}

impl fmt::Debug for Sealer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Sealer").field("key_id", &self.key_id).finish_non_exhaustive()
    }
}
