//! An event that cannot be applied stops its own claim and nothing else, and nothing of it is lost.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use redress_domain::claim::ClaimEvent;
use redress_projections::claim_status::ClaimStatusProjection;
use redress_projections::parked::{self, ParkedClaim};
use redress_projections::rebuild::rebuild;
use redress_projections::subscription::Subscription;
use redress_projections::wait::until_applied;
use redress_projections::{FoldError, Projection, SettledEvent, Trust};
use sqlx::PgConnection;
use uuid::Uuid;

use crate::fixture::{NAMES, World, projector};
use crate::history::{NewEvent, append, straight_life, stream};

const STATUS: Subscription = Subscription { name: "claim_status", generation: 1 };

async fn parked(world: &World) -> Vec<ParkedClaim> {
    parked::list(&world.query, STATUS).await.expect("parked claims can be listed")
}

/// Two claims' lives; of the first, the third event is spoilt by `spoil`.
async fn with_poison(spoil: impl Fn(&mut NewEvent)) -> (World, Uuid, Uuid) {
    let world = World::new().await;
    let (poisoned, other) = (redress::ids::new_v7(), redress::ids::new_v7());
    let mut events = stream(poisoned, &straight_life());
    spoil(&mut events[2]);
    let others = stream(other, &straight_life());
    let together: Vec<NewEvent> = events.into_iter().zip(others).flat_map(|(one, other)| [one, other]).collect();
    append(&world.owner, &together).await;
    (world, poisoned, other)
}

/// Lets the poisoned event be read, as a newer program would.
async fn cure(world: &World, claim_id: Uuid) {
    let cured = stream(claim_id, &straight_life()).swap_remove(2);
    world.sql("ALTER TABLE events DISABLE TRIGGER events_append_only").await;
    sqlx::query(
        "UPDATE events SET event_type = $2, event_version = '1', payload = $3::json \
          WHERE aggregate_id = $1 AND sequence = 3",
    )
    .bind(claim_id.to_string())
    .bind(cured.event_type)
    .bind(cured.payload)
    .execute(&world.owner)
    .await
    .expect("the owner may do this with the trigger off");
    world.sql("ALTER TABLE events ENABLE TRIGGER events_append_only").await;
}

