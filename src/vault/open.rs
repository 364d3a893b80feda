//! Opening a sealed value for the one place that it belongs to.

use redress_domain::value::{ClaimId, SealedValue, SubjectId, VaultRef};
use secrecy::SecretString;
use sqlx::postgres::PgRow;
use sqlx::{PgPool, Row as _, query};
use subtle::ConstantTimeEq as _;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::cipher::{self, ValuePlace, key_place};
use super::master_key::hmac;
use super::{SALT_LENGTH, Vault, VaultError};

const FIND_ENTRY: &str = "
SELECT entry.sealed, entry.key_id, subject_key.wrapped_key, subject_key.master_key_id
  FROM vault_entries AS entry
  LEFT JOIN subject_keys AS subject_key ON (subject_key.subject_id, subject_key.key_id) = (entry.subject_id, entry.key_id)
 WHERE entry.subject_id = $1 AND entry.vault_ref = $2";

/// What the vault says about a reference.
#[derive(Debug)]
pub enum Opened {
    /// The value.
    Plain(SecretString),
    /// The person was erased: the value or its key is gone for good.
    Erased,
}

impl Vault {
    /// Opens what was sealed as `field` of `claim_id`, and proves that it is what the event committed to.
    pub async fn open(
        &self,
        pool: &PgPool,
        value: &SealedValue,
        claim_id: ClaimId,
        field: &str,
    ) -> Result<Opened, VaultError> {
        let entry = query(FIND_ENTRY).bind(value.subject_id.as_uuid()).bind(value.vault_ref.as_uuid());
        let entry = entry.fetch_optional(pool).await?;
        match entry {
            Some(row) => self.open_row(&row, value, claim_id, field),
            None => Ok(Opened::Erased),
        }
    }

    fn open_row(&self, row: &PgRow, value: &SealedValue, claim_id: ClaimId, field: &str) -> Result<Opened, VaultError> {
        let SealedValue { subject_id, vault_ref, commitment } = value;
        let Some(unsealed) = self.unseal(row, *subject_id, *vault_ref, claim_id, field)? else {
            return Ok(Opened::Erased);
        };
        let (salt, plain) = (unsealed.salt()?, unsealed.plain()?);
        if !bool::from(hmac(salt, plain).ct_eq(commitment.as_bytes())) {
            return Err(VaultError::CommitmentBroken);
        }
        let plain = std::str::from_utf8(plain).map_err(|_| VaultError::SealedForAnotherPlace)?;
        Ok(Opened::Plain(SecretString::from(plain)))
    }

    /// What a row holds, proved to have been sealed for this place; `None`: its key is gone.
    pub(super) fn unseal(
        &self,
        row: &PgRow,
        subject_id: SubjectId,
        vault_ref: VaultRef,
        claim_id: ClaimId,
        field: &str,
    ) -> Result<Option<Unsealed>, VaultError> {
        let Some(wrapped_key) = row.try_get::<Option<&[u8]>, _>("wrapped_key")? else { return Ok(None) };
        let master_key_id: &str = row.try_get("master_key_id")?;
        if master_key_id != self.master_key_id() {
            return Err(VaultError::MasterKeyUnknown { id: master_key_id.to_owned() });
        }
        let key_id = row.try_get::<Uuid, _>("key_id")?;
        let place = key_place(subject_id, key_id, master_key_id);
        let key = cipher::open(&self.wrapping_key, &place, wrapped_key)?;
        let key = Zeroizing::new(<[u8; 32]>::try_from(key.as_slice()).map_err(|_| VaultError::SealedForAnotherPlace)?);
        let place = ValuePlace { subject_id, claim_id, field, vault_ref, key_id };
        Ok(Some(Unsealed(cipher::open(&key, &place.associated_data(), row.try_get("sealed")?)?)))
    }
}

/// A salt and the value behind it.
pub(super) struct Unsealed(Zeroizing<Vec<u8>>);

impl Unsealed {
    fn salt(&self) -> Result<&[u8], VaultError> {
        self.0.get(..SALT_LENGTH).ok_or(VaultError::SealedForAnotherPlace)
    }

    pub(super) fn plain(&self) -> Result<&[u8], VaultError> {
        self.0.get(SALT_LENGTH..).ok_or(VaultError::SealedForAnotherPlace)
    }
}
