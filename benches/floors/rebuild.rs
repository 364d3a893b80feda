//! A million events into all views, from nothing, by one projector.

use std::error::Error;
use std::time::Instant;

use serde_json::{Value, json};
use sqlx::{Connection as _, PgConnection, query, query_scalar};

use crate::client::command;
use crate::copies::copy_claim;
use crate::http::submission;
use crate::report::Figure;
use crate::server::Server;
use crate::stage::Stage;
use crate::views::wait_for_views;

const EVENTS: u64 = 1_000_000;
const EVENTS_A_SECOND_MIN: f64 = 100_000.0;
const MEBIBYTES_MAX: f64 = 256.0;

/// Claims that were submitted, given evidence, verified by hand, calculated, approved and noted on.
pub(crate) async fn measure(stage: &Stage) -> Result<Vec<Figure>, Box<dyn Error>> {
    let template = claim_to_copy(stage).await?;
    let mut owner = PgConnection::connect(&stage.owner_url).await?;
    let events: i64 = query_scalar("SELECT count(*) FROM events").fetch_one(&mut owner).await?;
    copy_claim(&mut owner, &template, EVENTS / events.cast_unsigned()).await?;
    query("CHECKPOINT").execute(&mut owner).await?;
    let begun = Instant::now();
    let projector = Server::start(stage, "projector").await?;
    wait_for_views(&mut owner).await?;
    let rate = f64::from(u32::try_from(EVENTS)?) / begun.elapsed().as_secs_f64();
    let peak = projector.peak_mebibytes()?;
    Ok(vec![
        Figure {
            what: "1,000,000 events into all views".to_owned(),
            measured: format!("{rate:.0} events/s"),
            limit: format!("at least {EVENTS_A_SECOND_MIN:.0} events/s"),
            holds: rate >= EVENTS_A_SECOND_MIN,
        },
        Figure {
            what: "memory of the projector meanwhile, at most".to_owned(),
            measured: format!("{peak:.0} MiB"),
            limit: format!("at most {MEBIBYTES_MAX:.0} MiB"),
            holds: peak <= MEBIBYTES_MAX,
        },
    ])
}

async fn claim_to_copy(stage: &Stage) -> Result<String, Box<dyn Error>> {
    let server = Server::start(stage, "command").await?;
    let submitted: Value = command(&server, "client:bench", "/v1/claims", None, &submission()).await?.json().await?;
    let claim = submitted["claim_id"].as_str().ok_or("a submission is answered with its id")?.to_owned();
    let evidence_id = attach(&server, &claim).await?;
    let record = json!({ "observations": [{
        "role": "booked", "leg": 0, "source": "flight_record", "evidence_id": evidence_id, "time_semantics": "on_block",
        "scheduled_departure": "2026-05-01T22:30:00Z", "actual_departure": "2026-05-02T07:02:00Z",
        "scheduled_arrival": "2026-05-02T06:45:00Z", "actual_arrival": "2026-05-02T16:05:00Z"
    }] });
    let steps = [
        ("verify", record),
        ("calculate", json!({})),
        ("approve", json!({})),
        ("notes", json!({ "text": "The passenger called." })),
    ];
    for ((step, body), version) in steps.into_iter().zip(2..) {
        command(&server, "support:bench", &format!("/v1/claims/{claim}/{step}"), Some(version), &body).await?;
    }
    Ok(claim)
}

async fn attach(server: &Server, claim: &str) -> Result<Value, Box<dyn Error>> {
    let request = reqwest::Client::new()
        .post(format!("http://{}/v1/claims/{claim}/evidence?kind=carrier_statement", server.address))
        .header("Redress-Principal", "client:bench")
        .header("Idempotency-Key", "evidence")
        .header("If-Match", "\"1\"")
        .header("Content-Type", "application/pdf")
        .body("%PDF-1.7\n%%EOF\n");
    let mut attached: Value = request.send().await?.error_for_status()?.json().await?;
    Ok(attached["evidence_id"].take())
}
