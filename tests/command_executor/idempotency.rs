//! A repeated request is answered, not carried out again.

use redress::command::{CommandError, CommandOutcome, CommandRequest, ExpectedVersion};
use redress_domain::claim::ClaimError;

use crate::commands::{deny, executor, key, request, stored, submission, submitted, verify};
use crate::support::TestDatabase;

#[tokio::test]
async fn a_repeated_submission_is_answered_with_the_first_ones_claim() {
    let database = TestDatabase::new().await;
    let (executor, _) = executor(&database).await;
    let first = CommandRequest { idempotency: key("one", 1), ..submission() };
    let repeat = CommandRequest { idempotency: key("one", 1), ..submission() };
    let stored_now = executor.execute(first).await.expect("a claim");
    let replayed = executor.execute(repeat).await.expect("the same claim");
    assert_eq!(replayed, CommandOutcome { replayed: true, ..stored_now });
    assert_eq!(stored(&database.owner_pool().await).await, [1, 1, 1]);
}

#[tokio::test]
async fn a_repeat_is_answered_although_its_version_and_its_rule_have_passed() {
    let database = TestDatabase::new().await;
    let (executor, _) = executor(&database).await;
    let claim = submitted(&executor).await.claim_id;
    executor.execute(request(claim, verify(), ExpectedVersion::Any)).await.expect("stored");
    let first = CommandRequest { idempotency: key("one", 1), ..request(claim, deny(), ExpectedVersion::Exact(2)) };
    let stored_now = executor.execute(first.clone()).await.expect("denied");
    // A claim is decided once, and it is at version 3 by now.
    for expected in [ExpectedVersion::Exact(2), ExpectedVersion::Any] {
        let repeat = executor.execute(CommandRequest { expected, ..first.clone() }).await;
        assert_eq!(repeat, Ok(CommandOutcome { replayed: true, ..stored_now.clone() }));
    }
}

#[tokio::test]
async fn a_key_of_another_request_is_refused_whatever_else_is_wrong() {
    let database = TestDatabase::new().await;
    let (executor, _) = executor(&database).await;
    let claim = submitted(&executor).await.claim_id;
    let first = CommandRequest { idempotency: key("one", 1), ..request(claim, deny(), ExpectedVersion::Exact(1)) };
    executor.execute(first).await.expect("denied");
    for expected in [ExpectedVersion::Exact(1), ExpectedVersion::Exact(2), ExpectedVersion::Any] {
        let other = CommandRequest { idempotency: key("one", 2), ..request(claim, deny(), expected) };
        assert_eq!(executor.execute(other).await, Err(CommandError::IdempotencyKeyReused));
    }
    let other = CommandRequest { idempotency: key("one", 2), ..submission() };
    assert_eq!(executor.execute(other).await, Err(CommandError::IdempotencyKeyReused));
}

#[tokio::test]
async fn a_refusal_leaves_its_key_free_for_the_same_request_later() {
    let database = TestDatabase::new().await;
    let (executor, _) = executor(&database).await;
    let claim = submitted(&executor).await.claim_id;
    let approve = redress_domain::claim::ClaimCommand::ApproveClaim;
    let early = CommandRequest { idempotency: key("one", 1), ..request(claim, approve, ExpectedVersion::Any) };
    let refused = executor.execute(early).await;
    assert_eq!(refused, Err(CommandError::Refused(ClaimError::CompensationNotCalculated)));
    let later = CommandRequest { idempotency: key("one", 1), ..request(claim, deny(), ExpectedVersion::Any) };
    assert!(!executor.execute(later).await.expect("stored").replayed);
}
