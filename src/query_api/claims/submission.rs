//! `GET /v1/claims/{claim_id}/submission`: what was submitted, byte for byte, for its owner and for the staff.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use redress_projections::claim_status;
use secrecy::ExposeSecret;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::get::visible_claim;
use crate::http::headers::{CONTENT_DIGEST, REDRESS_ERASED};
use crate::http::{Caller, ClaimPath, MinPosition, QueryString};
use crate::openapi::{Operation, Reply};
use crate::problem::{Problem, ProblemCode};
use crate::query_api::QueryApi;

pub(crate) async fn handler(
    State(api): State<QueryApi>,
    caller: Caller,
    ClaimPath(claim_id): ClaimPath,
    min_position: MinPosition,
    query: QueryString,
) -> Result<Response, Problem> {
    query.finish()?;
    api.freshness.until_applied(claim_status::NAME, min_position).await?;
    visible_claim(&api, &caller, &claim_id.to_string()).await?;
    let copy = api.vault.open_copy(&api.pool, claim_id).await?;
    let copy = copy.ok_or_else(|| Problem::new(ProblemCode::SubmissionNotKept))?;
    let body = copy.body.expose_secret().to_owned();
    let mut headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("application/json"))]);
    if copy.erased {
        headers.insert(REDRESS_ERASED, HeaderValue::from_static("true"));
    }
    let digest = format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(&body)));
    if let Ok(digest) = HeaderValue::from_str(&digest) {
        headers.insert(CONTENT_DIGEST, digest);
    }
    Ok((headers, body).into_response())
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let example = json!({
        "passengers": [{ "name": "Ada Lovelace" }, { "name": null }],
        "contact": { "email": "ada@example.org" },
        "booking_reference": "X7K9QZ",
    });
    let copy = Reply::json::<Map<String, Value>>(
        StatusCode::OK,
        "The body of the submission as it was sent. Where a passenger was erased, `null` stands for the name.",
        vec![("A part of one", example)],
    );
    operation
        .named(
            "getSubmission",
            "Read what was submitted",
            "The exact copy of the submission, byte for byte, out of the vault.",
        )
        .reply(copy.with(CONTENT_DIGEST).with(REDRESS_ERASED))
        .refused_for(&[ProblemCode::SubmissionNotKept])
}
