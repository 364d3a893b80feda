//! From a command that was read to the reply: the same for every endpoint.

use axum::extract::FromRequestParts;
use axum::http::header::ETAG;
use axum::http::request::Parts;
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
use crate::http::{Caller, ClaimPath, IdempotencyKeyHeader, IfMatch, RequestId, etag};
use crate::ids;
use crate::openapi::{DescribesRequest, Operation, Reply};
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

/// What the head of a request to a claim that exists says: who asks what of which claim, and as of which version they saw it.
#[derive(Debug)]
pub(crate) struct Asked<P = ClaimPath> {
    pub(super) intent: Intent,
    pub(super) path: P,
    pub(super) if_match: IfMatch,
}

impl<S: Send + Sync, P: FromRequestParts<S, Rejection = Problem> + Send> FromRequestParts<S> for Asked<P> {
    type Rejection = Problem;

    async fn from_request_parts(head: &mut Parts, state: &S) -> Result<Self, Problem> {
        let caller = Caller::from_request_parts(head, state).await?;
        let Ok(request_id) = RequestId::from_request_parts(head, state).await;
        let path = P::from_request_parts(head, state).await?;
        let key = IdempotencyKeyHeader::from_request_parts(head, state).await?;
        let if_match = IfMatch::from_request_parts(head, state).await?;
        Ok(Self { intent: Intent { caller, key, request_id }, path, if_match })
    }
}

impl<P: DescribesRequest> DescribesRequest for Asked<P> {
    fn describe(operation: Operation) -> Operation {
        let operation = RequestId::describe(Caller::describe(operation));
        IfMatch::describe(IdempotencyKeyHeader::describe(P::describe(operation)))
    }
}

/// A command that was read.
pub(super) struct Prepared {
    pub(super) command: ClaimCommand,
    pub(super) vault: VaultRows,
    /// What is answered beside the claim's id, version and position. No personal data.
    pub(super) answer: Map<String, Value>,
}

impl Prepared {
    /// One in which nothing is personal, and which leaves the claim standing so.
    pub(super) fn leaving(status: ClaimStatus, command: ClaimCommand) -> Self {
        Self { command, vault: VaultRows::default(), answer: answered(&Claim { status }) }
    }
}

impl CommandApi {
    /// The fingerprint of a request: a repeat has the same, another request has another. Keyed, because a body can be
    /// guessed.
    pub(super) fn fingerprint(&self, route: &str, claim: Option<(ClaimId, IfMatch)>, body: &Value) -> [u8; 32] {
        let claim = claim.map(|(claim_id, IfMatch(version))| (claim_id, version));
        // One JSON value after the other is as unambiguous as a list of them, and the body need not be copied into one. (What a
        // value displays is the same text, and takes longer.)
        let mut request = json!([route, claim]).to_string().into_bytes();
        // Writing a value into memory never fails.
        let _ = serde_json::to_writer(&mut request, body);
        self.vault.fingerprint(&request)
    }

    /// Runs a command to a claim that exists, which `route` and `body` tell from every other.
    pub(super) async fn carry_out(
        &self,
        Asked { intent, path, if_match }: Asked<impl Into<ClaimId>>,
        route: &str,
        body: &Value,
        prepared: Prepared,
    ) -> Result<CommandOutcome, Problem> {
        let claim_id = path.into();
        let fingerprint = self.fingerprint(route, Some((claim_id, if_match)), body);
        self.run(intent, claim_id, ExpectedVersion::Exact(if_match.0), fingerprint, prepared).await
    }

    /// Runs the command to its end and says what became of it.
    pub(super) async fn run(
        &self,
        intent: Intent,
        claim_id: ClaimId,
        expected: ExpectedVersion,
        fingerprint: [u8; 32],
        prepared: Prepared,
    ) -> Result<CommandOutcome, Problem> {
        let (actor, owner) = (intent.caller.principal.to_string(), intent.caller.sees_only());
        let request = CommandRequest {
            claim_id,
            command: prepared.command,
            expected,
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
        Ok(self.executor.execute_for(owner, request).await?)
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

/// Nothing beside what every command is answered with.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Command")]
pub(super) struct Nothing {}

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
    // What [`Recorded`] describes, the members in the order of their names.
    let mut body = if let Value::Object(members) = answer { members } else { Map::new() };
    body.insert("claim_id".to_owned(), json!(claim_id));
    body.insert("version".to_owned(), version.into());
    body.insert("position".to_owned(), position.into());
    (status, headers, axum::Json(body)).into_response()
}
