//! How far the automations are behind the log, as numbers and as metrics.

use std::sync::Arc;
use std::time::{Duration, Instant};

use redress::automation::{lag, spawn};
use redress::metrics;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::world::{GOOD_ACCOUNT, World};

const VERIFY: [&str; 1] = ["verify_flight"];

#[tokio::test]
async fn the_lag_of_an_automation_is_counted_in_events_and_in_seconds() {
    let world = World::new().await;
    let running = world.start(world.verify(world.archive()));
    world.submit_late(GOOD_ACCOUNT).await;
    until_level(&world).await;
    running.stop().await;
    world.submit_late(GOOD_ACCOUNT).await;
    world.submit_late(GOOD_ACCOUNT).await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    let behind = lag::measure(&world.pool, &VERIFY).await.expect("the role may ask");
    assert!(behind.len() == 1 && behind[0].events == 2 && behind[0].seconds >= 0.05, "{behind:?}");
    let _running = world.start(world.verify(world.archive()));
    let level = until_level(&world).await;
    assert!(level.seconds == 0.0 && level.parked == 0, "{level:?}");
}

#[tokio::test]
async fn the_lag_is_a_metric_in_events_and_in_seconds() {
    let world = World::new().await;
    let recorder = metrics::recorder().expect("the only recorder");
    let (cancel, tracker) = (CancellationToken::new(), TaskTracker::new());
    let hint = Arc::new(Notify::new());
    spawn(world.verify(world.archive()), &world.pool, &hint, &cancel, &tracker);
    let begun = Instant::now();
    let shown = |text: &str, unit: &str| {
        text.contains(&format!("redress_automation_lag_{unit}{{automation=\"verify_flight\"}} 0"))
    };
    loop {
        let text = recorder.render();
        if shown(&text, "events") && shown(&text, "seconds") {
            break;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{text}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    cancel.cancel();
    tracker.close();
    tracker.wait().await;
}

async fn until_level(world: &World) -> lag::Lag {
    let begun = Instant::now();
    loop {
        let lags = lag::measure(&world.pool, &VERIFY).await.expect("the role may ask");
        // Its own events count too; nobody but the automation moves the checkpoint over them.
        match lags.into_iter().next() {
            Some(lag) if lag.events == 0 => return lag,
            other => assert!(begun.elapsed() < Duration::from_secs(20), "it stays behind: {other:?}"),
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
