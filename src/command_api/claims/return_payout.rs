//! `POST /v1/claims/{claim_id}/payouts/{payout_id}/return`: what was paid came back, and is owed again.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use redress_domain::claim::{ClaimCommand, PayoutReturnReason, ReturnPayout};
use redress_domain::intake::{Cursor, Faults};
use redress_domain::value::PayoutId;
use serde_json::{Map, Value};

use crate::clock;
use crate::command::ExpectedVersion;
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Intent, Prepared, reply};
use crate::http::{Caller, IdempotencyKeyHeader, IfMatch, JsonBody, PayoutPath, RequestId};
use crate::problem::Problem;
use crate::vault::VaultRows;

const REFERENCE_CHARACTERS_MAX: usize = 35;
const TIME_CHARACTERS_MAX: usize = 40;

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    caller: Caller,
    request_id: RequestId,
    PayoutPath { claim_id, payout_id }: PayoutPath,
    key: IdempotencyKeyHeader,
    if_match: IfMatch,
    JsonBody(body): JsonBody,
) -> Result<Response, Problem> {
    let returned = read(&body, payout_id, clock::now())?;
    let route = format!("payouts/{payout_id}/return");
    let fingerprint = api.fingerprint(&route, Some((claim_id, if_match)), &body);
    let prepared = Prepared {
        claim_id,
        command: ClaimCommand::ReturnPayout(returned),
        expected: ExpectedVersion::Exact(if_match.0),
        vault: VaultRows::default(),
        answer: Map::from_iter([("status".to_owned(), Value::from("payout_returned"))]),
    };
    let outcome = api.run(Intent { caller, key, request_id }, fingerprint, prepared).await?;
    Ok(reply(StatusCode::OK, outcome))
}

fn read(body: &Value, payout_id: PayoutId, received_at: Timestamp) -> Result<ReturnPayout, Problem> {
    let faults = Faults::new();
    let read = returned(Cursor::root(body, &faults).required(), payout_id, received_at);
    faults.finish(read).map_err(Problem::faulty_body)
}

fn returned(at: Cursor<'_, '_>, payout_id: PayoutId, received_at: Timestamp) -> Option<ReturnPayout> {
    let body = at.object(&["reason", "returned", "bank_reference", "returned_at"])?;
    let words = PayoutReturnReason::ALL.iter().map(|reason| (reason.as_str(), *reason));
    let reason = body.require("reason").word(words);
    let returned = body.field("returned").money();
    let reference = body.field("bank_reference");
    let bank_reference = if reference.is_present() { bank_reference(reference) } else { None };
    let at = body.field("returned_at");
    let returned_at = if at.is_present() { moment(at, received_at) } else { None };
    Some(ReturnPayout { payout_id, returned, reason: reason?, bank_reference, returned_at })
}

/// A code of the bank, and no place for a name: letters, digits and hyphens.
fn bank_reference(at: Cursor<'_, '_>) -> Option<String> {
    let text = at.text(REFERENCE_CHARACTERS_MAX)?;
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        return Some(text.to_owned());
    }
    at.fault("wrong_form", "a bank's reference is made of letters, digits and hyphens");
    None
}

fn moment(at: Cursor<'_, '_>, received_at: Timestamp) -> Option<Timestamp> {
    let Ok(time) = at.text(TIME_CHARACTERS_MAX)?.parse::<Timestamp>() else {
        at.fault("wrong_form", "a moment is written 2026-05-02T16:05:00Z, in RFC 3339");
        return None;
    };
    if time > received_at {
        at.fault("in_the_future", "what came back has come back");
    }
    Some(time)
}

#[cfg(test)]
mod tests {
    use redress_domain::value::{Currency, Money};
    use serde_json::json;

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
