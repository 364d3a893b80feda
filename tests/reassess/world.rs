//! A database with claims in it, and the command run on it.

use std::process::Command;

use cqrs_es::DomainEvent as _;
use redress::database::DatabaseRole;
use redress_projections::projectors;
use redress_projections::runner::{Runner, RunnerSettings};
use serde_json::Value;
use sqlx::{Executor as _, PgPool};

use crate::lives::Life;
use crate::support::TestDatabase;

pub(crate) struct World {
    pub(crate) database: TestDatabase,
    pub(crate) owner: PgPool,
}

/// What the command came to.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl World {
    pub(crate) async fn new() -> Self {
        let database = TestDatabase::new().await;
        let owner = database.owner_pool().await;
        Self { database, owner }
    }

    /// Stores a claim and gives its id.
    pub(crate) async fn holds(&self, life: &Life) -> String {
        let claim_id = redress::ids::new_v7().to_string();
        for (version, event) in (1..).zip(&life.events) {
            let payload = serde_json::to_string(event).expect("an event is JSON");
            self.append(&claim_id, version, [event.type_name(), &event.event_version(), &payload]).await;
        }
        claim_id
    }

    /// The hash is no link of a chain: nobody here verifies it.
    pub(crate) async fn append(&self, claim_id: &str, version: i64, [event_type, event_version, payload]: [&str; 3]) {
        let append = sqlx::query(
            "INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, \
                    event_id, command_id, correlation_id, actor, hash) \
             VALUES ('claim', $1, $2, $3, $4, $5::json, '{}', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), \
                     'automation:test', decode(repeat('00', 32), 'hex'))",
        );
        let append = append.bind(claim_id).bind(version).bind(event_type).bind(event_version).bind(payload);
        append.execute(&self.owner).await.expect("the owner may append");
    }

    /// Brings the read models to where the log is.
    pub(crate) async fn catch_up(&self) {
        let pool = self.database.pool(DatabaseRole::Projector).await;
        for projector in projectors() {
            let mut runner = Runner::new(projector, pool.clone(), RunnerSettings::default());
            runner.catch_up().await.expect("nothing stands in the way");
        }
    }

    pub(crate) async fn sql(&self, statements: &str) {
        self.owner.execute(statements).await.expect("the owner may do this");
    }

    /// Runs the command as a process.
    pub(crate) async fn reassess(&self, regime: &str, version: &str, further: &[&str]) -> Said {
        let mut command = Command::new(env!("CARGO_BIN_EXE_redress"));
        command.args(["reassess", "--regime", regime, "--version", version]).args(further);
        command.env("DATABASE_URL", self.database.url()).env_remove("REDRESS_LOG");
        let output = tokio::task::spawn_blocking(move || command.output()).await.expect("it ends").expect("a program");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        Said { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// The same as JSON: the lines of the passengers, and the summary.
    pub(crate) async fn reassessed(&self, regime: &str, version: &str) -> (Vec<Value>, Value) {
        let said = self.reassess(regime, version, &["--format", "json"]).await;
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{said:?}");
        said.lines()
    }
}

impl Said {
    /// Each line read as JSON; the last is the summary.
    pub(crate) fn lines(&self) -> (Vec<Value>, Value) {
        let read = |line: &str| serde_json::from_str::<Value>(line).expect("a line of JSON");
        let mut lines: Vec<Value> = self.out.lines().map(read).collect();
        let mut summary = lines.pop().expect("a last line");
        (lines, summary["summary"].take())
    }
}
