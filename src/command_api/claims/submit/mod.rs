//! `POST /v1/claims`: open a claim.

mod body;
mod examples;

use axum::extract::State;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use jiff::Timestamp;
use redress_domain::claim::{ClaimCommand, ClaimStatus, Contact, SubmitClaim, SubmittedPassenger};
use redress_domain::fact::{Disruption, Itinerary, Leg, PassengerFacts};
use redress_domain::value::{ClaimId, PassengerId, SealedValue, SubjectId};
use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

pub(super) use body::{FIELDS, check_journey, replacement_legs};
use body::{Passenger, Submission};
pub(super) use examples::cancellation;

use crate::command::ExpectedVersion;
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Intent, Prepared, answered, recorded, reply};
use crate::command_api::personal::contact_of;
use crate::http::{Caller, ExactJsonBody, IdempotencyKeyHeader, RequestId};
use crate::openapi::Operation;
use crate::problem::Problem;
use crate::vault::{BOOKING_REFERENCE, Part, Vault, VaultRows, names_as_sent};
use crate::{clock, ids};

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    caller: Caller,
    request_id: RequestId,
    key: IdempotencyKeyHeader,
    body: ExactJsonBody,
) -> Result<Response, Problem> {
    let received_at = clock::now();
    let submission = body::read(&body.value, received_at)?;
    let fingerprint = api.fingerprint("submit", None, &body.value);
    let claim_id = ClaimId::from_uuid(ids::new_v7());
    let claimant = caller.principal.to_string();
    let prepared = prepare(&api.vault, claim_id, claimant, submission, &body.text, received_at);
    // A body that was read has a name in every passenger.
    let prepared = prepared.map_err(|error| Problem::internal(&error))?;
    let intent = Intent { caller, key, request_id };
    let outcome = api.run(intent, claim_id, ExpectedVersion::New, fingerprint, prepared).await?;
    let location = HeaderValue::from_str(&format!("/v1/claims/{}", outcome.claim_id));
    let mut response = reply(StatusCode::CREATED, outcome);
    if let Ok(location) = location {
        response.headers_mut().insert(LOCATION, location);
    }
    Ok(response)
}

/// What is answered beside what every command is answered.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Submission")]
struct Answer {
    /// Where the claim stands, in one word.
    status: ClaimStatus,
    /// In the order of the submission.
    passengers: Vec<PassengerAnswer>,
}

/// A passenger of a submission, who stands in the claim by this id alone.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SubmittedPassenger")]
pub(super) struct PassengerAnswer {
    pub(super) passenger_id: PassengerId,
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let passenger_id = PassengerId::from_uuid(Uuid::from_u128(0x0198_c0de_0000_7000_8000_0000_0000_000a));
    let answer = Answer { status: ClaimStatus::Submitted, passengers: vec![PassengerAnswer { passenger_id }] };
    operation
        .named(
            "submitClaim",
            "Submit a claim",
            "One booking's one direction, with everybody who travelled on it. Nothing in it may lie in the future. Names, contact, \
             reference and account go into the vault: no event or read model holds them, and no reply but the copy of the submission.",
        )
        .body(|at| body::submission(&at.required(), Timestamp::UNIX_EPOCH), examples::examples())
        .body_means::<Itinerary>("/itinerary")
        .body_means::<Disruption>("/disruption")
        .body_means::<Leg>("/replacement_legs/*")
        .body_means::<PassengerFacts>("/passengers/*")
        .field_means("/passengers/*/name", "As on the ticket.")
        .field_means("/passengers/*/one_way_fare", "What the ticket cost one way.")
        .field_means("/contact", "How to reach whoever claims.")
        .field_means("/contact/phone", "5 to 15 digits, with a leading plus if there is one.")
        .field_means("/booking_reference", "The airline's locator.")
        .field_means("/replacement_legs", "The legs travelled in the end, if others than booked.")
        .field_means("/carrier_size", "The size of the carrier under the APPR; absent: looked up by carrier and year.")
        .field_means("/carried_for", "The large carrier on whose behalf a small one flew.")
        .field_means("/filed_on", "The day the claim reached the carrier; absent: today, in UTC.")
        .field_means("/already_compensated_by", "The regime that has already paid for this event.")
        .field_means("/payout_account", "Where to pay; it can be given with the payout instead.")
        .reply(recorded(StatusCode::CREATED, "The claim is open.", answer).with(LOCATION))
}

/// The command, with every personal value replaced by the reference under which the vault keeps it; the vault keeps the body
/// too, as it was sent.
fn prepare(
    vault: &Vault,
    claim_id: ClaimId,
    claimant: String,
    submission: Submission,
    sent: &str,
    received_at: Timestamp,
) -> serde_json::Result<Prepared> {
    let mut rows = VaultRows::default();
    let (mut passengers, mut names) = (Vec::new(), Vec::new());
    let names_as_sent = names_as_sent(sent)?;
    for (passenger, name_as_sent) in submission.passengers.iter().zip(&names_as_sent) {
        let sealed = seal_passenger(vault, claim_id, passenger, name_as_sent);
        passengers.push(sealed.passenger);
        names.push(sealed.name);
        rows.extend(sealed.rows);
    }
    let answer = answer(&passengers);
    let mut sealer = vault.sealer(contact_of(claim_id), claim_id);
    let mut seal =
        |field: &'static str, value: &SecretString| -> SealedValue { sealer.seal(field, value.expose_secret()) };
    let email = seal("email", &submission.email);
    let phone = submission.phone.as_ref().map(|phone| seal("phone", phone));
    let booking_reference = submission.booking_reference.as_ref().map(|text| seal(BOOKING_REFERENCE, text));
    let payout_account = submission.payout_account.as_ref().map(|account| seal("payout_account", account));
    sealer.seal_copy(sent, &names_as_sent, names)?;
    rows.extend(sealer.into_rows());
    let lookup = |text: &SecretString| vault.lookup(BOOKING_REFERENCE, text.expose_secret(), claim_id);
    rows.lookups.extend(submission.booking_reference.as_ref().map(lookup));
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
    Ok(Prepared { command, vault: rows, answer })
}

struct SealedPassenger {
    passenger: SubmittedPassenger,
    name: Part,
    rows: VaultRows,
}

/// Each passenger is a person of their own, and can be forgotten alone.
fn seal_passenger(vault: &Vault, claim_id: ClaimId, passenger: &Passenger, name_as_sent: &str) -> SealedPassenger {
    let mut sealer = vault.sealer(SubjectId::from_uuid(ids::new_v7()), claim_id);
    let name = sealer.seal("name", passenger.name.expose_secret());
    let part = sealer.part_of_copy(&passenger.name, &name, name_as_sent);
    let passenger_id = PassengerId::from_uuid(ids::new_v7());
    let (facts, one_way_fare) = (passenger.facts, passenger.one_way_fare);
    let passenger = SubmittedPassenger { passenger_id, name, facts, one_way_fare };
    SealedPassenger { passenger, name: part, rows: sealer.into_rows() }
}

fn answer(passengers: &[SubmittedPassenger]) -> Map<String, Value> {
    let passengers = passengers.iter().map(|passenger| PassengerAnswer { passenger_id: passenger.passenger_id });
    answered(&Answer { status: ClaimStatus::Submitted, passengers: passengers.collect() })
}
