//! Starting the server as a child of this process, and ending it.

use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::error::{Doing as _, EmbeddedPostgresError};
use super::find::Binaries;
use super::identity::Identity;
use super::initialise::bare_environment;
use super::place::Place;
use super::postmaster::Postmaster;
use super::system_calls::{Shutdown, end_with_this_thread, request_shutdown};

/// Recovery after a crash replays at most what was written since the last checkpoint.
const START_LIMIT: Duration = Duration::from_mins(2);
const FAST_SHUTDOWN_LIMIT: Duration = Duration::from_secs(30);
const IMMEDIATE_SHUTDOWN_LIMIT: Duration = Duration::from_secs(5);
const POLL_INTERVAL: Duration = Duration::from_millis(5);
/// How soon it is noticed that the server ended by itself.
const WATCH_INTERVAL: Duration = Duration::from_millis(50);
/// Between our finding a free port and the server's taking it, another program may have taken it.
const PORT_ATTEMPTS: usize = 3;

const SETTINGS: [&str; 13] = [
    "listen_addresses=127.0.0.1",
    "max_connections=200",
    "shared_buffers=128MB",
    "max_wal_size=2GB",
    "random_page_cost=1.1",
    "jit=off",
    "timezone=UTC",
    "log_timezone=UTC",
    // Statements and rows hold personal data (sealed or not) and passwords; neither belongs in a log.
    "log_statement=none",
    "log_min_error_statement=panic",
    // Pools roll back what they take back, which is a warning each time there was nothing to roll back.
    "log_min_messages=error",
    "log_error_verbosity=terse",
    "password_encryption=scram-sha-256",
];
const DURABLE: [&str; 3] = ["fsync=on", "synchronous_commit=on", "full_page_writes=on"];
const FORGETFUL: [&str; 3] = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/// The thread that started the server. The kernel ends the server with that thread, so it lives as long as the server.
#[derive(Debug)]
pub(super) struct Keeper {
    orders: Option<Sender<()>>,
    thread: Option<JoinHandle<io::Result<ExitStatus>>>,
}

/// What the server is started with.
#[derive(Debug)]
pub(super) struct Launch<'a> {
    pub(super) place: &'a Place,
    pub(super) binaries: &'a Binaries,
    pub(super) identity: &'a Identity,
    pub(super) durable: bool,
}

impl Launch<'_> {
    /// Starts the server and waits until it takes connections.
    pub(super) fn start(&self) -> Result<(Keeper, Postmaster), EmbeddedPostgresError> {
        let mut attempt = 1;
        loop {
            match self.start_on(free_port()?) {
                Err(EmbeddedPostgresError::NotReady { log, .. })
                    if attempt < PORT_ATTEMPTS && log.contains("Address already in use") =>
                {
                    attempt += 1;
                }
                outcome => return outcome,
            }
        }
    }

    fn start_on(&self, port: u16) -> Result<(Keeper, Postmaster), EmbeddedPostgresError> {
        if let Some(socket) = self.place.socket() {
            self.identity.make_directory(&socket)?;
        }
        let log = self.place.open_log()?;
        let log_start = log.metadata().map(|metadata| metadata.len()).unwrap_or_default();
        let keeper = Keeper::start(self.command(port, &log)?)?;
        let not_ready = |what| EmbeddedPostgresError::NotReady {
            what,
            log_file: self.place.log_file(),
            log: end_of_log(self.place.log_file(), log_start),
        };
        let begun = Instant::now();
        loop {
            // Asked first, so that what is then read was written by a server that was alive.
            let has_ended = keeper.server_has_ended();
            match Postmaster::read(&self.place.data()) {
                Some(postmaster) if postmaster.ready && postmaster.port == Some(port) && !has_ended => {
                    return Ok((keeper, postmaster));
                }
                _ if has_ended => return Err(not_ready("ended at its start")),
                _ if begun.elapsed() > START_LIMIT => return Err(not_ready("did not become ready in time")),
                _ => thread::sleep(POLL_INTERVAL),
            }
        }
    }

    fn command(&self, port: u16, log: &fs::File) -> Result<Command, EmbeddedPostgresError> {
        use std::os::unix::process::CommandExt as _;
        let duplicate = || log.try_clone().doing(|| "share the log's file".to_owned());
        let socket = self.place.socket().unwrap_or_default();
        let mut command = Command::new(self.binaries.program("postgres"));
        command.arg("-D").arg(self.place.data()).args(["-p", &port.to_string()]).arg("-k").arg(socket);
        for setting in SETTINGS.iter().chain(if self.durable { &DURABLE } else { &FORGETFUL }) {
            command.args(["-c", setting]);
        }
        command
            .current_dir(self.place.data())
            .stdin(Stdio::null())
            .stdout(duplicate()?)
            .stderr(duplicate()?)
            // A Ctrl-C at the terminal is for Redress, which ends the server last.
            .process_group(0);
        bare_environment(&mut command);
        self.identity.run_as(&mut command);
        end_with_this_thread(&mut command);
        Ok(command)
    }
}

