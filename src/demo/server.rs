//! A Redress of the demo's own: `redress serve` as a child process, with all that it writes in a temporary directory.

use std::fs::{self, File, Permissions};
use std::io;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tokio::process::{Child, Command};
use tokio::time::{sleep, timeout};

use super::DemoError;
use super::client::Client;

/// The longest that the start may take: a cluster is made and migrated first.
const START_MAX: Duration = Duration::from_mins(1);
/// The longest that the stop may take before it is forced.
const STOP_MAX: Duration = Duration::from_secs(20);
/// How often the new server is asked whether it is ready.
const PAUSE: Duration = Duration::from_millis(50);
/// How much of what the server said is shown when it fails.
const LAST_LINES: usize = 15;

/// What went wrong with the demo's own Redress.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The system refused what it needs.
    #[error("cannot {doing}")]
    System {
        /// What was being done.
        doing: &'static str,
        /// Why not.
        source: io::Error,
    },
    /// It ended, or was not ready in time.
    #[error("the demo's own Redress {what}; its last words:\n{log}")]
    NotReady {
        /// What it did.
        what: String,
        /// The end of what it said.
        log: String,
    },
}

/// The running server. Dropping it kills the server; [`Self::stop`] lets it finish.
#[derive(Debug)]
pub struct TemporaryServer {
    child: Child,
    command_url: String,
    query_url: String,
    directory: TempDir,
}

impl TemporaryServer {
    /// Starts the server, which is not ready yet.
    ///
    /// # Errors
    /// No directory, no free ports or no process.
    pub fn spawn() -> Result<Self, ServerError> {
        let directory = temporary_directory().map_err(doing("make a temporary directory"))?;
        let log = File::create(log_of(directory.path())).map_err(doing("write into the temporary directory"))?;
        let log_too = log.try_clone().map_err(doing("write into the temporary directory"))?;
        let program = std::env::current_exe().map_err(doing("find this program"))?;
        let [command_address, query_address] = free_addresses().map_err(doing("find free ports"))?;
        let mut serve = Command::new(program);
        serve
            .arg("serve")
            .args(["--command-address", &command_address, "--query-address", &query_address])
            .arg("--stop-with-stdin")
            .env("REDRESS_DATA_DIR", directory.path().join("data"))
            .env_remove("DATABASE_URL")
            .env_remove("REDRESS_BANK_URL")
            // A group of its own: the Ctrl-C of a terminal reaches the demo alone, which then stops the server.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(log)
            .stderr(log_too)
            .kill_on_drop(true);
        let child = serve.spawn().map_err(doing("start redress serve"))?;
        let url = |address: &str| format!("http://{address}");
        Ok(Self { child, command_url: url(&command_address), query_url: url(&query_address), directory })
    }

    /// Where commands go.
    pub fn command_url(&self) -> &str {
        &self.command_url
    }

    /// Where queries go.
    pub fn query_url(&self) -> &str {
        &self.query_url
    }

    /// Waits until both of its servers take requests.
    ///
    /// # Errors
    /// The server ended, or was not ready in time.
    pub async fn until_ready(&mut self, client: &Client) -> Result<(), DemoError> {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().map_err(doing("look after redress serve"))? {
                return Err(self.not_ready(format!("ended with {status}")).into());
            }
            match client.check_ready().await {
                Ok(()) => return Ok(()),
                Err(_) if begun.elapsed() < START_MAX => sleep(PAUSE).await,
                Err(error) => return Err(self.not_ready(format!("was not ready in time ({error})")).into()),
            }
        }
    }

    /// Lets the server finish what it has begun, and deletes the directory.
    ///
    /// # Errors
    /// A server that had to be killed, or files that cannot be deleted.
    pub async fn stop(mut self) -> Result<(), ServerError> {
        drop(self.child.stdin.take());
        if timeout(STOP_MAX, self.child.wait()).await.is_err() {
            self.child.kill().await.map_err(doing("end redress serve"))?;
        }
        self.directory.close().map_err(doing("delete the temporary directory"))
    }

    fn not_ready(&self, what: String) -> ServerError {
        let log = fs::read_to_string(log_of(self.directory.path())).unwrap_or_default();
        let lines: Vec<_> = log.lines().collect();
        let last = lines.get(lines.len().saturating_sub(LAST_LINES)..).unwrap_or_default();
        ServerError::NotReady { what, log: last.join("\n") }
    }
}

/// Where the query API is, if it was not said: on the same host, one port higher, as `redress serve` has it.
///
/// # Errors
/// An address without a host.
pub fn query_url_of(url: &str) -> Result<String, DemoError> {
    let unusable = || DemoError::AddressUnusable { url: url.to_owned() };
    let mut parsed: reqwest::Url = url.parse().map_err(|_| unusable())?;
    let next = parsed.port_or_known_default().and_then(|port| port.checked_add(1)).ok_or_else(unusable)?;
    parsed.set_port(Some(next)).map_err(|()| unusable())?;
    Ok(parsed.to_string())
}

/// A directory that another user may pass through but not list: as root, PostgreSQL runs as another user.
fn temporary_directory() -> io::Result<TempDir> {
    tempfile::Builder::new().prefix("redress-demo-").permissions(Permissions::from_mode(0o711)).tempdir()
}

/// Two addresses of the loopback interface that nobody used a moment ago.
fn free_addresses() -> io::Result<[String; 2]> {
    let (command, query) = (TcpListener::bind("127.0.0.1:0")?, TcpListener::bind("127.0.0.1:0")?);
    Ok([command.local_addr()?.to_string(), query.local_addr()?.to_string()])
}

fn log_of(directory: &Path) -> std::path::PathBuf {
    directory.join("serve.log")
}

fn doing(doing: &'static str) -> impl FnOnce(io::Error) -> ServerError {
    move |source| ServerError::System { doing, source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_api_is_one_port_above_the_command_api() {
        assert_eq!(query_url_of("http://127.0.0.1:8080").ok().as_deref(), Some("http://127.0.0.1:8081/"));
        assert_eq!(query_url_of("http://localhost").ok().as_deref(), Some("http://localhost:81/"));
    }

    #[test]
    fn an_address_without_a_host_and_port_is_refused() {
        for url in ["", "localhost", "localhost:8080", "http://127.0.0.1:65535", "mailto:a@example.org"] {
            assert!(query_url_of(url).is_err(), "{url}");
        }
    }
}
