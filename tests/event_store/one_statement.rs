//! What goes in one statement, which assumes what nobody has read, and what becomes of it where that does not hold.

use std::sync::atomic::Ordering;

use redress::database::DatabaseRole;
use redress::event_store::{AppendError, Appender, AppenderHandle, AppenderOptions, Unit};
use redress_domain::value::ClaimId;
use sqlx::PgPool;

use crate::hash_chain::verify;
use crate::proxy::behind_a_wire;
use crate::support::TestDatabase;
use crate::units::{
    Outcome, append_as_one_statement, appender, hold_the_order_lock, keyed, last_hash, new_claim, sealed, spawn_append,
    stored, unit, wait_for_a_blocked_writer,
};

/// What another process commits while ours waits for the lock.
const EVENT_OF_ANOTHER: &str = "
INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, event_id, command_id,
                    correlation_id, actor, hash)
SELECT 'claim', $1, $2, 'ClaimApproved', '1', '{}', '{}', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'test',
       decode(repeat('ab', 32), 'hex')";

/// An appender that knows the time.
async fn warm(database: &TestDatabase) -> AppenderHandle {
    let handle = appender(database).await;
    handle.append(unit(new_claim(), 0, 1)).await.expect("stored, and the database's clock read");
    handle
}

/// Every insert that fails draws positions in vain: where there is no hole, nothing was tried that could not be stored.
async fn holes(owner: &PgPool) -> i64 {
    let holes = "SELECT max(position) - count(*) FROM events";
    sqlx::query_scalar(holes).fetch_one(owner).await.expect("a count")
}

/// What becomes of `unit` if another process commits an event of `claim` while the statement waits for the lock.
async fn append_overtaken(
    handle: &AppenderHandle,
    owner: &PgPool,
    unit: Unit,
    (claim, version): (ClaimId, i64),
) -> Outcome {
    let mut held = hold_the_order_lock(owner).await;
    let waiting = spawn_append(handle, unit);
    wait_for_a_blocked_writer(owner).await;
    let event = sqlx::query(EVENT_OF_ANOTHER).bind(claim.to_string()).bind(version);
    event.execute(&mut *held).await.expect("an event");
    held.commit().await.expect("committed");
    waiting.await.expect("no panic")
}

#[tokio::test]
async fn while_nobody_else_writes_a_unit_is_one_message_be_its_claim_new_or_as_it_was_loaded() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let (behind, wire) = behind_a_wire(&database).await;
    let pool = behind.pool(DatabaseRole::Command, 1).await.expect("a pool");
    let handle = Appender::start(&pool, AppenderOptions::default()).expect("a thread");
    let claim = new_claim();
    handle.append(unit(claim, 0, 2)).await.expect("stored; the clock is read and the statement prepared");
    let last = last_hash(&owner, claim).await;
    let next = Unit { previous_hash: last, ..keyed(unit(claim, 2, 1), "two", 1) };
    for unit in [keyed(unit(new_claim(), 0, 2), "one", 1), next] {
        let before = wire.requests.load(Ordering::SeqCst);
        handle.append(unit).await.expect("stored");
        assert_eq!(wire.requests.load(Ordering::SeqCst) - before, 1);
    }
    let mut connection = owner.acquire().await.expect("a connection");
    assert_eq!(verify(&mut connection, &claim.to_string()).await, Ok(()));
}

#[tokio::test]
async fn a_batch_whose_time_another_process_has_overtaken_is_stored_with_a_later_one() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let handle = warm(&database).await;
    let stored = append_overtaken(&handle, &owner, unit(new_claim(), 0, 1), (new_claim(), 1)).await;
    stored.expect("stored all the same");
    let behind =
        "SELECT count(*) FROM (SELECT recorded_at < lag(recorded_at) OVER (ORDER BY position) AS fault FROM events)
                  AS pairs WHERE fault";
    assert_eq!(sqlx::query_scalar::<_, i64>(behind).fetch_one(&owner).await.expect("a count"), 0);
    assert_eq!(holes(&owner).await, 0);
}

