//! The `redress` program.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    redress::cli::run().await
}
