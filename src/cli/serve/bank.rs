//! The bank of the default system: `redress sandbox-bank` as a child process, with its store beside the database.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, ChildStdin, Command};
use tokio::time::timeout;

use crate::cli::CommandLineError;
use crate::lifecycle::Lifecycle;

/// The file of the bank's bookings, in the directory of the data.
const STORE: &str = "sandbox-bank.ndjson";
/// How long the bank may take to say where it listens.
const START_MAX: Duration = Duration::from_secs(10);
/// How long the bank may take to end.
const STOP_MAX: Duration = Duration::from_secs(5);

/// A running sandbox bank. It ends with this process, however that ends: its standard input closes then.
#[derive(Debug)]
pub(super) struct SandboxBankProcess {
    url: String,
    child: Child,
    input: ChildStdin,
}

impl SandboxBankProcess {
    /// Starts the bank on a port of the system's choice and learns which from its first line.
    pub(super) async fn start(data_directory: &Path) -> Result<Self, CommandLineError> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["sandbox-bank", "--address", "127.0.0.1:0", "--stop-with-stdin", "--store"])
            .arg(data_directory.join(STORE))
            // A group of its own: the Ctrl-C of a terminal reaches this process alone, which still pays until it stops.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err("the sandbox bank was started without its pipes".into());
        };
        let mut line = String::new();
        timeout(START_MAX, BufReader::new(output).read_line(&mut line)).await??;
        let url = line.trim_end().strip_prefix("sandbox bank: ").ok_or("the sandbox bank did not start")?.to_owned();
        Ok(Self { url, child, input })
    }

    /// Where it takes payments.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// Ends the program when the bank ends by itself, and the bank when the program ends.
    pub(super) fn keep(self, lifecycle: &Lifecycle) {
        let stopping = lifecycle.stopping().clone();
        let Self { mut child, input, .. } = self;
        lifecycle.spawn("sandbox bank", async move {
            tokio::select! {
                _ = child.wait() => Err("the sandbox bank has ended"),
                () = stopping.cancelled() => {
                    drop(input);
                    // One that does not end in time is killed when it is dropped.
                    let _ = timeout(STOP_MAX, child.wait()).await;
                    Ok(())
                }
            }
        });
    }
}
