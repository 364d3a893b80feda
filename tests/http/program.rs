//! The program itself, as a process: what it refuses to begin, and how it ends.

use std::net::TcpListener as StdListener;
use std::process::Stdio;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

use crate::bodies::submission;
use crate::support::TestDatabase;

const PROGRAM: &str = env!("CARGO_BIN_EXE_redress");

/// Of no use outside this test.
const MASTER_KEY: &str = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

/// The program with nothing in its environment but what it is given.
pub(crate) fn program(arguments: &[&str], database_url: Option<&str>) -> Command {
    of(PROGRAM, arguments, database_url)
}

fn of(program: &str, arguments: &[&str], database_url: Option<&str>) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("REDRESS_MASTER_KEY", MASTER_KEY).stdin(Stdio::null()).kill_on_drop(true);
    if let Some(url) = database_url {
        command.env("DATABASE_URL", url);
    }
    command
}

/// How it ended and what it said of it.
pub(crate) async fn ended(mut command: Command) -> (Option<i32>, String) {
    let output = tokio::time::timeout(Duration::from_secs(30), command.output()).await.expect("it should end").unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

pub(crate) fn free_address() -> String {
    StdListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

#[tokio::test]
async fn a_single_role_without_a_database_is_refused_with_what_to_set() {
    for role in ["command", "query", "projector", "automation"] {
        let option =
            if matches!(role, "command" | "query") { format!("--{role}-address") } else { "--ops-address".to_owned() };
        let (code, said) = ended(program(&["serve", "--role", role, &option, "127.0.0.1:0"], None)).await;
        assert_eq!(code, Some(1));
        assert!(said.contains("DATABASE_URL"), "{said}");
    }
}

#[tokio::test]
async fn a_single_role_refuses_a_database_that_is_not_migrated_and_names_the_command() {
    let database = TestDatabase::new().await;
    sqlx::query("DROP TABLE _sqlx_migrations").execute(&database.owner_pool().await).await.unwrap();
    let arguments = ["serve", "--role", "query", "--query-address", "127.0.0.1:0"];
    let (code, said) = ended(program(&arguments, Some(&database.url()))).await;
    assert_eq!(code, Some(1));
    assert!(said.contains("redress migrate"), "{said}");
}

#[tokio::test]
async fn a_role_that_opens_the_vault_refuses_to_begin_without_its_key() {
    let database = TestDatabase::new().await;
    for role in ["command", "query"] {
        let arguments = ["serve", "--role", role, &format!("--{role}-address"), "127.0.0.1:0"];
        let mut command = program(&arguments, Some(&database.url()));
        command.env_remove("REDRESS_MASTER_KEY");
        let (code, said) = ended(command).await;
        assert_eq!(code, Some(1));
        assert!(said.contains("REDRESS_MASTER_KEY_FILE"), "{said}");
    }
}

#[tokio::test]
async fn a_bank_that_account_numbers_would_reach_in_clear_is_refused_with_what_to_use() {
    let database = TestDatabase::new().await;
    let bank = "http://bank.example:8090";
    let arguments = ["serve", "--role", "automation", "--ops-address", "127.0.0.1:0", "--bank-url", bank];
    let (code, said) = ended(program(&arguments, Some(&database.url()))).await;
    assert_eq!(code, Some(1));
    assert!(said.contains(bank) && said.contains("https"), "{said}");
}

#[tokio::test]
async fn a_port_that_is_taken_is_told_with_the_option_that_chooses_another() {
    let taken = StdListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let arguments = ["serve", "--command-address", &address, "--query-address", "127.0.0.1:0"];
    let (code, said) = ended(program(&arguments, None)).await;
    assert_eq!(code, Some(1));
    assert!(said.contains("--command-address") && said.contains(&address), "{said}");
}

/// A command server on a free port, once it is ready.
async fn command_server(launcher: Option<&[&str]>, database: &TestDatabase) -> (Child, String) {
    let address = free_address();
    let arguments = ["serve", "--role", "command", "--command-address", &address];
    let mut command = match launcher {
        Some([shell, before @ ..]) => {
            let arguments: Vec<_> = before.iter().chain(&[PROGRAM]).chain(&arguments).copied().collect();
            of(shell, &arguments, Some(&database.url()))
        }
        _ => program(&arguments, Some(&database.url())),
    };
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while !reqwest::get(format!("http://{address}/readyz")).await.is_ok_and(|reply| reply.status().is_success()) {
        assert!(begun.elapsed() < Duration::from_secs(20), "the server is not ready");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    (child, address)
}

async fn signal(child: &Child, name: &str) {
    let id = child.id().expect("a running process").to_string();
    assert!(Command::new("kill").args(["-s", name, &id]).status().await.unwrap().success());
}

async fn exit_code(child: &mut Child, within: Duration) -> Option<i32> {
    tokio::time::timeout(within, child.wait()).await.expect("the program should have ended").unwrap().code()
}

#[tokio::test]
async fn either_signal_ends_the_program_well_also_where_the_parent_had_it_ignored() {
    let database = TestDatabase::new().await;
    let deaf = ["sh", "-c", "trap '' INT TERM; exec \"$@\"", "sh"];
    for launcher in [None, Some(&deaf[..])] {
        for name in ["INT", "TERM"] {
            let (mut child, address) = command_server(launcher, &database).await;
            let mut silent = TcpStream::connect(&address).await.unwrap();
            silent.write_all(b"GET /livez HTTP/1.1\r\nHost: ").await.unwrap();
            signal(&child, name).await;
            assert_eq!(exit_code(&mut child, Duration::from_secs(5)).await, Some(0), "{name} {launcher:?}");
            drop(silent);
        }
    }
}

#[tokio::test]
async fn a_second_signal_ends_the_program_at_once_and_says_so_by_its_exit_code() {
    let database = TestDatabase::new().await;
    let (mut child, address) = command_server(None, &database).await;
    let mut unfinished = TcpStream::connect(&address).await.unwrap();
    let head = format!(
        "POST /v1/claims HTTP/1.1\r\nHost: {address}\r\nRedress-Principal: client:ada\r\nIdempotency-Key: k\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nExpect: 100-continue\r\n\r\n",
        submission().to_string().len()
    );
    unfinished.write_all(head.as_bytes()).await.unwrap();
    // Sent when the handler begins to read the body, which never comes.
    unfinished.read_exact(&mut [0; 25]).await.unwrap();
    signal(&child, "TERM").await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(child.try_wait().unwrap().is_none(), "the program did not wait for the request that it has");
    signal(&child, "TERM").await;
    assert_eq!(exit_code(&mut child, Duration::from_secs(2)).await, Some(1));
}

#[tokio::test]
async fn a_read_model_is_made_anew_and_one_that_does_not_exist_is_refused_with_those_that_do() {
    let database = TestDatabase::new().await;
    for name in ["claim_status", "claim_timeline", "work_queue"] {
        let output = program(&["rebuild", name], Some(&database.url())).output().await.unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && said.starts_with(&format!("{name}: generation 2 serves")), "{said}");
    }
    let (code, said) = ended(program(&["rebuild", "claims"], Some(&database.url()))).await;
    assert_eq!(code, Some(1));
    assert!(said.contains("claim_status, claim_timeline, work_queue"), "{said}");
}
