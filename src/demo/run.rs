//! One case from its submission to its end.

use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::json;
use tokio::time::sleep;
use uuid::Uuid;

use super::cases::{CaseFile, DecidedCase};
use super::client::{Client, Recorded, Step};
use super::comparison::{Ending, Verdict, judge};
use super::{Amount, DemoError, estimate};

/// The longest that one step of the automations is awaited.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often the claim is read while it is awaited.
const PAUSE: Duration = Duration::from_millis(40);

/// How a case went.
#[derive(Debug)]
pub struct CaseResult<'a> {
    /// The case.
    pub case: &'a DecidedCase,
    /// The claim that it became; absent for an estimate.
    pub claim_id: Option<Uuid>,
    /// How the claim ended.
    pub ending: Ending,
    /// Where the ledger says that it stands written.
    pub citations: Vec<String>,
    /// What happened, in order, an event a sentence.
    pub events: Vec<String>,
    /// From the submission to the end.
    pub elapsed: Duration,
    /// Whether that is what was held.
    pub verdict: Verdict,
}

/// What the demo reads of a claim.
#[derive(Debug, Deserialize)]
struct Claim {
    version: u64,
    status: String,
    passengers: Vec<Passenger>,
    compensation: Option<Compensation>,
    flight: Option<Flight>,
}

#[derive(Debug, Deserialize)]
struct Passenger {
    passenger_id: Uuid,
    paid: Option<Amount>,
}

#[derive(Debug, Deserialize)]
struct Compensation {
    outcome: String,
    reason: Option<String>,
    citations: Vec<String>,
    questions: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Flight {
    reason: Option<String>,
}

/// Submits a case, or asks for its estimate where it cannot be submitted, and compares.
///
/// # Errors
/// A server that cannot be reached, or a refusal.
pub async fn run_case<'a>(
    client: &Client,
    case: &'a DecidedCase,
    file: &CaseFile,
) -> Result<CaseResult<'a>, DemoError> {
    match case.not_submitted {
        Some(_) => estimate::run(client, case, file).await,
        None => run_claim(client, case, file).await,
    }
}

/// Submits a case, waits for the automations, and decides as the support staff would.
async fn run_claim<'a>(client: &Client, case: &'a DecidedCase, file: &CaseFile) -> Result<CaseResult<'a>, DemoError> {
    let started = Instant::now();
    let name = case.id.as_str();
    let submitted = client.submit(name, &case.submission()?).await?;
    let calculated =
        until(client, &submitted, |claim| !matches!(claim.status.as_str(), "submitted" | "flight_verified"));
    let mut claim = calculated.await?;
    let citations = claim.compensation.as_ref().map(|known| known.citations.clone()).unwrap_or_default();
    match outcome(&claim) {
        "owed" => claim = pay(client, name, submitted.claim_id, &claim).await?,
        "not_owed" => claim = deny(client, name, submitted.claim_id, &claim).await?,
        _ => {}
    }
    let elapsed = started.elapsed();
    let ending = ending_of(&claim);
    let events = timeline(client, submitted.claim_id, claim.version).await?;
    let verdict = judge(case, &ending, file);
    Ok(CaseResult { case, claim_id: Some(submitted.claim_id), ending, citations, events, elapsed, verdict })
}

/// What the calculation came to; empty where there is none.
fn outcome(claim: &Claim) -> &str {
    claim.compensation.as_ref().map_or("", |known| known.outcome.as_str())
}

/// Approves what is owed, authorizes its payment to every passenger and waits for the bank.
async fn pay(client: &Client, name: &str, claim_id: Uuid, claim: &Claim) -> Result<Claim, DemoError> {
    let approve = Step { claim_id, verb: "approve", version: claim.version };
    let approved = client.decide(name, approve, &json!({})).await?;
    let passengers: Vec<_> = claim.passengers.iter().map(|passenger| passenger.passenger_id).collect();
    let authorize = Step { claim_id, verb: "payouts", version: approved.version };
    let authorized = client.decide(name, authorize, &json!({ "passengers": passengers })).await?;
    until(client, &authorized, |claim| !matches!(claim.status.as_str(), "payout_authorized" | "payout_sent")).await
}

/// Denies the claim for the reason and with the citation of its calculation.
async fn deny(client: &Client, name: &str, claim_id: Uuid, claim: &Claim) -> Result<Claim, DemoError> {
    let known = claim.compensation.as_ref();
    let code = known.and_then(|known| known.reason.as_deref()).unwrap_or_default();
    let citation = known.and_then(|known| known.citations.last()).map_or("APPR s.19", String::as_str);
    let body = json!({ "reason": denial_reason(code), "citation": citation });
    let step = Step { claim_id, verb: "deny", version: claim.version };
    let denied = client.decide(name, step, &body).await?;
    until(client, &denied, |claim| claim.status == "denied").await
}

/// The support staff's word for a reason of the law.
fn denial_reason(code: &str) -> &'static str {
    match code {
        "CATEGORY_OUTSIDE" => "outside_carrier_control",
        "CATEGORY_SAFETY" => "required_for_safety",
        "FILED_AFTER_DEADLINE" => "filed_too_late",
        "ALREADY_COMPENSATED" => "already_compensated",
        _ => "not_entitled",
    }
}

/// Reads the claim until it is as far as wanted, or for as long as there is patience.
async fn until(client: &Client, after: &Recorded, there: impl Fn(&Claim) -> bool) -> Result<Claim, DemoError> {
    let begun = Instant::now();
    let path = format!("/v1/claims/{}", after.claim_id);
    loop {
        let claim: Claim = client.read(&path, Some(after.position)).await?;
        if there(&claim) || begun.elapsed() > PATIENCE {
            return Ok(claim);
        }
        sleep(PAUSE).await;
    }
}

fn ending_of(claim: &Claim) -> Ending {
    let known = claim.compensation.as_ref();
    let code = || known.and_then(|known| known.reason.clone()).unwrap_or_default();
    match claim.status.as_str() {
        "paid" => {
            Ending::Paid { each: claim.passengers.iter().filter_map(|passenger| passenger.paid.clone()).collect() }
        }
        "denied" => Ending::Denied { reason: code() },
        "calculated" => {
            let questions = known.map(|known| known.questions.join(" ")).filter(|questions| !questions.is_empty());
            Ending::Open { status: outcome(claim).to_owned(), reason: questions.unwrap_or_else(code) }
        }
        status => {
            let reason = claim.flight.as_ref().and_then(|flight| flight.reason.clone());
            Ending::Open { status: status.to_owned(), reason: reason.unwrap_or_default() }
        }
    }
}

/// What a claim's timeline tells.
#[derive(Debug, Deserialize)]
struct Timeline {
    entries: Vec<TimelineEntry>,
}

#[derive(Debug, Deserialize)]
struct TimelineEntry {
    text: String,
}

/// The steps of a claim, up to its version: the timeline is a view of its own and may be a moment behind.
async fn timeline(client: &Client, claim_id: Uuid, version: u64) -> Result<Vec<String>, DemoError> {
    let begun = Instant::now();
    let wanted = usize::try_from(version).unwrap_or(usize::MAX);
    loop {
        let timeline: Timeline = client.read(&format!("/v1/claims/{claim_id}/timeline"), None).await?;
        if timeline.entries.len() >= wanted || begun.elapsed() > PATIENCE {
            return Ok(timeline.entries.into_iter().map(|entry| entry.text).collect());
        }
        sleep(PAUSE).await;
    }
}
