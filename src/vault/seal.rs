//! Sealing the values of one person within one claim.

use std::fmt;

use redress_domain::value::{ClaimId, SealedValue, SubjectId, VaultRef};
use zeroize::Zeroizing;

use super::cipher::{self, EntryPlace, framed, key_place};
use super::master_key::hmac;
use super::{SALT_LENGTH, Vault, VaultEntryRow, VaultRows};
use crate::ids;

/// Seals together what one command tells of one person, under a data key of its own that exists once.
pub struct Sealer<'a> {
    vault: &'a Vault,
    place: EntryPlace,
    /// Field, salt and value of each, framed.
    values: Vec<Zeroizing<Vec<u8>>>,
}

impl Vault {
    /// A sealer for what is known of `subject_id` within `claim_id`.
    pub fn sealer(&self, subject_id: SubjectId, claim_id: ClaimId) -> Sealer<'_> {
        let vault_ref = VaultRef::from_uuid(ids::new_v7());
        Sealer { vault: self, place: EntryPlace { subject_id, claim_id, vault_ref }, values: Vec::new() }
    }
}

impl Sealer<'_> {
    /// Seals `plaintext` as this person's `field`. What comes back may stand in an event.
    pub fn seal(&mut self, field: &str, plaintext: &str) -> SealedValue {
        let salt = cipher::random::<SALT_LENGTH>();
        let commitment = hmac(salt.as_slice(), plaintext.as_bytes());
        self.keep(field, salt.as_slice(), plaintext);
        SealedValue::new(self.place.subject_id, self.place.vault_ref, commitment)
    }

    /// Seals what no event refers to: who opens it looks through the entries of its person and claim. It needs no salt.
    pub(super) fn seal_unreferenced(&mut self, field: &str, plaintext: &str) {
        self.keep(field, b"", plaintext);
    }

    fn keep(&mut self, field: &str, salt: &[u8], plaintext: &str) {
        self.values.push(Zeroizing::new(framed(&[field.as_bytes(), salt, plaintext.as_bytes()])));
    }

    /// The row to store with the events; none if nothing was sealed.
    pub fn into_rows(self) -> VaultRows {
        if self.values.is_empty() {
            return VaultRows::default();
        }
        let Self { vault, place, values } = self;
        let EntryPlace { subject_id, claim_id, vault_ref } = place;
        let (key, master_key_id) = (cipher::generate_key(), vault.master_key_id().to_owned());
        let key_place = key_place(subject_id, vault_ref.as_uuid(), &master_key_id);
        let wrapped_key = cipher::seal(&vault.wrapping_key, &key_place, key.as_slice());
        let mut plaintext = Zeroizing::new(Vec::with_capacity(values.iter().map(|value| value.len()).sum()));
        for value in &values {
            plaintext.extend_from_slice(value);
        }
        let sealed = cipher::seal(&key, &place.associated_data(), &plaintext);
        let entry = VaultEntryRow { vault_ref, subject_id, claim_id, master_key_id, wrapped_key, sealed };
        VaultRows { entries: vec![entry], lookups: Vec::new() }
    }
}

impl fmt::Debug for Sealer<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Sealer").field("place", &self.place).finish_non_exhaustive()
    }
}
