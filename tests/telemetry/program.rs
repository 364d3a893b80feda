//! The program as processes of its own, one a role, on the database of a test.

use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use redress::flight_data::sample;
use reqwest::{Method, RequestBuilder};
use serde_json::Value;
use sqlx::PgPool;
use tokio::io::{AsyncBufReadExt as _, BufReader};

use crate::people::submission;
use crate::support::TestDatabase;

/// Of no use outside these tests.
pub(crate) const MASTER_KEY: &str = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

const PATIENCE: Duration = Duration::from_secs(30);

/// A role at work, until it is dropped.
pub(crate) struct Program {
    child: Child,
    url: String,
}

impl Program {
    /// Starts a role, which is ready. It has nothing in its environment but what it needs and `more`.
    pub(crate) async fn serve(role: &str, database: &TestDatabase, more: &[(&str, &str)]) -> Self {
        let address =
            TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").to_string();
        let place =
            if matches!(role, "command" | "query") { format!("--{role}-address") } else { "--ops-address".into() };
        let child = Command::new(env!("CARGO_BIN_EXE_redress"))
            .args(["serve", "--role", role, &place, &address])
            .env_clear()
            .env("DATABASE_URL", database.url())
            .env("REDRESS_MASTER_KEY", MASTER_KEY)
            .env("REDRESS_BANK_URL", "http://127.0.0.1:9")
            .envs(more.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program can be run");
        let program = Self { child, url: format!("http://{address}") };
        let begun = Instant::now();
        while !program
            .ask("client:ada", Method::GET, "/readyz")
            .send()
            .await
            .is_ok_and(|reply| reply.status().is_success())
        {
            assert!(begun.elapsed() < PATIENCE, "{role} is not ready");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        program
    }

    /// A request that says who calls and carries what nobody else may learn.
    pub(crate) fn ask(&self, who: &str, method: Method, path: &str) -> RequestBuilder {
        let client = reqwest::Client::builder().no_proxy().build().expect("a client");
        client
            .request(method, format!("{}{path}", self.url))
            .header("Redress-Principal", who)
            .header("Authorization", "Bearer secret-of-the-header")
            .header("Idempotency-Key", redress::ids::new_v7().to_string())
    }

    /// Submits the claim of [`submission`] in a trace.
    pub(crate) async fn submit(&self, traceparent: &str) -> Value {
        let request = self.ask("client:ada", Method::POST, "/v1/claims").json(&submission());
        let reply = request.header("traceparent", traceparent).send().await.expect("a reply");
        assert_eq!(reply.status(), 201);
        reply.json().await.expect("JSON")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A database that knows the flights of the sample.
pub(crate) async fn database() -> TestDatabase {
    let database = TestDatabase::new().await;
    let mut migrator = database.database().migrator().await.expect("the migrator");
    sample::load(&mut migrator).await.expect("the sample");
    database
}

/// A bank that pays with play money, until it is dropped, and where it is.
pub(crate) async fn bank(store: &std::path::Path) -> (tokio::process::Child, String) {
    let mut child = tokio::process::Command::new(env!("CARGO_BIN_EXE_redress"))
        .args(["sandbox-bank", "--address", "127.0.0.1:0", "--store"])
        .arg(store)
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .expect("the bank can be run");
    let output = child.stdout.take().expect("a pipe");
    let line = BufReader::new(output).lines().next_line().await.expect("readable").expect("a line");
    let url = line.strip_prefix("sandbox bank: ").expect("a greeting").to_owned();
    (child, url)
}

/// Waits until the log has `count` events.
pub(crate) async fn until_recorded(owner: &PgPool, count: i64) {
    let begun = Instant::now();
    loop {
        let types: Vec<String> =
            sqlx::query_scalar("SELECT event_type FROM events ORDER BY position").fetch_all(owner).await.expect("rows");
        if i64::try_from(types.len()) == Ok(count) {
            return;
        }
        assert!(begun.elapsed() < PATIENCE, "waited in vain for {count} events: {types:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
