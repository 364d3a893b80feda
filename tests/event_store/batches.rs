//! What gathers while the writer is busy goes into one transaction, and each unit of it is judged alone.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use redress::database::DatabaseRole;
use redress::event_store::{AppendError, Appended, Appender, AppenderOptions};
use sqlx::PgPool;

use crate::support::TestDatabase;
use crate::units::{
    append_as_one_batch, appender, event, hold_the_order_lock, keyed, new_claim, sealed, spawn_append, stored, unit,
    wait_for_a_blocked_writer,
};

async fn transactions(owner: &PgPool) -> i64 {
    let count = "SELECT count(DISTINCT transaction_id::text) FROM events";
    sqlx::query_scalar(count).fetch_one(owner).await.expect("a count")
}

#[tokio::test]
async fn what_waits_is_stored_in_one_transaction_in_the_order_of_ids() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let handle = appender(&database).await;
    let mut claims: Vec<_> = (0..20).map(|_| new_claim()).collect();
    claims.reverse();
    let units = claims.iter().map(|claim| unit(*claim, 0, 2)).collect();
    let outcomes = append_as_one_batch(&handle, &owner, units).await;
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Ok(Appended { version: 2, replayed: None, .. }))));

    assert_eq!(transactions(&owner).await, 1);
    let in_order = "SELECT bool_and(ordered) FROM (
        SELECT (aggregate_id, sequence) > lag((aggregate_id, sequence)) OVER (ORDER BY position) AS ordered
          FROM events) AS batch";
    assert_eq!(sqlx::query_scalar::<_, Option<bool>>(in_order).fetch_one(&owner).await.expect("an answer"), Some(true));
    for (claim, outcome) in claims.iter().zip(outcomes) {
        let position = "SELECT position FROM events WHERE aggregate_id = $1 AND sequence = 2";
        let position: i64 =
            sqlx::query_scalar(position).bind(claim.to_string()).fetch_one(&owner).await.expect("the event");
        assert_eq!(outcome.expect("stored").position, position, "each is told the position of its own last event");
    }
}

#[tokio::test]
async fn of_two_units_for_one_claim_in_a_batch_the_first_is_stored_and_the_second_told_of_it() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let handle = appender(&database).await;
    let claim = new_claim();
    let units = vec![unit(claim, 0, 3), unit(claim, 0, 1), unit(claim, 3, 1)];
    let outcomes = append_as_one_batch(&handle, &owner, units).await;
    assert_eq!(outcomes[0].as_ref().map(|done| done.version), Ok(3));
    assert_eq!(outcomes[1], Err(AppendError::VersionConflict { expected: 0, actual: 3 }));
    assert_eq!(outcomes[2].as_ref().map(|done| done.version), Ok(4), "one that knows of the first follows it");
    assert_eq!(stored(&owner).await, [4, 0, 0]);
    assert_eq!(transactions(&owner).await, 1, "nothing had to go again");
}

#[tokio::test]
async fn of_two_units_with_one_key_in_a_batch_the_second_is_answered_like_the_first() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let handle = appender(&database).await;
    let first = new_claim();
    let units = vec![
        keyed(unit(first, 0, 2), "one", 1),
        keyed(unit(new_claim(), 0, 2), "one", 1),
        keyed(unit(new_claim(), 0, 2), "one", 2),
    ];
    let outcomes = append_as_one_batch(&handle, &owner, units).await;
    let [Ok(stored_now), Ok(replayed), Err(refused)] = &outcomes[..] else { panic!("{outcomes:?}") };
    assert_eq!((replayed.version, replayed.position), (stored_now.version, stored_now.position));
    assert_eq!(replayed.replayed.as_ref().map(|answer| answer.claim_id), Some(first));
    assert_eq!(*refused, AppendError::IdempotencyKeyReused);
    assert_eq!(stored(&owner).await, [2, 1, 0]);
    assert_eq!(stored_now.position, 2, "no position was drawn in vain: nothing had to go again");
}

#[tokio::test]
async fn a_key_that_was_answered_before_does_not_spoil_a_batch_of_new_claims() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let handle = appender(&database).await;
    let first = new_claim();
    let before = handle.append(sealed(keyed(unit(first, 0, 2), "one", 1))).await.expect("stored");
    let units = vec![
        sealed(keyed(unit(new_claim(), 0, 2), "two", 1)),
        sealed(keyed(unit(new_claim(), 0, 2), "one", 1)),
        sealed(keyed(unit(new_claim(), 0, 2), "three", 1)),
    ];
    let outcomes = append_as_one_batch(&appender(&database).await, &owner, units).await;
    let [Ok(two), Ok(replayed), Ok(three)] = &outcomes[..] else { panic!("{outcomes:?}") };
    assert_eq!((replayed.version, replayed.position), (before.version, before.position));
    assert_eq!(replayed.replayed.as_ref().map(|answer| answer.claim_id), Some(first));
    assert_eq!((two.position.max(three.position), transactions(&owner).await), (6, 2), "nothing had to go again");
    assert_eq!(stored(&owner).await, [6, 3, 3]);
}

