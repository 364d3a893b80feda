//! `POST /v1/claims/{claim_id}/payouts`: allow a payment of what is owed to some of the passengers.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use redress_domain::claim::{AuthorizePayout, ClaimCommand, ClaimStatus, PayoutShareRequest};
use redress_domain::intake::Cursor;
use redress_domain::value::PayoutId;
use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Asked, Prepared, answered, recorded, reply};
use crate::command_api::personal::{contact_of, payout_account};
use crate::command_api::values::{passenger_id, read_body};
use crate::http::{ClaimPath, JsonBody};
use crate::ids;
use crate::openapi::Operation;
use crate::problem::{Problem, ProblemCode};

const PASSENGERS_MAX: usize = 9;

/// The body: whose money, and where to.
#[derive(Debug)]
struct Order {
    shares: Vec<PayoutShareRequest>,
    account: Option<SecretString>,
}

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    asked: Asked,
    JsonBody(body): JsonBody,
) -> Result<Response, Problem> {
    let ClaimPath(claim_id) = asked.path;
    let order = read(&body)?;
    let mut sealer = api.vault.sealer(contact_of(claim_id), claim_id);
    let account = order.account.map(|account| sealer.seal("payout_account", account.expose_secret()));
    let payout_id = PayoutId::from_uuid(ids::new_v7());
    let command = AuthorizePayout { payout_id, shares: order.shares, account };
    let prepared = Prepared {
        command: ClaimCommand::AuthorizePayout(command),
        vault: sealer.into_rows(),
        answer: answered(&Authorized::of(payout_id)),
    };
    let outcome = api.carry_out(asked, "payouts", &body, prepared).await?;
    Ok(reply(StatusCode::OK, outcome))
}

/// What is answered beside what every command is answered.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Payout")]
pub(super) struct Authorized {
    /// Where the claim stands, in one word.
    status: ClaimStatus,
    /// The payout, the same for ever, at our side and at the bank's.
    payout_id: PayoutId,
}

impl Authorized {
    pub(super) const fn of(payout_id: PayoutId) -> Self {
        Self { status: ClaimStatus::PayoutAuthorized, payout_id }
    }

    /// As the documentation shows it.
    pub(super) fn example() -> Self {
        Self::of(PayoutId::from_uuid(Uuid::from_u128(0x0198_c0de_0000_7000_8000_0000_0000_00bb)))
    }
}

pub(crate) fn describe(operation: Operation) -> Operation {
    const PASSENGER: &str = "0198c0de-0000-7000-8000-00000000000a";
    let part = json!({ "amount": "400.00", "currency": "CAD" });
    let account = json!({ "holder": "Ada Example", "iban": "DE89 3704 0044 0532 0130 00" });
    let canadian = json!({ "holder": "Ada Example", "institution": "001", "transit": "12345", "account": "1234567" });
    let examples = vec![
        ("All that is still owed", json!({ "passengers": [PASSENGER] })),
        (
            "A part of it to another account",
            json!({ "passengers": [{ "passenger_id": PASSENGER, "amount": part }], "payout_account": account }),
        ),
        ("To an account in Canada", json!({ "passengers": [PASSENGER], "payout_account": canadian })),
    ];
    operation
        .named(
            "authorizePayout",
            "Authorize a payout",
            "Allows a payment of what is owed to some of the passengers; never more than is neither paid nor under way.",
        )
        .body(order, examples)
        .field_means("/passengers", "Whose money: a passenger's id stands for all that is still owed to them.")
        .field_means("/payout_account", "Where to pay, if not to the account of the submission.")
        .reply(recorded(StatusCode::OK, "The payout is authorized, and its amount reserved.", Authorized::example()))
        .refused_for(&[
            ProblemCode::ClaimNotApproved,
            ProblemCode::PassengerNotAwarded,
            ProblemCode::AmountExceedsEntitlement,
            ProblemCode::ClaimAlreadyPaid,
            ProblemCode::PayoutAccountMissing,
            ProblemCode::ClaimWithdrawn,
        ])
}

fn read(body: &Value) -> Result<Order, Problem> {
    read_body(body, order)
}

fn order(root: Cursor<'_, '_>) -> Option<Order> {
    let order = root.required().object(&["passengers", "payout_account"])?;
    let shares = order.require("passengers").array(1..=PASSENGERS_MAX).and_then(|passengers| {
        let shares: Vec<_> = passengers.items().map(share).collect();
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
