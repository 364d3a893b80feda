//! `redress rebuild NAME`: makes a read model anew from the first event, while the old one serves.

use std::io::{self, Write};
use std::process::ExitCode;

use redress_projections::Projector;
use redress_projections::rebuild::{RebuildReport, rebuild};

use super::CommandLineError;
use super::database_of::{OwnDatabaseArguments, with_database};
use crate::database::{Database, DatabaseRole};

/// For the work and for the lock that keeps a second rebuild away.
const CONNECTIONS: u32 = 3;

#[derive(Debug, clap::Args)]
pub(super) struct RebuildArguments {
    /// The read model: `claim_status`, `claim_timeline` or `work_queue`.
    name: String,
    /// The database; the program's own, if nothing is said.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    database_url: Option<String>,
    #[command(flatten)]
    own: OwnDatabaseArguments,
}

pub(super) async fn run(arguments: RebuildArguments) -> Result<ExitCode, CommandLineError> {
    let projectors = redress_projections::projectors();
    let Some(projector) = projectors.iter().find(|projector| projector.name() == arguments.name) else {
        let known: Vec<_> = projectors.iter().map(|projector| projector.name()).collect();
        return Err(format!("there is no read model {:?}; known are {}", arguments.name, known.join(", ")).into());
    };
    let work = async |database: &Database| rebuild_in(database, &**projector).await;
    let report = with_database(arguments.database_url.as_deref(), &arguments.own, work).await?;
    let RebuildReport { name, generation, events, rows, parked, seconds, swap_seconds } = report;
    writeln!(
        io::stdout(),
        "{name}: generation {generation} serves, made of {events} events in {seconds:.1} s; {rows} rows, {parked} claims \
         parked; it stood still for {:.0} ms.",
        swap_seconds * 1e3
    )?;
    Ok(ExitCode::SUCCESS)
}

async fn rebuild_in(database: &Database, projector: &dyn Projector) -> Result<RebuildReport, CommandLineError> {
    let pool = database.pool(DatabaseRole::Projector, CONNECTIONS).await?;
    let report = rebuild(&pool, projector).await?;
    pool.close().await;
    Ok(report)
}