#[tokio::test]
async fn a_claim_that_exists_already_is_not_opened_again() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let handle = appender(&database).await;
    let claim = new_claim();
    handle.append(unit(claim, 0, 2)).await.expect("stored");
    let outcomes =
        append_as_one_batch(&appender(&database).await, &owner, vec![unit(claim, 0, 1), unit(new_claim(), 0, 1)]).await;
    assert_eq!(outcomes[0], Err(AppendError::VersionConflict { expected: 0, actual: 2 }));
    assert!(matches!(&outcomes[1], Ok(Appended { version: 1, replayed: None, .. })), "{outcomes:?}");
}

#[tokio::test]
async fn a_key_whose_first_unit_lost_its_version_is_free_for_the_next_of_the_batch() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let handle = appender(&database).await;
    let units = vec![keyed(unit(new_claim(), 7, 1), "one", 1), keyed(unit(new_claim(), 0, 1), "one", 1)];
    let outcomes = append_as_one_batch(&handle, &owner, units).await;
    assert_eq!(outcomes[0], Err(AppendError::VersionConflict { expected: 7, actual: 0 }));
    assert!(matches!(&outcomes[1], Ok(Appended { version: 1, replayed: None, .. })), "{outcomes:?}");
}

#[tokio::test]
async fn a_unit_that_the_database_refuses_fails_alone_and_leaves_nothing() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let handle = appender(&database).await;
    let good = || sealed(keyed(unit(new_claim(), 0, 2), &redress::ids::new_v7().to_string(), 1));
    let mut not_json = good();
    not_json.events.push(event("{not json"));
    let mut null_byte = good();
    null_byte.context.actor = "support:\0".to_owned();
    let mut repeated_vault_ref = good();
    repeated_vault_ref.vault.entries.push(repeated_vault_ref.vault.entries[0].clone());

    let units = vec![good(), not_json, good(), null_byte, good(), repeated_vault_ref, good()];
    let outcomes = append_as_one_batch(&handle, &owner, units).await;
    for (index, outcome) in outcomes.iter().enumerate() {
        match (index % 2 == 0, outcome) {
            (true, Ok(Appended { version: 2, replayed: None, .. })) | (false, Err(AppendError::Unstorable(_))) => {}
            _ => panic!("unit {index}: {outcome:?}"),
        }
    }
    assert_eq!(stored(&owner).await, [4 * 2, 4, 4]);
    assert!(handle.append(unit(new_claim(), 0, 1)).await.is_ok(), "the writer goes on");
}

#[tokio::test]
async fn a_full_queue_is_refused_at_once() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let options = AppenderOptions { queue_capacity: 2, ..AppenderOptions::default() };
    let handle = Appender::start(&database.pool(DatabaseRole::Command).await, options).expect("a thread");
    let held = hold_the_order_lock(&owner).await;
    let mut waiting = vec![spawn_append(&handle, unit(new_claim(), 0, 1))];
    wait_for_a_blocked_writer(&owner).await;
    for _ in 0..2 {
        waiting.push(spawn_append(&handle, unit(new_claim(), 0, 1)));
        tokio::task::yield_now().await;
    }
    assert_eq!(handle.append(unit(new_claim(), 0, 1)).await, Err(AppendError::Overloaded));
    held.rollback().await.expect("the lock is given back");
    for answer in waiting {
        answer.await.expect("no panic").expect("what was accepted is stored");
    }
    assert_eq!(stored(&owner).await, [3, 0, 0]);
}

#[tokio::test]
async fn an_idle_appender_writes_a_unit_the_moment_it_comes() {
    let database = TestDatabase::new().await;
    let handle = appender(&database).await;
    handle.append(unit(new_claim(), 0, 1)).await.expect("the first connects");
    let mut fastest = Duration::MAX;
    for _ in 0..20 {
        let begun = Instant::now();
        handle.append(unit(new_claim(), 0, 1)).await.expect("stored");
        fastest = fastest.min(begun.elapsed());
    }
    assert!(fastest < Duration::from_millis(10), "a timer holds units back: {fastest:?}");
}

#[tokio::test]
async fn each_commit_is_hinted_at_with_its_last_position() {
    let database = TestDatabase::new().await;
    let hinted = Arc::new(AtomicI64::new(0));
    let seen = Arc::clone(&hinted);
    let on_commit = Arc::new(move |position| seen.store(position, Ordering::SeqCst));
    let options = AppenderOptions { on_commit: Some(on_commit), ..AppenderOptions::default() };
    let handle = Appender::start(&database.pool(DatabaseRole::Command).await, options).expect("a thread");
    let appended = handle.append(unit(new_claim(), 0, 3)).await.expect("stored");
    // The answer may be a moment ahead of the hint; the refusal behind it is not.
    handle.append(unit(new_claim(), 9, 1)).await.expect_err("a conflict");
    assert_eq!(hinted.load(Ordering::SeqCst), appended.position);
}

#[tokio::test]
async fn automations_append_although_the_vault_is_closed_to_them() {
    let database = TestDatabase::new().await;
    let handle =
        Appender::start(&database.pool(DatabaseRole::Automation).await, AppenderOptions::default()).expect("a thread");
    let claim = new_claim();
    handle.append(keyed(unit(claim, 0, 1), "one", 1)).await.expect("stored");
    let refused = handle.append(sealed(unit(claim, 1, 1))).await;
    assert!(
        matches!(refused, Err(AppendError::Unstorable(ref fault)) if fault.sqlstate() == Some("42501")),
        "{refused:?}"
    );
}
