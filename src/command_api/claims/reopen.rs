//! `POST /v1/claims/{claim_id}/reopen`: decide a closed claim anew.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use redress_domain::claim::{ClaimCommand, ClaimReopened, ReopenClaim, ReopeningReason};
use redress_domain::intake::Cursor;
use serde_json::{Map, Value, json};

use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Asked, Nothing, Prepared, recorded, reply};
use crate::command_api::values::read_body;
use crate::http::JsonBody;
use crate::openapi::Operation;
use crate::problem::{Problem, ProblemCode};
use crate::vault::VaultRows;

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    asked: Asked,
    JsonBody(body): JsonBody,
) -> Result<Response, Problem> {
    let reopening = read(&body)?;
    let prepared =
        Prepared { command: ClaimCommand::ReopenClaim(reopening), vault: VaultRows::default(), answer: Map::new() };
    let outcome = api.carry_out(asked, "reopen", &body, prepared).await?;
    Ok(reply(StatusCode::OK, outcome))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .named(
            "reopenClaim",
            "Reopen a claim",
            "A claim that was decided or withdrawn is decided anew. What was paid stays paid and counts towards what is \
             awarded then.",
        )
        .body(reopening, vec![("New facts", json!({ "reason": "new_facts" }))])
        .body_means::<ClaimReopened>("")
        .reply(recorded(StatusCode::OK, "The claim is open again.", Nothing {}))
        .refused_for(&[ProblemCode::ClaimNotClosed, ProblemCode::PayoutUnderWay])
}

fn read(body: &Value) -> Result<ReopenClaim, Problem> {
    read_body(body, reopening)
}

fn reopening(root: Cursor<'_, '_>) -> Option<ReopenClaim> {
    let reopening = root.required().object(&["reason"])?;
    let words = ReopeningReason::ALL.iter().map(|reason| (reason.as_str(), *reason));
    Some(ReopenClaim { reason: reopening.require("reason").word(words)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reopening_says_why() {
        let example = json!({ "reason": "new_facts" });
        assert_eq!(read(&example).unwrap().reason, ReopeningReason::NewFacts);
        for reason in ReopeningReason::ALL {
            assert_eq!(read(&json!({ "reason": reason.as_str() })).unwrap().reason, *reason);
        }
    }
}
