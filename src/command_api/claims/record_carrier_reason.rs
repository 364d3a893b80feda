//! `POST /v1/claims/{claim_id}/carrier-reasons`: what the carrier said, when, and when we learned it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use redress_domain::claim::{CarrierChannel, ClaimCommand, RecordCarrierReason};
use redress_domain::fact::CauseCode;
use redress_domain::intake::{Cursor, Faults};
use redress_domain::value::{EvidenceId, LocalTime};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value};

use crate::clock;
use crate::command::ExpectedVersion;
use crate::command_api::CommandApi;
use crate::command_api::dispatch::{Intent, Prepared, reply};
use crate::command_api::evidence_id;
use crate::command_api::personal::{contact_of, prose};
use crate::http::{Caller, ClaimPath, IdempotencyKeyHeader, IfMatch, JsonBody, RequestId};
use crate::problem::Problem;

/// The vault's name for the carrier's own words.
const WORDS_FIELD: &str = "carrier_words";

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
    caller: Caller,
    request_id: RequestId,
    ClaimPath(claim_id): ClaimPath,
    key: IdempotencyKeyHeader,
    if_match: IfMatch,
    JsonBody(body): JsonBody,
) -> Result<Response, Problem> {
    let received_at = clock::now();
    let reason = read(&body, received_at)?;
    let fingerprint = api.fingerprint("carrier-reasons", Some((claim_id, if_match)), &body);
    let mut sealer = api.vault.sealer(contact_of(claim_id), claim_id);
    let words = reason.words.map(|words| sealer.seal(WORDS_FIELD, words.expose_secret()));
    let command = RecordCarrierReason {
        cause: reason.cause,
        said_at: reason.said_at,
        learned_on: reason.learned_on,
        channel: reason.channel,
        words,
        evidence_id: reason.evidence_id,
        received_at,
    };
    let prepared = Prepared {
        claim_id,
        command: ClaimCommand::RecordCarrierReason(command),
        expected: ExpectedVersion::Exact(if_match.0),
        vault: sealer.into_rows(),
        answer: Map::new(),
    };
    let outcome = api.run(Intent { caller, key, request_id }, fingerprint, prepared).await?;
    Ok(reply(StatusCode::CREATED, outcome))
}

fn read(body: &Value, received_at: Timestamp) -> Result<Reason, Problem> {
    let faults = Faults::new();
    let read = reason(Cursor::root(body, &faults).required(), received_at);
    faults.finish(read).map_err(Problem::faulty_body)
}

fn reason(at: Cursor<'_, '_>, received_at: Timestamp) -> Option<Reason> {
    let reason = at.object(&["cause", "said_at", "learned_on", "channel", "words", "evidence_id"])?;
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
