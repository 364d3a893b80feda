//! Every stored byte of an event is under its claim's chain.

use redress::event_store::chain::{BrokenAt, verify_stream};
use redress_domain::value::ClaimId;
use sqlx::Executor as _;
use sqlx::postgres::PgConnection;

use crate::stored_chain::chained;
use crate::support::TestDatabase;
use crate::units::{append_as_one_batch, appender, keyed, new_claim, unit};

const STREAM: &str = "
SELECT aggregate_type, aggregate_id, sequence, event_type, event_version, payload::text AS payload,
       metadata::text AS metadata, recorded_at, event_id, command_id, causation_id, correlation_id, actor, hash
  FROM events WHERE aggregate_id = $1 ORDER BY sequence";

pub(crate) async fn verify(connection: &mut PgConnection, aggregate_id: &str) -> Result<(), BrokenAt> {
    let rows = sqlx::query(STREAM).bind(aggregate_id).fetch_all(connection).await.expect("the stream");
    assert!(!rows.is_empty());
    verify_stream(rows.iter().map(chained))
}

/// A claim of five events that three units wrote.
async fn claim_of_five(database: &TestDatabase) -> ClaimId {
    let handle = appender(database).await;
    let claim = new_claim();
    for (expected, count) in [(0, 2), (2, 1), (3, 2)] {
        handle.append(keyed(unit(claim, expected, count), &format!("{expected}"), 1)).await.expect("stored");
    }
    claim
}

#[tokio::test]
async fn what_the_appender_stores_is_a_whole_chain() {
    let database = TestDatabase::new().await;
    let claim = claim_of_five(&database).await;
    let mut connection = database.owner_pool().await.acquire().await.expect("a connection");
    assert_eq!(verify(&mut connection, &claim.to_string()).await, Ok(()));
}

#[tokio::test]
async fn each_unit_of_a_batch_has_its_own_trace_under_its_chain() {
    let database = TestDatabase::new().await;
    let (owner, handle) = (database.owner_pool().await, appender(&database).await);
    let traceparent = |claim: usize| format!("00-{:032x}-00f067aa0ba902b7-01", claim + 1);
    let mut units: Vec<_> = (0..6).map(|_| unit(new_claim(), 0, 2)).collect();
    for (number, unit) in units.iter_mut().enumerate().filter(|(number, _)| number % 2 == 0) {
        unit.context.traceparent = Some(traceparent(number).parse().expect("a traceparent"));
    }
    units.reverse();
    let claims: Vec<_> = units.iter().map(|unit| unit.claim_id.to_string()).collect();
    append_as_one_batch(&handle, &owner, units).await;
    let mut connection = owner.acquire().await.expect("a connection");
    for (number, claim) in claims.iter().rev().enumerate() {
        let stored = "SELECT DISTINCT metadata::text FROM events WHERE aggregate_id = $1";
        let stored: String = sqlx::query_scalar(stored).bind(claim).fetch_one(&owner).await.expect("one metadata");
        let with_trace = format!("{{\"traceparent\":\"{}\"}}", traceparent(number));
        assert_eq!(stored, if number % 2 == 0 { with_trace } else { "{}".to_owned() });
        assert_eq!(verify(&mut connection, claim).await, Ok(()));
    }
}

#[tokio::test]
async fn whichever_column_is_changed_the_chain_breaks_at_that_event() {
    let database = TestDatabase::new().await;
    let claim = claim_of_five(&database).await.to_string();
    let owner = database.owner_pool().await;
    owner.execute("ALTER TABLE events DISABLE TRIGGER events_append_only").await.expect("a superuser may");
    let changes = [
        "aggregate_type = 'claimant'",
        "event_type = 'ClaimDenied'",
        "event_version = '2'",
        "payload = replace(payload::text, ',', ', ')::json",
        "metadata = '{ }'",
        "recorded_at = recorded_at + interval '1 microsecond'",
        "event_id = gen_random_uuid()",
        "command_id = gen_random_uuid()",
        "causation_id = gen_random_uuid()",
        "causation_id = NULL",
        "correlation_id = gen_random_uuid()",
        "actor = 'support:eve'",
        "hash = sha256('another')",
    ];
    for change in changes {
        let mut forger = owner.begin().await.expect("a transaction");
        let update = format!("UPDATE events SET {change} WHERE aggregate_id = '{claim}' AND sequence = 3");
        assert_eq!(forger.execute(&*update).await.expect("a change").rows_affected(), 1);
        assert_eq!(verify(&mut forger, &claim).await, Err(BrokenAt { version: 3 }), "{change}");
        forger.rollback().await.expect("as it was");
    }
    for (change, version) in [
        ("UPDATE events SET aggregate_id = 'x'", 1),
        ("DELETE FROM events WHERE sequence = 2", 2),
        (
            "UPDATE events SET sequence = 6 WHERE sequence = 4; UPDATE events SET sequence = 4 WHERE sequence = 5;
             UPDATE events SET sequence = 5 WHERE sequence = 6",
            4,
        ),
    ] {
        let mut forger = owner.begin().await.expect("a transaction");
        forger.execute(change).await.expect("a change");
        let stream = if change.contains("'x'") { "x" } else { &claim };
        assert_eq!(verify(&mut forger, stream).await, Err(BrokenAt { version }), "{change}");
        forger.rollback().await.expect("as it was");
    }
    let mut connection = owner.acquire().await.expect("a connection");
    assert_eq!(verify(&mut connection, &claim).await, Ok(()));
}
