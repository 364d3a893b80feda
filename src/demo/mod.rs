//! `redress demo`: decided cases go through a Redress over HTTP, and the ledger is compared with what was held. The
//! regulator's own examples, where no flight took place, are asked as estimates.
//!
//! | file | what |
//! |---|---|
//! | `cases` | the shipped cases: facts, what was held, what is assumed |
//! | `server` | a Redress of the demo's own, in a temporary directory |
//! | `client` | the HTTP requests |
//! | `run` | one case from its submission to its end |
//! | `estimate` | one case that cannot be submitted |
//! | `comparison` | whether that is what was held |
//! | `report` | the table and the sentences below it |

pub mod cases;
pub mod client;
pub mod comparison;
pub mod estimate;
pub mod report;
pub mod run;
pub mod server;

use std::fmt;
use std::io::{self, Write};
use std::time::Duration;

use futures::stream::{self, StreamExt, TryStreamExt};
use indicatif::{ProgressBar, ProgressStyle};
use serde::{Deserialize, Serialize};

use crate::ids;
use crate::lifecycle::Signals;
use cases::CaseFile;
use client::Client;
use comparison::Verdict;
use run::CaseResult;
use server::TemporaryServer;

/// How many cases are under way at once: enough to be quick, few enough that each time is its own.
const CASES_AT_ONCE: usize = 4;

/// What the demo is told.
#[derive(Debug, Clone, Default)]
pub struct DemoOptions {
    /// The command API of a Redress that runs already; absent: the demo starts one of its own.
    pub url: Option<String>,
    /// Its query API; absent: the same host, one port higher.
    pub query_url: Option<String>,
    /// Say of each case what it is about, which facts are assumed and what differs.
    pub verbose: bool,
}

/// What stopped the demo before it could compare.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The shipped cases are damaged.
    #[error("the cases of the demo cannot be read")]
    CasesUnreadable(#[from] serde_json::Error),
    /// No query API can be derived from the address.
    #[error("{url} is no address with a host and a port, as http://127.0.0.1:8080; or give --query-url too")]
    AddressUnusable {
        /// The address.
        url: String,
    },
    /// Nobody answered.
    #[error("cannot reach Redress at {url}: is it running there? ({})", innermost(.error))]
    Unreachable {
        /// The address that was asked.
        url: String,
        /// What went wrong.
        error: reqwest::Error,
    },
    /// A request was refused.
    #[error("{url} answered {status}: {problem}")]
    Refused {
        /// The address that was asked.
        url: String,
        /// The HTTP status.
        status: u16,
        /// The problem in words.
        problem: String,
    },
    /// An answer that this program does not understand.
    #[error("{url} answered something that no Redress of this version answers")]
    Unexpected {
        /// The address that was asked.
        url: String,
    },
    /// The demo's own Redress did not start or did not stay.
    #[error(transparent)]
    Server(#[from] server::ServerError),
    /// One case could not be run to its end.
    #[error("case {case}")]
    Case {
        /// The case.
        case: String,
        /// What went wrong.
        source: Box<DemoError>,
    },
    /// A signal came.
    #[error("stopped by {signal}")]
    Stopped {
        /// Its name.
        signal: &'static str,
    },
    /// The terminal could not be written to or listened to.
    #[error("the system refused")]
    System(#[from] io::Error),
}

/// The last cause of an error: the one that says what to mend.
fn innermost(error: &dyn std::error::Error) -> String {
    error.source().map_or_else(|| error.to_string(), innermost)
}

/// A sum as the API writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// Decimal, with the digits of the minor unit: `400.00`.
    pub amount: String,
    /// ISO 4217.
    pub currency: String,
}

#[cfg(test)]
impl Amount {
    fn cad(amount: &str) -> Self {
        Self { amount: amount.to_owned(), currency: "CAD".to_owned() }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.currency, self.amount)
    }
}

/// Runs the demo and prints its table; true if every case agrees or is a known exception.
///
/// # Errors
/// A Redress that cannot be started or reached, a request that is refused, and a signal to stop.
pub async fn run(options: &DemoOptions, out: &mut impl Write) -> Result<bool, DemoError> {
    let file = CaseFile::shipped()?;
    let mut signals = Signals::listen()?;
    let results = match &options.url {
        Some(url) => {
            let query_url = options.query_url.clone().map_or_else(|| server::query_url_of(url), Ok)?;
            let client = Client::new(url, &query_url, ids::new_v7())?;
            client.check_ready().await?;
            unless_stopped(&mut signals, run_all(&client, &file)).await?
        }
        None => run_on_own_server(&mut signals, &file).await?,
    };
    write!(out, "{}", report::render(&results, options.verbose))?;
    Ok(results.iter().all(|result| !matches!(result.verdict, Verdict::Differs { .. })))
}

/// Starts a server and stops it again, whatever happened in between.
async fn run_on_own_server<'a>(signals: &mut Signals, file: &'a CaseFile) -> Result<Vec<CaseResult<'a>>, DemoError> {
    let mut server = TemporaryServer::spawn()?;
    let client = Client::new(server.command_url(), server.query_url(), ids::new_v7())?;
    let results = unless_stopped(signals, async {
        let spinner = ProgressBar::new_spinner().with_message("starting a Redress in a temporary directory");
        spinner.enable_steady_tick(Duration::from_millis(100));
        let ready = server.until_ready(&client).await;
        spinner.finish_and_clear();
        ready?;
        run_all(&client, file).await
    });
    let results = results.await;
    let stopped = server.stop().await;
    let results = results?;
    stopped?;
    Ok(results)
}

/// Gives up at SIGINT or SIGTERM.
async fn unless_stopped<T>(
    signals: &mut Signals,
    work: impl Future<Output = Result<T, DemoError>>,
) -> Result<T, DemoError> {
    tokio::select! {
        done = work => done,
        signal = signals.next() => Err(DemoError::Stopped { signal }),
    }
}

/// Every case, several at once, in the order of the file.
async fn run_all<'a>(client: &Client, file: &'a CaseFile) -> Result<Vec<CaseResult<'a>>, DemoError> {
    let bar = progress_bar(file.cases.len());
    let results = stream::iter(&file.cases)
        .map(|case| async {
            let result = run::run_case(client, case, file).await;
            bar.set_message(case.id.clone());
            bar.inc(1);
            result.map_err(|source| DemoError::Case { case: case.id.clone(), source: Box::new(source) })
        })
        .buffered(CASES_AT_ONCE)
        .try_collect()
        .await;
    bar.finish_and_clear();
    results
}

/// On standard error; draws nothing where that is no terminal.
fn progress_bar(cases: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} {msg}");
    let bar = ProgressBar::new(cases.try_into().unwrap_or(u64::MAX));
    style.map_or(bar.clone(), |style| bar.with_style(style))
}
