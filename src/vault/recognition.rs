//! Whether this is the master key that the vault was sealed under.

use sqlx::{PgExecutor, query_scalar};

use super::{Vault, VaultError};

impl Vault {
    /// Refuses a master key that nothing in the vault was sealed under, unless the vault is empty: a lost key must be
    /// noticed before more is sealed under its replacement.
    pub async fn recognise(&self, executor: impl PgExecutor<'_>) -> Result<(), VaultError> {
        let foreign = query_scalar("SELECT foreign_master_key($1)").bind(self.master_key_id());
        match foreign.fetch_one(executor).await? {
            Some(id) => Err(VaultError::MasterKeyUnknown { id }),
            None => Ok(()),
        }
    }
}
