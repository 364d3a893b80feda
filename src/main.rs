//! The `redress` program.

use std::process::ExitCode;

/// Requests make and drop many small values, which this allocator is faster at than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    redress::cli::run().await
}
