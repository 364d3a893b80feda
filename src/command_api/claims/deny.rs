//! `POST /v1/claims/{claim_id}/deny`: nothing is paid, for a reason that stands written somewhere.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use redress_domain::claim::{ClaimCommand, ClaimDenied, ClaimStatus, DenialReason, DenyClaim};
use redress_domain::intake::Cursor;
use redress_domain::value::{Citation, INSTRUMENTS};
use serde_json::{Value, json};

use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Asked, Claim, Prepared, recorded, reply};
use crate::command_api::values::read_body;
use crate::http::JsonBody;
use crate::openapi::Operation;
use crate::problem::{Problem, ProblemCode};

const CITATION_CHARACTERS_MAX: usize = 120;

const REASONS: [DenialReason; 6] = [
    DenialReason::NotEntitled,
    DenialReason::OutsideCarrierControl,
    DenialReason::RequiredForSafety,
    DenialReason::FiledTooLate,
    DenialReason::AlreadyCompensated,
    DenialReason::FactsNotEstablished,
];

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    asked: Asked,
    JsonBody(body): JsonBody,
) -> Result<Response, Problem> {
    let denial = read(&body)?;
    let prepared = Prepared::leaving(ClaimStatus::Denied, ClaimCommand::DenyClaim(denial));
    let outcome = api.carry_out(asked, "deny", &body, prepared).await?;
    Ok(reply(StatusCode::OK, outcome))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let body = json!({ "reason": "outside_carrier_control", "citation": "APPR s.10(1)(c)" });
    operation
        .named("denyClaim", "Deny a claim", "Nothing is paid, for a reason that stands written somewhere.")
        .body(denial, vec![("Outside the carrier's control", body)])
        .body_means::<ClaimDenied>("")
        .reply(recorded(StatusCode::OK, "The claim is denied.", Claim { status: ClaimStatus::Denied }))
        .refused_for(&[ProblemCode::ClaimAlreadyDecided, ProblemCode::ClaimWithdrawn])
}

fn read(body: &Value) -> Result<DenyClaim, Problem> {
    read_body(body, denial)
}

fn denial(at: Cursor<'_, '_>) -> Option<DenyClaim> {
    let denial = at.required().object(&["reason", "citation"])?;
    let reason = denial.require("reason").word(REASONS.iter().map(|reason| (reason.as_str(), *reason)));
    let citation = citation(denial.require("citation"));
    Some(DenyClaim { reason: reason?, citation: citation? })
}

fn citation(at: Cursor<'_, '_>) -> Option<Citation> {
    let text = at.text(CITATION_CHARACTERS_MAX);
    at.narrow("string", || json!({ "pattern": Citation::pattern() }));
    let citation = Citation::written(text?);
    if citation.is_none() {
        let instruments = INSTRUMENTS.join(", ");
        at.fault(
            "wrong_form",
            format!("a citation names one of {instruments} and a place in it, as APPR s.10(1)(c), or a decision"),
        );
    }
    citation
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_denial_has_a_reason_of_the_list_and_a_citation() {
        for reason in REASONS {
            let body = json!({ "reason": reason.as_str(), "citation": "APPR s.10(1)(c)" });
            assert_eq!(read(&body).unwrap().reason, reason);
        }
    }

    #[test]
    fn every_fault_of_a_denial_is_reported_at_once() {
        let problem =
            read(&json!({ "reason": "because", "citation": "ask ada@example.com", "note": "x" })).unwrap_err();
        let mut faults: Vec<_> = problem.faults().iter().map(|fault| (fault.pointer(), fault.code())).collect();
        faults.sort_unstable();
        assert_eq!(faults, [("/citation", "wrong_form"), ("/note", "unknown_field"), ("/reason", "unknown_code")]);
    }
}
