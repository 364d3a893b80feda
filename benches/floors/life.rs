//! A claim with a whole life behind it: submitted, given evidence, verified by hand, calculated, approved, noted on, and paid by the
//! automations through a sandbox bank, which takes nine events.

use std::error::Error;
use std::time::Duration;

use redress::sandbox_bank::{Behaviour, SandboxBank};
use serde_json::{Value, json};
use sqlx::{Connection as _, PgConnection, query_scalar};

use crate::client::command;
use crate::http::submission;
use crate::server::Server;
use crate::stage::Stage;

/// How long the automations may take to pay.
const PAID_WITHIN: Duration = Duration::from_secs(20);
const IS_PAID: &str = "SELECT EXISTS (SELECT FROM events WHERE aggregate_id = $1 AND event_type = 'ClaimPaid')";

/// Its id. The log holds nothing else.
pub(crate) async fn lived_claim(stage: &Stage) -> Result<String, Box<dyn Error>> {
    let server = Server::start(stage, "command").await?;
    let submitted: Value = command(&server, "client:bench", "/v1/claims", None, &submission()).await?.json().await?;
    let claim = submitted["claim_id"].as_str().ok_or("a submission is answered with its id")?.to_owned();
    let passenger = &submitted["passengers"][0]["passenger_id"];
    let evidence_id = attach(&server, &claim).await?;
    let record = json!({ "observations": [{
        "role": "booked", "leg": 0, "source": "flight_record", "evidence_id": evidence_id, "time_semantics": "on_block",
        "scheduled_departure": "2026-05-01T22:30:00Z", "actual_departure": "2026-05-02T07:02:00Z",
        "scheduled_arrival": "2026-05-02T06:45:00Z", "actual_arrival": "2026-05-02T16:05:00Z"
    }] });
    let account = json!({ "holder": "Ada Example", "institution": "003", "transit": "00011", "account": "1234567" });
    let steps = [
        ("verify", record),
        ("calculate", json!({})),
        ("approve", json!({})),
        ("notes", json!({ "text": "The passenger called." })),
        ("payouts", json!({ "passengers": [passenger], "payout_account": account })),
    ];
    for ((step, body), version) in steps.into_iter().zip(2..) {
        command(&server, "support:bench", &format!("/v1/claims/{claim}/{step}"), Some(version), &body).await?;
    }
    pay(stage, &claim).await?;
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

async fn pay(stage: &Stage, claim: &str) -> Result<(), Box<dyn Error>> {
    let store = tempfile::tempdir()?;
    let bank =
        SandboxBank::open(([127, 0, 0, 1], 0).into(), &store.path().join("bank"), Behaviour::default(), 1).await?;
    let url = format!("http://{}", bank.address());
    let bank = tokio::spawn(bank.serve(std::future::pending()));
    let _automation = Server::start_with(stage, "automation", &[("REDRESS_BANK_URL", &url)]).await?;
    let mut owner = PgConnection::connect(&stage.owner_url).await?;
    let is_paid = async {
        while !query_scalar::<_, bool>(IS_PAID).bind(claim).fetch_one(&mut owner).await? {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok::<_, sqlx::Error>(())
    };
    tokio::time::timeout(PAID_WITHIN, is_paid).await.map_err(|_| "the claim is not paid in time")??;
    bank.abort();
    Ok(())
}
