//! `POST /v1/claims/{claim_id}/evidence`: attach evidence. The body is the file itself.
//!
//! The bytes go into the content store as they come, and the event follows once they are safe there: evidence that a claim
//! names is always there, and bytes that no claim names are harmless. What the bytes are is read from them; what they are
//! declared as must be the same.

mod sniff;

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use futures::StreamExt;
use redress_domain::claim::{AttachEvidence, ClaimCommand, EvidenceKind, MediaType};
use redress_domain::value::EvidenceId;
use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::json;
use tokio::sync::Semaphore;
use uuid::Uuid;

use sniff::Sniffer;

use crate::command::ExpectedVersion;
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Asked, Prepared, answered, recorded, reply};
use crate::command_api::personal::{contact_of, file_name};
use crate::content_store::{ContentError, ContentStore, ContentWriter};
use crate::http::headers::REDRESS_FILE_NAME;
use crate::http::{ClaimPath, QueryString};
use crate::ids;
use crate::openapi::{self, Operation};
use crate::problem::{Problem, ProblemCode, ProblemFault};
use crate::vault::FILE_NAME_FIELD;

/// How many bytes evidence may have.
pub(crate) const EVIDENCE_BYTES_MAX: u64 = 10 * 1024 * 1024;

/// How many pieces are taken at once: whoever sends slowly keeps a place.
const AT_ONCE_MAX: usize = 32;

/// Where evidence is taken.
#[derive(Debug, Clone)]
pub(crate) struct EvidenceIntake {
    store: Arc<dyn ContentStore>,
    places: Arc<Semaphore>,
}

impl EvidenceIntake {
    /// Into `store`.
    pub(crate) fn new(store: Arc<dyn ContentStore>) -> Self {
        Self { store, places: Arc::new(Semaphore::new(AT_ONCE_MAX)) }
    }
}

/// What the head of the request says.
struct Declared {
    media_type: MediaType,
    kind: Option<EvidenceKind>,
    file_name: Option<SecretString>,
}

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    asked: Asked,
    query: QueryString,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let ClaimPath(claim_id) = asked.path;
    let declared = declared(query, &headers)?;
    let _place = api.evidence.places.try_acquire().map_err(|_| Problem::new(ProblemCode::Overloaded))?;
    let (owner, principal) = (asked.intent.caller.sees_only(), asked.intent.caller.principal.to_string());
    let expected = ExpectedVersion::Exact(asked.if_match.0);
    api.executor.foresee(owner.as_deref(), claim_id, expected, &principal, &asked.intent.key.0).await?;

    let mut writer = api.evidence.store.begin().await?;
    let media_type = take(body, writer.as_mut()).await?;
    if media_type != declared.media_type {
        return Err(refused("the bytes are not of the type that Content-Type declares"));
    }
    let kept = writer.keep(claim_id).await?;

    let name = declared.file_name.as_ref().map(ExposeSecret::expose_secret);
    let request = json!([kept.sha256, media_type.as_str(), declared.kind.map(EvidenceKind::as_str), name]);
    let mut sealer = api.vault.sealer(contact_of(claim_id), claim_id);
    let evidence_id = EvidenceId::from_uuid(ids::new_v7());
    let command = AttachEvidence {
        evidence_id,
        sha256: kept.sha256.clone(),
        size_bytes: kept.size_bytes,
        media_type,
        kind: declared.kind,
        file_name: name.map(|name| sealer.seal(FILE_NAME_FIELD, name)),
    };
    let prepared = Prepared {
        command: ClaimCommand::AttachEvidence(command),
        vault: sealer.into_rows(),
        answer: answered(&Answer { evidence_id, sha256: kept.sha256, size_bytes: kept.size_bytes, media_type }),
    };
    let outcome = api.carry_out(asked, "evidence", &request, prepared).await?;
    Ok(reply(StatusCode::CREATED, outcome))
}

