//! A connection that dies: each unit is stored whole and once, or not at all.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use redress::database::DatabaseRole;
use redress::event_store::{AppendError, Appended, Appender, AppenderOptions, Unit};
use sqlx::{Executor as _, PgPool};

use crate::proxy::behind_a_wire;
use crate::support::TestDatabase;
use crate::units::{
    append_as_one_batch, appender, hold_the_order_lock, keyed, new_claim, sealed, spawn_append, stored, unit,
    wait_for_a_blocked_writer,
};

/// Ends the writers and leaves this test's own connections alone.
const END_WRITERS: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'redress command'";

fn fresh_unit() -> Unit {
    sealed(keyed(unit(new_claim(), 0, 2), &redress::ids::new_v7().to_string(), 1))
}

#[tokio::test]
async fn a_batch_whose_connection_is_ended_is_stored_by_the_next_connection() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let handle = appender(&database).await;
    let held = hold_the_order_lock(&owner).await;
    let mut waiting: Vec<_> = (0..5).map(|_| spawn_append(&handle, fresh_unit())).collect();
    for _ in 0..3 {
        let pid = wait_for_a_blocked_writer(&owner).await;
        sqlx::query("SELECT pg_terminate_backend($1, 5000)").bind(pid).execute(&owner).await.expect("ended");
    }
    wait_for_a_blocked_writer(&owner).await;
    held.rollback().await.expect("the lock is given back");
    for answer in waiting.drain(..) {
        let appended = answer.await.expect("no panic").expect("stored in the end");
        assert_eq!((appended.version, appended.replayed), (2, None));
    }
    assert_eq!(stored(&owner).await, [10, 5, 5]);
}

#[tokio::test]
async fn a_commit_whose_reply_is_lost_is_found_and_not_made_again() {
    let database = TestDatabase::new().await;
    let (behind, wire) = behind_a_wire(&database).await;
    let pool = behind.pool(DatabaseRole::Command, 4).await.expect("a pool");
    let handle = Appender::start(&pool, AppenderOptions::default()).expect("a thread");
    let owner = database.owner_pool().await;
    for (round, unit) in [fresh_unit(), unit(new_claim(), 0, 3)].into_iter().enumerate() {
        let version = unit.events.len() as u64;
        wire.swallow_replies_to_commits.store(2, Ordering::SeqCst);
        let appended = handle.append(unit).await.expect("found");
        assert_eq!((appended.version, appended.replayed), (version, None), "its own, and not a replay");
        // The retry found it and had nothing to commit.
        assert_eq!(wire.swallow_replies_to_commits.load(Ordering::SeqCst), 1);
        assert_eq!(stored(&owner).await, [2 + 3 * i64::try_from(round).expect("small"), 1, 1]);
    }
}

#[tokio::test]
async fn a_batch_whose_commit_reply_is_lost_is_settled_unit_by_unit() {
    let database = TestDatabase::new().await;
    let (behind, wire) = behind_a_wire(&database).await;
    let pool = behind.pool(DatabaseRole::Command, 4).await.expect("a pool");
    let handle = Appender::start(&pool, AppenderOptions::default()).expect("a thread");
    let owner = database.owner_pool().await;
    let claim = new_claim();
    let mut units =
        vec![keyed(unit(claim, 0, 2), "one", 1), unit(claim, 0, 1), keyed(unit(new_claim(), 0, 1), "one", 1)];
    units.extend((0..5).map(|_| fresh_unit()));
    wire.swallow_replies_to_commits.store(1, Ordering::SeqCst);
    let outcomes = append_as_one_batch(&handle, &owner, units).await;
    assert_eq!(wire.swallow_replies_to_commits.load(Ordering::SeqCst), 0);
    assert!(matches!(outcomes[0], Ok(Appended { version: 2, replayed: None, .. })), "{outcomes:?}");
    assert_eq!(outcomes[1], Err(AppendError::VersionConflict { expected: 0, actual: 2 }));
    assert!(matches!(outcomes[2], Ok(Appended { version: 2, replayed: Some(_), .. })), "{outcomes:?}");
    assert!(outcomes[3..].iter().all(|outcome| matches!(outcome, Ok(Appended { version: 2, replayed: None, .. }))));
    assert_eq!(stored(&owner).await, [2 + 10, 1 + 5, 5]);
}

