//! The command line: one subcommand a file.

mod database_of;
mod demo;
mod estimate;
mod fetch_postgres;
mod import_flights;
mod migrate;
mod openapi;
mod reassess;
mod rebuild;
mod sandbox_bank;
mod serve;
mod standard_input;

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::telemetry::Telemetry;

/// An event-sourced ledger for flight-compensation claims.
///
/// Without a subcommand everything is served from this one process, on a database of its own.
#[derive(Debug, Parser)]
#[command(name = "redress", version)]
struct Arguments {
    /// What is logged, as warn,redress=debug.
    #[arg(long, env = "REDRESS_LOG", global = true, value_name = "FILTER")]
    log: Option<String>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the APIs and do what happens by itself.
    Serve(serve::ServeArguments),
    /// Bring the tables of a database to where this program needs them.
    Migrate(migrate::MigrateArguments),
    /// Say what the law gives, for every request of a file.
    Estimate(estimate::EstimateArguments),
    /// Make a read model anew from the first event, while the old one serves.
    Rebuild(rebuild::RebuildArguments),
    // Its arguments say what it does: a line here would hide what they say of it beside.
    Reassess(reassess::ReassessArguments),
    /// Print the description of the APIs (OpenAPI 3.1).
    Openapi,
    /// Run real decided cases through a Redress and compare it with what was held.
    Demo(demo::DemoArguments),
    /// Run a bank that pays with play money and misbehaves as told.
    SandboxBank(sandbox_bank::SandboxBankArgs),
    /// Fetch PostgreSQL with pip and say where its programs are.
    FetchPostgres(fetch_postgres::FetchPostgresArguments),
    /// Import flights from a file of canonical CSV.
    ImportFlights(import_flights::ImportFlightsArgs),
}

/// Why a subcommand could not do what it was asked to.
type CommandLineError = Box<dyn Error + Send + Sync>;

/// Reads the command line, does what it says, and answers with the exit code.
pub async fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match Telemetry::start(arguments.log.as_deref(), role(arguments.command.as_ref())) {
        Ok(telemetry) => {
            let done = dispatch(arguments.command).await;
            // Nothing else runs any more that could be held up.
            telemetry.flush();
            done
        }
        Err(error) => Err(error.into()),
    };
    done.unwrap_or_else(|error| {
        let _ = writeln!(io::stderr(), "redress: {}", with_sources(&*error));
        ExitCode::FAILURE
    })
}

/// What this process does, to whoever gathers from many: a role, or the subcommand.
fn role(command: Option<&Command>) -> &'static str {
    match command {
        Some(Command::Serve(arguments)) => arguments.role_name(),
        None => serve::EVERY_ROLE,
        Some(Command::Migrate(_)) => "migrate",
        Some(Command::Estimate(_)) => "estimate",
        Some(Command::Rebuild(_)) => "rebuild",
        Some(Command::Reassess(_)) => "reassess",
        Some(Command::Openapi) => "openapi",
        Some(Command::Demo(_)) => "demo",
        Some(Command::SandboxBank(_)) => "sandbox-bank",
        Some(Command::FetchPostgres(_)) => "fetch-postgres",
        Some(Command::ImportFlights(_)) => "import-flights",
    }
}

async fn dispatch(command: Option<Command>) -> Result<ExitCode, CommandLineError> {
    match command {
        Some(Command::Serve(arguments)) => serve::run(arguments).await,
        None => serve::run(serve::ServeArguments::parse_from(["redress"])).await,
        Some(Command::Migrate(arguments)) => migrate::run(arguments).await,
        Some(Command::Estimate(arguments)) => estimate::run(&arguments),
        Some(Command::Rebuild(arguments)) => rebuild::run(arguments).await,
        Some(Command::Reassess(arguments)) => reassess::run(arguments).await,
        Some(Command::Openapi) => openapi::run(),
        Some(Command::Demo(arguments)) => demo::run(arguments).await,
        Some(Command::SandboxBank(arguments)) => {
            sandbox_bank::run(arguments).await?;
            Ok(ExitCode::SUCCESS)
        }
        Some(Command::FetchPostgres(arguments)) => fetch_postgres::run(arguments).await,
        Some(Command::ImportFlights(arguments)) => {
            import_flights::run(arguments).await?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// An error and its sources in one line.
fn with_sources(error: &(dyn Error + 'static)) -> String {
    let chain = std::iter::successors(Some(error), |&error| error.source());
    chain.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}
