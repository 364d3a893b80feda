//! Opening a sealed value for the one place that it belongs to.

use redress_domain::value::{ClaimId, SealedValue, VaultRef};
use secrecy::SecretString;
use sqlx::postgres::PgRow;
use sqlx::{PgPool, Row as _, query};
use subtle::ConstantTimeEq as _;
use uuid::Uuid;
use zeroize::Zeroizing;

use super::cipher::{self, EntryPlace, key_place, take_part};
use super::master_key::hmac;
use super::{SALT_LENGTH, Vault, VaultError};

const FIND_ENTRY: &str = "
SELECT vault_ref, field, key_id, master_key_id, wrapped_key, sealed FROM vault_entries WHERE subject_id = $1 AND vault_ref = $2";

/// What the vault says about a reference.
#[derive(Debug)]
pub enum Opened {
    /// The value.
    Plain(SecretString),
    /// The person was erased: the value and its key are gone for good.
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
        let SealedValue { subject_id, vault_ref, commitment } = *value;
        let entry = query(FIND_ENTRY).bind(subject_id.as_uuid()).bind(vault_ref.as_uuid());
        let Some(row) = entry.fetch_optional(pool).await? else { return Ok(Opened::Erased) };
        let entry = self.unseal(&row, EntryPlace { subject_id, claim_id, vault_ref })?;
        let is_committed_to = |told: &Told<'_>| bool::from(hmac(told.salt, told.plain).ct_eq(commitment.as_bytes()));
        let mut of_field = entry.values()?.into_iter().filter(|told| told.field == field.as_bytes()).peekable();
        of_field.peek().ok_or(VaultError::SealedForAnotherPlace)?;
        let told = of_field.find(is_committed_to).ok_or(VaultError::CommitmentBroken)?;
        let plain = std::str::from_utf8(told.plain).map_err(|_| VaultError::SealedForAnotherPlace)?;
        Ok(Opened::Plain(SecretString::from(plain)))
    }

    /// What a row holds, proved to have been sealed for this place.
    pub(super) fn unseal(&self, row: &PgRow, place: EntryPlace) -> Result<Entry, VaultError> {
        let master_key_id: &str = row.try_get("master_key_id")?;
        if master_key_id != self.master_key_id() {
            return Err(VaultError::MasterKeyUnknown { id: master_key_id.to_owned() });
        }
        let one_value = row.try_get::<Option<&str>, _>("field")?.zip(row.try_get::<Option<Uuid>, _>("key_id")?);
        let key_id = one_value.map_or_else(|| place.vault_ref.as_uuid(), |(_, key_id)| key_id);
        let key_place = key_place(place.subject_id, key_id, master_key_id);
        let key = cipher::open(&self.wrapping_key, &key_place, row.try_get("wrapped_key")?)?;
        let key = Zeroizing::new(<[u8; 32]>::try_from(key.as_slice()).map_err(|_| VaultError::SealedForAnotherPlace)?);
        let sealed = row.try_get("sealed")?;
        Ok(match one_value {
            None => Entry { one_value_of: None, bytes: cipher::open(&key, &place.associated_data(), sealed)? },
            Some((field, key_id)) => Entry {
                one_value_of: Some(field.to_owned()),
                bytes: cipher::open(&key, &place.of_one_value(field, key_id), sealed)?,
            },
        })
    }
}

/// The reference of an entry.
pub(super) fn vault_ref(row: &PgRow) -> Result<VaultRef, VaultError> {
    Ok(VaultRef::from_uuid(row.try_get("vault_ref")?))
}

/// What a row of the vault holds.
pub(super) struct Entry {
    /// The field of a row of before migration 13, which holds a salt and one value.
    one_value_of: Option<String>,
    bytes: Zeroizing<Vec<u8>>,
}

/// One value of an entry.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) field: &'a [u8],
    salt: &'a [u8],
    pub(super) plain: &'a [u8],
}

impl Entry {
    /// In the order in which they were sealed.
    pub(super) fn values(&self) -> Result<Vec<Told<'_>>, VaultError> {
        let mut rest = self.bytes.as_slice();
        if let Some(field) = &self.one_value_of {
            let (salt, plain) = rest.split_at_checked(SALT_LENGTH).ok_or(VaultError::SealedForAnotherPlace)?;
            return Ok(vec![Told { field: field.as_bytes(), salt, plain }]);
        }
        let mut values = Vec::new();
        while !rest.is_empty() {
            let mut part = || take_part(&mut rest).ok_or(VaultError::SealedForAnotherPlace);
            values.push(Told { field: part()?, salt: part()?, plain: part()? });
        }
        Ok(values)
    }
}
