//! The log through the eyes of cqrs-es.

use cqrs_es::persist::{PersistedEventRepository as _, PersistedEventStore, PersistenceError, SerializedEvent};
use cqrs_es::{AggregateContext as _, AggregateError, EventStore as _};
use redress::command::CommandContext;
use redress::database::DatabaseRole;
use redress::event_store::{Repository, context_to_metadata};
use redress_domain::claim::{ClaimApproved, ClaimError, ClaimEvent, ClaimState};
use redress_domain::value::ClaimId;
use serde_json::json;
use sqlx::Row as _;

use crate::support::TestDatabase;
use crate::units::{appender, new_claim, unit};

async fn repository(database: &TestDatabase) -> Repository {
    Repository::new(database.pool(DatabaseRole::Command).await, appender(database).await)
}

fn approval() -> ClaimEvent {
    ClaimEvent::ClaimApproved(ClaimApproved { awards: Vec::new(), totals: Vec::new(), receipt_sha256: "00".repeat(32) })
}

fn serialized(claim_id: ClaimId, sequence: usize, metadata: serde_json::Value) -> SerializedEvent {
    let (id, payload) = (claim_id.to_string(), json!(approval()));
    SerializedEvent::new(
        id,
        sequence,
        "claim".to_owned(),
        "ClaimApproved".to_owned(),
        "1".to_owned(),
        payload,
        metadata,
    )
}

fn context() -> CommandContext {
    unit(new_claim(), 0, 0).context
}

#[tokio::test]
async fn cqrs_es_commits_and_loads_through_it_with_the_context_in_columns() {
    let database = TestDatabase::new().await;
    let store = PersistedEventStore::<_, ClaimState>::new_event_store(repository(&database).await);
    let (claim, context) = (new_claim().to_string(), context());
    for _ in 0..2 {
        let loaded = store.load_aggregate(&claim).await.expect("loaded");
        let events = vec![approval(), approval()];
        store.commit(events, loaded, context_to_metadata(&context)).await.expect("committed");
    }
    let mut loaded = store.load_aggregate(&claim).await.expect("loaded");
    assert_eq!(loaded.current_sequence, 4);
    assert_eq!(loaded.aggregate().version, 4);

    let events = store.load_events(&claim).await.expect("loaded");
    let rows = sqlx::query("SELECT event_id, causation_id, correlation_id, actor FROM events ORDER BY sequence")
        .fetch_all(&database.owner_pool().await)
        .await
        .expect("the rows");
    for (event, row) in events.iter().zip(&rows) {
        assert_eq!(event.metadata["event_id"], row.get::<uuid::Uuid, _>("event_id").to_string());
        assert_eq!(event.metadata["command_id"], context.command_id.to_string());
        assert_eq!(Some(row.get("causation_id")), context.causation_id.map(redress_domain::value::EventId::as_uuid));
        assert_eq!(row.get::<uuid::Uuid, _>("correlation_id"), context.correlation_id.as_uuid());
        assert_eq!(row.get::<&str, _>("actor"), context.actor);
    }
    assert_eq!(rows.len(), 4);
}

#[tokio::test]
async fn of_two_commits_on_one_loaded_state_the_second_is_a_conflict() {
    let database = TestDatabase::new().await;
    let store = PersistedEventStore::<_, ClaimState>::new_event_store(repository(&database).await);
    let (claim, metadata) = (new_claim().to_string(), context_to_metadata(&context()));
    let first = store.load_aggregate(&claim).await.expect("loaded");
    let second = store.load_aggregate(&claim).await.expect("loaded");
    store.commit(vec![approval()], first, metadata.clone()).await.expect("committed");
    let refused = store.commit(vec![approval()], second, metadata).await;
    assert!(matches!(refused, Err(AggregateError::<ClaimError>::AggregateConflict)));
}

#[tokio::test]
async fn what_is_not_one_claims_stream_with_its_context_or_is_a_snapshot_is_refused() {
    let database = TestDatabase::new().await;
    let repository = repository(&database).await;
    let claim = new_claim();
    let metadata = json!(context_to_metadata(&context()));
    let gap = [serialized(claim, 1, metadata.clone()), serialized(claim, 3, metadata.clone())];
    let two_claims = [serialized(claim, 1, metadata.clone()), serialized(new_claim(), 2, metadata.clone())];
    let before_the_first = [serialized(claim, 0, metadata.clone())];
    let without_context = [serialized(claim, 1, json!({}))];
    for events in [&gap[..], &two_claims, &before_the_first, &without_context] {
        assert!(repository.persist::<ClaimState>(events, None).await.is_err());
    }
    let snapshot = Some((claim.to_string(), json!({}), 1));
    assert!(repository.persist::<ClaimState>(&[serialized(claim, 1, metadata)], snapshot).await.is_err());
    assert!(repository.get_snapshot::<ClaimState>(&claim.to_string()).await.is_err());
    assert_eq!(crate::units::stored(&database.owner_pool().await).await, [0, 0, 0]);
}

#[tokio::test]
async fn a_replay_of_all_goes_by_position_over_more_than_a_page() {
    let database = TestDatabase::new().await;
    let repository = repository(&database).await;
    let handle = appender(&database).await;
    let claims = [new_claim(), new_claim()];
    for turn in 0..3 {
        for claim in claims {
            handle.append(unit(claim, turn * 200, 200)).await.expect("stored");
        }
    }
    let mut stream = repository.stream_all_events::<ClaimState>().await.expect("a stream");
    let mut positions = Vec::new();
    while let Some(event) = stream.next::<ClaimState>(&[]).await {
        let position: i64 = event.expect("an event").metadata["position"].parse().expect("a number");
        positions.push(position);
    }
    assert_eq!(positions.len(), 1200);
    assert!(positions.is_sorted());
    let mut one = repository.stream_events::<ClaimState>(&claims[1].to_string()).await.expect("a stream");
    let mut sequences = Vec::new();
    while let Some(event) = one.next::<ClaimState>(&[]).await {
        sequences.push(event.expect("an event").sequence);
    }
    assert_eq!(sequences, (1..=600).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_replay_that_cannot_go_on_ends_with_an_error_and_not_with_success() {
    let database = TestDatabase::new().await;
    let pool = database.pool(DatabaseRole::Command).await;
    let repository = Repository::new(pool.clone(), appender(&database).await);
    pool.close().await;
    let mut stream = repository.stream_all_events::<ClaimState>().await.expect("a stream");
    let last = stream.next::<ClaimState>(&[]).await;
    assert!(matches!(last, Some(Err(PersistenceError::ConnectionError(_)))));
    let loaded = repository.get_events::<ClaimState>("x").await;
    assert!(matches!(loaded, Err(PersistenceError::ConnectionError(_))), "a closed pool is no defect");
}
