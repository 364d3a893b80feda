//! The program as processes of its own, which can be killed.

use std::fs::File;
use std::io::Write as _;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::NamedTempFile;

const MASTER_KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const READY_WITHIN: Duration = Duration::from_secs(30);
/// How much of its log is shown when a test fails.
const LOG_LINES_SHOWN: usize = 40;

/// A process of the program that is begun again with the same arguments as often as it is killed.
pub(crate) struct Program {
    arguments: Vec<String>,
    environment: Vec<(&'static str, String)>,
    address: SocketAddr,
    ready_path: &'static str,
    log: NamedTempFile,
    child: Child,
}

impl Program {
    /// `redress serve --role <role>` on a database, once it is ready. `more` goes behind the other arguments.
    pub(crate) async fn serve(role: &str, database_url: &str, more: &[&str]) -> Self {
        let address = free_address();
        let place = if role == "command" { "--command-address" } else { "--ops-address" };
        let arguments = ["serve", "--role", role, place, &address.to_string()];
        let arguments = arguments.iter().chain(more).map(|&text| text.to_owned()).collect();
        let environment =
            vec![("DATABASE_URL", database_url.to_owned()), ("REDRESS_MASTER_KEY", MASTER_KEY.to_owned())];
        Self::start(arguments, environment, address, "/readyz").await
    }

    /// `redress sandbox-bank` with its bookings in a file, once it is open.
    pub(crate) async fn bank(store: &Path, seed: u64, behaviour: &[&str]) -> Self {
        let address = free_address();
        let (place, seed, store) = (address.to_string(), seed.to_string(), store.display().to_string());
        let arguments = ["sandbox-bank", "--address", &place, "--seed", &seed, "--store", &store];
        let arguments = arguments.iter().chain(behaviour).map(|&text| text.to_owned()).collect();
        Self::start(arguments, Vec::new(), address, "/behaviour").await
    }

    /// Where it listens.
    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }

    /// SIGKILL: it writes nothing more and says good-bye to nobody.
    pub(crate) fn kill(&mut self) {
        self.child.kill().expect("a process of ours can be killed");
        self.child.wait().expect("a killed process ends");
    }

    /// Begins it again where it was, and waits until it is ready.
    pub(crate) async fn restart(&mut self) {
        self.child = spawn(&self.arguments, &self.environment, self.log.as_file());
        self.wait_until_ready().await;
    }

    async fn start(
        arguments: Vec<String>,
        environment: Vec<(&'static str, String)>,
        address: SocketAddr,
        ready_path: &'static str,
    ) -> Self {
        let log = NamedTempFile::new().expect("a place for the log");
        let child = spawn(&arguments, &environment, log.as_file());
        let mut program = Self { arguments, environment, address, ready_path, log, child };
        program.wait_until_ready().await;
        program
    }

    async fn wait_until_ready(&mut self) {
        let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(2)).build().expect("a client");
        let url = format!("http://{}{}", self.address, self.ready_path);
        let begun = Instant::now();
        loop {
            if client.get(&url).send().await.is_ok_and(|answer| answer.status().is_success()) {
                return;
            }
            let ended = self.child.try_wait().expect("a child of ours");
            assert!(ended.is_none() && begun.elapsed() < READY_WITHIN, "{:?} is not ready: {ended:?}", self.arguments);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if thread::panicking() {
            let log = std::fs::read_to_string(self.log.path()).unwrap_or_default();
            let lines: Vec<&str> = log.lines().collect();
            let last = &lines[lines.len().saturating_sub(LOG_LINES_SHOWN)..];
            let _ = writeln!(std::io::stderr(), "the log of {:?} ends:\n{}", self.arguments, last.join("\n"));
        }
    }
}

fn spawn(arguments: &[String], environment: &[(&'static str, String)], log: &File) -> Child {
    let log = || log.try_clone().expect("a file can be shared");
    Command::new(env!("CARGO_BIN_EXE_redress"))
        .args(arguments)
        .envs(environment.iter().map(|(name, value)| (name, value)))
        .env("REDRESS_LOG", "warn")
        .stdin(Stdio::null())
        .stdout(log())
        .stderr(log())
        .spawn()
        .expect("the program can be run")
}

/// A port below those that the system gives to clients: while the server that listens there is down, nobody takes it.
fn free_address() -> SocketAddr {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let offset = u16::try_from(std::process::id() % 9_000).expect("less than 9,000");
    loop {
        let port = 20_000 + (offset + NEXT.fetch_add(1, Ordering::Relaxed)) % 12_000;
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        if TcpListener::bind(address).is_ok() {
            return address;
        }
    }
}
