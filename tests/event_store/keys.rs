//! One key, one answer.

use redress::event_store::{AppendError, Appended};

use crate::support::TestDatabase;
use crate::units::{appender, keyed, new_claim, sealed, spawn_append, stored, unit};

#[tokio::test]
async fn one_request_sent_twenty_times_at_once_to_two_processes_is_stored_once_and_answered_alike() {
    let database = TestDatabase::new().await;
    let processes = [appender(&database).await, appender(&database).await];
    let mut waiting = Vec::new();
    for handle in processes.iter().cycle().take(20) {
        waiting.push(spawn_append(handle, sealed(keyed(unit(new_claim(), 0, 2), "one", 1))));
    }
    let mut stored_now = Vec::new();
    let mut replayed = Vec::new();
    for answer in waiting {
        let appended = answer.await.expect("no panic").expect("stored or replayed");
        if appended.replayed.is_some() { replayed.push(appended) } else { stored_now.push(appended) }
    }
    let [Appended { version, position, .. }] = stored_now[..] else { panic!("{stored_now:?}") };
    assert_eq!(replayed.len(), 19);
    for answer in &replayed {
        assert_eq!((answer.version, answer.position, &answer.replayed), (version, position, &replayed[0].replayed));
    }
    assert_eq!(stored(&database.owner_pool().await).await, [2, 1, 1]);
}

#[tokio::test]
async fn a_repeat_is_answered_as_stored_even_when_the_claim_has_moved_on() {
    let database = TestDatabase::new().await;
    let handle = appender(&database).await;
    let claim = new_claim();
    let first = handle.append(keyed(unit(claim, 0, 2), "one", 1)).await.expect("stored");
    handle.append(unit(claim, 2, 3)).await.expect("stored");
    let repeat = handle.append(keyed(unit(claim, 0, 2), "one", 1)).await.expect("replayed");
    assert_eq!((repeat.version, repeat.position), (first.version, first.position));
    let answer = repeat.replayed.expect("marked as replayed");
    assert_eq!((answer.claim_id, answer.answer), (claim, serde_json::json!({ "status": "approved" })));
}

#[tokio::test]
async fn a_key_used_for_another_request_is_refused_and_stores_nothing() {
    let database = TestDatabase::new().await;
    let handle = appender(&database).await;
    handle.append(keyed(unit(new_claim(), 0, 1), "one", 1)).await.expect("stored");
    let other = handle.append(sealed(keyed(unit(new_claim(), 0, 1), "one", 2))).await;
    assert_eq!(other, Err(AppendError::IdempotencyKeyReused));
    assert_eq!(stored(&database.owner_pool().await).await, [1, 1, 0]);
}

#[tokio::test]
async fn a_command_that_lost_its_version_does_not_use_up_its_key() {
    let database = TestDatabase::new().await;
    let handle = appender(&database).await;
    let claim = new_claim();
    let stale = handle.append(sealed(keyed(unit(claim, 4, 1), "one", 1))).await;
    assert_eq!(stale, Err(AppendError::VersionConflict { expected: 4, actual: 0 }));
    assert_eq!(stored(&database.owner_pool().await).await, [0, 0, 0]);
    let fresh = handle.append(keyed(unit(claim, 0, 1), "one", 1)).await.expect("stored");
    assert_eq!(fresh.replayed, None);
}

#[tokio::test]
async fn a_command_without_events_leaves_its_answer_and_the_position_of_the_event_before() {
    let database = TestDatabase::new().await;
    let handle = appender(&database).await;
    let claim = new_claim();
    let before = handle.append(unit(claim, 0, 2)).await.expect("stored");
    let nothing = handle.append(keyed(unit(claim, 2, 0), "one", 1)).await.expect("stored");
    assert_eq!((nothing.version, nothing.position), (2, before.position));
    let repeat = handle.append(keyed(unit(claim, 2, 0), "one", 1)).await.expect("replayed");
    assert_eq!((repeat.version, repeat.position, repeat.replayed.is_some()), (2, before.position, true));
}
