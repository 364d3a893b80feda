//! The process that keeps the shared server: this test binary once more, told to run the one test below.

use std::fs::{self, File, OpenOptions};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use redress::embedded_postgres::{Cluster, EmbeddedPostgres, Settings};

/// Names the directory of the shared server to the process that shall keep it.
const KEEPER_VARIABLE: &str = "REDRESS_TEST_CLUSTER";
const CURRENT_KEEPER: &str = "current-keeper";
const PLACE_PREFIX: &str = "cluster-";
const IDLE_LIMIT: Duration = Duration::from_secs(30);
const START_LIMIT: Duration = Duration::from_mins(1);

/// The file that every test process holds a shared lock on while it lives.
pub(super) fn users(home: &Path) -> File {
    let open = OpenOptions::new().write(true).create(true).truncate(false).open(home.join("users.lock"));
    open.expect("the directory should be ours")
}

/// The server that is running now, if the last one that was started still is.
pub(super) fn running(home: &Path) -> Option<Cluster> {
    let keeper = fs::read_to_string(home.join(CURRENT_KEEPER)).ok()?;
    Cluster::running_in(&place(home, keeper.parse().ok()?)).expect("the place should be readable")
}

/// Each keeper has a place of its own: a server that is on its way out is never taken for the new one.
fn place(home: &Path, keeper: u32) -> PathBuf {
    home.join(format!("{PLACE_PREFIX}{keeper}"))
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
    let process_id = keeper.id();
    let waiting = thread::spawn(move || keeper.wait());
    let begun = Instant::now();
    loop {
        if let Some(cluster) = Cluster::running_in(&place(home, process_id)).expect("the place should be readable") {
            fs::write(home.join(CURRENT_KEEPER), process_id.to_string()).expect("the directory should be ours");
            return cluster;
        }
        assert!(
            !waiting.is_finished() && begun.elapsed() < START_LIMIT,
            "the shared server did not start: {}",
            fs::read_to_string(home.join("keeper.log")).unwrap_or_default()
        );
        thread::sleep(Duration::from_millis(5));
    }
}

/// The data is made anew each time: it is written without fsync, and so is not worth keeping.
#[test]
fn keeps_the_shared_server_if_told_to() {
    let Some(home) = std::env::var_os(KEEPER_VARIABLE).map(PathBuf::from) else { return };
    let settings = |place: &Path| Settings {
        data_directory: Some(place.to_path_buf()),
        fetch_directory: Some(home.join("postgresql")),
        durable: false,
        ..Settings::from_environment()
    };
    for left_behind in places(&home) {
        // Its keeper was killed. Starting waits until its server is gone; whether the data is any good is no matter.
        drop(EmbeddedPostgres::start(&settings(&left_behind)));
        fs::remove_dir_all(&left_behind).expect("the last server's files should be ours");
    }
    let place = place(&home, std::process::id());
    let server = EmbeddedPostgres::start(&settings(&place)).expect("the server should start");
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
    // Somebody may have removed it already.
    let _ = fs::remove_dir_all(&place);
}

fn places(home: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(home).expect("the directory should be ours").map(|entry| entry.unwrap().path());
    entries.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with(PLACE_PREFIX)).collect()
}
