//! A claim of a thousand events, loaded and applied as for a command.

use std::error::Error;
use std::time::{Duration, Instant};

use redress::command::{CommandExecutor, ExpectedVersion};
use redress::database::{Database, DatabaseRole};
use redress::event_store::{Appender, AppenderOptions};
use serde_json::{Value, json};
use sqlx::{Connection as _, PgConnection, query};
use tokio_util::task::TaskTracker;

use crate::client::command;
use crate::http::submission;
use crate::report::Figure;
use crate::server::Server;
use crate::stage::Stage;

const EVENTS: i64 = 1_000;
const MILLISECONDS_MAX: f64 = 1.5;
const ROUNDS: usize = 200;

const REPEAT_NOTE: &str = "
INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, event_id,
                    command_id, correlation_id, actor, hash)
SELECT aggregate_type, aggregate_id, version, event_type, event_version, payload, metadata, gen_random_uuid(),
       command_id, correlation_id, actor, hash
  FROM events, generate_series(3, $2) AS version WHERE aggregate_id = $1 AND sequence = 2";

/// A submission and 999 notes.
pub(crate) async fn measure(stage: &Stage) -> Result<Vec<Figure>, Box<dyn Error>> {
    let server = Server::start(stage, "command").await?;
    let submitted: Value = command(&server, "client:bench", "/v1/claims", None, &submission()).await?.json().await?;
    let claim = submitted["claim_id"].as_str().ok_or("a submission is answered with its id")?;
    let note = json!({ "text": "The passenger called." });
    command(&server, "client:bench", &format!("/v1/claims/{claim}/notes"), Some(1), &note).await?;
    let mut owner = PgConnection::connect(&stage.owner_url).await?;
    query(REPEAT_NOTE).bind(claim).bind(EVENTS).execute(&mut owner).await?;
    query("VACUUM ANALYZE events").execute(&mut owner).await?;

    let pool = Database::from_url(&stage.program_url)?.pool(DatabaseRole::Command, 2).await?;
    let appender = Appender::start(&pool, AppenderOptions::default())?;
    let executor = CommandExecutor::new(pool, appender, TaskTracker::new());
    let (claim, expected) = (claim.parse()?, ExpectedVersion::Exact(EVENTS.cast_unsigned()));
    let mut rounds = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        executor.foresee(None, claim, expected, "client:bench", "none").await?;
        rounds.push(begun.elapsed());
    }
    rounds.sort_unstable();
    let median: Duration = rounds[ROUNDS / 2];
    let milliseconds = median.as_secs_f64() * 1e3;
    Ok(vec![Figure {
        what: "1,000 events of one claim read and applied".to_owned(),
        measured: format!("{milliseconds:.2} ms"),
        limit: format!("at most {MILLISECONDS_MAX:.1} ms"),
        holds: milliseconds <= MILLISECONDS_MAX,
    }])
}
