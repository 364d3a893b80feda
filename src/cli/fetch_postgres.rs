//! `redress fetch-postgres`: PostgreSQL's programs where the machine has none, or for a test against another version.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use super::CommandLineError;
use crate::embedded_postgres::fetch_programs;

#[derive(Debug, clap::Args)]
pub(super) struct FetchPostgresArguments {
    /// Where to keep them; the user as whom PostgreSQL runs must be able to go there.
    #[arg(long, env = "REDRESS_PG_FETCH_DIR")]
    directory: PathBuf,
}

/// Prints the directory of the programs, for `PG_BIN`.
pub(super) async fn run(arguments: FetchPostgresArguments) -> Result<ExitCode, CommandLineError> {
    let programs = tokio::task::spawn_blocking(move || fetch_programs(&arguments.directory)).await??;
    writeln!(io::stdout(), "{}", programs.display())?;
    Ok(ExitCode::SUCCESS)
}
