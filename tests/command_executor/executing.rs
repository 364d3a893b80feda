//! What a command meets: the version it was meant for, rivals, and callers who leave.

use std::time::Duration;

use redress::command::{CommandError, ExpectedVersion};
use redress::ids::new_v7;
use redress_domain::claim::ClaimError;
use redress_domain::value::ClaimId;

use crate::commands::{deny, executor, request, stored, submission, submitted, verify};
use crate::support::TestDatabase;

#[tokio::test]
async fn a_submission_is_stored_with_its_sealed_values_and_answered_with_version_and_position() {
    let database = TestDatabase::new().await;
    let (executor, _) = executor(&database).await;
    let submission = submission();
    let outcome = executor.execute(submission.clone()).await.expect("a claim");
    assert_eq!((outcome.claim_id, outcome.version, outcome.replayed), (submission.claim_id, 1, false));
    let owner = database.owner_pool().await;
    assert_eq!(stored(&owner).await, [1, 1, 1]);
    let position: i64 = sqlx::query_scalar("SELECT position FROM events").fetch_one(&owner).await.expect("the event");
    assert_eq!(outcome.position, position);

    let denied = executor.execute(request(outcome.claim_id, deny(), ExpectedVersion::Exact(1))).await.expect("denied");
    assert_eq!(denied.version, 2);
    assert!(denied.position > outcome.position);
}

#[tokio::test]
async fn a_refused_command_stores_nothing() {
    let database = TestDatabase::new().await;
    let (executor, _) = executor(&database).await;
    let claim = submitted(&executor).await.claim_id;
    let owner = database.owner_pool().await;
    let before = stored(&owner).await;
    let mut without_passengers = submission();
    if let redress_domain::claim::ClaimCommand::SubmitClaim(submit) = &mut without_passengers.command {
        submit.passengers.clear();
    }
    let refused = executor.execute(without_passengers).await;
    assert_eq!(refused, Err(CommandError::Refused(ClaimError::PassengerCountOutOfRange { count: 0 })));
    let approve = redress_domain::claim::ClaimCommand::ApproveClaim;
    let refused = executor.execute(request(claim, approve, ExpectedVersion::Any)).await;
    assert_eq!(refused, Err(CommandError::Refused(ClaimError::CompensationNotCalculated)));
    for expected in [ExpectedVersion::Any, ExpectedVersion::Exact(3)] {
        let refused = executor.execute(request(ClaimId::from_uuid(new_v7()), deny(), expected)).await;
        assert_eq!(refused, Err(CommandError::Refused(ClaimError::ClaimNotFound)));
    }
    assert_eq!(stored(&owner).await, before);
}

#[tokio::test]
async fn a_command_meant_for_another_version_is_told_the_one_there_is() {
    let database = TestDatabase::new().await;
    let (executor, _) = executor(&database).await;
    let claim = submitted(&executor).await.claim_id;
    for expected in [0, 2, 7] {
        let stale = executor.execute(request(claim, deny(), ExpectedVersion::Exact(expected))).await;
        assert_eq!(stale, Err(CommandError::VersionConflict { expected, actual: 1 }));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_ten_commands_meant_for_one_version_one_wins_and_nine_are_told() {
    let database = TestDatabase::new().await;
    let processes = [executor(&database).await.0, executor(&database).await.0];
    let claim = submitted(&processes[0]).await.claim_id;
    let mut rivals = Vec::new();
    for executor in processes.iter().cycle().take(10) {
        let executor = executor.clone();
        let request = request(claim, verify(), ExpectedVersion::Exact(1));
        rivals.push(tokio::spawn(async move { executor.execute(request).await }));
    }
    let mut winners = 0;
    for rival in rivals {
        match rival.await.expect("no panic") {
            Ok(outcome) => {
                assert_eq!(outcome.version, 2);
                winners += 1;
            }
            Err(error) => assert_eq!(error, CommandError::VersionConflict { expected: 1, actual: 2 }),
        }
    }
    assert_eq!(winners, 1);
    assert_eq!(stored(&database.owner_pool().await).await, [2, 2, 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_that_go_with_any_version_are_decided_anew_until_each_is_stored() {
    let database = TestDatabase::new().await;
    let processes = [executor(&database).await.0, executor(&database).await.0];
    let claim = submitted(&processes[0]).await.claim_id;
    let mut rivals = Vec::new();
    for executor in processes.iter().cycle().take(6) {
        let executor = executor.clone();
        let request = request(claim, verify(), ExpectedVersion::Any);
        rivals.push(tokio::spawn(async move { executor.execute(request).await }));
    }
    let mut versions = Vec::new();
    for rival in rivals {
        versions.push(rival.await.expect("no panic").expect("stored").version);
    }
    versions.sort_unstable();
    assert_eq!(versions, [2, 3, 4, 5, 6, 7]);
}

#[tokio::test]
async fn a_command_that_goes_with_any_version_is_refused_if_a_rival_took_its_ground() {
    let database = TestDatabase::new().await;
    let (executor, _) = executor(&database).await;
    let claim = submitted(&executor).await.claim_id;
    let rivals = (0..4).map(|_| executor.execute(request(claim, deny(), ExpectedVersion::Any)));
    let outcomes = futures::future::join_all(rivals).await;
    let refused =
        outcomes.iter().filter(|outcome| **outcome == Err(CommandError::Refused(ClaimError::ClaimAlreadyDecided)));
    assert_eq!(refused.count(), 3, "{outcomes:?}");
}

#[tokio::test]
async fn a_command_once_begun_is_finished_when_its_caller_leaves() {
    let database = TestDatabase::new().await;
    let (executor, tracker) = executor(&database).await;
    let mut claims = Vec::new();
    for _ in 0..50 {
        claims.push(submitted(&executor).await.claim_id);
    }
    // They leave while the claim is being loaded, while its events are being stored, and in between.
    for (claim, step) in claims.into_iter().zip(0..) {
        let left = executor.execute(request(claim, deny(), ExpectedVersion::Exact(1)));
        let _ = tokio::time::timeout(Duration::from_micros(step * 60), left).await;
    }
    tracker.close();
    tracker.wait().await;
    assert_eq!(stored(&database.owner_pool().await).await, [100, 100, 50]);
}
