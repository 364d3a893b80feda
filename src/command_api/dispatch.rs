//! From a command that was read to the reply: the same for every endpoint.

use axum::http::header::ETAG;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use redress_domain::claim::ClaimCommand;
use redress_domain::value::{ClaimId, CommandId, CorrelationId};
use serde_json::{Map, Value, json};

use super::CommandApi;
use crate::command::{CommandContext, CommandOutcome, CommandRequest, ExpectedVersion, IdempotencyKey};
use crate::http::headers::{IDEMPOTENT_REPLAYED, REDRESS_POSITION};
use crate::http::{Caller, IdempotencyKeyHeader, IfMatch, RequestId, etag};
use crate::ids;
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

/// The reply to a command that was recorded, now or before.
pub(super) fn reply(status: StatusCode, outcome: CommandOutcome) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(ETAG, etag(outcome.version));
    headers.insert(REDRESS_POSITION, HeaderValue::from(outcome.position));
    if outcome.replayed {
        headers.insert(IDEMPOTENT_REPLAYED, HeaderValue::from_static("true"));
    }
    let mut body = json!({
        "claim_id": outcome.claim_id,
        "version": outcome.version,
        "position": outcome.position,
    });
    if let (Value::Object(body), Value::Object(answer)) = (&mut body, outcome.answer) {
        body.extend(answer);
    }
    (status, headers, axum::Json(body)).into_response()
}
