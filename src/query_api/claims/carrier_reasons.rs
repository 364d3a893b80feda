//! `GET /v1/claims/{claim_id}/carrier-reasons`: what the carrier said in its own words, out of the vault.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use redress_domain::claim::{CarrierReasonRecorded, ClaimEvent};
use redress_domain::fact::CauseCode;
use redress_domain::value::{ClaimId, LocalTime};
use redress_projections::{SettledEvent, claim_status, feed};
use schemars::JsonSchema;
use secrecy::ExposeSecret;
use serde::Serialize;
use serde_json::json;

use super::get::visible_claim;
use crate::http::{Caller, ClaimPath, MinPosition, QueryString};
use crate::openapi::{Operation, Reply};
use crate::problem::{Problem, ProblemCode};
use crate::query_api::QueryApi;
use crate::vault::{CARRIER_WORDS_FIELD, Opened};

/// The reasons that were recorded beside the submission's, the oldest first.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CarrierReasons")]
pub(crate) struct CarrierReasonsReply {
    claim_id: ClaimId,
    reasons: Vec<Reason>,
}

/// One reason.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CarrierReason")]
struct Reason {
    /// The version of the claim with it.
    version: i64,
    /// What the carrier said.
    cause: CauseCode,
    /// When it said so, local to the origin of the disrupted leg; null: not known.
    said_at: Option<LocalTime>,
    /// Null: none were recorded, or whoever they were about was erased.
    words: Option<String>,
    recorded_at: Timestamp,
}

pub(crate) async fn handler(
    State(api): State<QueryApi>,
    caller: Caller,
    ClaimPath(claim_id): ClaimPath,
    min_position: MinPosition,
    query: QueryString,
) -> Result<Json<CarrierReasonsReply>, Problem> {
    query.finish()?;
    api.freshness.until_applied(claim_status::NAME, min_position).await?;
    let claim = visible_claim(&api, &caller, &claim_id.to_string()).await?;
    let events = feed::of_claim(&api.pool, &claim_id.to_string(), 0, claim.last_position).await?;
    let mut reasons = Vec::new();
    for settled in &events {
        if let Ok(ClaimEvent::CarrierReasonRecorded(recorded)) = &settled.event {
            reasons.push(reason(&api, claim_id, recorded, settled).await?);
        }
    }
    Ok(Json(CarrierReasonsReply { claim_id, reasons }))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let example = json!({
        "claim_id": "0198c0de-0000-7000-8000-000000000001",
        "reasons": [{
            "version": 4, "cause": "WEATHER_UNSAFE", "said_at": "2026-05-02T03:10",
            "words": "We regret that the weather in Rome delayed your flight.", "recorded_at": "2026-06-03T09:00:00Z",
        }],
    });
    operation
        .named(
            "listCarrierReasons",
            "Read what the carrier said",
            "The reasons that were recorded beside the submission's, in the carrier's own words, out of the vault.",
        )
        .reply(Reply::json::<CarrierReasonsReply>(
            StatusCode::OK,
            "The reasons, the oldest first.",
            vec![("A letter", example)],
        ))
        .refused_for(&[ProblemCode::VaultUnavailable])
}

async fn reason(
    api: &QueryApi,
    claim_id: ClaimId,
    recorded: &CarrierReasonRecorded,
    settled: &SettledEvent,
) -> Result<Reason, Problem> {
    let words = match &recorded.words {
        Some(words) => match api.vault.open(&api.pool, words, claim_id, CARRIER_WORDS_FIELD).await? {
            Opened::Plain(words) => Some(words.expose_secret().to_owned()),
            Opened::Erased => None,
        },
        None => None,
    };
    let (cause, said_at) = (recorded.cause, recorded.said_at);
    Ok(Reason { version: settled.version, cause, said_at, words, recorded_at: settled.recorded_at })
}
