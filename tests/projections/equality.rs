//! However the log was read, the tables hold its fold.

use redress_projections::projectors;
use redress_projections::runner::Step;

use crate::fixture::World;
use crate::history::{append, busy_day};

#[tokio::test(flavor = "multi_thread")]
async fn the_tables_hold_the_fold_of_the_log_whatever_the_size_of_the_batches() {
    let day = busy_day(1, 60);
    let mut tables = Vec::new();
    for batch_events in [1, 7, 5_000] {
        let world = World::new().await;
        append(&world.owner, &day).await;
        world.catch_up(batch_events).await;
        assert_eq!(world.documents().await, world.folded_documents().await);
        assert_eq!(world.number("SELECT count(*) FROM parked_claims").await, 0);
        tables.push(without_times(world.rows().await));
    }
    assert!(tables[0].len() > day.len(), "the day was too quiet");
    assert_eq!(tables[0], tables[1]);
    assert_eq!(tables[1], tables[2]);
}

#[tokio::test(flavor = "multi_thread")]
async fn events_applied_again_change_nothing() {
    let world = World::new().await;
    append(&world.owner, &busy_day(2, 40)).await;
    world.catch_up(50).await;
    let once = world.rows().await;
    for begin in [0, 1, 17, 120] {
        world.sql(&format!("UPDATE subscriptions SET position = {begin}")).await;
        // Not only the end is right: no row goes back on the way.
        for projector in projectors() {
            let mut runner = world.runner(projector, 33);
            while runner.step().await.expect("nothing stands in the way") != Step::Idle {
                assert_eq!(world.rows().await, once, "on the way from {begin}");
            }
        }
    }
    assert_eq!(world.number("SELECT count(*) FROM parked_claims").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn events_that_come_while_others_are_applied_are_applied_too() {
    let world = World::new().await;
    for part in busy_day(3, 60).chunks(41) {
        append(&world.owner, part).await;
        world.catch_up(1_000).await;
    }
    assert_eq!(world.documents().await, world.folded_documents().await);
}

/// The times and ids that a database gave by itself differ from one to the next.
fn without_times(rows: Vec<String>) -> Vec<String> {
    let scrub = |row: String| {
        let mut text = String::new();
        let mut rest = row.as_str();
        while let Some(start) = rest.find("_at\":\"") {
            let end = start + 6 + rest[start + 6..].find('"').unwrap_or(0);
            text.push_str(&rest[..start]);
            rest = &rest[end..];
        }
        text.push_str(rest);
        if let Some(start) = text.find("\"event_id\":\"") {
            text.replace_range(start..start + 48, "");
        }
        text
    };
    rows.into_iter().map(scrub).collect()
}
