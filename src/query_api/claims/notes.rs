//! `GET /v1/claims/{claim_id}/notes`: what was written down about a claim, out of the vault, for those who may see the claim.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::Timestamp;
use redress_domain::claim::{ClaimEvent, NoteAdded};
use redress_domain::value::{ClaimId, NoteId};
use redress_projections::{ActorRole, SettledEvent, claim_status, feed};
use schemars::JsonSchema;
use secrecy::ExposeSecret;
use serde::Serialize;
use serde_json::json;

use super::get::visible_claim;
use crate::http::{Caller, ClaimPath, MinPosition, QueryString};
use crate::openapi::{Operation, Reply};
use crate::problem::{Problem, ProblemCode};
use crate::query_api::QueryApi;
use crate::vault::{NOTE_FIELD, Opened};

/// The notes, the oldest first.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Notes")]
pub(crate) struct NotesReply {
    claim_id: ClaimId,
    notes: Vec<Entry>,
}

/// One note.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WrittenNote")]
struct Entry {
    note_id: NoteId,
    /// Null: whoever it was about was erased.
    text: Option<String>,
    /// Who wrote it.
    added_by: ActorRole,
    added_at: Timestamp,
}

pub(crate) async fn handler(
    State(api): State<QueryApi>,
    caller: Caller,
    ClaimPath(claim_id): ClaimPath,
    min_position: MinPosition,
    query: QueryString,
) -> Result<Json<NotesReply>, Problem> {
    query.finish()?;
    api.freshness.until_applied(claim_status::NAME, min_position).await?;
    let claim = visible_claim(&api, &caller, &claim_id.to_string()).await?;
    let events = feed::of_claim(&api.pool, &claim_id.to_string(), 0, claim.last_position).await?;
    let mut notes = Vec::new();
    for settled in &events {
        if let Ok(ClaimEvent::NoteAdded(added)) = &settled.event {
            notes.push(entry(&api, claim_id, added, settled).await?);
        }
    }
    Ok(Json(NotesReply { claim_id, notes }))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let example = json!({
        "claim_id": "0198c0de-0000-7000-8000-000000000001",
        "notes": [{
            "note_id": "0198c0de-0000-7000-8000-0000000000cc", "text": "The passenger called.", "added_by": "support",
            "added_at": "2026-06-03T09:00:00Z",
        }],
    });
    operation
        .named("listNotes", "Read a claim's notes", "What was written down about a claim, out of the vault.")
        .reply(Reply::json::<NotesReply>(StatusCode::OK, "The notes, the oldest first.", vec![("A call", example)]))
        .refused_for(&[ProblemCode::VaultUnavailable])
}

async fn entry(api: &QueryApi, claim_id: ClaimId, added: &NoteAdded, settled: &SettledEvent) -> Result<Entry, Problem> {
    let text = match api.vault.open(&api.pool, &added.text, claim_id, NOTE_FIELD).await? {
        Opened::Plain(text) => Some(text.expose_secret().to_owned()),
        Opened::Erased => None,
    };
    let (added_by, added_at) = (ActorRole::of(&settled.actor), settled.recorded_at);
    Ok(Entry { note_id: added.note_id, text, added_by, added_at })
}
