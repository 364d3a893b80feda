//! Several at once, killed in the middle, panicking: each event takes effect once all the same.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use redress_projections::projector::ClaimEvents;
use redress_projections::runner::{Runner, RunnerSettings, Step};
use redress_projections::wait::until_applied;
use redress_projections::{Projector, Trust, lag, parked, projectors, supervisor};
use sqlx::PgConnection;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::fixture::{NAMES, World, projector, settings};
use crate::history::{append, busy_day};

/// A projection that would show an event applied twice: it adds a row an event and has no key.
struct Tally {
    /// How often still it dies between its effects and the checkpoint.
    deaths: AtomicU32,
    panics: AtomicU32,
}

impl Tally {
    fn new(deaths: u32, panics: u32) -> Arc<Self> {
        Arc::new(Self { deaths: deaths.into(), panics: panics.into() })
    }
}

fn take_one(count: &AtomicU32) -> bool {
    count.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1)).is_ok()
}

#[async_trait]
impl Projector for Tally {
    fn name(&self) -> &'static str {
        "tally"
    }

    async fn apply(
        &self,
        connection: &mut PgConnection,
        _: i32,
        claims: &[ClaimEvents<'_>],
        _: Trust,
    ) -> sqlx::Result<Vec<parked::Refusal>> {
        let positions: Vec<i64> = claims.iter().flat_map(|claim| &claim.events).map(|event| event.position).collect();
        sqlx::query("INSERT INTO read_model.tally_1 SELECT unnest($1::bigint[])")
            .bind(positions)
            .execute(&mut *connection)
            .await?;
        assert!(!take_one(&self.panics), "told to panic");
        if take_one(&self.deaths) {
            sqlx::query("SELECT pg_terminate_backend(pg_backend_pid())").execute(connection).await?;
        }
        Ok(Vec::new())
    }
}

async fn world_with_tally() -> World {
    let world = World::new().await;
    world
        .sql(
            "CREATE TABLE read_model.tally_1 (position bigint NOT NULL); \
             ALTER TABLE read_model.tally_1 OWNER TO redress_projector; \
             INSERT INTO read_model.serving_generations VALUES ('tally', 1); \
             INSERT INTO subscriptions (name, generation, position, updated_at) VALUES ('tally', 1, 0, now())",
        )
        .await;
    world
}

async fn assert_each_once(world: &World) {
    let counted = world.number("SELECT count(*) FROM read_model.tally_1").await;
    assert_eq!(counted, world.number("SELECT count(*) FROM events").await);
    assert_eq!(counted, world.number("SELECT count(DISTINCT position) FROM read_model.tally_1").await);
}

