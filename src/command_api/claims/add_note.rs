//! `POST /v1/claims/{claim_id}/notes`: write something down. The text goes into the vault.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use redress_domain::claim::{AddNote, ClaimCommand};
use redress_domain::intake::{Cursor, Faults};
use redress_domain::value::NoteId;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value};

use crate::command::ExpectedVersion;
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Intent, Prepared, reply};
use crate::command_api::personal::{contact_of, prose};
use crate::http::{Caller, ClaimPath, IdempotencyKeyHeader, IfMatch, JsonBody, RequestId};
use crate::ids;
use crate::problem::Problem;
use crate::vault::NOTE_FIELD;

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    caller: Caller,
    request_id: RequestId,
    ClaimPath(claim_id): ClaimPath,
    key: IdempotencyKeyHeader,
    if_match: IfMatch,
    JsonBody(body): JsonBody,
) -> Result<Response, Problem> {
    let text = read(&body)?;
    let fingerprint = api.fingerprint("notes", Some((claim_id, if_match)), &body);
    let mut sealer = api.vault.sealer(contact_of(claim_id), claim_id);
    let note_id = NoteId::from_uuid(ids::new_v7());
    let text = sealer.seal(NOTE_FIELD, text.expose_secret());
    let prepared = Prepared {
        claim_id,
        command: ClaimCommand::AddNote(AddNote { note_id, text }),
        expected: ExpectedVersion::Exact(if_match.0),
        vault: sealer.into_rows(),
        answer: Map::from_iter([("note_id".to_owned(), Value::from(note_id.to_string()))]),
    };
    let outcome = api.run(Intent { caller, key, request_id }, fingerprint, prepared).await?;
    Ok(reply(StatusCode::CREATED, outcome))
}

fn read(body: &Value) -> Result<SecretString, Problem> {
    let faults = Faults::new();
    let read = Cursor::root(body, &faults).required().object(&["text"]).and_then(|note| prose(note.require("text")));
    faults.finish(read).map_err(Problem::faulty_body)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_note_is_a_text_of_one_line_or_more() {
        let example = json!({ "text": "The passenger called: the app said \"crew\".\nAsked for a screenshot." });
        assert_eq!(read(&example).unwrap().expose_secret(), example["text"].as_str().unwrap());
    }
}
