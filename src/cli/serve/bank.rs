//! The bank that pays: one that is named, or else a sandbox bank, a child process that pays with play money.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, ChildStdin, Command};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::storage::Storage;
use super::{Role, ServeArguments};
use crate::cli::CommandLineError;

/// The file of the sandbox bank's bookings beside the embedded database.
const STORE_FILE: &str = "sandbox-bank.ndjson";

/// What the child's first line begins with.
const GREETING: &str = "sandbox bank: ";

/// The system chooses.
const ANY_PORT: &str = "127.0.0.1:0";

const SCHEME: &str = "http://";

/// How long the child may take to open its store.
const START_TIME_MAX: Duration = Duration::from_secs(10);

/// How long the child may take to end.
const END_TIME_MAX: Duration = Duration::from_secs(2);

/// The pause before a child that has ended is started again: doubled each time, up to the longest, and the shortest again
/// once one has run for [`STEADY_TIME`].
const RESTART_PAUSE_MIN: Duration = Duration::from_millis(100);
const RESTART_PAUSE_MAX: Duration = Duration::from_secs(10);
const STEADY_TIME: Duration = Duration::from_secs(30);

/// How often the child had to be started again.
const RESTARTS: &str = "redress_sandbox_bank_restarts_total";

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

    /// Ends a bank of our own, once nothing is paid any more.
    pub(super) async fn close(self) {
        if let Self::Sandbox(bank) = self {
            drop(bank.end);
            let _ = bank.keeper.await;
        }
    }
}

/// A child process that pays with play money, and the task that starts it again when it ends: what is paid meanwhile is
/// looked up once it is back.
pub(super) struct SandboxBank {
    url: String,
    end: oneshot::Sender<()>,
    keeper: JoinHandle<()>,
}

impl SandboxBank {
    /// Starts a bank with its store in `directory`, on a port that the system chooses.
    async fn start(directory: &Path) -> Result<Self, CommandLineError> {
        let store = directory.join(STORE_FILE);
        let process = BankProcess::start(ANY_PORT, &store).await?;
        metrics::counter!(RESTARTS).increment(0);
        let (end, told_to_end) = oneshot::channel();
        let url = process.url.clone();
        let keeper = tokio::spawn(keep(process, store, told_to_end));
        Ok(Self { url, end, keeper })
    }
}

/// Keeps a bank alive, at the same address and on the same store, until it is told to end it.
async fn keep(mut process: BankProcess, store: PathBuf, mut told_to_end: oneshot::Receiver<()>) {
    let address = process.url.trim_start_matches(SCHEME).to_owned();
    let mut pause = RESTART_PAUSE_MIN;
    loop {
        let begun = Instant::now();
        let status = tokio::select! {
            status = process.child.wait() => status,
            _ = &mut told_to_end => return process.end().await,
        };
        let status = status.map_or_else(|error| error.to_string(), |status| status.to_string());
        tracing::error!(status, "the process of the sandbox bank has ended; it is started again");
        if begun.elapsed() >= STEADY_TIME {
            pause = RESTART_PAUSE_MIN;
        }
        process = tokio::select! {
            process = start_again(&address, &store, &mut pause) => process,
            _ = &mut told_to_end => return,
        };
    }
}

async fn start_again(address: &str, store: &Path, pause: &mut Duration) -> BankProcess {
    loop {
        tokio::time::sleep(*pause).await;
        *pause = RESTART_PAUSE_MAX.min(*pause * 2);
        match BankProcess::start(address, store).await {
            Ok(process) => {
                metrics::counter!(RESTARTS).increment(1);
                tracing::info!(address, "the sandbox bank is there again");
                return process;
            }
            Err(error) => tracing::error!(%error, "the sandbox bank cannot be started again yet"),
        }
    }
}

/// One child.
struct BankProcess {
    child: Child,
    /// It ends when this is closed, however that comes about.
    input: Option<ChildStdin>,
    url: String,
}

impl BankProcess {
    async fn start(address: &str, store: &Path) -> Result<Self, CommandLineError> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["sandbox-bank", "--address", address, "--stop-with-stdin", "--store"])
            .arg(store)
            // A bank has no business with our keys.
            .env_remove("DATABASE_URL")
            .env_remove("REDRESS_MASTER_KEY")
            .env_remove("REDRESS_MASTER_KEY_FILE")
            .env_remove("SENTRY_DSN")
            .env_remove("OTEL_EXPORTER_OTLP_ENDPOINT")
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
        Ok(Self { child, input, url })
    }

    async fn end(mut self) {
        drop(self.input);
        if tokio::time::timeout(END_TIME_MAX, self.child.wait()).await.is_err() {
            let _ = self.child.kill().await;
        }
    }
}