#[tokio::test(flavor = "multi_thread")]
async fn runners_at_once_apply_each_event_once() {
    let world = world_with_tally().await;
    let (cancel, hint) = (CancellationToken::new(), Arc::new(Notify::new()));
    let running: Vec<_> = (0..4)
        .map(|_| tokio::spawn(world.runner(Tally::new(0, 0), 3).run(Arc::clone(&hint), cancel.clone())))
        .collect();
    for part in busy_day(11, 60).chunks(10) {
        append(&world.owner, part).await;
        hint.notify_waiters();
    }
    let last = world.last_position().await;
    assert!(until_applied(&world.query, "tally", last, Duration::from_secs(20)).await.expect("it can be asked"));
    cancel.cancel();
    for runner in running {
        runner.await.expect("a runner does not panic");
    }
    assert_each_once(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_runner_that_comes_late_to_a_batch_leaves_it_alone() {
    let world = world_with_tally().await;
    append(&world.owner, &busy_day(12, 20)).await;
    let (mut quick, mut slow) = (world.runner(Tally::new(0, 0), 5), world.runner(Tally::new(0, 0), 5));
    assert_eq!(slow.step().await.expect("nothing stands in the way"), Step::Applied(5));
    assert_eq!(quick.step().await.expect("nothing stands in the way"), Step::Applied(5));
    // The slow one believes that the checkpoint is where it left it.
    assert_eq!(slow.step().await.expect("nothing stands in the way"), Step::NotOurs);
    slow.catch_up().await.expect("nothing stands in the way");
    assert_each_once(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_death_between_effects_and_checkpoint_leaves_neither() {
    let world = world_with_tally().await;
    append(&world.owner, &busy_day(13, 20)).await;
    let mut runner = world.runner(Tally::new(3, 0), 10);
    for _ in 0..3 {
        runner.step().await.expect_err("the connection died");
        assert_eq!(world.number("SELECT count(*) FROM read_model.tally_1").await, 0);
        assert_eq!(world.number("SELECT position FROM subscriptions WHERE name = 'tally'").await, 0);
    }
    runner.catch_up().await.expect("it died often enough");
    assert_each_once(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn projections_survive_the_death_of_all_their_connections_again_and_again() {
    let world = World::new().await;
    let (cancel, hint, tracker) = (CancellationToken::new(), Arc::new(Notify::new()), TaskTracker::new());
    for projector in projectors() {
        tracker
            .spawn(Runner::new(projector, world.projector.clone(), settings(4)).run(Arc::clone(&hint), cancel.clone()));
    }
    let mut killed = 0;
    for part in busy_day(14, 80).chunks(12) {
        append(&world.owner, part).await;
        killed += world
            .number(
                "SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity \
                  WHERE datname = current_database() AND application_name = 'redress projector'",
            )
            .await;
        tokio::time::sleep(Duration::from_millis(15)).await;
    }
    assert!(killed > 10, "only {killed} connections were killed");
    let last = world.last_position().await;
    for name in NAMES {
        let applied = until_applied(&world.query, name, last, Duration::from_secs(20)).await;
        assert!(applied.expect("it can be asked"), "{name} stands still");
    }
    cancel.cancel();
    tracker.close();
    tracker.wait().await;
    assert_eq!(world.documents().await, world.folded_documents().await);
    let rows = world.rows().await;
    world.sql("TRUNCATE read_model.claim_status_1, read_model.claim_timeline_1, read_model.work_queue_1").await;
    world.sql("UPDATE subscriptions SET position = 0").await;
    world.catch_up(1_000).await;
    assert_eq!(world.rows().await, rows);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_projection_that_panics_is_begun_again_and_stops_when_told() {
    let world = world_with_tally().await;
    append(&world.owner, &busy_day(15, 5)).await;
    let (cancel, hint, tracker) = (CancellationToken::new(), Arc::new(Notify::new()), TaskTracker::new());
    let all: Vec<Arc<dyn Projector>> = vec![Tally::new(1, 1), projector("claim_status")];
    supervisor::spawn(all, &world.projector, &hint, &cancel, &tracker);
    let last = world.last_position().await;
    for name in ["claim_status", "tally"] {
        let applied = until_applied(&world.query, name, last, Duration::from_secs(20)).await;
        assert!(applied.expect("it can be asked"), "{name} stands still");
    }
    assert_each_once(&world).await;
    cancel.cancel();
    tracker.close();
    tokio::time::timeout(Duration::from_secs(5), tracker.wait()).await.expect("it stops when it is told to");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hint_wakes_a_runner_that_would_have_slept() {
    let world = world_with_tally().await;
    let (cancel, hint) = (CancellationToken::new(), Arc::new(Notify::new()));
    let sleepy = RunnerSettings { idle_pause: Duration::from_mins(10), ..RunnerSettings::default() };
    let runner = Runner::new(Tally::new(0, 0), world.projector.clone(), sleepy);
    let running = tokio::spawn(runner.run(Arc::clone(&hint), cancel.clone()));
    for part in busy_day(16, 10).chunks(8) {
        tokio::time::sleep(Duration::from_millis(50)).await;
        append(&world.owner, part).await;
        hint.notify_waiters();
        let last = world.last_position().await;
        assert!(until_applied(&world.query, "tally", last, Duration::from_secs(20)).await.expect("it can be asked"));
    }
    cancel.cancel();
    running.await.expect("a runner does not panic");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lag_is_counted_in_events_and_in_seconds() {
    let world = World::new().await;
    append(&world.owner, &busy_day(17, 10)).await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    let appended = world.number("SELECT count(*) FROM events").await;
    let behind = lag::measure(&world.query, &NAMES).await.expect("the query role may ask");
    assert_eq!(behind.len(), NAMES.len());
    assert!(behind.iter().all(|lag| lag.events == appended && lag.seconds >= 0.05 && lag.parked == 0), "{behind:?}");
    world.catch_up(1_000).await;
    let level = lag::measure(&world.query, &NAMES).await.expect("the query role may ask");
    assert!(level.iter().all(|lag| lag.events == 0 && lag.seconds == 0.0), "{level:?}");
}
