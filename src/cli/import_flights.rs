//! `redress import-flights FILE`: fills the flight archive from canonical CSV.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use super::CommandLineError;
use super::database_of::{OwnDatabaseArguments, with_database};
use crate::database::Database;
use crate::flight_data::FlightRecord;
use crate::flight_data::import::{ImportReport, read, store};

/// Imports flights. A file with a bad row is refused as a whole; the same file may be imported again.
#[derive(Debug, clap::Args)]
pub(super) struct ImportFlightsArgs {
    /// Canonical CSV in UTF-8.
    file: PathBuf,
    /// The database, as a member of `redress_migrator`; the program's own, if nothing is said.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    database_url: Option<String>,
    #[command(flatten)]
    own: OwnDatabaseArguments,
}

/// Imports the file and says what became of it.
pub(super) async fn run(args: ImportFlightsArgs) -> Result<(), CommandLineError> {
    let csv = fs::read(&args.file).map_err(|error| format!("{}: {error}", args.file.display()))?;
    // A file that is refused leaves nothing behind: no directory, no server, no table.
    let records = read(&csv)?;
    let work = async |database: &Database| import_into(database, &records).await;
    let report = with_database(args.database_url.as_deref(), &args.own, work).await?;
    let ImportReport { records, stored } = report;
    writeln!(io::stdout(), "{records} records read, {stored} stored, {} said nothing new.", records - stored)?;
    Ok(())
}

async fn import_into(database: &Database, records: &[FlightRecord]) -> Result<ImportReport, CommandLineError> {
    database.migrate_if_behind().await?;
    let mut connection = database.migrator().await?;
    Ok(store(&mut connection, records).await?)
}
