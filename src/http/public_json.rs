//! A reply that anybody may keep: tables that change with the program alone.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::problem::{Problem, ProblemCode};

/// A day, and a week more while a fresh one is fetched.
const KEPT: &str = "public, max-age=86400, stale-while-revalidate=604800";

/// The reply, with a tag of its content; 304 if the caller has it.
pub fn public_json(request: &HeaderMap, body: &impl Serialize) -> Result<Response, Problem> {
    let text = serde_json::to_string(body).map_err(|_| Problem::new(ProblemCode::Internal))?;
    let tag = format!("\"{}\"", hex::encode(&Sha256::digest(&text)[..12]));
    let tag = HeaderValue::from_str(&tag).map_err(|_| Problem::new(ProblemCode::Internal))?;
    let is_kept = if_none_match(request, &tag);
    let about = [(ETAG, tag), (CACHE_CONTROL, HeaderValue::from_static(KEPT))];
    if is_kept {
        return Ok((StatusCode::NOT_MODIFIED, about).into_response());
    }
    Ok((about, [(CONTENT_TYPE, "application/json")], text).into_response())
}

/// Whether `If-None-Match` names the tag, or any (RFC 9110, by weak comparison).
pub fn if_none_match(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    let names = headers.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut tags = names.flat_map(|names| names.split(',')).map(str::trim);
    tags.any(|name| name == "*" || name.strip_prefix("W/").unwrap_or(name).as_bytes() == tag.as_bytes())
}
