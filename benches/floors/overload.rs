//! Five times as many clients as keep a server busy, each as fast as it can until it is refused: what is taken on is answered
//! nearly as soon as before, the rest is refused and told when to come again, and nothing that was acknowledged is lost.

use std::cell::Cell;
use std::error::Error;
use std::time::{Duration, Instant};

use sqlx::{Connection as _, PgConnection, query_scalar};

use crate::http::{read_one_of, submit_in, visible_claims};
use crate::load::{self, Load, Outcome};
use crate::report::Figure;
use crate::server::Server;
use crate::stage::Stage;

/// As many as keep a server busy without that it refuses anybody.
const CLIENTS: usize = 128;
const TIMES: usize = 5;
const P99_TIMES_MAX: f64 = 2.0;
const RECOVERED_WITHIN: Duration = Duration::from_secs(5);
/// How much of the rate from before counts as that rate.
const RECOVERED_RATE: f64 = 0.9;

const SUBMITTED: &str = "SELECT count(*) FROM events WHERE event_type = 'ClaimSubmitted'";

/// Submissions, and then reads.
pub(crate) async fn measure(stage: &Stage, seconds: u64) -> Result<Vec<Figure>, Box<dyn Error>> {
    let mut owner = PgConnection::connect(&stage.owner_url).await?;
    let claims = visible_claims(stage, 500).await?;
    let mut figures = submissions(stage, seconds, &mut owner).await?;
    let server = Server::start(stage, "query").await?;
    let reads = Course::run(seconds, async |connections, seconds| {
        let load = Load { address: &server.address, connections, seconds, status: 200, may_be_refused: true };
        Ok(load::run(load, read_one_of(claims.clone())).await.map_err(|error| error.to_string())?)
    });
    figures.extend(reads.await?.figures("read a claim"));
    Ok(figures)
}

async fn submissions(stage: &Stage, seconds: u64, owner: &mut PgConnection) -> Result<Vec<Figure>, Box<dyn Error>> {
    let before: i64 = query_scalar(SUBMITTED).fetch_one(&mut *owner).await?;
    let server = Server::start(stage, "command").await?;
    let (round, acknowledged) = (Cell::new(0), Cell::new(0));
    let course = Course::run(seconds, async |connections, seconds| {
        round.set(round.get() + 1);
        let load = Load { address: &server.address, connections, seconds, status: 201, may_be_refused: true };
        let outcome = load::run(load, submit_in(round.get())).await.map_err(|error| error.to_string())?;
        acknowledged.set(acknowledged.get() + outcome.carried_out);
        Ok(outcome)
    });
    let mut figures = course.await?.figures("submit a claim");
    let stored: i64 = query_scalar(SUBMITTED).fetch_one(owner).await?;
    let stored = (stored - before).unsigned_abs();
    figures.push(Figure {
        what: "claims stored, of those acknowledged meanwhile".to_owned(),
        measured: format!("{stored} of {}", acknowledged.get()),
        limit: "all, once".to_owned(),
        holds: stored == acknowledged.get(),
    });
    Ok(figures)
}

/// A server before, during and after the flood.
struct Course {
    calm: Outcome,
    flooded: Outcome,
    recovered_in: Duration,
}

impl Course {
    async fn run(
        seconds: u64,
        mut send: impl AsyncFnMut(usize, u64) -> Result<Outcome, Box<dyn Error>>,
    ) -> Result<Self, Box<dyn Error>> {
        send(CLIENTS, 1).await?;
        let calm = send(CLIENTS, seconds).await?;
        let flooded = send(CLIENTS * TIMES, 2 * seconds).await?;
        let over = Instant::now();
        loop {
            let rate = send(CLIENTS, 1).await?.requests_per_second;
            let recovered_in = over.elapsed();
            if rate >= calm.requests_per_second * RECOVERED_RATE || recovered_in > RECOVERED_WITHIN {
                return Ok(Self { calm, flooded, recovered_in });
            }
        }
    }

    fn figures(&self, what: &str) -> Vec<Figure> {
        let Self { calm, flooded, recovered_in } = self;
        let times = flooded.p99.as_secs_f64() / calm.p99.as_secs_f64();
        let (milliseconds, clients) = (|time: Duration| time.as_secs_f64() * 1e3, CLIENTS * TIMES);
        vec![
            Figure {
                what: format!("{what}: p99 of what is taken on of {clients} clients, and of {CLIENTS}"),
                measured: format!(
                    "{:.1} and {:.1} ms: {times:.2} times",
                    milliseconds(flooded.p99),
                    milliseconds(calm.p99)
                ),
                limit: format!("at most {P99_TIMES_MAX:.1} times"),
                holds: times <= P99_TIMES_MAX,
            },
            Figure {
                what: format!("{what}: refused with 503 and Retry-After, of {clients} clients and of {CLIENTS}"),
                measured: format!("{} and {}", flooded.refused, calm.refused),
                limit: "some, and none".to_owned(),
                holds: flooded.refused > 0 && calm.refused == 0,
            },
            Figure {
                what: format!("{what}: carried out meanwhile, of what {CLIENTS} clients get"),
                measured: format!("{:.2}", flooded.requests_per_second / calm.requests_per_second),
                limit: "no limit".to_owned(),
                holds: true,
            },
            Figure {
                what: format!("{what}: {RECOVERED_RATE} of that rate again after"),
                measured: format!("{:.0} s", recovered_in.as_secs_f64()),
                limit: format!("at most {} s", RECOVERED_WITHIN.as_secs()),
                holds: *recovered_in <= RECOVERED_WITHIN,
            },
        ]
    }
}
