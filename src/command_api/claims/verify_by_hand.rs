//! `POST /v1/claims/{claim_id}/verify`: how a flight went, stated by a person with its source and its evidence.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use redress_domain::claim::{ClaimCommand, ClaimStatus, EvidenceKind, StatedObservation, VerifyByHand};
use redress_domain::fact::{LegRole, Observation, TimeSemantics};
use redress_domain::intake::Cursor;
use serde_json::{Value, json};

use crate::clock;
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Asked, Claim, Prepared, recorded, reply};
use crate::command_api::values::{evidence_id, moment, past_moment, read_body};
use crate::http::JsonBody;
use crate::openapi::Operation;
use crate::problem::{Problem, ProblemCode};

/// Twelve legs, booked and travelled.
const OBSERVATIONS_MAX: usize = 24;
const LEGS_MAX: i64 = 12;

const FIELDS: &[&str] = &[
    "role",
    "leg",
    "source",
    "evidence_id",
    "time_semantics",
    "scheduled_departure",
    "actual_departure",
    "scheduled_arrival",
    "actual_arrival",
    "cancelled",
    "diverted_to",
];

const TIMES: [(&str, TimeSemantics); 4] = [
    ("on_block", TimeSemantics::OnBlock),
    ("gate", TimeSemantics::Gate),
    ("fids", TimeSemantics::Fids),
    ("runway", TimeSemantics::Runway),
];

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    asked: Asked,
    JsonBody(body): JsonBody,
) -> Result<Response, Problem> {
    let statements = read(&body, clock::now())?;
    let prepared =
        Prepared::leaving(ClaimStatus::FlightVerified, ClaimCommand::VerifyByHand(VerifyByHand { statements }));
    let outcome = api.carry_out(asked, "verify", &body, prepared).await?;
    Ok(reply(StatusCode::OK, outcome))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    const EVIDENCE: &str = "0198c0de-0000-7000-8000-00000000000e";
    let letter = json!({
        "role": "booked",
        "leg": 0,
        "source": "carrier_statement",
        "evidence_id": EVIDENCE,
        "time_semantics": "gate",
        "actual_arrival": "2026-05-02T16:05:00Z",
    });
    let whole = json!({
        "role": "booked",
        "leg": 0,
        "source": "flight_record",
        "evidence_id": EVIDENCE,
        "time_semantics": "on_block",
        "scheduled_departure": "2026-05-01T22:30:00Z",
        "actual_departure": "2026-05-02T07:02:00Z",
        "scheduled_arrival": "2026-05-02T06:45:00Z",
        "actual_arrival": "2026-05-02T16:05:00Z",
        "cancelled": false,
        "diverted_to": null,
    });
    operation
        .named(
            "verifyByHand",
            "Verify a flight by hand",
            "How a flight went, stated by a person with its source and the evidence in which it stands. What is stated is ranked \
             with everything that the sources said; the time at which the ticket was to end is the stated `scheduled_arrival`, \
             if there is one. A leg that no source knows, and one that was no flight, is stated too.",
        )
        .body(
            |root| statements(root, Timestamp::MAX),
            vec![
                ("A letter of the carrier", json!({ "observations": [letter] })),
                ("Everything that a record says", json!({ "observations": [whole] })),
            ],
        )
        .body_means::<Observation>("/observations/*")
        .field_means("/observations/*/role", "Whether the leg stands on the ticket or replaced one that does.")
        .field_means("/observations/*/leg", "Its index among the legs of that role.")
        .field_means("/observations/*/source", "What kind of evidence says it.")
        .field_means("/observations/*/evidence_id", "The evidence of the claim in which it stands.")
        .field_means("/observations/*/cancelled", "The flight did not fly; absent: it did.")
        .reply(recorded(StatusCode::OK, "The flight is verified.", Claim { status: ClaimStatus::FlightVerified }))
        .refused_for(&[
            ProblemCode::EvidenceUnknown,
            ProblemCode::ObservationSettlesNothing,
            ProblemCode::ClaimAlreadyDecided,
            ProblemCode::ClaimWithdrawn,
        ])
}

fn read(body: &Value, received_at: Timestamp) -> Result<Vec<StatedObservation>, Problem> {
    read_body(body, |at| statements(at, received_at))
}

