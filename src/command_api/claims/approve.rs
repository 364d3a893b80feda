//! `POST /v1/claims/{claim_id}/approve`: what was calculated is owed.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use redress_domain::claim::{ClaimCommand, ClaimStatus};
use serde_json::{Map, Value, json};

use crate::command::ExpectedVersion;
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Claim, Intent, Prepared, recorded, reply};
use crate::command_api::values::{nothing, read_body};
use crate::http::{Caller, ClaimPath, IdempotencyKeyHeader, IfMatch, OptionalJsonBody, RequestId};
use crate::openapi::Operation;
use crate::problem::{Problem, ProblemCode};
use crate::vault::VaultRows;

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    caller: Caller,
    request_id: RequestId,
    ClaimPath(claim_id): ClaimPath,
    key: IdempotencyKeyHeader,
    if_match: IfMatch,
    OptionalJsonBody(body): OptionalJsonBody,
) -> Result<Response, Problem> {
    read(&body)?;
    let fingerprint = api.fingerprint("approve", Some((claim_id, if_match)), &body);
    let prepared = Prepared {
        claim_id,
        command: ClaimCommand::ApproveClaim,
        expected: ExpectedVersion::Exact(if_match.0),
        vault: VaultRows::default(),
        answer: Map::from_iter([("status".to_owned(), Value::from("approved"))]),
    };
    let outcome = api.run(Intent { caller, key, request_id }, fingerprint, prepared).await?;
    Ok(reply(StatusCode::OK, outcome))
}

/// The body has nothing to say: the claim knows what was calculated.
fn read(body: &Value) -> Result<(), Problem> {
    read_body(body, nothing)
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .named("approveClaim", "Approve a claim", "What was calculated is owed. The body has nothing to say.")
        .body(nothing, vec![("Nothing to say", json!({}))])
        .reply(recorded(StatusCode::OK, "The claim is approved.", Claim { status: ClaimStatus::Approved }))
        .refused_for(&[
            ProblemCode::CompensationNotCalculated,
            ProblemCode::NothingOwed,
            ProblemCode::ClaimAlreadyDecided,
            ProblemCode::ClaimWithdrawn,
        ])
}
