//! `GET /v1/claims/{claim_id}/submission`: what was submitted, byte for byte, for its owner and for the staff.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use redress_projections::claim_status;
use secrecy::ExposeSecret;
use sha2::{Digest, Sha256};

use super::get::visible_claim;
use crate::http::headers::REDRESS_ERASED;
use crate::http::{Caller, ClaimPath, MinPosition, QueryString};
use crate::problem::{Problem, ProblemCode};
use crate::query_api::QueryApi;
use crate::query_api::fresh::until_fresh;

/// The hash of the body (RFC 9530): whoever kept what they sent can compare.
const CONTENT_DIGEST: HeaderName = HeaderName::from_static("content-digest");

pub(crate) async fn handler(
    State(api): State<QueryApi>,
    caller: Caller,
    ClaimPath(claim_id): ClaimPath,
    min_position: MinPosition,
    query: QueryString,
) -> Result<Response, Problem> {
    query.finish()?;
    until_fresh(&api.pool, claim_status::NAME, min_position).await?;
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
