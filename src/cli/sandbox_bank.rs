//! `redress sandbox-bank`: a bank for trying things out, as a process of its own.

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;

use super::standard_input;
use crate::lifecycle::Signals;
use crate::sandbox_bank::{BankError, Behaviour, SandboxBank};

/// Runs a bank that pays with play money and misbehaves as told.
#[derive(Debug, clap::Args)]
pub(super) struct SandboxBankArgs {
    /// Where to listen; port 0 lets the system choose, and the address is printed.
    #[arg(long, default_value = "127.0.0.1:8090")]
    address: SocketAddr,
    /// The file that keeps the bookings, made if it is not there.
    #[arg(long)]
    store: PathBuf,
    /// Fixes every draw of the dice.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Stop when standard input ends, for a program that starts this one.
    #[arg(long, hide = true)]
    stop_with_stdin: bool,
    #[command(flatten)]
    behaviour: Behaviour,
}

/// Serves until SIGINT or SIGTERM. Its first line on stdout is `sandbox bank: http://ADDRESS`.
pub(super) async fn run(args: SandboxBankArgs) -> Result<(), BankError> {
    let bank = SandboxBank::open(args.address, &args.store, args.behaviour, args.seed).await?;
    let address = bank.address();
    let mut out = io::stdout();
    // Whoever started the bank may have closed its end; the bank serves all the same.
    let _ = writeln!(out, "sandbox bank: http://{address}").and_then(|()| out.flush());
    bank.serve(told_to_stop(args.stop_with_stdin)).await
}

async fn told_to_stop(stop_with_stdin: bool) {
    let Ok(mut signals) = Signals::listen() else { return std::future::pending().await };
    tokio::select! {
        _ = signals.next() => {}
        () = standard_input::end(), if stop_with_stdin => {}
    }
}