impl Keeper {
    fn start(mut command: Command) -> Result<Self, EmbeddedPostgresError> {
        let (orders, order) = channel();
        let (started, start) = channel();
        let keep = move || {
            match command.spawn() {
                Ok(mut server) => {
                    // Nobody waits for this if the starter has gone; the order to stop is then there already.
                    let _ = started.send(Ok(()));
                    watch(&mut server, &order)
                }
                Err(error) => {
                    let kind = error.kind();
                    let _ = started.send(Err(error));
                    Err(kind.into())
                }
            }
        };
        let starting = || "start postgres".to_owned();
        let thread = thread::Builder::new().name("embedded-postgres".to_owned()).spawn(keep).doing(starting)?;
        start.recv().unwrap_or_else(|_| Err(io::ErrorKind::BrokenPipe.into())).doing(starting)?;
        Ok(Self { orders: Some(orders), thread: Some(thread) })
    }

    /// Whether the server has ended, by itself or because it was told to.
    pub(super) fn server_has_ended(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// Ends the server and waits until it has ended. Does nothing the second time.
    pub(super) fn stop(&mut self) -> Result<(), EmbeddedPostgresError> {
        self.orders = None;
        let Some(thread) = self.thread.take() else { return Ok(()) };
        let ended = thread.join().unwrap_or_else(|_| Err(io::ErrorKind::BrokenPipe.into()));
        ended.map(drop).doing(|| "stop postgres".to_owned())
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            tracing::error!(%error, "the embedded database did not end well");
        }
    }
}

/// Waits until the server ends by itself, or ends it as soon as the other side lets go of the channel.
fn watch(server: &mut Child, order: &Receiver<()>) -> io::Result<ExitStatus> {
    while order.recv_timeout(WATCH_INTERVAL) == Err(RecvTimeoutError::Timeout) {
        if let Some(status) = server.try_wait()? {
            tracing::error!(%status, "the embedded database ended by itself");
            return Ok(status);
        }
    }
    for (how, limit) in [(Shutdown::Fast, FAST_SHUTDOWN_LIMIT), (Shutdown::Immediate, IMMEDIATE_SHUTDOWN_LIMIT)] {
        // The child has not been waited for, so its process id is still its own.
        request_shutdown(server.id(), how)?;
        let asked = Instant::now();
        while asked.elapsed() < limit {
            if let Some(status) = server.try_wait()? {
                return Ok(status);
            }
            thread::sleep(POLL_INTERVAL);
        }
    }
    server.kill()?;
    server.wait()
}

/// Ends the server of a Redress that was killed, if it is still there. The caller holds the lock of the place, so the
/// server has no owner; on Linux it is on its way out already.
pub(super) fn end_left_behind(place: &Place) -> Result<(), EmbeddedPostgresError> {
    let data = place.data();
    for (how, limit) in [(Shutdown::Fast, FAST_SHUTDOWN_LIMIT), (Shutdown::Immediate, IMMEDIATE_SHUTDOWN_LIMIT)] {
        let Some(postmaster) = Postmaster::read(&data).filter(|postmaster| postmaster.is_running(&data)) else {
            return Ok(());
        };
        // It may end in this very moment; what counts is whether it is gone below.
        let _ = request_shutdown(postmaster.process_id, how);
        let asked = Instant::now();
        while asked.elapsed() < limit && postmaster.is_running(&data) {
            thread::sleep(POLL_INTERVAL);
        }
    }
    match Postmaster::read(&data) {
        Some(Postmaster { process_id, .. }) => {
            Err(EmbeddedPostgresError::LeftBehind { directory: place.directory().to_path_buf(), process_id })
        }
        None => Ok(()),
    }
}

fn free_port() -> Result<u16, EmbeddedPostgresError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr());
    Ok(listener.doing(|| "find a free port".to_owned())?.port())
}

fn end_of_log(log_file: PathBuf, start: u64) -> String {
    let content = fs::read(log_file).unwrap_or_default();
    let new = content.get(usize::try_from(start).unwrap_or(usize::MAX)..).unwrap_or_default();
    let text = String::from_utf8_lossy(new);
    let lines: Vec<&str> = text.trim().lines().collect();
    lines[lines.len().saturating_sub(12)..].join("\n")
}
