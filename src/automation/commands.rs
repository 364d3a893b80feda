//! Commands that follow from events.

use redress_domain::claim::{ClaimCommand, ClaimError};
use redress_domain::value::CommandId;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{Failure, Trigger};
use crate::command::{CommandContext, CommandError, CommandExecutor, CommandRequest, ExpectedVersion, IdempotencyKey};
use crate::ids;
use crate::telemetry::traceparent;
use crate::vault::VaultRows;

/// Issues the commands of one automation.
#[derive(Debug, Clone)]
pub struct Commands {
    executor: CommandExecutor,
    automation: &'static str,
}

impl Commands {
    /// Commands of `automation:<name>`.
    pub const fn new(executor: CommandExecutor, automation: &'static str) -> Self {
        Self { executor, automation }
    }

    /// Issues a command once, however often this is called: its id follows from the event's and from `purpose`, which
    /// tells the commands apart that one event may lead to. The inner error is a refusal by the domain; the outer one
    /// means that nobody knows yet, and that a repeat will.
    pub async fn issue(
        &self,
        trigger: &Trigger,
        purpose: &str,
        command: ClaimCommand,
    ) -> Result<Result<(), ClaimError>, Failure> {
        let id = ids::derived(trigger.event_id.as_uuid(), &format!("{}:{purpose}", self.automation));
        let principal = format!("automation:{}", self.automation);
        let name = command.name();
        let request = CommandRequest {
            claim_id: trigger.claim_id,
            command,
            expected: ExpectedVersion::Any,
            context: CommandContext {
                command_id: CommandId::from_uuid(id),
                correlation_id: trigger.correlation_id,
                causation_id: Some(trigger.event_id),
                actor: principal.clone(),
                traceparent: traceparent::current(),
            },
            // One id, one purpose: what was found out since the first try does not make it another command.
            idempotency: IdempotencyKey {
                principal,
                key: id.to_string(),
                fingerprint: Sha256::digest(id.as_bytes()).into(),
            },
            vault: VaultRows::default(),
            answer: json!({}),
        };
        match self.executor.execute(request).await {
            Ok(_) => Ok(Ok(())),
            Err(CommandError::Refused(refusal)) => Ok(Err(refusal)),
            Err(error) => Err(Failure::new(format!("{name} was not carried out: {error}"))),
        }
    }
}
