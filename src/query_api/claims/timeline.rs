//! `GET /v1/claims/{claim_id}/timeline`: what happened to a claim, step by step, in words.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use redress_domain::value::ClaimId;
use redress_projections::claim_timeline::TimelineEntry;
use redress_projections::{claim_status, claim_timeline};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::get::visible_claim;
use crate::http::{AcceptedLanguage, Caller, ClaimPath, MinPosition, QueryString};
use crate::openapi::{Operation, Reply, recorded_example};
use crate::problem::Problem;
use crate::query_api::QueryApi;
use crate::query_api::document::stored_json;

/// A claim's life is short: hardly one needs a second page.
const LIMIT_MAX: u16 = 1_000;

/// The steps, the oldest first.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Timeline")]
pub(crate) struct TimelineReply {
    claim_id: ClaimId,
    /// What happened, the oldest first.
    #[schemars(with = "Vec<TimelineEntry>")]
    entries: Vec<Box<RawValue>>,
    /// Send it as `after` for what follows; absent at the end of the timeline.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_after: Option<i64>,
}

pub(crate) async fn handler(
    State(api): State<QueryApi>,
    caller: Caller,
    ClaimPath(claim_id): ClaimPath,
    min_position: MinPosition,
    language: AcceptedLanguage,
    mut query: QueryString,
) -> Result<impl IntoResponse, Problem> {
    let limit = query.take("limit", "a number from 1 to 1000", |text| {
        text.parse().ok().filter(|limit| (1..=LIMIT_MAX).contains(limit))
    });
    let limit = limit.unwrap_or(LIMIT_MAX);
    let after =
        query.take("after", "the version after which to begin", |text| text.parse().ok().filter(|after| *after >= 0));
    query.finish()?;
    // Who owns the claim is told by one view, and what happened by another.
    api.freshness.until_applied(claim_status::NAME, min_position).await?;
    api.freshness.until_applied(claim_timeline::NAME, min_position).await?;
    let id = claim_id.to_string();
    visible_claim(&api, &caller, &id).await?;
    let entries = claim_timeline::of_claim(&api.pool, &id, after.unwrap_or(0), limit).await?;
    let next_after = entries.last().filter(|_| entries.len() == usize::from(limit)).map(|entry| entry.version);
    let entries =
        entries.into_iter().map(|stored| stored_json(stored.in_words(language.0))).collect::<Result<_, _>>()?;
    Ok((language.headers(), Json(TimelineReply { claim_id, entries, next_after })))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let example = recorded_example("A paid claim", include_str!("../examples/timeline.json"));
    let limit = json!({ "type": "integer", "minimum": 1, "maximum": LIMIT_MAX, "default": LIMIT_MAX });
    let version = json!({ "type": "integer", "minimum": 0, "maximum": i64::MAX });
    operation
        .named(
            "getTimeline",
            "Read a claim's timeline",
            "What happened to a claim, step by step, in words and in figures.",
        )
        .query("limit", "How many at most.", limit, LIMIT_MAX)
        .query("after", "The version after which to begin: the `next_after` of the part before.", version, 0)
        .reply(Reply::json::<TimelineReply>(StatusCode::OK, "The steps, the oldest first.", vec![example]).in_words())
}
