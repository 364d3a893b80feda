//! `POST /v1/claims/{claim_id}/withdraw`: pursue the claim no more.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use redress_domain::claim::{ClaimCommand, ClaimStatus, ClaimWithdrawn, WithdrawClaim, WithdrawalReason};
use redress_domain::intake::Cursor;
use serde_json::{Value, json};

use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Asked, Claim, Prepared, recorded, reply};
use crate::command_api::values::read_body;
use crate::http::OptionalJsonBody;
use crate::openapi::Operation;
use crate::problem::{Problem, ProblemCode};

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    asked: Asked,
    OptionalJsonBody(body): OptionalJsonBody,
) -> Result<Response, Problem> {
    let withdrawal = read(&body)?;
    let prepared = Prepared::leaving(ClaimStatus::Withdrawn, ClaimCommand::WithdrawClaim(withdrawal));
    let outcome = api.carry_out(asked, "withdraw", &body, prepared).await?;
    Ok(reply(StatusCode::OK, outcome))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let examples = vec![("With a reason", json!({ "reason": "settled_with_carrier" })), ("Without a word", json!({}))];
    operation
        .named(
            "withdrawClaim",
            "Withdraw a claim",
            "The claim is pursued no more; nothing may be paid or under way. What was submitted stays, and support can \
             reopen the claim.",
        )
        .body(withdrawal, examples)
        .body_means::<ClaimWithdrawn>("")
        .reply(recorded(StatusCode::OK, "The claim is withdrawn.", Claim { status: ClaimStatus::Withdrawn }))
        .refused_for(&[ProblemCode::MoneyPaidOrUnderWay, ProblemCode::ClaimWithdrawn])
}

fn read(body: &Value) -> Result<WithdrawClaim, Problem> {
    read_body(body, withdrawal)
}

fn withdrawal(root: Cursor<'_, '_>) -> Option<WithdrawClaim> {
    let withdrawal = root.required().object(&["reason"])?;
    let words = WithdrawalReason::ALL.iter().map(|reason| (reason.as_str(), *reason));
    Some(WithdrawClaim { reason: withdrawal.field("reason").word(words) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_withdrawal_may_say_why() {
        let example = json!({ "reason": "settled_with_carrier" });
        assert_eq!(read(&example).unwrap().reason, Some(WithdrawalReason::SettledWithCarrier));
        assert_eq!(read(&json!({})).unwrap().reason, None);
        for reason in WithdrawalReason::ALL {
            assert_eq!(read(&json!({ "reason": reason.as_str() })).unwrap().reason, Some(*reason));
        }
    }
}
