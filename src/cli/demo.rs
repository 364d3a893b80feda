//! `redress demo`: real decided cases through the whole of Redress.

use std::io;
use std::process::ExitCode;

use super::CommandLineError;
use crate::demo::{self, DemoOptions};

/// Runs decided cases through a Redress and compares the ledger with what was held.
#[derive(Debug, clap::Args)]
pub(super) struct DemoArguments {
    /// The command API of a Redress that runs already; without it the demo starts one of its own in a temporary
    /// directory.
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// The query API that belongs to --url, by default the same host one port higher.
    #[arg(long, value_name = "URL", requires = "url")]
    query_url: Option<String>,
    /// Say of each case what it is about, which facts are assumed and what happened.
    #[arg(long)]
    verbose: bool,
}

/// Prints the table; fails unless each case agrees or is a known exception.
pub(super) async fn run(arguments: DemoArguments) -> Result<ExitCode, CommandLineError> {
    let DemoArguments { url, query_url, verbose } = arguments;
    let as_held = demo::run(&DemoOptions { url, query_url, verbose }, &mut io::stdout()).await?;
    Ok(if as_held { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
