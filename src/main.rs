//! The `redress` program.

use std::io;
use std::process::ExitCode;

/// Requests make and drop many small values, which this allocator is faster at than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> io::Result<ExitCode> {
    keep_pages_small();
    let runtime = tokio::runtime::Runtime::new()?;
    Ok(runtime.block_on(redress::cli::run()))
}

/// The allocator asks for huge pages, and one small value takes a whole one: they were 18 of the 19 MiB that an idle server had for
/// itself. What the program starts (the embedded PostgreSQL) inherits this.
fn keep_pages_small() {
    #[cfg(target_os = "linux")]
    // A kernel that refuses costs memory and nothing else.
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}