#[tokio::test]
async fn while_the_database_is_gone_units_are_unavailable_soon_and_stored_again_after() {
    let database = TestDatabase::new().await;
    let (behind, wire) = behind_a_wire(&database).await;
    let pool = behind.pool(DatabaseRole::Command, 4).await.expect("a pool");
    let handle = Appender::start(&pool, AppenderOptions::default()).expect("a thread");
    handle.append(fresh_unit()).await.expect("stored");
    wire.is_down.store(true, Ordering::SeqCst);
    let begun = Instant::now();
    let refused = handle.append(fresh_unit()).await;
    assert!(matches!(refused, Err(AppendError::Unavailable(_))), "{refused:?}");
    assert!(begun.elapsed() < Duration::from_secs(10), "it took {:?}", begun.elapsed());
    let owner = database.owner_pool().await;
    assert_eq!(stored(&owner).await, [2, 1, 1]);
    wire.is_down.store(false, Ordering::SeqCst);
    handle.append(fresh_unit()).await.expect("stored");
    assert_eq!(stored(&owner).await, [4, 2, 2]);
}

#[tokio::test(flavor = "multi_thread")]
async fn writers_that_are_ended_over_and_over_lose_nothing_acknowledged_and_double_nothing() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let handles = [appender(&database).await, appender(&database).await];
    let killing = Arc::new(AtomicBool::new(true));
    let killer = tokio::spawn(end_writers_again_and_again(owner.clone(), Arc::clone(&killing)));
    let mut clients = Vec::new();
    for client in 0..12 {
        let (handle, killing) = (handles[client % 2].clone(), Arc::clone(&killing));
        clients.push(tokio::spawn(async move {
            let mut acknowledged = Vec::new();
            while killing.load(Ordering::SeqCst) {
                let unit = fresh_unit();
                let claim = unit.claim_id;
                // Whatever was unknown, the same key settles.
                while !matches!(handle.append(unit.clone()).await, Ok(appended) if appended.version == 2) {}
                acknowledged.push(claim.to_string());
            }
            acknowledged
        }));
    }
    let mut acknowledged = Vec::new();
    for client in clients {
        acknowledged.extend(client.await.expect("no panic"));
    }
    killer.await.expect("no panic");
    let expected = i64::try_from(acknowledged.len()).expect("a count");
    assert_eq!(stored(&owner).await, [2 * expected, expected, expected]);
    let whole = "SELECT count(*) FROM (SELECT aggregate_id FROM events WHERE aggregate_id = ANY($1)
                                       GROUP BY aggregate_id HAVING array_agg(sequence ORDER BY position) = '{1,2}') AS claims";
    let whole: i64 = sqlx::query_scalar(whole).bind(&acknowledged).fetch_one(&owner).await.expect("a count");
    assert_eq!(whole, expected);
    let open = "SELECT count(*) FROM pg_stat_activity
                 WHERE datname = current_database() AND state LIKE 'idle in transaction%'";
    assert_eq!(sqlx::query_scalar::<_, i64>(open).fetch_one(&owner).await.expect("a count"), 0);
}

/// Ends the writers until it happened often enough, however fast the machine is.
async fn end_writers_again_and_again(owner: PgPool, killing: Arc<AtomicBool>) {
    let mut kills = 0;
    while kills < 20 {
        kills += owner.execute(END_WRITERS).await.expect("ended").rows_affected();
        tokio::time::sleep(Duration::from_millis(80)).await;
    }
    killing.store(false, Ordering::SeqCst);
}
