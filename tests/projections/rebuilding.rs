//! A rebuilt read model is the one that served, and nobody sees it being built.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use redress_projections::parked::Refusal;
use redress_projections::projector::ClaimEvents;
use redress_projections::rebuild::rebuild;
use redress_projections::wait::until_applied;
use redress_projections::{ProjectionError, Projector, Trust, projectors, supervisor};
use sqlx::{PgConnection, PgPool};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::fixture::{NAMES, World, projector};
use crate::history::{append, busy_day, straight_life, stream};

async fn tables(world: &World) -> Vec<String> {
    let query = "SELECT tablename::text FROM pg_tables WHERE schemaname = 'read_model' ORDER BY 1";
    sqlx::query_scalar(query).fetch_all(&world.owner).await.expect("the owner may read")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebuilt_read_model_equals_the_one_that_served_row_by_row() {
    let world = World::new().await;
    let mut poisoned = stream(redress::ids::new_v7(), &straight_life());
    poisoned[3].event_type = "ClaimTeleported".to_owned();
    append(&world.owner, &busy_day(21, 50)).await;
    append(&world.owner, &poisoned).await;
    world.catch_up(13).await;
    let before = world.rows().await;
    let events = u64::try_from(world.number("SELECT count(*) FROM events").await).expect("a count");
    for name in NAMES {
        let report = rebuild(&world.projector, projector(name).as_ref()).await.expect("nothing stands in the way");
        assert_eq!((report.generation, report.events, report.parked), (2, events, 1), "{name}");
        assert_eq!(report.rows, world.number(&format!("SELECT count(*) FROM read_model.{name}")).await);
    }
    assert_eq!(world.rows().await, before);
    assert_eq!(tables(&world).await, ["claim_status_2", "claim_timeline_2", "serving_generations", "work_queue_2"]);
    assert_eq!(world.number("SELECT count(*) FROM subscriptions WHERE generation = 2").await, 3);
    assert_eq!(world.number("SELECT count(*) FROM subscriptions WHERE generation = 1").await, 0);
    let same_shape = "SELECT count(*) FROM pg_indexes WHERE schemaname = 'read_model' AND tablename = 'claim_status_2'";
    assert_eq!(world.number(same_shape).await, 11, "the indexes did not come along");
    let parameters =
        "SELECT count(*) FROM pg_class WHERE relname = 'claim_status_2' AND reloptions = '{toast_tuple_target=4080}'";
    assert_eq!(world.number(parameters).await, 1, "the storage parameters did not come along");
    assert!(world.query.acquire().await.is_ok());
    assert!(!world.documents().await.is_empty(), "the query role cannot read the new tables");
    append(&world.owner, &busy_day(22, 5)).await;
    world.catch_up(1_000).await;
    assert!(world.rows().await.len() > before.len(), "the new generation does not move on");
}

/// A projection that applies one batch and never comes back from the next.
struct Stuck {
    inner: Arc<dyn Projector>,
    batches: AtomicU32,
    reached: Notify,
}

#[async_trait]
impl Projector for Stuck {
    fn name(&self) -> &'static str {
        self.inner.name()
    }

    async fn apply(
        &self,
        connection: &mut PgConnection,
        generation: i32,
        claims: &[ClaimEvents<'_>],
        trust: Trust,
    ) -> sqlx::Result<Vec<Refusal>> {
        let refusals = self.inner.apply(connection, generation, claims, trust).await?;
        if self.batches.fetch_add(1, Ordering::SeqCst) > 0 {
            self.reached.notify_one();
            std::future::pending::<()>().await;
        }
        Ok(refusals)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebuild_that_is_broken_off_leaves_readers_alone_and_is_begun_again() {
    let world = World::new().await;
    // More than one batch of a rebuild.
    for seed in 0..4 {
        append(&world.owner, &busy_day(seed, 230)).await;
    }
    world.catch_up(5_000).await;
    let before = world.rows().await;
    let stuck =
        Arc::new(Stuck { inner: projector("claim_status"), batches: AtomicU32::new(0), reached: Notify::new() });
    let (pool, projection) = (world.projector.clone(), Arc::clone(&stuck));
    let broken_off = tokio::spawn(async move { rebuild(&pool, projection.as_ref()).await });
    stuck.reached.notified().await;
    broken_off.abort();
    assert!(broken_off.await.expect_err("it is stuck").is_cancelled());
    assert_eq!(world.rows().await, before);
    assert!(tables(&world).await.contains(&"claim_status_2".to_owned()), "nothing was left behind");
    // PostgreSQL notices in a moment that the connection, and with it the lock, is gone.
    let report = loop {
        match rebuild(&world.projector, projector("claim_status").as_ref()).await {
            Err(ProjectionError::RebuildUnderWay { .. }) => tokio::time::sleep(Duration::from_millis(20)).await,
            done => break done.expect("nothing stands in the way"),
        }
    };
    assert_eq!(report.generation, 2);
    assert_eq!(world.rows().await, before);
    assert_eq!(tables(&world).await.iter().filter(|table| table.starts_with("claim_status_")).count(), 1);
    assert_eq!(world.number("SELECT count(*) FROM subscriptions WHERE name = 'claim_status'").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_rebuilds_at_once_one_is_told_so() {
    let world = World::new().await;
    append(&world.owner, &busy_day(24, 100)).await;
    let one = projector("claim_timeline");
    let (first, second) =
        tokio::join!(rebuild(&world.projector, one.as_ref()), rebuild(&world.projector, one.as_ref()));
    let refused = [&first, &second]
        .iter()
        .filter(|result| matches!(result, Err(ProjectionError::RebuildUnderWay { name: "claim_timeline" })))
        .count();
    assert_eq!(refused, 1, "{first:?} {second:?}");
    assert!(first.is_ok() || second.is_ok());
}

/// Reads again and again, and tells how often; no claim may go away or back, and no answer may take long.
async fn watch(pool: PgPool, cancel: CancellationToken) -> usize {
    let (mut newest, mut reads): (HashMap<String, i64>, usize) = (HashMap::new(), 0);
    while !cancel.is_cancelled() {
        let began = Instant::now();
        let rows: Vec<(String, i64)> = sqlx::query_as("SELECT claim_id, version FROM read_model.claim_status")
            .fetch_all(&pool)
            .await
            .expect("the view can always be read");
        assert!(began.elapsed() < Duration::from_secs(2), "a reader waited {:?}", began.elapsed());
        let rows: HashMap<String, i64> = rows.into_iter().collect();
        for (claim_id, version) in &newest {
            let now = rows.get(claim_id);
            assert!(now >= Some(version), "claim {claim_id} went from version {version} to {now:?}");
        }
        (newest, reads) = (rows, reads + 1);
    }
    reads
}

/// Appends day after day, a few events at a time.
async fn write(owner: PgPool, cancel: CancellationToken) {
    for seed in 100.. {
        for part in busy_day(seed, 20).chunks(5) {
            append(&owner, part).await;
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        if cancel.is_cancelled() {
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rebuilding_under_traffic_shows_readers_no_gap_and_ends_equal() {
    let world = World::new().await;
    let (cancel, hint, tracker) = (CancellationToken::new(), Arc::new(Notify::new()), TaskTracker::new());
    supervisor::spawn(projectors(), &world.projector, &hint, &cancel, &tracker);
    append(&world.owner, &busy_day(25, 150)).await;
    let applied = until_applied(&world.query, "claim_status", world.last_position().await, Duration::from_secs(20));
    assert!(applied.await.expect("it can be asked"));
    let watching = tokio::spawn(watch(world.query.clone(), cancel.clone()));
    let writing_ends = CancellationToken::new();
    let writing = tokio::spawn(write(world.owner.clone(), writing_ends.clone()));
    for generation in 2..=4 {
        for name in NAMES {
            let before = world.last_position().await;
            let report = rebuild(&world.projector, projector(name).as_ref()).await.expect("nothing stands in the way");
            assert_eq!(report.generation, generation);
            assert!(world.last_position().await > before, "nothing was appended meanwhile");
        }
    }
    writing_ends.cancel();
    writing.await.expect("the writer does not panic");
    for name in NAMES {
        let applied = until_applied(&world.query, name, world.last_position().await, Duration::from_secs(20));
        assert!(applied.await.expect("it can be asked"), "{name} stands still");
    }
    cancel.cancel();
    tracker.close();
    tracker.wait().await;
    assert!(watching.await.expect("readers see no gap") > 10, "nobody watched");
    assert_eq!(world.documents().await, world.folded_documents().await);
    let rows = world.rows().await;
    for name in NAMES {
        rebuild(&world.projector, projector(name).as_ref()).await.expect("nothing stands in the way");
    }
    assert_eq!(world.rows().await, rows, "what was swapped under traffic differs from what is rebuilt at rest");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_holds_the_view_delays_the_swap_and_not_the_other_readers() {
    let world = World::new().await;
    append(&world.owner, &busy_day(26, 20)).await;
    world.catch_up(1_000).await;
    let mut slow = world.query.begin().await.expect("a connection");
    sqlx::query("SELECT count(*) FROM read_model.claim_status").execute(&mut *slow).await.expect("it can be read");
    let pool = world.projector.clone();
    let rebuilding = tokio::spawn(async move { rebuild(&pool, projector("claim_status").as_ref()).await });
    let cancel = CancellationToken::new();
    let watching = tokio::spawn(watch(world.query.clone(), cancel.clone()));
    // Longer than the watching readers would put up with.
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert!(!rebuilding.is_finished(), "the view was replaced under a reader");
    slow.rollback().await.expect("a reader can end");
    let report = rebuilding.await.expect("it does not panic").expect("nothing stands in the way any more");
    assert_eq!(report.generation, 2);
    cancel.cancel();
    assert!(watching.await.expect("the other readers go on") > 2);
}
