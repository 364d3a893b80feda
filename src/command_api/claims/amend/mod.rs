//! `POST /v1/claims/{claim_id}/amend`: put right what was submitted. What is absent stays as it is; null makes unknown what
//! may be unknown.

mod examples;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use redress_domain::claim::{AmendClaim, Change, ClaimCommand, PassengerChange, SubmittedPassenger};
use redress_domain::estimate::{
    PASSENGER_FACT_FIELDS, check_arrivals, passenger_facts_of, read_disruption, read_itinerary, read_regime_code,
};
use redress_domain::fact::{Disruption, Itinerary, Leg, PassengerFacts};
use redress_domain::intake::{Cursor, Object};
use redress_domain::regime::CarrierSize;
use redress_domain::value::{ClaimId, Money, PassengerId, SealedValue, SubjectId};
use schemars::JsonSchema;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::submit::{FIELDS, PassengerAnswer, check_journey, replacement_legs};
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Asked, Prepared, answered, recorded, reply};
use crate::command_api::personal::{booking_reference, contact_of, email, name, payout_account, phone};
use crate::command_api::values::{passenger_id, read_body};
use crate::http::{ClaimPath, JsonBody};
use crate::openapi::Operation;
use crate::problem::{Problem, ProblemCode};
use crate::vault::{BOOKING_REFERENCE, Vault, VaultRows};
use crate::{clock, ids};

/// How many entries of passengers one amendment takes.
const PASSENGERS_MAX: usize = 9;

/// An amendment that was read: persons stand in it in clear.
#[derive(Debug)]
struct Proposal {
    /// All but the persons.
    facts: AmendClaim,
    passengers: Vec<Passenger>,
    email: Option<SecretString>,
    phone: Change<SecretString>,
    booking_reference: Change<SecretString>,
    payout_account: Change<SecretString>,
}

#[derive(Debug)]
enum Passenger {
    Add { name: SecretString, facts: PassengerFacts, one_way_fare: Option<Money> },
    Remove(PassengerId),
    Amend { passenger_id: PassengerId, name: Option<SecretString>, facts: PassengerFacts, one_way_fare: Change<Money> },
}

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    asked: Asked,
    JsonBody(body): JsonBody,
) -> Result<Response, Problem> {
    let ClaimPath(claim_id) = asked.path;
    let proposal = read(&body, clock::now())?;
    let (command, vault, added) = seal(&api.vault, claim_id, proposal);
    let prepared = Prepared {
        command: ClaimCommand::AmendClaim(command),
        vault,
        answer: answered(&Answer { added_passengers: added }),
    };
    let outcome = api.carry_out(asked, "amend", &body, prepared).await?;
    Ok(reply(StatusCode::OK, outcome))
}

/// What is answered beside what every command is answered.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Amendment")]
struct Answer {
    /// Those who came, in the order of the request.
    added_passengers: Vec<PassengerAnswer>,
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let passenger_id = PassengerId::from_uuid(Uuid::from_u128(0x0198_c0de_0000_7000_8000_0000_0000_000c));
    let answer = Answer { added_passengers: vec![PassengerAnswer { passenger_id }] };
    operation
        .named(
            "amendClaim",
            "Amend a claim",
            "Puts right what was submitted: what is absent stays as it is, and null makes unknown what may be unknown. Each part \
             of the journey is given whole, as it is to stand, and what comes out is held to the rules of a submission. What \
             rested on other facts is verified or calculated anew. After a decision only how to reach and to pay somebody can \
             change.",
        )
        .body(|root| proposal(root, Timestamp::UNIX_EPOCH), examples::examples())
        .body_means::<Itinerary>("/itinerary")
        .body_means::<Disruption>("/disruption")
        .body_means::<Leg>("/replacement_legs/*")
        .body_means::<PassengerFacts>("/passengers/*")
        .field_means("/passengers/*/passenger_id", "Who, by the id that was answered; absent: one who was left out.")
        .field_means("/passengers/*/removed", "Whether the passenger is to stand on the claim no more.")
        .field_means("/passengers/*/name", "As on the ticket.")
        .field_means("/passengers/*/one_way_fare", "What the ticket cost one way; null: unknown.")
        .field_means("/contact/phone", "5 to 15 digits, with a leading plus if there is one; null: none.")
        .field_means("/booking_reference", "The airline's locator; null: unknown.")
        .field_means("/replacement_legs", "The legs travelled in the end; none: those that were booked.")
        .field_means("/carrier_size", "The size of the carrier under the APPR; null: looked up by carrier and year.")
        .field_means("/carried_for", "The large carrier on whose behalf a small one flew; null: none.")
        .field_means("/filed_on", "The day the claim reached the carrier.")
        .field_means("/already_compensated_by", "The regime that has already paid for this event; null: none.")
        .field_means("/payout_account", "Where to pay; null: to be given with the payout.")
        .reply(recorded(StatusCode::OK, "The claim is amended.", answer))
        .refused_for(&[
            ProblemCode::NothingAmended,
            ProblemCode::ClaimAlreadyDecided,
            ProblemCode::ClaimWithdrawn,
            ProblemCode::PassengerHoldsPayout,
            ProblemCode::TooManyEntries,
        ])
}

