//! The command line: one subcommand a file.

use std::error::Error;
use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub mod demo;
pub mod sandbox_bank;

#[derive(Debug, Parser)]
#[command(name = "redress", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run real decided cases through a Redress and compare it with what was held.
    Demo(demo::DemoArgs),
    /// Run a bank that pays with play money and misbehaves as told.
    SandboxBank(sandbox_bank::SandboxBankArgs),
}

/// Reads the command line, does what it says, and answers with the exit code.
pub async fn run() -> ExitCode {
    let done: Result<ExitCode, Box<dyn Error>> = match Arguments::parse().command {
        Command::Demo(arguments) => demo::run(arguments).await.map(code_of).map_err(Into::into),
        Command::SandboxBank(arguments) => {
            sandbox_bank::run(arguments).await.map(|()| ExitCode::SUCCESS).map_err(Into::into)
        }
    };
    done.unwrap_or_else(|error| {
        let _ = writeln!(io::stderr(), "redress: {error}");
        ExitCode::FAILURE
    })
}

fn code_of(success: bool) -> ExitCode {
    if success { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
