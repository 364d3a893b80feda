//! `redress import-flights FILE`: fills the flight archive from canonical CSV.

use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use crate::database::Database;
use crate::embedded_postgres::{Cluster, EmbeddedPostgres, EmbeddedPostgresError, Settings};
use crate::flight_data::import::{ImportReport, import};

/// Imports flights. A file with a bad row is refused as a whole; the same file may be imported again.
#[derive(Debug, clap::Args)]
pub(super) struct ImportFlightsArgs {
    /// Canonical CSV in UTF-8.
    file: PathBuf,
    /// The database, as a user who may migrate it; the program's own, if nothing is said.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    database_url: Option<String>,
}

/// Imports the file and says what became of it.
pub(super) async fn run(args: ImportFlightsArgs) -> Result<(), Box<dyn Error + Send + Sync>> {
    let csv = fs::read(&args.file).map_err(|error| format!("{}: {error}", args.file.display()))?;
    let report = match args.database_url.as_deref().filter(|url| !url.is_empty()) {
        Some(url) => import_into(&Database::from_url(url)?, &csv).await?,
        None => import_into_embedded(&csv).await?,
    };
    let ImportReport { records, stored } = report;
    writeln!(io::stdout(), "{records} records read, {stored} stored, {} said nothing new.", records - stored)?;
    Ok(())
}

async fn import_into(database: &Database, csv: &[u8]) -> Result<ImportReport, Box<dyn Error + Send + Sync>> {
    database.migrate().await?;
    let mut connection = database.migrator().await?;
    Ok(import(&mut connection, csv).await?)
}

/// The program's own server: the one that is running, else one for as long as this takes.
async fn import_into_embedded(csv: &[u8]) -> Result<ImportReport, Box<dyn Error + Send + Sync>> {
    let start = || EmbeddedPostgres::start(&Settings::from_environment());
    match tokio::task::spawn_blocking(start).await? {
        Ok(server) => {
            let database = Database::for_embedded(server.cluster()).await?;
            let report = import_into(&database, csv).await;
            tokio::task::spawn_blocking(|| server.stop()).await??;
            report
        }
        Err(EmbeddedPostgresError::InUse { directory, process_id }) => {
            let running = Cluster::running_in(&directory)?;
            let cluster = running.ok_or(EmbeddedPostgresError::InUse { directory, process_id })?;
            import_into(&Database::for_embedded(&cluster).await?, csv).await
        }
        Err(error) => Err(error.into()),
    }
}
