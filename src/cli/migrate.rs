//! `redress migrate`: makes the roles and the tables of a database, or brings them to where this program needs them.

use std::io::{self, Write};
use std::process::ExitCode;

use super::CommandLineError;
use crate::database::Database;

#[derive(Debug, clap::Args)]
pub(super) struct MigrateArguments {
    /// The database, as a user who may make roles.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    database_url: String,
}

pub(super) async fn run(arguments: MigrateArguments) -> Result<ExitCode, CommandLineError> {
    Database::from_url(&arguments.database_url)?.migrate().await?;
    writeln!(io::stdout(), "The database is migrated.")?;
    Ok(ExitCode::SUCCESS)
}
