//! Submissions while a projector keeps every view at most a second behind.

use std::error::Error;
use std::time::{Duration, Instant};

use sqlx::{Connection as _, PgConnection, query_scalar};

use crate::http::submit_for;
use crate::report::{Measure, Round};
use crate::server::Server;
use crate::stage::{SUBMITTED_BYTES, Stage, insert_one};

/// How far behind a view may be.
const BEHIND_MAX: Duration = Duration::from_secs(1);

const LAST_POSITION: &str = "SELECT coalesce(max(position), 0) FROM events";
/// Where the view that is furthest behind is.
const VIEWED_POSITION: &str = "
SELECT min(position) FROM subscriptions JOIN read_model.serving_generations USING (name, generation)";
/// For how long it has lacked the event behind that.
const SECONDS_BEHIND: &str = "
SELECT coalesce(extract(epoch FROM clock_timestamp() - (
       SELECT recorded_at FROM events WHERE position > viewed.position ORDER BY position LIMIT 1)), 0)::float8
  FROM (SELECT min(position) AS position FROM subscriptions JOIN read_model.serving_generations USING (name, generation)) AS viewed";
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Submissions a second. A round in which some view was further behind counts for nothing.
pub(crate) async fn measure(stage: &Stage, rounds: usize, seconds: u64) -> Result<Measure, Box<dyn Error>> {
    let (server, _projector) = (Server::start(stage, "command").await?, Server::start(stage, "projector").await?);
    let mut owner = PgConnection::connect(&stage.owner_url).await?;
    submit_for(&server.address, 1, 0).await?;
    wait_for_views(&mut owner).await?;
    let (mut measured, mut furthest) = (Vec::new(), Duration::ZERO);
    for round in 1..=rounds {
        let yardstick = stage.yardstick(&insert_one(SUBMITTED_BYTES), seconds)?;
        let mut behind = Duration::ZERO;
        let outcome = {
            let submissions = submit_for(&server.address, seconds, round);
            tokio::pin!(submissions);
            loop {
                tokio::select! {
                    outcome = &mut submissions => break outcome?,
                    () = tokio::time::sleep(LOOK_EVERY) => behind = behind.max(look(&mut owner).await?),
                }
            }
        };
        behind = behind.max(wait_for_views(&mut owner).await?);
        furthest = furthest.max(behind);
        let ours = if behind <= BEHIND_MAX { outcome.requests_per_second } else { 0.0 };
        measured.push(Round { yardstick, ours });
    }
    Ok(Measure {
        work: "submit a claim over HTTP, every view kept; 32 connections".to_owned(),
        yardstick: "one insert a transaction",
        rounds: measured,
        floor: 0.7,
        remark: format!("views at most {:.1} s behind", furthest.as_secs_f64()),
    })
}

async fn look(owner: &mut PgConnection) -> Result<Duration, Box<dyn Error>> {
    let seconds: f64 = query_scalar(SECONDS_BEHIND).fetch_one(owner).await?;
    Ok(Duration::from_secs_f64(seconds.max(0.0)))
}

/// How long it takes until every view has what is in the log now.
pub(crate) async fn wait_for_views(owner: &mut PgConnection) -> Result<Duration, Box<dyn Error>> {
    let begun = Instant::now();
    let last: i64 = query_scalar(LAST_POSITION).fetch_one(&mut *owner).await?;
    while query_scalar::<_, i64>(VIEWED_POSITION).fetch_one(&mut *owner).await? < last {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Ok(begun.elapsed())
}
