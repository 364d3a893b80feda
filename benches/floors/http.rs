//! The APIs over HTTP, 32 keep-alive connections, each role a process of its own.

use std::error::Error;
use std::time::Duration;

use serde_json::{Value, json};

use crate::client;
use crate::load::{self, Load, Outcome};
use crate::report::{Measure, Round};
use crate::server::Server;
use crate::stage::{SELECT_ONE, SUBMITTED_BYTES, Stage, insert_one};

pub(crate) const CONNECTIONS: usize = 32;

/// Rounds of a load beside rounds of the yardstick, and what is to be said of the slowest replies.
pub(crate) async fn beside(
    stage: &Stage,
    yardstick: &str,
    rounds: usize,
    seconds: u64,
    mut load: impl AsyncFnMut(usize) -> Result<Outcome, Box<dyn Error>>,
) -> Result<(Vec<Round>, String), Box<dyn Error>> {
    let (mut measured, mut slowest) = (Vec::with_capacity(rounds), Duration::ZERO);
    for round in 1..=rounds {
        let yardstick = stage.yardstick(yardstick, seconds)?;
        let outcome = load(round).await?;
        slowest = slowest.max(outcome.p99);
        measured.push(Round { yardstick, ours: outcome.requests_per_second });
    }
    Ok((measured, format!("p99 at most {:.1} ms", slowest.as_secs_f64() * 1e3)))
}

/// Submissions against one insert a transaction: validation, the vault, the idempotency answer and the log line included.
pub(crate) async fn measure_submit(stage: &Stage, rounds: usize, seconds: u64) -> Result<Measure, Box<dyn Error>> {
    let server = Server::start(stage, "command").await?;
    submit_for(&server.address, 1, 0).await?;
    let (measured, remark) = beside(stage, &insert_one(SUBMITTED_BYTES), rounds, seconds, async |round| {
        submit_for(&server.address, seconds, round).await
    })
    .await?;
    Ok(Measure {
        work: "submit a claim over HTTP; 32 connections".to_owned(),
        yardstick: "one insert a transaction",
        rounds: measured,
        floor: 0.9,
        remark,
    })
}

/// Reads of one claim among those that were submitted, against a select by key.
pub(crate) async fn measure_get(stage: &Stage, rounds: usize, seconds: u64) -> Result<Measure, Box<dyn Error>> {
    let claims = visible_claims(stage, 500).await?;
    let server = Server::start(stage, "query").await?;
    let (measured, remark) =
        beside(stage, SELECT_ONE, rounds, seconds, async |_| get_for(&server.address, seconds, claims.clone()).await)
            .await?;
    Ok(Measure {
        work: "get a claim over HTTP; 32 connections".to_owned(),
        yardstick: "select by key",
        rounds: measured,
        floor: 0.7,
        remark,
    })
}

pub(crate) async fn get_for(address: &str, seconds: u64, claims: Vec<String>) -> Result<Outcome, Box<dyn Error>> {
    let load = Load { address, connections: CONNECTIONS, seconds, status: 200, may_be_refused: false };
    Ok(load::run(load, read_one_of(claims)).await.map_err(|error| error.to_string())?)
}

pub(crate) async fn submit_for(address: &str, seconds: u64, round: usize) -> Result<Outcome, Box<dyn Error>> {
    let load = Load { address, connections: CONNECTIONS, seconds, status: 201, may_be_refused: false };
    Ok(load::run(load, submit_in(round)).await.map_err(|error| error.to_string())?)
}

/// The request that reads one of these claims, each in its turn.
pub(crate) fn read_one_of(claims: Vec<String>) -> impl Fn(u64) -> Vec<u8> + Send + Sync + 'static {
    move |number| {
        let claim = &claims[usize::try_from(number).unwrap_or_default() % claims.len()];
        format!("GET /v1/claims/{claim} HTTP/1.1\r\nHost: localhost\r\nRedress-Principal: client:bench\r\n\r\n")
            .into_bytes()
    }
}

/// The request that submits a claim, under keys that no other round has.
pub(crate) fn submit_in(round: usize) -> impl Fn(u64) -> Vec<u8> + Send + Sync + 'static {
    let body = submission().to_string();
    move |number| {
        format!(
            "POST /v1/claims HTTP/1.1\r\nHost: localhost\r\nRedress-Principal: client:bench\r\nContent-Type: application/json\r\n\
             Idempotency-Key: {round}-{number}\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .into_bytes()
    }
}

/// Claims that were submitted, and the position behind them.
pub(crate) struct Submitted {
    pub(crate) claims: Vec<String>,
    position: String,
}

/// Submits some claims, one after the other.
pub(crate) async fn submitted_claims(command: &Server, count: usize) -> Result<Submitted, Box<dyn Error>> {
    let (mut claims, mut position) = (Vec::with_capacity(count), String::new());
    for _ in 0..count {
        let reply = client::command(command, "client:bench", "/v1/claims", None, &submission()).await?;
        position = reply.headers()["Redress-Position"].to_str()?.to_owned();
        let body: Value = reply.json().await?;
        claims.push(body["claim_id"].as_str().ok_or("a submission is answered with its id")?.to_owned());
    }
    Ok(Submitted { claims, position })
}

/// Some claims that the query API shows.
pub(crate) async fn visible_claims(stage: &Stage, count: usize) -> Result<Vec<String>, Box<dyn Error>> {
    let command = Server::start(stage, "command").await?;
    let Submitted { claims, position } = submitted_claims(&command, count).await?;
    let (_projector, query) = (Server::start(stage, "projector").await?, Server::start(stage, "query").await?);
    let last = claims.last().ok_or("no claim was submitted")?;
    let client = reqwest::Client::new();
    for _ in 0..120 {
        let request = client.get(format!("http://{}/v1/claims/{last}", query.address));
        let request = request.header("Redress-Principal", "client:bench").header("Redress-Min-Position", &position);
        if request.send().await?.status().is_success() {
            return Ok(claims);
        }
    }
    Err("the projector does not catch up".into())
}

pub(crate) fn submission() -> Value {
    json!({
        "passengers": [{ "name": "Ada Example", "confirmed_reservation": true }],
        "contact": { "email": "ada@example.org" },
        "itinerary": { "single_booking": true, "legs": [
            { "flight_number": "AC890", "marketing_carrier": "AC", "operating_carrier": "AC", "origin": "YYZ",
              "destination": "FCO", "scheduled_departure": "2026-05-01T18:30", "scheduled_arrival": "2026-05-02T08:45" }
        ] },
        "disruption": { "kind": "delay", "leg": 0, "cause": "CREW_SHORTAGE" },
        "filed_on": "2026-06-01"
    })
}
