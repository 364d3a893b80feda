//! The next command on a claim of three events, over HTTP, against a select of three events and an insert of one.

use std::error::Error;

use serde_json::json;
use sqlx::{Connection as _, PgConnection};

use crate::client::command;
use crate::copies::{claim_id, copy_claim};
use crate::http::{CONNECTIONS, beside, submitted_claims};
use crate::load::{self, Load, Outcome};
use crate::report::Measure;
use crate::server::Server;
use crate::stage::{SELECT_STREAM, Stage, insert_one};

/// More than any machine withdraws in a second.
const CLAIMS_A_SECOND: u64 = 20_000;

/// The payload of a withdrawn claim.
const WITHDRAWN_BYTES: usize = 40;

/// Withdrawals of claims that were submitted and noted on twice.
pub(crate) async fn measure(stage: &Stage, rounds: usize, seconds: u64) -> Result<Measure, Box<dyn Error>> {
    let server = Server::start(stage, "command").await?;
    let template = submitted_claims(&server, 1).await?.claims.remove(0);
    let path = format!("/v1/claims/{template}/notes");
    for version in 1..=2 {
        let note = json!({ "text": "The passenger called." });
        command(&server, "client:bench", &path, Some(version), &note).await?;
    }
    let count = CLAIMS_A_SECOND * (seconds * u64::try_from(rounds)? + 1);
    let mut owner = PgConnection::connect(&stage.owner_url).await?;
    copy_claim(&mut owner, &template, count).await?;
    owner.close().await?;

    let mut first = 1;
    let mut withdraw = async |seconds: u64| -> Result<Outcome, Box<dyn Error>> {
        let request = move |number: u64| withdrawal(first + number);
        let load =
            Load { address: &server.address, connections: CONNECTIONS, seconds, status: 200, may_be_refused: false };
        let outcome = load::run(load, request).await;
        first += CLAIMS_A_SECOND * seconds;
        Ok(outcome.map_err(|error| error.to_string())?)
    };
    withdraw(1).await?;
    let yardstick = format!("{SELECT_STREAM}{}", insert_one(WITHDRAWN_BYTES));
    let (measured, remark) = beside(stage, &yardstick, rounds, seconds, async |_| withdraw(seconds).await).await?;
    Ok(Measure {
        work: "next command on a claim of 3 events over HTTP; 32 connections".to_owned(),
        yardstick: "select + insert",
        rounds: measured,
        floor: 0.8,
        remark,
    })
}

fn withdrawal(number: u64) -> Vec<u8> {
    format!(
        "POST /v1/claims/{}/withdraw HTTP/1.1\r\nHost: localhost\r\n\
         Redress-Principal: client:bench\r\nIdempotency-Key: withdraw-{number}\r\nIf-Match: \"3\"\r\nContent-Length: 0\r\n\r\n",
        claim_id(number)
    )
    .into_bytes()
}
