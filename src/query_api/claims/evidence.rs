//! `GET /v1/claims/{claim_id}/evidence/{evidence_id}`: the bytes of evidence, to be saved and never to be shown in place.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use redress_domain::claim::{ClaimEvent, MediaType};
use redress_domain::value::{ClaimId, EvidenceId};
use redress_projections::claim_status::{self, EvidenceView};
use redress_projections::feed;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde_json::json;
use tokio_util::io::ReaderStream;

use super::get::visible_claim;
use crate::http::{Caller, ClaimPath, MinPosition, QueryString};
use crate::openapi::{self, Operation, Reply};
use crate::problem::{Problem, ProblemCode, ProblemFault};
use crate::query_api::QueryApi;
use crate::vault::{FILE_NAME_FIELD, Opened};

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
    Path((_, evidence_id)): Path<(String, String)>,
    min_position: MinPosition,
    query: QueryString,
) -> Result<Response, Problem> {
    query.finish()?;
    api.freshness.until_applied(claim_status::NAME, min_position).await?;
    let claim = visible_claim(&api, &caller, &claim_id.to_string()).await?;
    let wanted = evidence_id.parse::<EvidenceId>().ok();
    let attached: Attached = serde_json::from_str(&claim.document).map_err(|error| Problem::internal(&error))?;
    let evidence = attached.evidence.into_iter().find(|evidence| Some(evidence.evidence_id) == wanted);
    let evidence = evidence.ok_or_else(not_found)?;
    // What a claim names was kept before; what was erased since is there no more.
    let content = api.content.open(claim_id, &evidence.sha256).await?.ok_or_else(not_found)?;
    let name = file_name(&api, claim_id, claim.last_position, evidence.evidence_id).await?;
    let disposition = disposition(&evidence, name.as_ref());
    let about: [(HeaderName, HeaderValue); 3] = [
        (CONTENT_TYPE, HeaderValue::from_static(evidence.media_type.as_str())),
        (CONTENT_DISPOSITION, disposition),
        (CONTENT_LENGTH, content.size_bytes.into()),
    ];
    Ok((about, Body::from_stream(ReaderStream::new(content.bytes))).into_response())
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let schema = json!({ "type": "string", "format": "uuid" });
    let example = "0198c0de-0000-7000-8000-00000000000e";
    operation
        .named(
            "downloadEvidence",
            "Download evidence",
            "The file as it was attached, to be saved and never to be shown in place.",
        )
        .path("evidence_id", "The evidence, by the id that its attachment was answered with.", schema, example)
        .reply(Reply::file("The file.", openapi::files()).with(CONTENT_DISPOSITION))
        .refused_for(&[
            ProblemCode::EvidenceNotFound,
            ProblemCode::EvidenceStoreUnavailable,
            ProblemCode::VaultUnavailable,
        ])
}

/// The name that the file had, out of the vault. `None`: it was not kept, or its owner was erased.
async fn file_name(
    api: &QueryApi,
    claim_id: ClaimId,
    up_to: i64,
    evidence_id: EvidenceId,
) -> Result<Option<SecretString>, Problem> {
    let events = feed::of_claim(&api.pool, &claim_id.to_string(), 0, up_to).await?;
    let sealed = events.into_iter().find_map(|settled| match settled.event {
        Ok(ClaimEvent::EvidenceAttached(attached)) if attached.evidence_id == evidence_id => attached.file_name,
        _ => None,
    });
    let Some(sealed) = sealed else { return Ok(None) };
    match api.vault.open(&api.pool, &sealed, claim_id, FILE_NAME_FIELD).await? {
        Opened::Plain(name) => Ok(Some(name)),
        Opened::Erased => Ok(None),
    }
}

/// Always an attachment: a browser saves it and shows nothing. Names beyond ASCII stand in the form of RFC 8187.
fn disposition(evidence: &EvidenceView, name: Option<&SecretString>) -> HeaderValue {
    let plain = format!("evidence-{}.{}", evidence.evidence_id, extension(evidence.media_type));
    let named = name.map(|name| utf8_percent_encode(name.expose_secret(), NON_ALPHANUMERIC).to_string());
    let extended = named.map(|name| format!("; filename*=UTF-8''{name}")).unwrap_or_default();
    let text = format!("attachment; filename=\"{plain}\"{extended}");
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("attachment"))
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