/// What is answered beside what every command is answered.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Evidence")]
struct Answer {
    /// The evidence's id for ever.
    evidence_id: EvidenceId,
    /// SHA-256 of its bytes, in hexadecimal.
    sha256: String,
    /// How many bytes.
    size_bytes: u64,
    /// What they are.
    media_type: MediaType,
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let evidence_id = EvidenceId::from_uuid(Uuid::from_u128(0x0198_c0de_0000_7000_8000_0000_0000_000e));
    let sha256 = "1d43b5a1c6e0b4a3f27d0f6c8c8e1f0b2a9d7e5c3b1f0e2d4c6b8a9f7e5d3c1b".to_owned();
    let answer = Answer { evidence_id, sha256, size_bytes: 48_213, media_type: MediaType::Pdf };
    let name = json!({ "type": "string", "minLength": 1, "pattern": "^[!-~]+$" });
    operation
        .named(
            "attachEvidence",
            "Attach evidence",
            "The body is the file itself, of at most 10 MiB. What it is, is read from its bytes, and `Content-Type` must say the \
             same. The same bytes are attached to a claim once.",
        )
        .query("kind", "What it is about.", openapi::words(EvidenceKind::ALL.iter().map(|kind| kind.as_str())), "boarding_pass")
        .header("Redress-File-Name", "The file's name in UTF-8, percent-encoded: it goes into the vault.", name, "letter.pdf")
        .bytes_body(openapi::files())
        .reply(recorded(StatusCode::CREATED, "The evidence is kept.", answer))
        .refused_for(&[
            ProblemCode::EvidenceAlreadyAttached,
            ProblemCode::TooManyEntries,
            ProblemCode::EvidenceTooLarge,
            ProblemCode::EvidenceTypeRefused,
            ProblemCode::EvidenceStoreUnavailable,
        ])
}

/// What the head of the request says, all its faults at once.
fn declared(mut query: QueryString, headers: &HeaderMap) -> Result<Declared, Problem> {
    let kinds: Vec<_> = EvidenceKind::ALL.iter().map(|kind| kind.as_str()).collect();
    let named = |text: &str| EvidenceKind::ALL.iter().copied().find(|kind| kind.as_str() == text);
    let kind = query.take("kind", &kinds.join(", "), named);
    query.finish()?;
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).and_then(media_type_of);
    let media_type = media_type.ok_or_else(|| refused("Content-Type names no type that is taken"))?;
    let length = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > EVIDENCE_BYTES_MAX) {
        return Err(Problem::new(ProblemCode::EvidenceTooLarge));
    }
    let name = headers.get(REDRESS_FILE_NAME).map(|value| file_name(value.as_bytes()));
    let malformed = "a file's name is 1 to 255 characters in UTF-8, percent-encoded, without control characters";
    let fault = || ProblemFault::header(REDRESS_FILE_NAME.as_str(), "wrong_form", malformed);
    let file_name = match name {
        Some(None) => return Err(Problem::invalid(vec![fault()])),
        Some(name) => name,
        None => None,
    };
    Ok(Declared { media_type, kind, file_name })
}

/// With or without parameters; pictures of telephones have two names.
fn media_type_of(text: &str) -> Option<MediaType> {
    let essence = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let essence = if essence == "image/heif" { "image/heic" } else { essence.as_str() };
    MediaType::ALL.iter().copied().find(|media_type| media_type.as_str() == essence)
}

/// Takes the bytes, never more at once than arrive together, and says what they are.
async fn take(body: Body, writer: &mut dyn ContentWriter) -> Result<MediaType, Problem> {
    let mut sniffer = Sniffer::default();
    let mut size_bytes: u64 = 0;
    let mut stream = body.into_data_stream();
    while let Some(chunk) = stream.next().await {
        let chunk = chunk.map_err(|error| Problem::new(ProblemCode::BodyUnreadable).caused_by(&error))?;
        size_bytes = size_bytes.saturating_add(chunk.len() as u64);
        if size_bytes > EVIDENCE_BYTES_MAX {
            return Err(Problem::new(ProblemCode::EvidenceTooLarge));
        }
        sniffer.take(&chunk);
        writer.write(&chunk).await?;
    }
    sniffer.media_type().ok_or_else(|| refused("the bytes are of no type that is taken"))
}

fn refused(message: &str) -> Problem {
    let fault = ProblemFault::header(CONTENT_TYPE.as_str(), "type_refused", message);
    Problem::new(ProblemCode::EvidenceTypeRefused).with_fault(fault)
}

impl From<ContentError> for Problem {
    fn from(error: ContentError) -> Self {
        Self::new(ProblemCode::EvidenceStoreUnavailable).caused_by(&error)
    }
}
