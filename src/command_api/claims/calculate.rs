//! `POST /v1/claims/{claim_id}/calculate`: apply the law again, as when its rules are others than they were.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use redress_domain::claim::{CalculateCompensation, ClaimCommand, ClaimStatus};
use serde_json::{Value, json};

use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Asked, Claim, Prepared, recorded, reply};
use crate::command_api::values::{nothing, read_body};
use crate::http::OptionalJsonBody;
use crate::openapi::Operation;
use crate::problem::{Problem, ProblemCode};

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    asked: Asked,
    OptionalJsonBody(body): OptionalJsonBody,
) -> Result<Response, Problem> {
    read(&body)?;
    let prepared =
        Prepared::leaving(ClaimStatus::Calculated, ClaimCommand::CalculateCompensation(CalculateCompensation {}));
    let outcome = api.carry_out(asked, "calculate", &body, prepared).await?;
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
