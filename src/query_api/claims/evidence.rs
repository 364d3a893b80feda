//! `GET /v1/claims/{claim_id}/evidence/{evidence_id}`: the bytes of evidence, to be saved and never to be shown in place.

use std::collections::HashMap;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, ETAG};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use redress_domain::claim::MediaType;
use redress_domain::value::EvidenceId;
use redress_projections::claim_status::{self, EvidenceView};
use serde::Deserialize;
use tokio_util::io::ReaderStream;

use super::get::visible_claim;
use crate::http::{Caller, ClaimPath, MinPosition, QueryString};
use crate::problem::{Problem, ProblemCode, ProblemFault};
use crate::query_api::QueryApi;
use crate::query_api::fresh::until_fresh;

/// The part of a claim's document that is asked for here.
#[derive(Deserialize)]
struct Attached {
    #[serde(default)]
    evidence: Vec<EvidenceView>,
}

pub(crate) async fn handler(
    State(api): State<QueryApi>,
    caller: Caller,
    ClaimPath(claim_id): ClaimPath,
    Path(parameters): Path<HashMap<String, String>>,
    min_position: MinPosition,
    query: QueryString,
) -> Result<Response, Problem> {
    query.finish()?;
    until_fresh(&api.pool, claim_status::NAME, min_position).await?;
    let claim = visible_claim(&api, &caller, &claim_id.to_string()).await?;
    let wanted = parameters.get("evidence_id").and_then(|text| text.parse::<EvidenceId>().ok());
    let attached: Attached = serde_json::from_str(&claim.document).map_err(|error| Problem::internal(&error))?;
    let evidence = attached.evidence.into_iter().find(|evidence| Some(evidence.evidence_id) == wanted);
    let evidence = evidence.ok_or_else(not_found)?;
    // What a claim names was kept before; what was erased since is there no more.
    let content = api.content.open(claim_id, &evidence.sha256).await?.ok_or_else(not_found)?;
    let name = format!("attachment; filename=\"evidence-{}.{}\"", evidence.evidence_id, extension(evidence.media_type));
    let disposition = HeaderValue::from_str(&name).unwrap_or(HeaderValue::from_static("attachment"));
    let digest =
        HeaderValue::from_str(&format!("\"{}\"", evidence.sha256)).map_err(|error| Problem::internal(&error))?;
    let about: [(HeaderName, HeaderValue); 4] = [
        (CONTENT_TYPE, HeaderValue::from_static(evidence.media_type.as_str())),
        (CONTENT_DISPOSITION, disposition),
        (CONTENT_LENGTH, content.size_bytes.into()),
        (ETAG, digest),
    ];
    Ok((about, Body::from_stream(ReaderStream::new(content.bytes))).into_response())
}

fn not_found() -> Problem {
    let fault = ProblemFault::path("evidence_id", "evidence_not_found", "no such evidence");
    Problem::new(ProblemCode::EvidenceNotFound).with_fault(fault)
}

const fn extension(media_type: MediaType) -> &'static str {
    match media_type {
        MediaType::Pdf => "pdf",
        MediaType::Png => "png",
        MediaType::Jpeg => "jpg",
        MediaType::Heic => "heic",
        MediaType::Webp => "webp",
        MediaType::PlainText => "txt",
        MediaType::Email => "eml",
    }
}