/// The command, with every personal value replaced by the reference under which the vault keeps it.
fn seal(vault: &Vault, claim_id: ClaimId, proposal: Proposal) -> (AmendClaim, VaultRows, Vec<PassengerAnswer>) {
    let mut sealer = vault.sealer(contact_of(claim_id), claim_id);
    let mut seal = |field: &'static str, value: &SecretString| sealer.seal(field, value.expose_secret());
    let email = proposal.email.as_ref().map(|text| seal("email", text));
    let mut of = |field: &'static str, change: &Change<SecretString>| match change {
        Change::Keep => Change::Keep,
        Change::Clear => Change::Clear,
        Change::Set(value) => Change::Set(seal(field, value)),
    };
    let phone = of("phone", &proposal.phone);
    let booking_reference = of(BOOKING_REFERENCE, &proposal.booking_reference);
    let payout_account = of("payout_account", &proposal.payout_account);
    let mut rows = sealer.into_rows();
    if let Change::Set(reference) = &proposal.booking_reference {
        // By the one of before it is found too: somebody may still go by that.
        rows.lookups.push(vault.lookup(BOOKING_REFERENCE, reference.expose_secret(), claim_id));
    }
    let mut added = Vec::new();
    let passengers = proposal.passengers.into_iter().map(|passenger| {
        let change = seal_passenger(vault, claim_id, passenger, &mut rows);
        if let PassengerChange::Add(passenger) = &change {
            added.push(PassengerAnswer { passenger_id: passenger.passenger_id });
        }
        change
    });
    let passengers = passengers.collect();
    let command = AmendClaim { passengers, email, phone, booking_reference, payout_account, ..proposal.facts };
    (command, rows, added)
}

/// Each passenger is a person of their own, and can be forgotten alone.
fn seal_passenger(vault: &Vault, claim_id: ClaimId, passenger: Passenger, rows: &mut VaultRows) -> PassengerChange {
    let mut seal_name = |name: &SecretString| -> SealedValue {
        let mut sealer = vault.sealer(SubjectId::from_uuid(ids::new_v7()), claim_id);
        let name = sealer.seal("name", name.expose_secret());
        rows.extend(sealer.into_rows());
        name
    };
    match passenger {
        Passenger::Add { name, facts, one_way_fare } => {
            let passenger_id = PassengerId::from_uuid(ids::new_v7());
            PassengerChange::Add(SubmittedPassenger { passenger_id, name: seal_name(&name), facts, one_way_fare })
        }
        Passenger::Remove(passenger_id) => PassengerChange::Remove(passenger_id),
        Passenger::Amend { passenger_id, name, facts, one_way_fare } => {
            PassengerChange::Amend { passenger_id, name: name.as_ref().map(seal_name), facts, one_way_fare }
        }
    }
}

fn read(body: &Value, received_at: Timestamp) -> Result<Proposal, Problem> {
    read_body(body, |at| proposal(at, received_at))
}

fn proposal(root: Cursor<'_, '_>, received_at: Timestamp) -> Option<Proposal> {
    let object = root.required().object(FIELDS)?;
    let mut facts = journey(&object, received_at);
    let sizes = [CarrierSize::Large, CarrierSize::Small].map(|size| (size.as_str(), size));
    facts.carrier_size = change(&object, "carrier_size", |at| at.word(sizes.into_iter()));
    facts.carried_for = change(&object, "carried_for", |at| at.parsed());
    facts.already_compensated_by = change(&object, "already_compensated_by", |at| read_regime_code(&at));
    let filed_on = object.field("filed_on");
    facts.filed_on = if filed_on.is_present() { filed_on.date() } else { None };
    let contact = object.field("contact");
    let contact = if contact.is_present() { contact.object(&["email", "phone"]) } else { None };
    let new_email = contact.as_ref().map(|contact| contact.field("email")).filter(Cursor::is_present).and_then(email);
    let new_phone = contact.as_ref().map_or(Change::Keep, |contact| change(contact, "phone", phone));
    let passengers = passengers(&object.field("passengers"));
    let new_reference = change(&object, "booking_reference", booking_reference);
    let new_account = change(&object, "payout_account", payout_account);
    Some(Proposal {
        facts,
        passengers: passengers?,
        email: new_email,
        phone: new_phone,
        booking_reference: new_reference,
        payout_account: new_account,
    })
}