fn statements(root: Cursor<'_, '_>, received_at: Timestamp) -> Option<Vec<StatedObservation>> {
    let body = root.required().object(&["observations"])?;
    let observations = body.require("observations").array(1..=OBSERVATIONS_MAX)?;
    let read: Vec<_> = observations.items().map(|at| statement(at, received_at)).collect();
    read.into_iter().collect()
}

fn statement(at: Cursor<'_, '_>, received_at: Timestamp) -> Option<StatedObservation> {
    let stated = at.object(FIELDS);
    at.narrow("object", flown_or_cancelled);
    let stated = stated?;
    let role =
        stated.require("role").word([("booked", LegRole::Booked), ("replacement", LegRole::Replacement)].into_iter());
    let leg = stated.require("leg").integer(0..=LEGS_MAX - 1).and_then(|leg| usize::try_from(leg).ok());
    let sources = EvidenceKind::ALL.iter().map(|kind| (kind.as_str(), kind.as_str()));
    let source = stated.require("source").word(sources);
    let evidence_id = evidence_id(stated.require("evidence_id"));
    let time_semantics = stated.require("time_semantics").word(TIMES.into_iter());
    let scheduled_departure = moment(stated.field("scheduled_departure"));
    let scheduled_arrival = moment(stated.field("scheduled_arrival"));
    let happened = "an observation is of something that has happened";
    let actual_departure = past_moment(stated.field("actual_departure"), received_at, happened);
    let actual_arrival = past_moment(stated.field("actual_arrival"), received_at, happened);
    if actual_departure.zip(actual_arrival).is_some_and(|(departure, arrival)| arrival < departure) {
        stated.field("actual_arrival").fault("arrival_before_departure", "give an arrival after the departure");
    }
    let cancelled = stated.field("cancelled");
    let cancelled = if cancelled.is_present() { cancelled.boolean() } else { Some(false) };
    if cancelled == Some(true) && actual_arrival.is_some() {
        stated.field("cancelled").fault("contradicts", "a flight that did not fly did not arrive");
    }
    let diverted_to = stated.field("diverted_to").parsed();
    let observation = Observation {
        source: source?.to_owned(),
        provider_key: String::new(),
        retrieved_at: received_at,
        time_semantics: time_semantics?,
        scheduled_departure,
        actual_departure,
        scheduled_arrival,
        actual_arrival,
        cancelled: cancelled?,
        diverted_to,
    };
    Some(StatedObservation { role: role?, leg: leg?, evidence_id: evidence_id?, observation })
}

/// A flight that did not fly did not arrive.
fn flown_or_cancelled() -> Value {
    json!({ "anyOf": [
        { "title": "A flight that flew", "properties": { "cancelled": { "enum": [false, null] } } },
        { "title": "A flight that did not fly", "properties": { "actual_arrival": { "type": "null" } } },
    ] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_has_a_leg_a_source_its_evidence_and_what_it_says() {
        let example = json!({
            "observations": [{
                "role": "booked",
                "leg": 0,
                "source": "carrier_statement",
                "evidence_id": "0198c0de-0000-7000-8000-00000000000e",
                "time_semantics": "gate",
                "actual_arrival": "2026-05-02T16:05:00Z",
            }],
        });
        let stated = read(&example, clock::now()).unwrap().pop().unwrap();
        assert_eq!((stated.role, stated.leg), (LegRole::Booked, 0));
        assert_eq!(stated.observation.source, "carrier_statement");
        assert!(stated.observation.actual_arrival.is_some() && !stated.observation.cancelled);
    }

    #[test]
    fn a_flight_does_not_arrive_before_it_departs_or_without_flying() {
        let mut example = json!({
            "role": "booked", "leg": 0, "source": "flight_record", "time_semantics": "on_block",
            "evidence_id": "0198c0de-0000-7000-8000-00000000000e",
            "actual_departure": "2026-05-02T16:05:00Z", "actual_arrival": "2026-05-02T16:04:00Z", "cancelled": true,
        });
        example = json!({ "observations": [example] });
        let problem = read(&example, clock::now()).unwrap_err();
        let codes: Vec<_> = problem.faults().iter().map(crate::problem::ProblemFault::code).collect();
        assert_eq!(codes, ["arrival_before_departure", "contradicts"]);
    }
}
