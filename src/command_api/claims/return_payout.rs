//! `POST /v1/claims/{claim_id}/payouts/{payout_id}/return`: what was paid came back, and is owed again.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use redress_domain::claim::{ClaimCommand, ClaimStatus, PayoutReturnReason, ReturnPayout};
use redress_domain::intake::Cursor;
use redress_domain::value::PayoutId;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::clock;
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Asked, Claim, Prepared, recorded, reply};
use crate::command_api::values::{past_moment, read_body};
use crate::http::{JsonBody, PayoutPath};
use crate::openapi::Operation;
use crate::problem::{Problem, ProblemCode};

const REFERENCE_CHARACTERS_MAX: usize = 35;

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    asked: Asked<PayoutPath>,
    JsonBody(body): JsonBody,
) -> Result<Response, Problem> {
    let PayoutPath { payout_id, .. } = asked.path;
    let returned = read(&body, payout_id, clock::now())?;
    let route = format!("payouts/{payout_id}/return");
    let prepared = Prepared::leaving(ClaimStatus::PayoutReturned, ClaimCommand::ReturnPayout(returned));
    let outcome = api.carry_out(asked, &route, &body, prepared).await?;
    Ok(reply(StatusCode::OK, outcome))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let body = json!({
        "reason": "account_closed",
        "returned": { "amount": "400.00", "currency": "CAD" },
        "bank_reference": "RETURN-1",
        "returned_at": "2026-06-09T10:00:00Z",
    });
    let examples = vec![("With what the bank said", body), ("All of it", json!({ "reason": "sent_back" }))];
    operation
        .named(
            "returnPayout",
            "Record that a payout came back",
            "What was paid came back, and the payout's whole sum is owed again, also where the bank kept a charge of it. It is \
             paid anew by retrying the payout.",
        )
        .body(|root| returned(root, PayoutId::from_uuid(Uuid::nil()), Timestamp::MAX), examples)
        .field_means("/reason", "Why, in one word.")
        .field_means("/bank_reference", "The bank's own reference of the return.")
        .field_means("/returned_at", "When the bank says it came back.")
        .field_means("/returned", "What came back; absent: all of it.")
        .reply(recorded(StatusCode::OK, "The sum is owed again.", Claim { status: ClaimStatus::PayoutReturned }))
        .refused_for(&[ProblemCode::PayoutNotPaid, ProblemCode::ReturnedAmountImpossible, ProblemCode::ClaimWithdrawn])
}

fn read(body: &Value, payout_id: PayoutId, received_at: Timestamp) -> Result<ReturnPayout, Problem> {
    read_body(body, |at| returned(at, payout_id, received_at))
}

fn returned(root: Cursor<'_, '_>, payout_id: PayoutId, received_at: Timestamp) -> Option<ReturnPayout> {
    let body = root.required().object(&["reason", "returned", "bank_reference", "returned_at"])?;
    let words = PayoutReturnReason::ALL.iter().map(|reason| (reason.as_str(), *reason));
    let reason = body.require("reason").word(words);
    let returned = body.field("returned").money();
    let reference = body.field("bank_reference");
    let bank_reference = if reference.is_present() { bank_reference(reference) } else { None };
    let at = body.field("returned_at");
    let returned_at = if at.is_present() { past_moment(at, received_at, "what came back has come back") } else { None };
    Some(ReturnPayout { payout_id, returned, reason: reason?, bank_reference, returned_at })
}

/// A code of the bank, and no place for a name: letters, digits and hyphens.
fn bank_reference(at: Cursor<'_, '_>) -> Option<String> {
    let text = at.text(REFERENCE_CHARACTERS_MAX);
    at.narrow("string", || json!({ "pattern": "^[0-9A-Za-z-]+$" }));
    let text = text?;
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Some(text.to_owned());
    }
    at.fault("wrong_form", "a bank's reference is made of letters, digits and hyphens");
    None
}

#[cfg(test)]
mod tests {
    use redress_domain::value::{Currency, Money};

    use super::*;

    #[test]
    fn a_return_says_why_and_may_say_what_came_back_and_when() {
        let payout_id = "0198c0de-0000-7000-8000-00000000000b".parse().unwrap();
        let example = json!({
            "reason": "account_closed",
            "returned": { "amount": "985.00", "currency": "CAD" },
            "bank_reference": "RETURN-1",
            "returned_at": "2026-06-09T10:00:00Z",
        });
        let returned = read(&example, payout_id, clock::now()).unwrap();
        assert_eq!(returned.returned, Some(Money::from_minor(98_500, Currency::Cad)));
        assert_eq!(read(&json!({ "reason": "sent_back" }), payout_id, clock::now()).unwrap().returned, None);
    }
}
