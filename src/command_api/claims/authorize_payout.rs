//! `POST /v1/claims/{claim_id}/payouts`: allow a payment of what is owed to some of the passengers.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use redress_domain::claim::{AuthorizePayout, ClaimCommand, PayoutShareRequest};
use redress_domain::intake::{Cursor, Faults};
use redress_domain::value::{PassengerId, PayoutId};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value, json};

use crate::command::ExpectedVersion;
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Intent, Prepared, reply};
use crate::command_api::personal::{contact_of, payout_account};
use crate::http::{Caller, ClaimPath, IdempotencyKeyHeader, IfMatch, JsonBody, RequestId};
use crate::ids;
use crate::problem::Problem;

const PASSENGERS_MAX: usize = 9;
const ID_CHARACTERS_MAX: usize = 64;
/// The hyphenated form in lower case alone, as the submission answered it.
const UUID_PATTERN: &str = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

/// The body: whose money, and where to.
#[derive(Debug)]
struct Order {
    shares: Vec<PayoutShareRequest>,
    account: Option<SecretString>,
}

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    caller: Caller,
    request_id: RequestId,
    ClaimPath(claim_id): ClaimPath,
    key: IdempotencyKeyHeader,
    if_match: IfMatch,
    JsonBody(body): JsonBody,
) -> Result<Response, Problem> {
    let order = read(&body)?;
    let fingerprint = api.fingerprint("payouts", Some((claim_id, if_match)), &body);
    let mut sealer = api.vault.sealer(contact_of(claim_id), claim_id);
    let account = order.account.map(|account| sealer.seal("payout_account", account.expose_secret()));
    let payout_id = PayoutId::from_uuid(ids::new_v7());
    let command = AuthorizePayout { payout_id, shares: order.shares, account };
    let prepared = Prepared {
        claim_id,
        command: ClaimCommand::AuthorizePayout(command),
        expected: ExpectedVersion::Exact(if_match.0),
        vault: sealer.into_rows(),
        answer: Map::from_iter([
            ("status".to_owned(), Value::from("payout_authorized")),
            ("payout_id".to_owned(), Value::from(payout_id.to_string())),
        ]),
    };
    let outcome = api.run(Intent { caller, key, request_id }, fingerprint, prepared).await?;
    Ok(reply(StatusCode::OK, outcome))
}

fn read(body: &Value) -> Result<Order, Problem> {
    let faults = Faults::new();
    let order = order(Cursor::root(body, &faults));
    faults.finish(order).map_err(Problem::faulty_body)
}

fn order(root: Cursor<'_, '_>) -> Option<Order> {
    let order = root.required().object(&["passengers", "payout_account"])?;
    let shares = order.require("passengers").array(1..=PASSENGERS_MAX).and_then(|passengers| {
        let shares: Vec<_> =
            passengers.items().map(share).collect();
        shares.into_iter().collect::<Option<Vec<_>>>()
    });
    let at = order.field("payout_account");
    let account = payout_account(at);
    (!at.is_present() || account.is_some()).then_some(())?;
    Some(Order { shares: shares?, account })
}

/// A passenger alone stands for all that is still owed to them.
fn share(at: Cursor<'_, '_>) -> Option<PayoutShareRequest> {
    if at.is_text() {
        return Some(PayoutShareRequest { passenger_id: passenger_id(at)?, amount: None });
    }
    let share = at.object(&["passenger_id", "amount"])?;
    let passenger_id = passenger_id(share.require("passenger_id"));
    let amount = share.require("amount").money();
    Some(PayoutShareRequest { passenger_id: passenger_id?, amount: Some(amount?) })
}

fn passenger_id(at: Cursor<'_, '_>) -> Option<PassengerId> {
    let text = at.text(ID_CHARACTERS_MAX);
    at.narrow(|| json!({ "format": "uuid", "pattern": UUID_PATTERN }));
    let text = text?;
    let id = text.parse().ok().filter(|id: &PassengerId| id.to_string() == text);
    if id.is_none() {
        at.fault("wrong_form", "a passenger id is the UUID that the submission answered");
    }
    id
}

#[cfg(test)]
mod tests {
    use redress_domain::value::{Currency, Money};

    use super::*;
    use crate::problem::ProblemFault;

    const ADA: &str = "0198c0de-0000-7000-8000-00000000000a";
    const BEN: &str = "0198c0de-0000-7000-8000-00000000000b";

    #[test]
    fn a_passenger_alone_or_with_an_amount_is_a_share() {
        let amount = json!({ "amount": "400.00", "currency": "CAD" });
        let order = read(&json!({ "passengers": [ADA, { "passenger_id": BEN, "amount": amount }] })).unwrap();
        let amounts: Vec<_> = order.shares.iter().map(|share| share.amount).collect();
        assert_eq!(amounts, [None, Some(Money::from_minor(40_000, Currency::Cad))]);
        assert!(order.account.is_none());
    }

    #[test]
    fn every_fault_of_a_payout_is_reported_at_once() {
        let body = json!({
            "passengers": ["x", { "passenger_id": ADA, "amount": { "amount": "4", "currency": "CAD" } }, 7],
            "payout_account": { "holder": "Ada", "iban": "DE00" },
            "urgent": true,
        });
        let problem = read(&body).unwrap_err();
        let mut pointers: Vec<_> = problem.faults().iter().map(ProblemFault::pointer).collect();
        pointers.sort_unstable();
        let expected =
            ["/passengers/0", "/passengers/1/amount/amount", "/passengers/2", "/payout_account/iban", "/urgent"];
        assert_eq!(pointers, expected);
    }
}
