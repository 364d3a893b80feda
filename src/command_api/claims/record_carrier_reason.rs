//! `POST /v1/claims/{claim_id}/carrier-reasons`: what the carrier said, when, and when we learned it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use redress_domain::claim::{CarrierChannel, ClaimCommand, RecordCarrierReason};
use redress_domain::fact::CauseCode;
use redress_domain::intake::Cursor;
use redress_domain::value::{EvidenceId, LocalTime};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value, json};

use crate::clock;
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Asked, Nothing, Prepared, recorded, reply};
use crate::command_api::personal::{contact_of, prose};
use crate::command_api::values::{evidence_id, read_body};
use crate::http::{ClaimPath, JsonBody};
use crate::openapi::Operation;
use crate::problem::{Problem, ProblemCode};
use crate::vault::CARRIER_WORDS_FIELD;

/// The body: the carrier's words stand in it in clear.
#[derive(Debug)]
struct Reason {
    cause: CauseCode,
    said_at: Option<LocalTime>,
    learned_on: Date,
    channel: Option<CarrierChannel>,
    words: Option<SecretString>,
    evidence_id: Option<EvidenceId>,
}

pub(crate) async fn handler(
    State(api): State<CommandApi>,
    asked: Asked,
    JsonBody(body): JsonBody,
) -> Result<Response, Problem> {
    let ClaimPath(claim_id) = asked.path;
    let received_at = clock::now();
    let reason = read(&body, received_at)?;
    let mut sealer = api.vault.sealer(contact_of(claim_id), claim_id);
    let words = reason.words.map(|words| sealer.seal(CARRIER_WORDS_FIELD, words.expose_secret()));
    let command = RecordCarrierReason {
        cause: reason.cause,
        said_at: reason.said_at,
        learned_on: reason.learned_on,
        channel: reason.channel,
        words,
        evidence_id: reason.evidence_id,
        received_at,
    };
    let prepared =
        Prepared { command: ClaimCommand::RecordCarrierReason(command), vault: sealer.into_rows(), answer: Map::new() };
    let outcome = api.carry_out(asked, "carrier-reasons", &body, prepared).await?;
    Ok(reply(StatusCode::CREATED, outcome))
}

pub(crate) fn describe(operation: Operation) -> Operation {
    let letter = json!({
        "cause": "WEATHER_UNSAFE",
        "said_at": "2026-05-02T03:10",
        "learned_on": "2026-06-03",
        "channel": "email",
        "words": "We regret that the weather in Rome delayed your flight.",
    });
    let proved = json!({ "cause": "CREW_SHORTAGE", "evidence_id": "0198c0de-0000-7000-8000-00000000000e" });
    operation
        .named(
            "recordCarrierReason",
            "Record what the carrier said",
            "A reason of the carrier, when it was said and when we learned it. The first reason of a claim that has none counts; \
             any other is kept beside it, its contradiction is shown, and it moves nothing by itself.",
        )
        .body(|root| reason(root, Timestamp::MAX), vec![("A letter", letter), ("With its evidence", proved)])
        .field_means("/cause", "What it said.")
        .field_means("/said_at", "When it said so, local to the origin of the disrupted leg.")
        .field_means("/channel", "How it said so.")
        .field_means("/evidence_id", "The evidence of the claim in which it stands.")
        .field_means("/learned_on", "The day on which we learned it; absent: today, in UTC.")
        .field_means("/words", "The carrier's own words, which go into the vault.")
        .reply(recorded(StatusCode::CREATED, "The reason is kept.", Nothing {}))
        .refused_for(&[ProblemCode::EvidenceUnknown, ProblemCode::TooManyEntries])
}

fn read(body: &Value, received_at: Timestamp) -> Result<Reason, Problem> {
    read_body(body, |at| reason(at, received_at))
}

fn reason(root: Cursor<'_, '_>, received_at: Timestamp) -> Option<Reason> {
    let reason = root.required().object(&["cause", "said_at", "learned_on", "channel", "words", "evidence_id"])?;
    // Whoever gives no cause gives no reason.
    let causes = CauseCode::ALL.iter().filter(|cause| cause.is_given()).map(|cause| (cause.code(), *cause));
    let cause = reason.require("cause").word(causes);
    let said_at = reason.field("said_at").parsed();
    let today = received_at.to_zoned(TimeZone::UTC).date();
    let learned_on = reason.field("learned_on");
    let learned_on = if learned_on.is_present() { learned_on.date() } else { Some(today) };
    let channels = CarrierChannel::ALL.iter().map(|channel| (channel.as_str(), *channel));
    let channel = reason.field("channel").word(channels);
    let words = reason.field("words");
    let words = if words.is_present() { prose(words) } else { None };
    let evidence = reason.field("evidence_id");
    let evidence_id = if evidence.is_present() { evidence_id(evidence) } else { None };
    Some(Reason { cause: cause?, said_at, learned_on: learned_on?, channel, words, evidence_id })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_a_cause_with_its_times_and_where_it_stands() {
        let example = json!({
            "cause": "WEATHER_UNSAFE",
            "said_at": "2026-05-02T03:10",
            "learned_on": "2026-06-03",
            "channel": "email",
            "words": "We regret that the weather in Rome delayed your flight.",
            "evidence_id": "0198c0de-0000-7000-8000-00000000000e",
        });
        let reason = read(&example, clock::now()).unwrap();
        assert_eq!((reason.cause, reason.channel), (CauseCode::WeatherUnsafe, Some(CarrierChannel::Email)));
        assert!(reason.words.is_some() && reason.evidence_id.is_some() && reason.said_at.is_some());
    }

    #[test]
    fn a_reason_was_learned_today_unless_it_says_otherwise() {
        let received_at = "2026-06-01T23:59:59Z".parse().unwrap();
        let reason = read(&json!({ "cause": "BIRD_STRIKE" }), received_at).unwrap();
        assert_eq!(reason.learned_on, jiff::civil::date(2026, 6, 1));
    }
}
