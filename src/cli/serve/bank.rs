//! The bank that pays: one that is named, or else a sandbox bank, a child process that pays with play money.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::cli::CommandLineError;
use crate::lifecycle::Lifecycle;

/// The file of the sandbox bank's bookings beside the embedded database.
const STORE_FILE: &str = "sandbox-bank.bookings";

/// What the child's first line begins with.
const GREETING: &str = "sandbox bank: ";

/// How long the child may take to open its store.
const START_TIME_MAX: Duration = Duration::from_secs(10);

/// How long the child may take to end.
const END_TIME_MAX: Duration = Duration::from_secs(2);

/// A sandbox bank of this program's own.
pub(super) struct SandboxBank {
    pub(super) url: String,
    end: oneshot::Sender<()>,
    ended: oneshot::Receiver<()>,
    keeper: JoinHandle<()>,
}

/// The bank while the program runs.
pub(super) struct WatchedBank {
    end: oneshot::Sender<()>,
    keeper: JoinHandle<()>,
}

impl SandboxBank {
    /// Starts a bank with its store in `directory`, on a port that the system chooses.
    pub(super) async fn start(directory: &Path) -> Result<Self, CommandLineError> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["sandbox-bank", "--address", "127.0.0.1:0", "--stop-with-stdin", "--store"])
            .arg(directory.join(STORE_FILE))
            // It ends when our end of this pipe is closed, however that comes about.
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // A Ctrl-C at the terminal is for us alone: the bank is there until the last payment is answered.
            .process_group(0)
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("the sandbox bank cannot be started: {error}"))?;
        let output = child.stdout.take().ok_or("the sandbox bank has no output")?;
        let mut output = BufReader::new(output).lines();
        let line = tokio::time::timeout(START_TIME_MAX, output.next_line()).await;
        let line = line.map_err(|_| "the sandbox bank does not start in time")??.unwrap_or_default();
        let url = line.strip_prefix(GREETING).ok_or("the sandbox bank ended before it was open")?.to_owned();
        let (end, told_to_end) = oneshot::channel();
        let (tell_ended, ended) = oneshot::channel();
        let keeper = tokio::spawn(async move {
            tokio::select! {
                _ = child.wait() => drop(tell_ended.send(())),
                _ = told_to_end => end_child(child).await,
            }
        });
        Ok(Self { url, end, ended, keeper })
    }

    /// Ends the program when the bank ends, without which nothing could be paid.
    pub(super) fn watch(self, lifecycle: &Lifecycle) -> WatchedBank {
        let (stopping, ended) = (lifecycle.stopping().clone(), self.ended);
        lifecycle.spawn("sandbox bank", async move {
            match stopping.run_until_cancelled(ended).await {
                Some(_) => Err("the process of the bank has ended"),
                None => Ok(()),
            }
        });
        WatchedBank { end: self.end, keeper: self.keeper }
    }
}

impl WatchedBank {
    /// Ends the bank, once nothing is paid any more.
    pub(super) async fn close(self) {
        drop(self.end);
        let _ = self.keeper.await;
    }
}

async fn end_child(mut child: Child) {
    drop(child.stdin.take());
    if tokio::time::timeout(END_TIME_MAX, child.wait()).await.is_err() {
        let _ = child.kill().await;
    }
}
