//! `GET /v1/claims/{claim_id}/events`: the claim's stream as it is stored, for the staff.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use redress_domain::value::ClaimId;
use redress_projections::feed::{self, RecordedEvent};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::http::{ClaimPath, MinPosition, QueryString};
use crate::openapi::{Operation, Reply, recorded_example};
use crate::problem::Problem;
use crate::query_api::QueryApi;
use crate::query_api::document::stored_json;

const LIMIT_DEFAULT: i64 = 100;
const LIMIT_MAX: i64 = 1_000;

/// The stream, or the part of it after a version.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Events")]
pub(crate) struct EventsReply {
    claim_id: ClaimId,
    /// The oldest first.
    events: Vec<StoredEvent>,
    /// Send it as `after` for what follows; absent at the end of the stream.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_after: Option<i64>,
}

/// One stored event, with what was recorded about it.
#[derive(Serialize, JsonSchema)]
struct StoredEvent {
    /// The version of the claim with it.
    version: i64,
    /// Its place in the log.
    position: i64,
    event_id: Uuid,
    /// As `ClaimSubmitted`.
    event_type: String,
    /// The version of the shape of `payload`.
    event_version: String,
    recorded_at: Timestamp,
    /// The principal, or the automation, that asked for it.
    actor: String,
    command_id: Uuid,
    /// The event that an automation acted upon; absent where a person acted.
    #[serde(skip_serializing_if = "Option::is_none")]
    causation_id: Option<Uuid>,
    /// The request that it goes back to.
    correlation_id: Uuid,
    /// SHA-256 over the hash before it and the stored event, in hexadecimal.
    hash: String,
    /// The stored text, byte for byte: the hash covers it.
    #[schemars(with = "serde_json::Map<String, serde_json::Value>")]
    payload: Box<RawValue>,
    /// The stored text, byte for byte: the hash covers it. Empty, or with the `traceparent` of the request.
    #[schemars(with = "serde_json::Map<String, serde_json::Value>")]
    metadata: Box<RawValue>,
}

pub(crate) async fn handler(
    State(api): State<QueryApi>,
    ClaimPath(claim_id): ClaimPath,
    min_position: MinPosition,
    mut query: QueryString,
) -> Result<Json<EventsReply>, Problem> {
    let limit = query.take("limit", "a number from 1 to 1000", limit_of);
    let limit = limit.unwrap_or(LIMIT_DEFAULT);
    let after =
        query.take("after", "the version after which to begin", |text| text.parse().ok().filter(|after| *after >= 0));
    query.finish()?;
    api.freshness.until_recorded(min_position).await?;
    let after = after.unwrap_or(0);
    let events = feed::record_of_claim(&api.pool, &claim_id.to_string(), after, limit).await?;
    if events.is_empty() && after == 0 {
        return Err(Problem::claim_not_found());
    }
    let is_full = i64::try_from(events.len()).is_ok_and(|count| count == limit);
    let next_after = events.last().filter(|_| is_full).map(|event| event.version);
    let events = events.into_iter().map(stored).collect::<Result<_, _>>()?;
    Ok(Json(EventsReply { claim_id, events, next_after }))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let example = recorded_example("The first two events", include_str!("../examples/events.json"));
    let limit = json!({ "type": "integer", "minimum": 1, "maximum": LIMIT_MAX, "default": LIMIT_DEFAULT });
    let version = json!({ "type": "integer", "minimum": 0, "maximum": i64::MAX });
    operation
        .named(
            "getEvents",
            "Read a claim's events",
            "The claim's stream as it is stored, with the hashes that chain it.",
        )
        .query("limit", "How many at most.", limit, 2)
        .query("after", "The version after which to begin: the `next_after` of the part before.", version, 0)
        .reply(Reply::json::<EventsReply>(StatusCode::OK, "The events, the oldest first.", vec![example]))
}

fn limit_of(text: &str) -> Option<i64> {
    text.parse().ok().filter(|limit| (1..=LIMIT_MAX).contains(limit))
}

fn stored(event: RecordedEvent) -> Result<StoredEvent, Problem> {
    Ok(StoredEvent {
        version: event.version,
        position: event.position,
        event_id: event.event_id,
        event_type: event.event_type,
        event_version: event.event_version,
        recorded_at: event.recorded_at,
        actor: event.actor,
        command_id: event.command_id,
        causation_id: event.causation_id,
        correlation_id: event.correlation_id,
        hash: event.hash,
        payload: stored_json(event.payload)?,
        metadata: stored_json(event.metadata)?,
    })
}
