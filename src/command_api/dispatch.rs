//! From a command that was read to the reply: the same for every endpoint.

use axum::http::header::ETAG;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use redress_domain::claim::{ClaimCommand, ClaimStatus};
use redress_domain::value::{ClaimId, CommandId, CorrelationId};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::CommandApi;
use crate::command::{CommandContext, CommandOutcome, CommandRequest, ExpectedVersion, IdempotencyKey};
use crate::http::headers::{IDEMPOTENT_REPLAYED, REDRESS_POSITION};
use crate::http::{Caller, IdempotencyKeyHeader, IfMatch, RequestId, etag};
use crate::ids;
use crate::openapi::Reply;
use crate::problem::Problem;
use crate::telemetry::traceparent;
use crate::vault::VaultRows;

/// Who asks, and under which name for the intent.
#[derive(Debug)]
pub(super) struct Intent {
    pub(super) caller: Caller,
    pub(super) key: IdempotencyKeyHeader,
    pub(super) request_id: RequestId,
}

/// A command that was read.
pub(super) struct Prepared {
    pub(super) claim_id: ClaimId,
    pub(super) command: ClaimCommand,
    pub(super) expected: ExpectedVersion,
    pub(super) vault: VaultRows,
    /// What is answered beside the claim's id, version and position. No personal data.
    pub(super) answer: Map<String, Value>,
}

impl CommandApi {
    /// The fingerprint of a request: a repeat has the same, another request has another. Keyed, because a body can be
    /// guessed.
    pub(super) fn fingerprint(&self, route: &str, claim: Option<(ClaimId, IfMatch)>, body: &Value) -> [u8; 32] {
        let claim = claim.map(|(claim_id, IfMatch(version))| (claim_id, version));
        // One JSON value after the other is as unambiguous as a list of them, and the body need not be copied into one.
        self.vault.fingerprint(format!("{}{body}", json!([route, claim])).as_bytes())
    }

    /// Runs the command to its end and says what became of it.
    pub(super) async fn run(
        &self,
        intent: Intent,
        fingerprint: [u8; 32],
        prepared: Prepared,
    ) -> Result<CommandOutcome, Problem> {
        let actor = intent.caller.principal.to_string();
        let request = CommandRequest {
            claim_id: prepared.claim_id,
            command: prepared.command,
            expected: prepared.expected,
            context: CommandContext {
                command_id: CommandId::from_uuid(ids::new_v7()),
                correlation_id: CorrelationId::from_uuid(intent.request_id.0),
                causation_id: None,
                actor: actor.clone(),
                traceparent: traceparent::current(),
            },
            idempotency: IdempotencyKey { principal: actor, key: intent.key.0, fingerprint },
            vault: prepared.vault,
            answer: Value::Object(prepared.answer),
        };
        Ok(self.executor.execute(request).await?)
    }
}

/// What every command is answered with, and beside it what this one says.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "{A}Recorded")]
pub(super) struct Recorded<A> {
    /// The claim.
    claim_id: ClaimId,
    /// Its version after the command: the `ETag`.
    version: u64,
    /// The position of the command's last event in the log.
    position: i64,
    #[serde(flatten)]
    answer: A,
}

/// Where the claim stands after the command.
#[derive(Serialize, JsonSchema)]
pub(super) struct Claim {
    /// Where it stands, in one word.
    pub(super) status: ClaimStatus,
}

/// What a command says, as it is stored to be said again.
pub(super) fn answered(answer: &impl Serialize) -> Map<String, Value> {
    match json!(answer) {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}

/// The description of such a reply; `answer` is an example of what this command says.
pub(super) fn recorded<A: JsonSchema + Serialize>(status: StatusCode, description: &'static str, answer: A) -> Reply {
    let claim_id = ClaimId::from_uuid(Uuid::from_u128(0x0198_c0de_0000_7000_8000_0000_0000_0001));
    let example = json!(Recorded { claim_id, version: 4, position: 7, answer });
    Reply::json::<Recorded<A>>(status, description, vec![("Recorded", example)])
        .with(ETAG)
        .with(REDRESS_POSITION)
        .with(IDEMPOTENT_REPLAYED)
}

/// The reply to a command that was recorded, now or before.
pub(super) fn reply(status: StatusCode, outcome: CommandOutcome) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(ETAG, etag(outcome.version));
    headers.insert(REDRESS_POSITION, HeaderValue::from(outcome.position));
    if outcome.replayed {
        headers.insert(IDEMPOTENT_REPLAYED, HeaderValue::from_static("true"));
    }
    let CommandOutcome { claim_id, version, position, answer, .. } = outcome;
    // By way of a value, so that the members stand in the order of their names.
    let body = json!(Recorded { claim_id, version, position, answer });
    (status, headers, axum::Json(body)).into_response()
}
