//! `GET /v1/claims/{claim_id}`: where a claim stands.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use redress_projections::claim_status::{self, ClaimDocument, StoredClaim};
use serde_json::json;

use crate::http::headers::REDRESS_POSITION;
use crate::http::{AcceptedLanguage, Caller, ClaimPath, MinPosition, QueryString, etag_in, if_none_match};
use crate::openapi::{Example, Operation, Reply, recorded_example};
use crate::problem::Problem;
use crate::query_api::QueryApi;

pub(crate) async fn handler(
    State(api): State<QueryApi>,
    caller: Caller,
    ClaimPath(claim_id): ClaimPath,
    min_position: MinPosition,
    language: AcceptedLanguage,
    query: QueryString,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    query.finish()?;
    api.freshness.until_applied(claim_status::NAME, min_position).await?;
    let claim = visible_claim(&api, &caller, &claim_id.to_string()).await?;
    let tag = etag_in(claim.version.unsigned_abs(), language.0);
    let is_kept = if_none_match(&headers, &tag);
    // Whoever keeps it must ask each time whether it is still so.
    let kept = HeaderValue::from_static("private, no-cache");
    let about: [(HeaderName, HeaderValue); 3] =
        [(ETAG, tag), (CACHE_CONTROL, kept), (REDRESS_POSITION, claim.last_position.into())];
    if is_kept {
        return Ok((StatusCode::NOT_MODIFIED, about, language.headers()).into_response());
    }
    Ok((about, language.headers(), [(CONTENT_TYPE, "application/json")], claim.in_words(language.0)).into_response())
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let kept = Reply::empty(StatusCode::NOT_MODIFIED, "The claim is as `If-None-Match` says.");
    let tags = json!({ "type": "string" });
    operation
        .named(
            "getClaim",
            "Read a claim",
            "Where a claim stands: the facts, what the law says and why, the decision, the payouts.",
        )
        .header(
            "If-None-Match",
            "The `ETag` of what is known already: if it is still so, the answer is 304.",
            tags,
            "\"2\"",
        )
        .reply(
            Reply::json::<ClaimDocument>(StatusCode::OK, "The claim.", vec![example()])
                .with(ETAG)
                .with(REDRESS_POSITION)
                .in_words(),
        )
        .reply(kept.with(ETAG).with(REDRESS_POSITION).in_words())
}

/// A claim that is paid.
pub(super) fn example() -> Example {
    recorded_example("A paid claim", include_str!("../examples/claim.json"))
}

/// The claim, if there is one and the caller may know of it.
pub(super) async fn visible_claim(
    api: &QueryApi,
    caller: &Caller,
    claim_id: &str,
) -> Result<Arc<StoredClaim>, Problem> {
    let claim = api.claims.read(claim_id).await?;
    let owner = caller.sees_only();
    let visible = |claim: &Arc<StoredClaim>| owner.as_ref().is_none_or(|owner| *owner == claim.claimant);
    claim.filter(visible).ok_or_else(Problem::claim_not_found)
}
