//! The database that a subcommand works on: the one that is named, else the program's own.

use std::ffi::OsString;
use std::path::PathBuf;

use super::CommandLineError;
use crate::database::Database;
use crate::embedded_postgres::{Cluster, EmbeddedPostgres, EmbeddedPostgresError, Settings};

/// Where the program's own database is.
#[derive(Debug, clap::Args)]
pub(super) struct OwnDatabaseArguments {
    /// Where the data of the program's own database is, made if it is missing; /var/lib/redress for root, else redress
    /// in the user's data directory, if nothing is said. Its server is run from the directory `PG_BIN`, else from the newest
    /// PostgreSQL that is found.
    #[arg(long, env = "REDRESS_DATA_DIR", value_name = "DIRECTORY")]
    data_dir: Option<OsString>,
}

impl OwnDatabaseArguments {
    /// How to run its server. An empty variable is none.
    pub(super) fn settings(&self) -> Settings {
        let data_directory = self.data_dir.clone().filter(|directory| !directory.is_empty()).map(PathBuf::from);
        Settings { data_directory, ..Settings::from_environment() }
    }
}

/// Does `work` on the database at `url`; without one on the program's own server: the one that is running, else one for
/// as long as this takes.
pub(super) async fn with_database<T>(
    url: Option<&str>,
    own: &OwnDatabaseArguments,
    work: impl AsyncFnOnce(&Database) -> Result<T, CommandLineError>,
) -> Result<T, CommandLineError> {
    if let Some(url) = url.filter(|url| !url.is_empty()) {
        return work(&Database::from_url(url)?).await;
    }
    let settings = own.settings();
    let start = move || EmbeddedPostgres::start(&settings);
    match tokio::task::spawn_blocking(start).await? {
        Ok(server) => {
            let database = Database::for_embedded(server.cluster()).await?;
            let done = work(&database).await;
            tokio::task::spawn_blocking(|| server.stop()).await??;
            done
        }
        Err(EmbeddedPostgresError::InUse { directory, process_id }) => {
            let running = Cluster::running_in(&directory)?;
            let cluster = running.ok_or(EmbeddedPostgresError::InUse { directory, process_id })?;
            work(&Database::for_embedded(&cluster).await?).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The same, but on a database that is there: one of the program's own is not made.
pub(super) async fn with_existing_database<T>(
    url: Option<&str>,
    own: &OwnDatabaseArguments,
    work: impl AsyncFnOnce(&Database) -> Result<T, CommandLineError>,
) -> Result<T, CommandLineError> {
    if url.is_none_or(str::is_empty) && !EmbeddedPostgres::has_data(&own.settings())? {
        return Err("there is no database of the program's own; another is named with --database-url".into());
    }
    with_database(url, own, work).await
}