#[tokio::test]
async fn a_key_that_another_process_answers_while_the_statement_waits_for_the_lock_is_replayed() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let [ours, theirs] = [warm(&database).await, appender(&database).await];
    let held = hold_the_order_lock(&owner).await;
    // Both wait, theirs first: the lock is given in the order in which it was asked for.
    let first = spawn_append(&theirs, keyed(unit(new_claim(), 0, 1), "one", 1));
    wait_for_a_blocked_writer(&owner).await;
    let repeat = spawn_append(&ours, sealed(keyed(unit(new_claim(), 0, 1), "one", 1)));
    let both = "SELECT count(*) = 2 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
                   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
    while !sqlx::query_scalar::<_, bool>(both).fetch_one(&owner).await.expect("the locks") {}
    held.rollback().await.expect("the lock is given back");
    let first = first.await.expect("no panic").expect("stored");
    let repeat = repeat.await.expect("no panic").expect("replayed");
    assert_eq!((repeat.position, repeat.replayed.is_some()), (first.position, true));
    assert_eq!((stored(&owner).await, holes(&owner).await), ([2, 1, 0], 0));
}

#[tokio::test]
async fn a_claim_that_another_process_moves_while_the_statement_waits_for_the_lock_is_a_conflict() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let handle = warm(&database).await;
    let claim = new_claim();
    handle.append(unit(claim, 0, 2)).await.expect("stored");
    let loaded = Unit { previous_hash: last_hash(&owner, claim).await, ..sealed(keyed(unit(claim, 2, 1), "one", 1)) };
    let overtaken = append_overtaken(&handle, &owner, loaded, (claim, 3)).await;
    assert_eq!(overtaken, Err(AppendError::VersionConflict { expected: 2, actual: 3 }));
    assert_eq!((stored(&owner).await, holes(&owner).await), ([4, 0, 0], 0));
}

#[tokio::test]
async fn a_claim_that_is_not_as_it_was_loaded_is_not_gone_on_with() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let handle = warm(&database).await;
    let claim = new_claim();
    handle.append(unit(claim, 0, 2)).await.expect("stored");
    // As if the database had lost events since: one that is not there, and one with another hash.
    let lost = Unit { previous_hash: Some([1; 32]), ..unit(claim, 7, 1) };
    assert_eq!(handle.append(lost).await, Err(AppendError::VersionConflict { expected: 7, actual: 2 }));
    let other = Unit { previous_hash: Some([1; 32]), ..unit(claim, 2, 1) };
    handle.append(other).await.expect("stored behind the event that is there");
    let mut connection = owner.acquire().await.expect("a connection");
    assert_eq!(verify(&mut connection, &claim.to_string()).await, Ok(()));
}

#[tokio::test]
async fn each_unit_of_a_batch_in_one_statement_is_answered_as_if_it_had_gone_alone() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let handle = warm(&database).await;
    let claim = new_claim();
    let first = handle.append(keyed(unit(claim, 0, 1), "first", 1)).await.expect("stored");
    let last = last_hash(&owner, claim).await;
    let loaded = |key| Unit { previous_hash: last, ..keyed(unit(claim, 1, 1), key, 1) };
    let units = vec![
        sealed(keyed(unit(new_claim(), 0, 2), "new", 1)),
        loaded("next"),
        loaded("rival"),
        Unit { expected_version: 0, ..loaded("first") },
        keyed(unit(new_claim(), 0, 1), "new", 1),
        keyed(unit(new_claim(), 0, 1), "new", 2),
    ];
    let outcomes = append_as_one_statement(&handle, &owner, units).await;
    let [Ok(new), Ok(next), Err(rival), Ok(repeat), Ok(same), Err(other)] = &outcomes[..] else {
        panic!("{outcomes:?}")
    };
    assert_eq!((new.version, next.version), (2, 2));
    assert_eq!(*rival, AppendError::VersionConflict { expected: 1, actual: 2 });
    assert_eq!(
        (repeat.position, repeat.replayed.is_some()),
        (first.position, true),
        "it has lost its version to itself"
    );
    assert_eq!((same.position, same.replayed.is_some()), (new.position, true));
    assert_eq!(*other, AppendError::IdempotencyKeyReused);
    // The warm one, the first, the one that waited for the lock, two of the new claim and the next.
    assert_eq!((stored(&owner).await, holes(&owner).await), ([6, 3, 1], 0));
    let mut connection = owner.acquire().await.expect("a connection");
    assert_eq!(verify(&mut connection, &claim.to_string()).await, Ok(()));
}
