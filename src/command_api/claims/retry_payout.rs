//! `POST /v1/claims/{claim_id}/payouts/{payout_id}/retry`: pay anew what a bank refused or sent back.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use redress_domain::claim::{ClaimCommand, RetryPayout};
use redress_domain::intake::Cursor;
use redress_domain::value::PayoutId;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use super::authorize_payout::Authorized;
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Asked, Prepared, answered, recorded, reply};
use crate::command_api::personal::{contact_of, payout_account};
use crate::command_api::values::read_body;
use crate::http::{OptionalJsonBody, PayoutPath};
use crate::ids;
use crate::openapi::Operation;
use crate::problem::{Problem, ProblemCode};

/// The body: where to pay, if not where the old payout went.
#[derive(Debug)]
struct Retry {
    account: Option<SecretString>,
}

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    asked: Asked<PayoutPath>,
    OptionalJsonBody(body): OptionalJsonBody,
) -> Result<Response, Problem> {
    let PayoutPath { claim_id, payout_id } = asked.path;
    let Retry { account } = read(&body)?;
    let route = format!("payouts/{payout_id}/retry");
    let mut sealer = api.vault.sealer(contact_of(claim_id), claim_id);
    let account = account.map(|account| sealer.seal("payout_account", account.expose_secret()));
    let new_payout_id = PayoutId::from_uuid(ids::new_v7());
    let prepared = Prepared {
        command: ClaimCommand::RetryPayout(RetryPayout { payout_id, new_payout_id, account }),
        vault: sealer.into_rows(),
        answer: answered(&Authorized::of(new_payout_id)),
    };
    let outcome = api.carry_out(asked, &route, &body, prepared).await?;
    Ok(reply(StatusCode::OK, outcome))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let account = json!({ "holder": "Ada Example", "institution": "001", "transit": "12345", "account": "1234567" });
    let iban = json!({ "holder": "Ada Example", "iban": "DE89 3704 0044 0532 0130 00" });
    let examples = vec![
        ("To the same account", json!({})),
        ("To another account", json!({ "payout_account": account })),
        ("To an account with an IBAN", json!({ "payout_account": iban })),
    ];
    operation
        .named(
            "retryPayout",
            "Retry a payout",
            "Pays anew what a bank refused or sent back: a new payout for the same passengers, of no more than is still owed to \
             them. The old id stays what it is: at the bank it is settled for ever.",
        )
        .body(retry, examples)
        .field_means("/payout_account", "Where to pay, if not where the old payout went; the account of the submission is taken as it is now.")
        .reply(recorded(StatusCode::OK, "A new payout is authorized.", Authorized::example()))
        .refused_for(&[
            ProblemCode::ClaimNotApproved,
            ProblemCode::PayoutNotFailed,
            ProblemCode::ClaimAlreadyPaid,
            ProblemCode::PassengerNotAwarded,
            ProblemCode::AmountExceedsEntitlement,
            ProblemCode::PayoutAccountMissing,
            ProblemCode::ClaimWithdrawn,
        ])
}

fn read(body: &Value) -> Result<Retry, Problem> {
    read_body(body, retry)
}

fn retry(root: Cursor<'_, '_>) -> Option<Retry> {
    let retry = root.required().object(&["payout_account"])?;
    let at = retry.field("payout_account");
    let account = payout_account(at);
    (!at.is_present() || account.is_some()).then_some(Retry { account })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_retry_may_name_another_account() {
        let account =
            json!({ "holder": "Ada Example", "institution": "001", "transit": "12345", "account": "1234567" });
        let example = json!({ "payout_account": account });
        assert!(read(&example).unwrap().account.is_some());
        assert!(read(&json!({})).unwrap().account.is_none());
        assert!(read(&json!({ "payout_account": { "holder": "Ada Example" } })).is_err());
    }
}
