//! The database that a subcommand works on: the one that is named, else the program's own.

use super::CommandLineError;
use crate::database::Database;
use crate::embedded_postgres::{Cluster, EmbeddedPostgres, EmbeddedPostgresError, Settings};

/// Does `work` on the database at `url`; without one on the program's own server: the one that is running, else one for
/// as long as this takes.
pub(super) async fn with_database<T>(
    url: Option<&str>,
    work: impl AsyncFnOnce(&Database) -> Result<T, CommandLineError>,
) -> Result<T, CommandLineError> {
    if let Some(url) = url.filter(|url| !url.is_empty()) {
        return work(&Database::from_url(url)?).await;
    }
    let start = || EmbeddedPostgres::start(&Settings::from_environment());
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
