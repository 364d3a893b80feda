//! `POST /v1/claims/{claim_id}/payouts/{payout_id}/retry`: pay anew what a bank refused or sent back.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use redress_domain::claim::{ClaimCommand, RetryPayout};
use redress_domain::intake::{Cursor, Faults};
use redress_domain::value::PayoutId;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value};

use crate::command::ExpectedVersion;
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Intent, Prepared, reply};
use crate::command_api::personal::{contact_of, payout_account};
use crate::http::{Caller, IdempotencyKeyHeader, IfMatch, OptionalJsonBody, PayoutPath, RequestId};
use crate::ids;
use crate::problem::Problem;

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    caller: Caller,
    request_id: RequestId,
    PayoutPath { claim_id, payout_id }: PayoutPath,
    key: IdempotencyKeyHeader,
    if_match: IfMatch,
    OptionalJsonBody(body): OptionalJsonBody,
) -> Result<Response, Problem> {
    let account = read(&body)?;
    let route = format!("payouts/{payout_id}/retry");
    let fingerprint = api.fingerprint(&route, Some((claim_id, if_match)), &body);
    let mut sealer = api.vault.sealer(contact_of(claim_id), claim_id);
    let account = account.map(|account| sealer.seal("payout_account", account.expose_secret()));
    let new_payout_id = PayoutId::from_uuid(ids::new_v7());
    let prepared = Prepared {
        claim_id,
        command: ClaimCommand::RetryPayout(RetryPayout { payout_id, new_payout_id, account }),
        expected: ExpectedVersion::Exact(if_match.0),
        vault: sealer.into_rows(),
        answer: Map::from_iter([
            ("status".to_owned(), Value::from("payout_authorized")),
            ("payout_id".to_owned(), Value::from(new_payout_id.to_string())),
        ]),
    };
    let outcome = api.run(Intent { caller, key, request_id }, fingerprint, prepared).await?;
    Ok(reply(StatusCode::OK, outcome))
}

fn read(body: &Value) -> Result<Option<SecretString>, Problem> {
    let faults = Faults::new();
    let read = Cursor::root(body, &faults).required().object(&["payout_account"]).and_then(|retry| {
        let at = retry.field("payout_account");
        let account = payout_account(at);
        (!at.is_present() || account.is_some()).then_some(account)
    });
    faults.finish(read).map_err(Problem::faulty_body)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_retry_may_name_another_account() {
        let account =
            json!({ "holder": "Ada Example", "institution": "001", "transit": "12345", "account": "1234567" });
        let example = json!({ "payout_account": account });
        assert!(read(&example).unwrap().is_some());
        assert!(read(&json!({})).unwrap().is_none());
        assert!(read(&json!({ "payout_account": { "holder": "Ada Example" } })).is_err());
    }
}
