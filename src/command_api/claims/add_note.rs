//! `POST /v1/claims/{claim_id}/notes`: write something down. The text goes into the vault.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use redress_domain::claim::{AddNote, ClaimCommand};
use redress_domain::intake::Cursor;
use redress_domain::value::NoteId;
use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Asked, Prepared, answered, recorded, reply};
use crate::command_api::personal::{contact_of, prose};
use crate::command_api::values::read_body;
use crate::http::{ClaimPath, JsonBody};
use crate::ids;
use crate::openapi::Operation;
use crate::problem::{Problem, ProblemCode};
use crate::vault::NOTE_FIELD;

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    asked: Asked,
    JsonBody(body): JsonBody,
) -> Result<Response, Problem> {
    let ClaimPath(claim_id) = asked.path;
    let text = read(&body)?;
    let mut sealer = api.vault.sealer(contact_of(claim_id), claim_id);
    let note_id = NoteId::from_uuid(ids::new_v7());
    let text = sealer.seal(NOTE_FIELD, text.expose_secret());
    let prepared = Prepared {
        command: ClaimCommand::AddNote(AddNote { note_id, text }),
        vault: sealer.into_rows(),
        answer: answered(&Answer { note_id }),
    };
    let outcome = api.carry_out(asked, "notes", &body, prepared).await?;
    Ok(reply(StatusCode::CREATED, outcome))
}

/// What is answered beside what every command is answered.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Note")]
struct Answer {
    /// The note's id for ever.
    note_id: NoteId,
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let text = "The passenger called: the app said \"crew\".\nAsked for a screenshot.";
    let note_id = NoteId::from_uuid(Uuid::from_u128(0x0198_c0de_0000_7000_8000_0000_0000_00cc));
    operation
        .named(
            "addNote",
            "Add a note",
            "Writes something down about a claim. The text goes into the vault: no event and no read model holds it, and who \
             may see the claim may read it.",
        )
        .body(note, vec![("A call", json!({ "text": text }))])
        .field_means("/text", "What is to be remembered, in one line or more.")
        .reply(recorded(StatusCode::CREATED, "The note is kept.", Answer { note_id }))
        .refused_for(&[ProblemCode::TooManyEntries])
}

fn read(body: &Value) -> Result<SecretString, Problem> {
    read_body(body, note)
}

fn note(root: Cursor<'_, '_>) -> Option<SecretString> {
    prose(root.required().object(&["text"])?.require("text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_a_text_of_one_line_or_more() {
        let example = json!({ "text": "The passenger called: the app said \"crew\".\nAsked for a screenshot." });
        assert_eq!(read(&example).unwrap().expose_secret(), example["text"].as_str().unwrap());
    }
}
