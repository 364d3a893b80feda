//! The process that keeps the shared server: this test binary once more, told to run the one test below.

use std::fs::{File, OpenOptions};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use redress::embedded_postgres::{Cluster, EmbeddedPostgres, Settings};

use super::cluster::clear;

/// Names the directory of the shared server to the process that shall keep it.
const KEEPER_VARIABLE: &str = "REDRESS_TEST_CLUSTER";
const IDLE_LIMIT: Duration = Duration::from_secs(30);
const START_LIMIT: Duration = Duration::from_mins(1);

/// The file that every test process holds a shared lock on while it lives.
pub(super) fn users(home: &Path) -> File {
    let open = OpenOptions::new().write(true).create(true).truncate(false).open(home.join("users.lock"));
    open.expect("the directory should be ours")
}

/// Starts a keeper and waits for its server. The caller is a user already, and alone in starting.
pub(super) fn start(home: &Path) -> Cluster {
    let log = File::create(home.join("keeper.log")).expect("the directory should be ours");
    let module = module_path!().split_once("::").expect("the harness is a module of a test binary").1;
    let mut keeper = Command::new(std::env::current_exe().expect("this test binary has a path"))
        .args(["--exact", "--nocapture", &format!("{module}::keeps_the_shared_server_if_told_to")])
        .env(KEEPER_VARIABLE, home)
        .stdin(Stdio::null())
        .stdout(log.try_clone().expect("a file can be shared"))
        .stderr(log)
        // It outlives this process, and a Ctrl-C at the terminal.
        .process_group(0)
        .spawn()
        .expect("this test binary can be run");
    let waiting = thread::spawn(move || keeper.wait());
    let begun = Instant::now();
    loop {
        if let Some(cluster) = Cluster::running_in(&home.join("cluster")).expect("the place should be readable") {
            return cluster;
        }
        assert!(
            !waiting.is_finished() && begun.elapsed() < START_LIMIT,
            "the shared server did not start: {}",
            std::fs::read_to_string(home.join("keeper.log")).unwrap_or_default()
        );
        thread::sleep(Duration::from_millis(5));
    }
}

/// The data is made anew each time: it is written without fsync, and so is not worth keeping.
#[test]
fn keeps_the_shared_server_if_told_to() {
    let Some(home) = std::env::var_os(KEEPER_VARIABLE).map(PathBuf::from) else { return };
    let place = home.join("cluster");
    let settings = Settings { data_directory: Some(place.clone()), durable: false, ..Settings::from_environment() };
    if Cluster::running_in(&place).expect("the place should be readable").is_none() {
        clear(&place);
    }
    let server = EmbeddedPostgres::start(&settings).expect("the server should start");
    let users = users(&home);
    let mut last_use = Instant::now();
    while server.is_running() && place.exists() {
        thread::sleep(Duration::from_millis(200));
        if users.try_lock().is_err() {
            last_use = Instant::now();
        } else if last_use.elapsed() > IDLE_LIMIT {
            // Kept locked: who comes now waits until the server is gone, and starts another.
            break;
        } else {
            users.unlock().expect("what was locked can be unlocked");
        }
    }
    server.stop().expect("the server should stop");
    clear(&place);
}
