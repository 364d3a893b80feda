//! The command line: one subcommand a file.

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub mod sandbox_bank;

#[derive(Debug, Parser)]
#[command(name = "redress", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run a bank that pays with play money and misbehaves as told.
    SandboxBank(sandbox_bank::SandboxBankArgs),
}

/// Reads the command line, does what it says, and answers with the exit code.
pub async fn run() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::SandboxBank(arguments) => sandbox_bank::run(arguments).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "redress: {error}");
            ExitCode::FAILURE
        }
    }
}
