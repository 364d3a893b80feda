//! `POST /v1/claims`: open a claim.

mod body;

use axum::extract::State;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use jiff::Timestamp;
use redress_domain::claim::{ClaimCommand, Contact, SubmitClaim, SubmittedPassenger};
use redress_domain::value::{ClaimId, PassengerId, SealedValue, SubjectId};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value, json};

use body::{Passenger, Submission};
pub(super) use body::{check_journey, replacement_legs};

use crate::command::ExpectedVersion;
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Intent, Prepared, reply};
use crate::command_api::personal::contact_of;
use crate::http::{Caller, IdempotencyKeyHeader, JsonBody, RequestId};
use crate::problem::Problem;
use crate::vault::{Vault, VaultRows};
use crate::{clock, ids};

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    caller: Caller,
    request_id: RequestId,
    key: IdempotencyKeyHeader,
    JsonBody(body): JsonBody,
) -> Result<Response, Problem> {
    let received_at = clock::now();
    let submission = body::read(&body, received_at)?;
    let fingerprint = api.fingerprint("submit", None, &body);
    let claim_id = ClaimId::from_uuid(ids::new_v7());
    let prepared = prepare(&api.vault, claim_id, caller.principal.to_string(), submission, received_at);
    let outcome = api.run(Intent { caller, key, request_id }, fingerprint, prepared).await?;
    let location = HeaderValue::from_str(&format!("/v1/claims/{}", outcome.claim_id));
    let mut response = reply(StatusCode::CREATED, outcome);
    if let Ok(location) = location {
        response.headers_mut().insert(LOCATION, location);
    }
    Ok(response)
}

/// The command, with every personal value replaced by the reference under which the vault keeps it.
fn prepare(
    vault: &Vault,
    claim_id: ClaimId,
    claimant: String,
    submission: Submission,
    received_at: Timestamp,
) -> Prepared {
    let mut rows = VaultRows::default();
    let passengers: Vec<_> = submission
        .passengers
        .iter()
        .map(|passenger| {
            let (passenger, sealed) = seal_passenger(vault, claim_id, passenger);
            rows.extend(sealed);
            passenger
        })
        .collect();
    let answer = answer(&passengers);
    let mut sealer = vault.sealer(contact_of(claim_id), claim_id);
    let mut seal =
        |field: &'static str, value: &SecretString| -> SealedValue { sealer.seal(field, value.expose_secret()) };
    let email = seal("email", &submission.email);
    let phone = submission.phone.as_ref().map(|phone| seal("phone", phone));
    let booking_reference = submission.booking_reference.as_ref().map(|text| seal("booking_reference", text));
    let payout_account = submission.payout_account.as_ref().map(|account| seal("payout_account", account));
    rows.extend(sealer.into_rows());
    let command = SubmitClaim {
        claimant,
        passengers,
        contact: Contact { email, phone },
        booking_reference,
        itinerary: submission.itinerary,
        replacement_legs: submission.replacement_legs,
        disruption: submission.disruption,
        carrier_size: submission.carrier_size,
        carried_for: submission.carried_for,
        filed_on: submission.filed_on,
        already_compensated_by: submission.already_compensated_by,
        payout_account,
        received_at,
    };
    let command = ClaimCommand::SubmitClaim(command);
    Prepared { claim_id, command, expected: ExpectedVersion::New, vault: rows, answer }
}

/// Each passenger is a person of their own, and can be forgotten alone.
fn seal_passenger(vault: &Vault, claim_id: ClaimId, passenger: &Passenger) -> (SubmittedPassenger, VaultRows) {
    let mut sealer = vault.sealer(SubjectId::from_uuid(ids::new_v7()), claim_id);
    let name = sealer.seal("name", passenger.name.expose_secret());
    let passenger_id = PassengerId::from_uuid(ids::new_v7());
    (
        SubmittedPassenger { passenger_id, name, facts: passenger.facts, one_way_fare: passenger.one_way_fare },
        sealer.into_rows(),
    )
}

fn answer(passengers: &[SubmittedPassenger]) -> Map<String, Value> {
    let passengers: Vec<_> =
        passengers.iter().map(|passenger| json!({ "passenger_id": passenger.passenger_id })).collect();
    Map::from_iter([
        ("status".to_owned(), Value::from("submitted")),
        ("passengers".to_owned(), Value::from(passengers)),
    ])
}
