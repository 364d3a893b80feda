//! Commands of invented people, and where to send them.

use redress::command::{
    CommandContext, CommandExecutor, CommandOutcome, CommandRequest, ExpectedVersion, IdempotencyKey,
};
use redress::database::DatabaseRole;
use redress::event_store::{Appender, AppenderOptions};
use redress::ids::new_v7;
use redress::vault::{MasterKey, Vault, VaultRows};
use redress_domain::claim::{
    ClaimCommand, Contact, DenialReason, DenyClaim, FlightEvidence, FlightUnverifiedReason, SubmitClaim,
    SubmittedPassenger, VerifyFlight,
};
use redress_domain::fact::{Disruption, DisruptionKind, Itinerary, Leg, PassengerFacts};
use redress_domain::value::{Citation, ClaimId, CommandId, CorrelationId, PassengerId, SubjectId};
use serde_json::json;
use sqlx::PgPool;
use tokio_util::task::TaskTracker;

use crate::support::TestDatabase;

pub(crate) async fn executor(database: &TestDatabase) -> (CommandExecutor, TaskTracker) {
    let pool = database.pool(DatabaseRole::Command).await;
    let appender = Appender::start(&pool, AppenderOptions::default()).expect("a thread");
    let tracker = TaskTracker::new();
    (CommandExecutor::new(pool, appender, tracker.clone()), tracker)
}

pub(crate) fn request(claim_id: ClaimId, command: ClaimCommand, expected: ExpectedVersion) -> CommandRequest {
    CommandRequest {
        claim_id,
        command,
        expected,
        context: CommandContext {
            command_id: CommandId::from_uuid(new_v7()),
            correlation_id: CorrelationId::from_uuid(new_v7()),
            causation_id: None,
            traceparent: None,
            actor: "client:lina".to_owned(),
        },
        idempotency: key(&new_v7().to_string(), 1),
        vault: VaultRows::default(),
        answer: json!({ "status": "as it was" }),
    }
}

/// A key of one principal; `body` stands for the request's whole content.
pub(crate) fn key(key: &str, body: u8) -> IdempotencyKey {
    IdempotencyKey { principal: "client:lina".to_owned(), key: key.to_owned(), fingerprint: [body; 32] }
}

/// A submission with its sealed values.
pub(crate) fn submission() -> CommandRequest {
    let claim_id = ClaimId::from_uuid(new_v7());
    let vault = Vault::new(&MasterKey::generate());
    let mut sealer = vault.sealer(SubjectId::from_uuid(new_v7()), claim_id);
    let (name, email) = (sealer.seal("name", "Lina Example"), sealer.seal("email", "lina@example.org"));
    let facts = PassengerFacts { confirmed_reservation: Some(true), ..PassengerFacts::default() };
    let passenger_id = PassengerId::from_uuid(new_v7());
    let command = ClaimCommand::SubmitClaim(SubmitClaim {
        claimant: "client:lina".to_owned(),
        passengers: vec![SubmittedPassenger { passenger_id, name, facts, one_way_fare: None }],
        contact: Contact { email, phone: None },
        booking_reference: None,
        itinerary: Itinerary { single_booking: true, legs: vec![leg()] },
        replacement_legs: Vec::new(),
        disruption: disruption(),
        carrier_size: None,
        carried_for: None,
        filed_on: "2026-06-01".parse().expect("a date"),
        already_compensated_by: None,
        payout_account: None,
        received_at: "2026-06-01T12:00:00Z".parse().expect("a time"),
    });
    CommandRequest { vault: sealer.into_rows(), ..request(claim_id, command, ExpectedVersion::New) }
}

fn leg() -> Leg {
    Leg {
        flight_number: Some("AC890".parse().expect("a flight number")),
        marketing_carrier: None,
        operating_carrier: None,
        origin: "YYZ".parse().expect("an airport"),
        destination: "FCO".parse().expect("an airport"),
        scheduled_departure: "2026-05-01T18:30".parse().expect("a local time"),
        scheduled_arrival: Some("2026-05-02T08:45".parse().expect("a local time")),
        actual_departure: None,
        actual_arrival: None,
    }
}

fn disruption() -> Disruption {
    Disruption {
        kind: DisruptionKind::Delay,
        leg: 0,
        arrival_delay_minutes: Some(500),
        notice_days: None,
        departure_moved_earlier_minutes: None,
        rerouting: None,
        cause: None,
        excused_minutes: None,
        reasonable_measures_proved: None,
        refunded: None,
        volunteered: None,
        denial_ground: None,
    }
}

/// May be repeated on an undecided claim.
pub(crate) fn verify() -> ClaimCommand {
    let evidence = FlightEvidence::Unavailable(FlightUnverifiedReason::SourcesUnavailable);
    ClaimCommand::VerifyFlight(VerifyFlight { evidence, asked_at_version: 1 })
}

/// May not.
pub(crate) fn deny() -> ClaimCommand {
    let citation = Citation::from_static("APPR s.10(3)");
    ClaimCommand::DenyClaim(DenyClaim { reason: DenialReason::OutsideCarrierControl, citation })
}

/// A submitted claim.
pub(crate) async fn submitted(executor: &CommandExecutor) -> CommandOutcome {
    executor.execute(submission()).await.expect("a claim")
}

/// Rows of `events`, `idempotency_keys` and `vault_entries`.
pub(crate) async fn stored(pool: &PgPool) -> [i64; 3] {
    let counts = "SELECT ARRAY[(SELECT count(*) FROM events), (SELECT count(*) FROM idempotency_keys),
                               (SELECT count(*) FROM vault_entries)]";
    let counts: Vec<i64> = sqlx::query_scalar(counts).fetch_one(pool).await.expect("the tables");
    counts.try_into().expect("three counts")
}
