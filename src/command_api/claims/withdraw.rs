//! `POST /v1/claims/{claim_id}/withdraw`: pursue the claim no more.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use redress_domain::claim::{ClaimCommand, WithdrawClaim, WithdrawalReason};
use redress_domain::intake::{Cursor, Faults};
use serde_json::{Map, Value};

use crate::command::ExpectedVersion;
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Intent, Prepared, reply};
use crate::http::{Caller, ClaimPath, IdempotencyKeyHeader, IfMatch, OptionalJsonBody, RequestId};
use crate::problem::Problem;
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
    let withdrawal = read(&body)?;
    let fingerprint = api.fingerprint("withdraw", Some((claim_id, if_match)), &body);
    let prepared = Prepared {
        claim_id,
        command: ClaimCommand::WithdrawClaim(withdrawal),
        expected: ExpectedVersion::Exact(if_match.0),
        vault: VaultRows::default(),
        answer: Map::from_iter([("status".to_owned(), Value::from("withdrawn"))]),
    };
    let outcome = api.run(Intent { caller, key, request_id }, fingerprint, prepared).await?;
    Ok(reply(StatusCode::OK, outcome))
}

fn read(body: &Value) -> Result<WithdrawClaim, Problem> {
    let faults = Faults::new();
    let read = Cursor::root(body, &faults).required().object(&["reason"]).map(|withdrawal| {
        let words = WithdrawalReason::ALL.iter().map(|reason| (reason.as_str(), *reason));
        WithdrawClaim { reason: withdrawal.field("reason").word(words) }
    });
    faults.finish(read).map_err(Problem::faulty_body)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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