async fn version(world: &World, claim_id: Uuid) -> i64 {
    world.number(&format!("SELECT version FROM read_model.claim_status WHERE claim_id = '{claim_id}'")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_event_parks_its_claim_visibly_and_the_others_move_on() {
    let (world, poisoned, other) = with_poison(|event| event.event_type = "ClaimTeleported".to_owned()).await;
    world.catch_up(5).await;
    assert_eq!((version(&world, poisoned).await, version(&world, other).await), (2, 7));
    let parked = parked(&world).await;
    assert_eq!(parked.len(), 1);
    assert_eq!(parked[0].claim_id, poisoned.to_string());
    assert_eq!(parked[0].reason, "no event has the type ClaimTeleported");
    assert_eq!(
        parked[0].position,
        world.number("SELECT position FROM events WHERE event_type = 'ClaimTeleported'").await
    );
    for name in NAMES {
        let query = format!("SELECT position FROM subscriptions WHERE name = '{name}'");
        assert_eq!(world.number(&query).await, world.last_position().await, "{name} stands still");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waited_is_applied_in_order_once_the_event_can_be_read() {
    let (world, poisoned, _) = with_poison(|event| event.event_version = "99".to_owned()).await;
    // Batches of three, so that most of what waits comes after the claim was parked.
    world.catch_up(3).await;
    assert_eq!(version(&world, poisoned).await, 2);
    cure(&world, poisoned).await;
    for name in NAMES {
        let subscription = Subscription { name, generation: 1 };
        let due = parked::retry_now(&world.projector, subscription, &poisoned.to_string()).await;
        assert!(due.expect("parked claims can be made due"), "{name} did not park the claim");
        let went_on = world.runner(projector(name), 3).retry_parked().await.expect("nothing stands in the way");
        assert_eq!(went_on, 1, "{name}");
    }
    assert_eq!(world.number("SELECT count(*) FROM parked_claims").await, 0);
    assert_eq!(world.documents().await, world.folded_documents().await);
    let rows = world.rows().await;
    world.sql("TRUNCATE read_model.claim_status_1, read_model.claim_timeline_1, read_model.work_queue_1").await;
    world.sql("UPDATE subscriptions SET position = 0").await;
    world.catch_up(1_000).await;
    assert_eq!(world.rows().await, rows, "the late way and the straight way differ");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_failed_attempt_at_the_same_event_doubles_the_pause() {
    let (world, poisoned, _) = with_poison(|event| event.payload = r#"{"type":"Jane Doe"}"#.to_owned()).await;
    world.catch_up(1_000).await;
    let mut pauses = Vec::new();
    for attempts in 1..=4 {
        let waiting = parked(&world).await.swap_remove(0);
        assert_eq!(waiting.attempts, attempts);
        assert!(!waiting.reason.contains("Jane"), "the reason quotes the payload: {}", waiting.reason);
        pauses.push(
            world
                .number(
                    "SELECT round(extract(epoch FROM next_attempt_at - clock_timestamp()))::bigint FROM parked_claims \
              WHERE name = 'claim_status'",
                )
                .await,
        );
        parked::retry_now(&world.projector, STATUS, &poisoned.to_string()).await.expect("it can be made due");
        let went_on = world.runner(projector("claim_status"), 10).retry_parked().await;
        assert_eq!(went_on.expect("an attempt may fail"), 0);
    }
    assert_eq!(pauses, [1, 2, 4, 8]);
    assert_eq!(version(&world, poisoned).await, 2, "nothing was skipped");
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_postgresql_refuses_park_their_claim_alone() {
    // A null byte is JSON and no text of PostgreSQL: it goes into the log and into no column.
    let (world, poisoned, other) = with_poison(|_| {}).await;
    let spoilt = redress::ids::new_v7();
    let mut events = stream(spoilt, &straight_life());
    events[0].payload = events[0].payload.replace("client:sample", "client:\\u0000");
    append(&world.owner, &events).await;
    world.catch_up(1_000).await;
    assert_eq!((version(&world, poisoned).await, version(&world, other).await), (7, 7));
    let parked = parked(&world).await;
    assert_eq!(parked.len(), 1);
    assert_eq!(parked[0].claim_id, spoilt.to_string());
    assert!(parked[0].reason.starts_with("PostgreSQL refused the rows (SQLSTATE 22"), "{}", parked[0].reason);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stored_row_that_cannot_be_read_parks_its_claim_alone_and_a_rebuild_cures_it() {
    let world = World::new().await;
    let (broken, other) = (redress::ids::new_v7(), redress::ids::new_v7());
    let lives = [stream(broken, &straight_life()), stream(other, &straight_life())];
    append(&world.owner, &[&lives[0][..3], &lives[1][..3]].concat()).await;
    world.catch_up(1_000).await;
    world.sql(&format!("UPDATE read_model.claim_status_1 SET document = '{{}}' WHERE claim_id = '{broken}'")).await;
    append(&world.owner, &[&lives[0][3..], &lives[1][3..]].concat()).await;
    world.catch_up(1_000).await;
    assert_eq!((version(&world, broken).await, version(&world, other).await), (3, 7));
    assert_eq!(parked(&world).await.len(), 1);
    let report = rebuild(&world.projector, projector("claim_status").as_ref()).await;
    assert_eq!(report.expect("nothing stands in the way").parked, 0);
    assert_eq!(world.documents().await, world.folded_documents().await);
}

/// A projection with a defect: it panics at approvals.
struct Defective;

impl Projection for Defective {
    const NAME: &'static str = "claim_status";

    type Rows = <ClaimStatusProjection as Projection>::Rows;

    async fn load(
        connection: &mut PgConnection,
        table: &str,
        claim_ids: &[&str],
        trust: Trust,
    ) -> sqlx::Result<HashMap<String, Self::Rows>> {
        ClaimStatusProjection::load(connection, table, claim_ids, trust).await
    }

    fn fold(rows: &mut Self::Rows, event: &ClaimEvent, recorded: &SettledEvent) -> Result<(), FoldError> {
        ClaimStatusProjection::fold(rows, event, recorded)?;
        assert!(!matches!(event, ClaimEvent::ClaimApproved(_)), "told to panic");
        Ok(())
    }

    async fn store(connection: &mut PgConnection, table: &str, rows: Vec<Self::Rows>) -> sqlx::Result<()> {
        ClaimStatusProjection::store(connection, table, rows).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fold_that_panics_parks_the_claim_before_the_event_and_a_cured_program_goes_on() {
    let (world, first, second) = with_poison(|_| {}).await;
    world.runner(Arc::new(Defective), 1_000).catch_up().await.expect("nothing stands in the way");
    assert_eq!((version(&world, first).await, version(&world, second).await), (3, 3));
    let waiting = parked(&world).await;
    assert_eq!(waiting.len(), 2);
    assert!(waiting.iter().all(|claim| claim.reason == "the projection panicked"));
    for claim in waiting {
        parked::retry_now(&world.projector, STATUS, &claim.claim_id).await.expect("it can be made due");
    }
    let went_on = world.runner(projector("claim_status"), 10).retry_parked().await;
    assert_eq!(went_on.expect("nothing stands in the way"), 2);
    assert_eq!(world.documents().await, world.folded_documents().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_of_a_parked_claim_does_not_count_as_applied() {
    let (world, poisoned, other) = with_poison(|event| event.event_type = "ClaimTeleported".to_owned()).await;
    world.catch_up(1_000).await;
    let position = async |claim_id: Uuid, version: i64| {
        let query = format!("SELECT position FROM events WHERE aggregate_id = '{claim_id}' AND sequence = {version}");
        world.number(&query).await
    };
    let applied = async |position: i64| {
        let applied = until_applied(&world.query, "claim_status", position, Duration::from_millis(30)).await;
        applied.expect("the query role may ask")
    };
    assert!(applied(position(poisoned, 2).await).await, "what came before the poison is applied");
    assert!(!applied(position(poisoned, 3).await).await);
    assert!(!applied(position(poisoned, 7).await).await, "what queues behind it is not");
    assert!(applied(position(other, 7).await).await);
    assert!(!applied(world.last_position().await + 1).await, "what is not there is not applied");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wait_ends_when_the_event_arrives() {
    let world = World::new().await;
    append(&world.owner, &stream(redress::ids::new_v7(), &straight_life())).await;
    let position = world.last_position().await;
    let pool = world.query.clone();
    let waiting =
        tokio::spawn(async move { until_applied(&pool, "claim_status", position, Duration::from_secs(10)).await });
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(!waiting.is_finished(), "it is not there yet");
    world.catch_up(1_000).await;
    assert!(waiting.await.expect("the wait does not panic").expect("the query role may ask"));
}
