//! Finding claims by a value that the vault alone knows.

use redress_domain::value::ClaimId;
use sqlx::{PgExecutor, query_scalar};
use uuid::Uuid;

use super::{Vault, VaultError, VaultLookupRow, master_key};

/// The field of an airline's locator, which claims are found by.
pub const BOOKING_REFERENCE: &str = "booking_reference";

/// How many claims one value leads to at most: those beyond are found on a later page.
const CLAIMS_MAX: i64 = 1_000;

/// The newest first, so that a list can go on behind where it stopped.
const FIND_CLAIMS: &str = "
SELECT claim_id FROM vault_lookups
 WHERE keyed_hash = $1 AND ($2::uuid IS NULL OR claim_id < $2) ORDER BY claim_id DESC LIMIT $3";

impl Vault {
    /// The row that lets `claim_id` be found by exactly this value of this field.
    pub fn lookup(&self, field: &str, value: &str, claim_id: ClaimId) -> VaultLookupRow {
        VaultLookupRow { keyed_hash: self.keyed_hash(field, value), claim_id }
    }

    /// The claims that have exactly this value in this field, the newest first; only those older than `before`, if it is given.
    pub async fn claims_with(
        &self,
        executor: impl PgExecutor<'_>,
        field: &str,
        value: &str,
        before: Option<ClaimId>,
    ) -> Result<Vec<ClaimId>, VaultError> {
        let keyed_hash = self.keyed_hash(field, value);
        let found = query_scalar::<_, Uuid>(FIND_CLAIMS)
            .bind(keyed_hash.as_slice())
            .bind(before.map(ClaimId::as_uuid))
            .bind(CLAIMS_MAX);
        Ok(found.fetch_all(executor).await?.into_iter().map(ClaimId::from_uuid).collect())
    }

    /// Under a key of its own: without it, a short value could be found by trying all there are.
    fn keyed_hash(&self, field: &str, value: &str) -> [u8; 32] {
        master_key::hmac(self.lookup_key.as_slice(), format!("{field}\0{value}").as_bytes())
    }
}
