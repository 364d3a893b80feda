//! `POST /v1/claims/{claim_id}/verify`: how a flight went, stated by a person with its source and its evidence.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use redress_domain::claim::{ClaimCommand, EvidenceKind, StatedObservation, VerifyByHand};
use redress_domain::fact::{LegRole, Observation, TimeSemantics};
use redress_domain::intake::{Cursor, Faults, Object};
use serde_json::{Map, Value};

use crate::clock;
use crate::command::ExpectedVersion;
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Intent, Prepared, reply};
use crate::command_api::evidence_id;
use crate::http::{Caller, ClaimPath, IdempotencyKeyHeader, IfMatch, JsonBody, RequestId};
use crate::problem::Problem;
use crate::vault::VaultRows;

/// Twelve legs, booked and travelled.
const OBSERVATIONS_MAX: usize = 24;
const LEGS_MAX: i64 = 12;
/// The longest time in RFC 3339 that anybody writes.
const TIME_CHARACTERS_MAX: usize = 40;

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
    caller: Caller,
    request_id: RequestId,
    ClaimPath(claim_id): ClaimPath,
    key: IdempotencyKeyHeader,
    if_match: IfMatch,
    JsonBody(body): JsonBody,
) -> Result<Response, Problem> {
    let statements = read(&body, clock::now())?;
    let fingerprint = api.fingerprint("verify", Some((claim_id, if_match)), &body);
    let prepared = Prepared {
        claim_id,
        command: ClaimCommand::VerifyByHand(VerifyByHand { statements }),
        expected: ExpectedVersion::Exact(if_match.0),
        vault: VaultRows::default(),
        answer: Map::from_iter([("status".to_owned(), Value::from("flight_verified"))]),
    };
    let outcome = api.run(Intent { caller, key, request_id }, fingerprint, prepared).await?;
    Ok(reply(StatusCode::OK, outcome))
}

fn read(body: &Value, received_at: Timestamp) -> Result<Vec<StatedObservation>, Problem> {
    let faults = Faults::new();
    let read = Cursor::root(body, &faults).required().object(&["observations"]).and_then(|object| {
        let observations = object.require("observations").array(1..=OBSERVATIONS_MAX)?;
        let read: Vec<_> = observations.items().map(|at| statement(at, received_at)).collect();
        read.into_iter().collect()
    });
    faults.finish(read).map_err(Problem::faulty_body)
}

fn statement(at: Cursor<'_, '_>, received_at: Timestamp) -> Option<StatedObservation> {
    let stated = at.object(FIELDS)?;
    let role =
        stated.require("role").word([("booked", LegRole::Booked), ("replacement", LegRole::Replacement)].into_iter());
    let leg = stated.require("leg").integer(0..=LEGS_MAX - 1).and_then(|leg| usize::try_from(leg).ok());
    let sources = EvidenceKind::ALL.iter().map(|kind| (kind.as_str(), kind.as_str()));
    let source = stated.require("source").word(sources);
    let evidence_id = evidence_id(stated.require("evidence_id"));
    let time_semantics = stated.require("time_semantics").word(TIMES.into_iter());
    let time = |name: &'static str| happened(&stated, name, received_at);
    let (scheduled_departure, actual_departure) = (due(&stated, "scheduled_departure"), time("actual_departure"));
    let (scheduled_arrival, actual_arrival) = (due(&stated, "scheduled_arrival"), time("actual_arrival"));
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

/// A moment in RFC 3339, with its offset.
fn due(stated: &Object<'_, '_>, name: &'static str) -> Option<Timestamp> {
    let at = stated.field(name);
    if !at.is_present() {
        return None;
    }
    let time = at.text(TIME_CHARACTERS_MAX)?.parse().ok();
    if time.is_none() {
        at.fault("wrong_form", "a moment is written 2026-05-02T16:05:00Z, in RFC 3339");
    }
    time
}

fn happened(stated: &Object<'_, '_>, name: &'static str, received_at: Timestamp) -> Option<Timestamp> {
    let time = due(stated, name)?;
    if time > received_at {
        stated.field(name).fault("in_the_future", "an observation is of something that has happened");
    }
    Some(time)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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
