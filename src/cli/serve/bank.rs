//! The bank that pays: one that is named, or else a sandbox bank, a child process that pays with play money.

use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdin, Command};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::storage::Storage;
use super::{Role, ServeArguments};
use crate::cli::CommandLineError;
use crate::lifecycle::Lifecycle;

/// The file of the sandbox bank's bookings beside the embedded database.
const STORE_FILE: &str = "sandbox-bank.ndjson";

/// What the child's first line begins with.
const GREETING: &str = "sandbox bank: ";

/// How long the child may take to open its store.
const START_TIME_MAX: Duration = Duration::from_secs(10);

/// How long the child may take to end.
const END_TIME_MAX: Duration = Duration::from_secs(2);

/// The bank that the automations of this process pay through.
pub(super) enum Bank {
    /// Nothing is paid from here.
    NotNeeded,
    /// Somebody else's.
    Named(String),
    /// This program's own.
    Sandbox(SandboxBank),
}

impl Bank {
    /// The bank that the arguments name. A ledger on a database of others must be told its bank; beside a database of our
    /// own a sandbox bank will do.
    pub(super) async fn find(arguments: &ServeArguments, storage: &Storage) -> Result<Self, CommandLineError> {
        if !arguments.plays(Role::Automation) {
            return Ok(Self::NotNeeded);
        }
        match (arguments.bank_url(), storage.data_directory()) {
            (Some(url), _) => Ok(Self::Named(url.to_owned())),
            (None, Some(directory)) => SandboxBank::start(directory).await.map(Self::Sandbox),
            (None, None) => {
                Err("no bank to pay through: set REDRESS_BANK_URL; `redress sandbox-bank --store FILE` is one to \
                                 try things out with"
                    .into())
            }
        }
    }

    /// Where it is.
    pub(super) fn url(&self) -> Option<&str> {
        match self {
            Self::NotNeeded => None,
            Self::Named(url) => Some(url),
            Self::Sandbox(bank) => Some(&bank.url),
        }
    }

    /// Looks after a bank of our own.
    pub(super) fn watch(self, lifecycle: &Lifecycle) -> Option<WatchedBank> {
        match self {
            Self::Sandbox(bank) => Some(bank.watch(lifecycle)),
            Self::NotNeeded | Self::Named(_) => None,
        }
    }
}

/// A child process that pays with play money.
pub(super) struct SandboxBank {
    url: String,
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
    async fn start(directory: &Path) -> Result<Self, CommandLineError> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["sandbox-bank", "--address", "127.0.0.1:0", "--stop-with-stdin", "--store"])
            .arg(directory.join(STORE_FILE))
            // A bank has no business with our keys.
            .env_remove("DATABASE_URL")
            .env_remove("REDRESS_MASTER_KEY")
            .env_remove("REDRESS_MASTER_KEY_FILE")
            .env_remove("SENTRY_DSN")
            .env_remove("OTEL_EXPORTER_OTLP_ENDPOINT")
            // It ends when our end of this pipe is closed, however that comes about.
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // A Ctrl-C at the terminal is for us alone: the bank is there until the last payment is answered.
            .process_group(0)
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| format!("the sandbox bank cannot be started: {error}"))?;
        let (input, output) = (child.stdin.take(), child.stdout.take().ok_or("the sandbox bank has no output")?);
        let mut output = BufReader::new(output).lines();
        let line = tokio::time::timeout(START_TIME_MAX, output.next_line()).await;
        let line = line.map_err(|_| "the sandbox bank does not start in time")??.unwrap_or_default();
        let url = line.strip_prefix(GREETING).ok_or("the sandbox bank ended before it was open")?.to_owned();
        let (end, told_to_end) = oneshot::channel();
        let (tell_ended, ended) = oneshot::channel();
        let keeper = tokio::spawn(async move {
            tokio::select! {
                _ = child.wait() => drop(tell_ended.send(())),
                _ = told_to_end => end_child(&mut child, input).await,
            }
        });
        Ok(Self { url, end, ended, keeper })
    }

    /// Ends the program when the bank ends, without which nothing could be paid.
    fn watch(self, lifecycle: &Lifecycle) -> WatchedBank {
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

async fn end_child(child: &mut Child, input: Option<ChildStdin>) {
    drop(input);
    if tokio::time::timeout(END_TIME_MAX, child.wait()).await.is_err() {
        let _ = child.kill().await;
    }
}
