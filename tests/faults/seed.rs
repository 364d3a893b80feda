//! Claims on their way to a payment, without waiting for the automations.

use rand::rngs::StdRng;
use redress::command::{CommandContext, CommandExecutor, CommandRequest, ExpectedVersion, IdempotencyKey};
use redress::database::DatabaseRole;
use redress::event_store::{Appender, AppenderOptions};
use redress::ids::new_v7;
use redress::vault::VaultRows;
use redress_domain::claim::{CalculateCompensation, ClaimCommand, FlightEvidence, VerifyFlight};
use redress_domain::fact::{LegObservations, LegRole, Observation, TimeSemantics};
use redress_domain::value::{CommandId, CorrelationId};
use reqwest::StatusCode;
use serde_json::json;
use tokio_util::task::TaskTracker;

use crate::client::{Answer, Client, submission};
use crate::support::TestDatabase;

/// The version of a claim whose compensation was calculated: submitted, verified, calculated.
pub(crate) const CALCULATED: u64 = 3;

/// Does what the automations would.
pub(crate) async fn executor(database: &TestDatabase) -> CommandExecutor {
    let pool = database.pool(DatabaseRole::Automation).await;
    let appender = Appender::start(&pool, AppenderOptions::default()).expect("a thread");
    CommandExecutor::new(pool, appender, TaskTracker::new())
}

/// Submits a claim and has 1,000.00 CAD calculated for it. Gives the answer to the submission.
pub(crate) async fn calculated(client: &Client, executor: &CommandExecutor, key: &str, dice: &mut StdRng) -> Answer {
    let submitted = client.ask(&submission(key), dice).await;
    assert_eq!(submitted.status, StatusCode::CREATED, "{submitted:?}");
    let claim_id = submitted.claim_id().parse().expect("an id");
    let verify = ClaimCommand::VerifyFlight(VerifyFlight { evidence: evidence() });
    for command in [verify, ClaimCommand::CalculateCompensation(CalculateCompensation {})] {
        let principal = "automation:seed".to_owned();
        let key = IdempotencyKey { principal: principal.clone(), key: new_v7().to_string(), fingerprint: [0; 32] };
        let request = CommandRequest {
            claim_id,
            command,
            expected: ExpectedVersion::Any,
            context: CommandContext {
                command_id: CommandId::from_uuid(new_v7()),
                correlation_id: CorrelationId::from_uuid(new_v7()),
                causation_id: None,
                traceparent: None,
                actor: principal,
            },
            idempotency: key,
            vault: VaultRows::default(),
            answer: json!({}),
        };
        executor.execute(request).await.expect("a step towards the payment");
    }
    submitted
}

/// The flight came as late as the submission says.
fn evidence() -> FlightEvidence {
    let observation = Observation {
        source: "faults".to_owned(),
        provider_key: "AC890/2026-05-01/YYZ".to_owned(),
        retrieved_at: "2026-06-01T12:00:00Z".parse().expect("a time"),
        time_semantics: TimeSemantics::Gate,
        scheduled_departure: "2026-05-01T22:30:00Z".parse().ok(),
        actual_departure: "2026-05-02T07:41:00Z".parse().ok(),
        scheduled_arrival: "2026-05-02T06:45:00Z".parse().ok(),
        actual_arrival: "2026-05-02T16:05:00Z".parse().ok(),
        cancelled: false,
        diverted_to: None,
    };
    FlightEvidence::Observed(vec![LegObservations { role: LegRole::Booked, leg: 0, observations: vec![observation] }])
}
