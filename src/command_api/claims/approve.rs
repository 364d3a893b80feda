//! `POST /v1/claims/{claim_id}/approve`: what was calculated is owed.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use redress_domain::claim::{ClaimCommand, ClaimStatus};
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
    let prepared = Prepared::leaving(ClaimStatus::Approved, ClaimCommand::ApproveClaim);
    let outcome = api.carry_out(asked, "approve", &body, prepared).await?;
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