/// The journey: each part whole, as it is to stand.
fn journey(object: &Object<'_, '_>, received_at: Timestamp) -> AmendClaim {
    let mut facts = AmendClaim::nothing(received_at);
    let place = object.field("itinerary");
    facts.itinerary = if place.is_present() { read_itinerary(&place) } else { None };
    let legs = facts.itinerary.as_ref().map(|itinerary| itinerary.legs.len());
    let disruption = object.field("disruption");
    facts.disruption = if disruption.is_present() { read_disruption(&disruption, legs) } else { None };
    if let Some(itinerary) = &facts.itinerary {
        check_journey(&place, itinerary, received_at);
        if let Some(disruption) = &facts.disruption {
            check_arrivals(&place, itinerary, disruption);
        }
    }
    let replaced = object.field("replacement_legs");
    facts.replacement_legs = if replaced.is_present() { replacement_legs(&replaced, received_at) } else { None };
    facts
}

/// What becomes of a fact that may be unknown: a member that is null takes it back.
fn change<T>(object: &Object<'_, '_>, name: &str, read: impl FnOnce(Cursor<'_, '_>) -> Option<T>) -> Change<T> {
    if object.is_null(name) {
        return Change::Clear;
    }
    let at = object.field(name);
    // What stands there and cannot be read has its faults.
    if at.is_present() { read(at).map_or(Change::Keep, Change::Set) } else { Change::Keep }
}

fn passengers(at: &Cursor<'_, '_>) -> Option<Vec<Passenger>> {
    if !at.is_present() {
        return Some(Vec::new());
    }
    let items = at.array(1..=PASSENGERS_MAX)?;
    let read: Vec<_> = items.items().map(|at| passenger(&at)).collect();
    read.into_iter().collect()
}

/// Without an id a passenger is one who was left out; `"removed": true` takes one away.
fn passenger(at: &Cursor<'_, '_>) -> Option<Passenger> {
    let own = ["passenger_id", "removed", "name", "one_way_fare"].into_iter();
    let known: Vec<_> = own.chain(PASSENGER_FACT_FIELDS.iter().copied()).collect();
    let object = at.object(&known);
    at.narrow("object", one_who_is_known_or_named);
    let object = object?;
    let facts = passenger_facts_of(&object);
    let one_way_fare = change(&object, "one_way_fare", |at| at.money());
    let removed = object.field("removed");
    let is_removed = removed.is_present().then(|| removed.boolean());
    let id = object.field("passenger_id");
    if !id.is_present() {
        let name = name(object.require("name"));
        if removed.is_present() {
            removed.fault("contradicts", "name the passenger who is to be removed by passenger_id");
        }
        let Change::Set(fare) = one_way_fare else {
            return Some(Passenger::Add { name: name?, facts, one_way_fare: None });
        };
        return Some(Passenger::Add { name: name?, facts, one_way_fare: Some(fare) });
    }
    let passenger_id = passenger_id(id);
    let new_name = object.field("name");
    let name = if new_name.is_present() { name(new_name) } else { None };
    if is_removed == Some(Some(true)) {
        return Some(Passenger::Remove(passenger_id?));
    }
    Some(Passenger::Amend { passenger_id: passenger_id?, name, facts, one_way_fare })
}

/// A passenger of the claim is known by an id; whoever comes has a name and nothing to be removed from.
fn one_who_is_known_or_named() -> Value {
    let (given, absent) = (json!({ "type": "string" }), json!({ "type": "null" }));
    json!({ "anyOf": [
        { "title": "A passenger of the claim", "required": ["passenger_id"], "properties": { "passenger_id": given } },
        { "title": "A passenger who was left out", "required": ["name"],
          "properties": { "passenger_id": absent, "name": given, "removed": absent } },
    ] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amendment_names_what_is_to_stand_and_null_takes_back() {
        let example = json!({
            "disruption": { "kind": "delay", "leg": 0, "arrival_delay_minutes": 560, "cause": "CREW_SHORTAGE" },
            "contact": { "phone": null },
            "carrier_size": null,
            "passengers": [
                { "passenger_id": "0198c0de-0000-7000-8000-00000000000a", "free_ticket": false },
                { "passenger_id": "0198c0de-0000-7000-8000-00000000000b", "removed": true },
                { "name": "Cleo Example" },
            ],
        });
        let proposal = read(&example, clock::now()).unwrap();
        assert_eq!(proposal.facts.carrier_size, Change::Clear);
        assert_eq!(proposal.facts.carried_for, Change::Keep);
        assert!(matches!(proposal.phone, Change::Clear) && matches!(proposal.payout_account, Change::Keep));
        let [Passenger::Amend { .. }, Passenger::Remove(_), Passenger::Add { .. }] = &*proposal.passengers else {
            panic!("other changes: {:?}", proposal.passengers)
        };
    }
}
