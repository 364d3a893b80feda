//! `POST /v1/claims/{claim_id}/calculate`: apply the law again, as when its rules are others than they were.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use redress_domain::claim::{CalculateCompensation, ClaimCommand, ClaimStatus};
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
    let fingerprint = api.fingerprint("calculate", Some((claim_id, if_match)), &body);
    let prepared = Prepared {
        claim_id,
        command: ClaimCommand::CalculateCompensation(CalculateCompensation {}),
        expected: ExpectedVersion::Exact(if_match.0),
        vault: VaultRows::default(),
        answer: Map::from_iter([("status".to_owned(), Value::from("calculated"))]),
    };
    let outcome = api.run(Intent { caller, key, request_id }, fingerprint, prepared).await?;
    Ok(reply(StatusCode::OK, outcome))
}

/// The body has nothing to say: the claim knows its facts, and why they are looked at again.
fn read(body: &Value) -> Result<(), Problem> {
    read_body(body, nothing)
}

pub(crate) fn describe(operation: Operation) -> Operation {
    operation
        .named(
            "calculateCompensation",
            "Calculate again",
            "Applies the law to what the claim knows, as when its rules are others than they were. What was calculated from \
             the same facts under the same rules is not calculated again. The body has nothing to say.",
        )
        .body(nothing, vec![("Nothing to say", json!({}))])
        .reply(recorded(StatusCode::OK, "The law was applied.", Claim { status: ClaimStatus::Calculated }))
        .refused_for(&[
            ProblemCode::FlightNotVerified,
            ProblemCode::CompensationAlreadyCalculated,
            ProblemCode::ClaimAlreadyDecided,
            ProblemCode::ClaimWithdrawn,
        ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calculation_takes_nothing_but_an_empty_object() {
        let example = json!({});
        assert!(read(&example).is_ok());
        assert!(read(&json!({ "why": "rules_changed" })).is_err());
    }
}
