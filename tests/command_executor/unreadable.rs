//! A stored event that cannot be read stops its own claim, and nothing else.

use redress::command::{CommandError, ExpectedVersion};
use sqlx::Executor as _;

use crate::commands::{deny, executor, request, stored, submitted};
use crate::support::TestDatabase;

#[tokio::test]
async fn an_event_that_cannot_be_read_is_an_error_of_its_claim_and_no_panic() {
    let database = TestDatabase::new().await;
    let (executor, _) = executor(&database).await;
    let owner = database.owner_pool().await;
    owner.execute("ALTER TABLE events DISABLE TRIGGER events_append_only").await.expect("a superuser may");
    let other = submitted(&executor).await.claim_id;
    for damage in [
        r#"payload = '{"type":"ClaimSubmitted","data":{}}'"#,
        r#"payload = '{"type":"ClaimForgotten","data":{}}'"#,
        // PostgreSQL takes these as JSON, and serde does not.
        r#"payload = '{"type":"ClaimSubmitted","data":"\ud800"}'"#,
        "payload = '1e999'",
        "payload = (repeat('[', 200) || repeat(']', 200))::json",
        "event_version = '2'",
        "event_type = 'ClaimForgotten'",
    ] {
        let claim_id = submitted(&executor).await.claim_id;
        let update = format!("UPDATE events SET {damage} WHERE aggregate_id = '{claim_id}'");
        owner.execute(&*update).await.expect("damaged");
        let outcome = executor.execute(request(claim_id, deny(), ExpectedVersion::Any)).await;
        assert_eq!(outcome, Err(CommandError::StreamUnreadable { claim_id }), "{damage}");
    }
    executor.execute(request(other, deny(), ExpectedVersion::Any)).await.expect("other claims move on");
}

#[tokio::test]
async fn a_command_that_met_dead_connections_is_unavailable_and_stored_once_when_it_comes_again() {
    let database = TestDatabase::new().await;
    let (executor, _) = executor(&database).await;
    let claim = submitted(&executor).await.claim_id;
    let owner = database.owner_pool().await;
    let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid()";
    owner.execute(end).await.expect("ended");
    let request = request(claim, deny(), ExpectedVersion::Any);
    let mut tries = 0;
    let outcome = loop {
        match executor.execute(request.clone()).await {
            Ok(outcome) => break outcome,
            Err(CommandError::Unavailable(_)) if tries < 10 => tries += 1,
            Err(error) => panic!("{error:?}"),
        }
    };
    assert_eq!(outcome.version, 2);
    assert_eq!(stored(&owner).await, [2, 2, 1]);
}
