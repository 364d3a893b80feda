//! `POST /v1/claims/{claim_id}/reopen`: decide a closed claim anew.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use redress_domain::claim::{ClaimCommand, ReopenClaim, ReopeningReason};
use redress_domain::intake::{Cursor, Faults};
use serde_json::{Map, Value};

use crate::command::ExpectedVersion;
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Intent, Prepared, reply};
use crate::http::{Caller, ClaimPath, IdempotencyKeyHeader, IfMatch, JsonBody, RequestId};
use crate::problem::Problem;
use crate::vault::VaultRows;

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    caller: Caller,
    request_id: RequestId,
    ClaimPath(claim_id): ClaimPath,
    key: IdempotencyKeyHeader,
    if_match: IfMatch,
    JsonBody(body): JsonBody,
) -> Result<Response, Problem> {
    let reopening = read(&body)?;
    let fingerprint = api.fingerprint("reopen", Some((claim_id, if_match)), &body);
    let prepared = Prepared {
        claim_id,
        command: ClaimCommand::ReopenClaim(reopening),
        expected: ExpectedVersion::Exact(if_match.0),
        vault: VaultRows::default(),
        answer: Map::new(),
    };
    let outcome = api.run(Intent { caller, key, request_id }, fingerprint, prepared).await?;
    Ok(reply(StatusCode::OK, outcome))
}

fn read(body: &Value) -> Result<ReopenClaim, Problem> {
    let faults = Faults::new();
    let read = Cursor::root(body, &faults).required().object(&["reason"]).and_then(|reopening| {
        let words = ReopeningReason::ALL.iter().map(|reason| (reason.as_str(), *reason));
        Some(ReopenClaim { reason: reopening.require("reason").word(words)? })
    });
    faults.finish(read).map_err(Problem::faulty_body)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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
