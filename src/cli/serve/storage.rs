//! Where the data is: in a database that somebody else runs, or in one of this program's own.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::{Role, ServeArguments};
use crate::cli::CommandLineError;
use crate::database::{Database, DatabaseRole};
use crate::embedded_postgres::EmbeddedPostgres;
use crate::flight_data::sample;
use crate::lifecycle::Lifecycle;
use crate::vault::{MasterKey, Vault, VaultError};

/// How often it is looked whether the embedded server still runs.
const WATCH_INTERVAL: Duration = Duration::from_secs(1);

/// The file of the master key beside the embedded database.
const MASTER_KEY_FILE: &str = "master.key";

/// An open database, migrated, and the vault in it.
pub(super) struct Storage {
    pub(super) database: Database,
    /// `None` for the projector, which neither seals nor opens anything.
    pub(super) vault: Option<Arc<Vault>>,
    embedded: Option<Arc<EmbeddedPostgres>>,
}

impl Storage {
    /// Opens what the arguments name. One process that plays every role migrates it; a single role only looks.
    pub(super) async fn open(arguments: &ServeArguments) -> Result<Self, CommandLineError> {
        match arguments.database_url() {
            Some(url) => Self::external(url, arguments).await,
            None if arguments.role.is_none() => Self::embedded(arguments).await,
            None => Err("a single role needs a database that others share: set DATABASE_URL".into()),
        }
    }

    async fn external(url: &str, arguments: &ServeArguments) -> Result<Self, CommandLineError> {
        let needs_vault = arguments.role != Some(Role::Projector);
        let vault = if needs_vault { Some(Arc::new(Vault::new(&master_key()?))) } else { None };
        let database = Database::from_url(url)?;
        if arguments.role.is_none() {
            database.migrate_if_behind().await?;
        } else if !database.schema_is_current().await? {
            return Err("the database is not migrated as far as this program needs; run `redress migrate`".into());
        }
        look_at_login(&database, arguments.role).await?;
        if let Some(vault) = &vault {
            recognise(vault, &database, arguments.role_of_vault()).await?;
        }
        Ok(Self { database, vault, embedded: None })
    }

    async fn embedded(arguments: &ServeArguments) -> Result<Self, CommandLineError> {
        let settings = arguments.own.settings();
        let start = move || EmbeddedPostgres::start(&settings);
        let server = tokio::task::spawn_blocking(start).await??;
        let database = Database::for_embedded(server.cluster()).await?;
        database.migrate().await?;
        sample::load(&mut database.migrator().await?).await?;
        let key_file = server.data_directory().join(MASTER_KEY_FILE);
        if !key_file.exists() && MasterKey::from_environment()?.is_none() {
            // A fresh key will do for an empty vault alone, and must not be left where the lost one belongs.
            recognise(&Vault::new(&MasterKey::generate()), &database, DatabaseRole::Command).await?;
        }
        let master_key = MasterKey::load(&key_file)?;
        let vault = Arc::new(Vault::new(&master_key));
        recognise(&vault, &database, DatabaseRole::Command).await?;
        let vault = Some(vault);
        Ok(Self { database, vault, embedded: Some(Arc::new(server)) })
    }

    /// The directory of the embedded database.
    pub(super) fn data_directory(&self) -> Option<&Path> {
        self.embedded.as_deref().map(EmbeddedPostgres::data_directory)
    }

    /// Ends the program when the embedded server ends, which nothing could be done without.
    pub(super) fn watch(&self, lifecycle: &Lifecycle) {
        let Some(server) = self.embedded.clone() else { return };
        let stopping = lifecycle.stopping().clone();
        lifecycle.spawn("embedded database", async move {
            let mut ticks = tokio::time::interval(WATCH_INTERVAL);
            while stopping.run_until_cancelled(ticks.tick()).await.is_some() {
                if !server.is_running() {
                    return Err("the PostgreSQL server has ended");
                }
            }
            Ok(())
        });
    }

    /// Ends the embedded server, once nothing uses it any more.
    pub(super) async fn close(self) -> Result<(), CommandLineError> {
        if let Some(server) = self.embedded.and_then(Arc::into_inner) {
            tokio::task::spawn_blocking(|| server.stop()).await??;
        }
        Ok(())
    }
}

/// A pool's role binds what it sends, but any statement could say RESET ROLE: a login that may do more than the roles
/// makes their limits a courtesy.
async fn look_at_login(database: &Database, role: Option<Role>) -> Result<(), CommandLineError> {
    let Some(power) = database.excess_power().await? else { return Ok(()) };
    let Some(role) = role else {
        tracing::warn!(
            "the login of DATABASE_URL {power}: nothing but this program's good manners holds it to its roles; for more than a \
             trial give it one that is a member of the program's four roles alone"
        );
        return Ok(());
    };
    let role = role.database_role();
    Err(format!(
        "the login of DATABASE_URL {power}, so any statement could do what {role} may not: use one that is a member of {role} alone, as \
         CREATE ROLE name LOGIN NOINHERIT PASSWORD '...' IN ROLE {role} makes it"
    )
    .into())
}

/// A vault that was sealed under another master key must not be sealed further under this one.
async fn recognise(vault: &Vault, database: &Database, role: DatabaseRole) -> Result<(), CommandLineError> {
    let pool = database.pool(role, 1).await?;
    let recognised = vault.recognise(&pool).await;
    pool.close().await;
    recognised.map_err(|error| match error {
        VaultError::MasterKeyUnknown { id } => format!(
            "the vault was sealed under the master key {id}, and this is another one: bring that key back (REDRESS_MASTER_KEY_FILE, or \
             {MASTER_KEY_FILE} in the data directory)"
        )
        .into(),
        other => other.into(),
    })
}

/// A database that outlives this machine needs a key that does too: none is made up for it.
fn master_key() -> Result<MasterKey, CommandLineError> {
    let missing = "no master key for the vault: set REDRESS_MASTER_KEY_FILE, or REDRESS_MASTER_KEY, to 32 random bytes in \
                   Base64, as `openssl rand -base64 32` gives them";
    Ok(MasterKey::from_environment()?.ok_or(missing)?)
}
