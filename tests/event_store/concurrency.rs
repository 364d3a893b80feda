//! Several processes write one log.

use redress::event_store::AppendError;

use crate::support::TestDatabase;
use crate::units::{appender, keyed, new_claim, spawn_append, unit};

#[tokio::test(flavor = "multi_thread")]
async fn of_commands_decided_on_one_version_exactly_one_is_stored_and_no_version_is_missing() {
    let database = TestDatabase::new().await;
    let processes = [appender(&database).await, appender(&database).await];
    let claim = new_claim();
    for version in 0..10 {
        let rivals: Vec<_> =
            processes.iter().cycle().take(8).map(|handle| spawn_append(handle, unit(claim, version, 1))).collect();
        let mut winners = 0;
        for rival in rivals {
            match rival.await.expect("no panic") {
                Ok(appended) => {
                    assert_eq!(appended.version, version + 1);
                    winners += 1;
                }
                Err(error) => {
                    assert_eq!(error, AppendError::VersionConflict { expected: version, actual: version + 1 });
                }
            }
        }
        assert_eq!(winners, 1, "at version {version}");
    }
    let versions = "SELECT array_agg(sequence ORDER BY position) FROM events WHERE aggregate_id = $1";
    let versions: Vec<i64> = sqlx::query_scalar(versions)
        .bind(claim.to_string())
        .fetch_one(&database.owner_pool().await)
        .await
        .expect("the stream");
    assert_eq!(versions, (1..=10).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn position_order_is_commit_order_and_the_recorded_time_never_falls_behind() {
    let database = TestDatabase::new().await;
    let mut writers = Vec::new();
    for process in 0..4 {
        let handle = appender(&database).await;
        for writer in 0..4 {
            let handle = handle.clone();
            writers.push(tokio::spawn(async move {
                let mut last = 0;
                for turn in 0..50 {
                    let unit = keyed(unit(new_claim(), 0, 1 + turn % 3), &format!("{process}-{writer}-{turn}"), 1);
                    let appended = handle.append(unit).await.expect("stored");
                    assert!(appended.position > last, "what is appended later stands later");
                    last = appended.position;
                }
            }));
        }
    }
    for writer in writers {
        writer.await.expect("no panic");
    }
    // A transaction draws its id under the lock too, so ids of transactions rise with the order of commits.
    let faults = "SELECT count(*) FROM (
        SELECT transaction_id < lag(transaction_id) OVER log OR recorded_at < lag(recorded_at) OVER log AS fault
          FROM events WINDOW log AS (ORDER BY position)) AS pairs WHERE fault";
    let owner = database.owner_pool().await;
    assert_eq!(sqlx::query_scalar::<_, i64>(faults).fetch_one(&owner).await.expect("a count"), 0);
    let times = "SELECT count(DISTINCT recorded_at) > 50 FROM events";
    assert!(sqlx::query_scalar::<_, bool>(times).fetch_one(&owner).await.expect("an answer"), "the clock moves");
}
