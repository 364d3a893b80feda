//! Of two processes that hold a lease on one automation one after the other, only the later moves the checkpoint.

use std::time::Duration;

use redress::database::DatabaseRole;
use redress_projections::lease::{Lease, acquire_lease};
use sqlx::PgPool;

use crate::support::TestDatabase;

const LONG: Duration = Duration::from_mins(1);

async fn lease(pool: &PgPool, duration: Duration) -> Option<Lease> {
    acquire_lease(pool, "pay", duration).await.expect("the automation role may take leases")
}

async fn advance(pool: &PgPool, lease: &Lease, from: i64, to: i64) -> bool {
    let mut connection = pool.acquire().await.expect("a connection");
    lease.advance_if_leased(&mut connection, from, to).await.expect("the automation role may move checkpoints")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lease_is_had_by_one_and_by_the_next_after_its_release() {
    let database = TestDatabase::new().await;
    let pool = database.pool(DatabaseRole::Automation).await;
    let first = lease(&pool, LONG).await.expect("it is free");
    assert_eq!(first.position, 0);
    assert_eq!(lease(&pool, LONG).await, None, "two have it at once");
    assert!(advance(&pool, &first, 0, 7).await);
    first.release(&pool).await.expect("it can be given back");
    let second = lease(&pool, LONG).await.expect("it was given back");
    assert_eq!((second.position, second.token), (7, first.token + 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_lost_the_lease_can_neither_renew_nor_move_nor_release_it() {
    let database = TestDatabase::new().await;
    let pool = database.pool(DatabaseRole::Automation).await;
    let slow = lease(&pool, Duration::from_millis(20)).await.expect("it is free");
    tokio::time::sleep(Duration::from_millis(40)).await;
    let quick = lease(&pool, LONG).await.expect("it ran out");
    assert!(!slow.renew(&pool, LONG).await.expect("it can be tried"), "a lost lease was renewed");
    assert!(!advance(&pool, &slow, 0, 9).await, "a lost lease moved the checkpoint");
    slow.release(&pool).await.expect("it can be tried");
    assert_eq!(lease(&pool, LONG).await, None, "a lost lease gave away another's");
    assert!(quick.renew(&pool, LONG).await.expect("it is held"));
    assert!(advance(&pool, &quick, 0, 3).await);
    assert!(!advance(&pool, &quick, 0, 4).await, "the checkpoint is not there any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_ask_at_once_one_gets_the_lease() {
    let database = TestDatabase::new().await;
    let pool = database.pool(DatabaseRole::Automation).await;
    let asking = (0..8).map(|_| {
        tokio::spawn({
            let pool = pool.clone();
            async move { lease(&pool, LONG).await }
        })
    });
    let mut leases = Vec::new();
    for asked in asking.collect::<Vec<_>>() {
        leases.extend(asked.await.expect("asking does not panic"));
    }
    assert_eq!(leases.len(), 1);
}
