//! Units to append, and a look at what was stored.

use redress::command::{CommandContext, IdempotencyKey};
use redress::database::DatabaseRole;
use redress::event_store::chain::{GENESIS, Hash};
use redress::event_store::{
    AppendError, Appended, Appender, AppenderHandle, AppenderOptions, IdempotencyRecord, NewEvent, Unit,
};
use redress::ids::new_v7;
use redress::vault::{VaultEntryRow, VaultRows};
use redress_domain::value::{ClaimId, CommandId, CorrelationId, EventId, SubjectId, VaultRef};
use serde_json::json;
use sqlx::PgPool;
use tokio::task::JoinHandle;

use crate::support::TestDatabase;

/// The order lock, as the migrations number it.
const ORDER_LOCK: i64 = 5_283_744_171_296;

const APPROVED: &str = r#"{"type":"ClaimApproved","data":{"awards":[],"totals":[],"receipt_sha256":"00"}}"#;

pub(crate) fn new_claim() -> ClaimId {
    ClaimId::from_uuid(new_v7())
}

/// A unit of `count` events for a claim at `expected_version`.
pub(crate) fn unit(claim_id: ClaimId, expected_version: u64, count: usize) -> Unit {
    Unit {
        claim_id,
        expected_version,
        previous_hash: (expected_version == 0).then_some(GENESIS),
        events: (0..count).map(|_| event(APPROVED)).collect(),
        idempotency: None,
        vault: VaultRows::default(),
        context: CommandContext {
            command_id: CommandId::from_uuid(new_v7()),
            correlation_id: CorrelationId::from_uuid(new_v7()),
            causation_id: Some(EventId::from_uuid(new_v7())),
            actor: "support:ada".to_owned(),
            traceparent: None,
        },
    }
}

pub(crate) fn event(payload: &str) -> NewEvent {
    NewEvent {
        event_id: EventId::from_uuid(new_v7()),
        event_type: "ClaimApproved".to_owned(),
        event_version: "1".to_owned(),
        payload: payload.to_owned(),
    }
}

/// The same unit under a key; `request` stands for the whole request.
pub(crate) fn keyed(mut unit: Unit, key: &str, request: u8) -> Unit {
    let key = IdempotencyKey { principal: "client:lina".to_owned(), key: key.to_owned(), fingerprint: [request; 32] };
    unit.idempotency = Some(IdempotencyRecord { key, answer: json!({ "status": "approved" }) });
    unit
}

/// The same unit with what it tells of one person.
pub(crate) fn sealed(mut unit: Unit) -> Unit {
    unit.vault.entries.push(VaultEntryRow {
        vault_ref: VaultRef::from_uuid(new_v7()),
        subject_id: SubjectId::from_uuid(new_v7()),
        claim_id: unit.claim_id,
        master_key_id: "0".to_owned(),
        wrapped_key: vec![1],
        sealed: vec![2],
    });
    unit
}

pub(crate) async fn appender(database: &TestDatabase) -> AppenderHandle {
    Appender::start(&database.pool(DatabaseRole::Command).await, AppenderOptions::default()).expect("a thread")
}

/// Rows of `events`, `idempotency_keys` and `vault_entries`.
pub(crate) async fn stored(pool: &PgPool) -> [i64; 3] {
    let counts = "SELECT ARRAY[(SELECT count(*) FROM events), (SELECT count(*) FROM idempotency_keys),
                               (SELECT count(*) FROM vault_entries)]";
    let counts: Vec<i64> = sqlx::query_scalar(counts).fetch_one(pool).await.expect("the tables should be there");
    counts.try_into().expect("three counts")
}

/// Holds the order lock, so that whatever is appended meanwhile gathers in one batch.
pub(crate) async fn hold_the_order_lock(pool: &PgPool) -> sqlx::Transaction<'static, sqlx::Postgres> {
    let mut transaction = pool.begin().await.expect("a transaction");
    let lock = sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(ORDER_LOCK);
    lock.execute(&mut *transaction).await.expect("the lock");
    transaction
}

/// Waits until the server shows so many backends that wait for the order lock, and returns one.
pub(crate) async fn wait_for_a_blocked_writer(pool: &PgPool) -> i32 {
    let blocked = "SELECT pid FROM pg_locks
                    WHERE locktype = 'advisory' AND NOT granted AND classid::bigint << 32 | objid::bigint = $1
                      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    loop {
        let pid = sqlx::query_scalar(blocked).bind(ORDER_LOCK).fetch_optional(pool).await.expect("the locks");
        if let Some(pid) = pid {
            return pid;
        }
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
}

pub(crate) type Outcome = Result<Appended, AppendError>;

async fn answers(waiting: Vec<JoinHandle<Outcome>>) -> Vec<Outcome> {
    let mut outcomes = Vec::with_capacity(waiting.len());
    for answer in waiting {
        outcomes.push(answer.await.expect("no panic"));
    }
    outcomes
}

/// Appends all while somebody else holds the order lock: they gather to one batch. `handle` must not have written before: a writer
/// that knows the time sends the first unit at once.
pub(crate) async fn append_as_one_batch(handle: &AppenderHandle, owner: &PgPool, units: Vec<Unit>) -> Vec<Outcome> {
    let held = hold_the_order_lock(owner).await;
    let mut waiting = Vec::new();
    for unit in units {
        waiting.push(spawn_append(handle, unit));
        // Tasks of this single-threaded runtime run in turn: the unit is in the queue once we come back.
        tokio::task::yield_now().await;
    }
    wait_for_a_blocked_writer(owner).await;
    held.rollback().await.expect("the lock is given back");
    answers(waiting).await
}

/// The same where the writer knows the time: one statement waits for the lock, and behind it the units gather to a batch that will go
/// in one statement too. `handle` must have written within the last second.
pub(crate) async fn append_as_one_statement(handle: &AppenderHandle, owner: &PgPool, units: Vec<Unit>) -> Vec<Outcome> {
    let held = hold_the_order_lock(owner).await;
    let mut waiting = vec![spawn_append(handle, unit(new_claim(), 0, 1))];
    wait_for_a_blocked_writer(owner).await;
    for unit in units {
        waiting.push(spawn_append(handle, unit));
        tokio::task::yield_now().await;
    }
    held.rollback().await.expect("the lock is given back");
    answers(waiting).await.split_off(1)
}

/// The hash of a claim's last event.
pub(crate) async fn last_hash(owner: &PgPool, claim: ClaimId) -> Option<Hash> {
    let hash = "SELECT hash FROM events WHERE aggregate_id = $1 ORDER BY sequence DESC LIMIT 1";
    let hash = sqlx::query_scalar::<_, Vec<u8>>(hash).bind(claim.to_string()).fetch_one(owner).await.expect("a hash");
    hash.try_into().ok()
}

pub(crate) fn spawn_append(handle: &AppenderHandle, unit: Unit) -> JoinHandle<Outcome> {
    let handle = handle.clone();
    tokio::spawn(async move { handle.append(unit).await })
}
