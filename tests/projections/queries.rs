//! The questions that the read models answer.

use std::collections::BTreeSet;

use redress_domain::claim::ClaimStatus;
use redress_projections::claim_status::{self, ClaimFilter, Cursor};
use redress_projections::work_queue::{self, Task, TaskFilter};
use redress_projections::{claim_timeline, feed};

use crate::fixture::World;
use crate::history::{append, busy_day, straight_life, stream};

async fn world() -> World {
    let world = World::new().await;
    append(&world.owner, &busy_day(31, 60)).await;
    world.catch_up(1_000).await;
    world
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_is_got_as_it_is_stored_with_its_version_and_its_owner() {
    let world = World::new().await;
    let claim_id = redress::ids::new_v7();
    append(&world.owner, &stream(claim_id, &straight_life())).await;
    world.catch_up(1_000).await;
    let claim = claim_status::get(&world.query, &claim_id.to_string()).await.expect("the query role may ask");
    let claim = claim.expect("the claim is there");
    assert_eq!((claim.version, claim.claimant.as_str()), (7, "client:sample"));
    assert_eq!(claim.last_position, world.last_position().await);
    let document: serde_json::Value = serde_json::from_str(&claim.document).expect("a document is JSON");
    assert_eq!(document["claim_id"], claim_id.to_string());
    assert_eq!(document["status"], "paid");
    assert_eq!(document["owed"], document["paid"]);
    assert_eq!(claim_status::get(&world.query, "no such claim").await.expect("it may be asked"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_in_pages_is_the_whole_list_newest_first() {
    let world = world().await;
    let all = ClaimFilter::default();
    let (whole, end) = claim_status::list(&world.query, &all, None, 500).await.expect("it can be listed");
    assert_eq!((whole.len(), end), (60, None));
    let ids: Vec<&str> = whole.iter().map(|claim| claim.claim_id.as_str()).collect();
    assert!(ids.is_sorted_by(|newer, older| newer > older));
    for size in [1, 7, 20, 59, 60] {
        let (mut pages, mut cursor) = (Vec::new(), None);
        loop {
            let (page, next) = claim_status::list(&world.query, &all, cursor, size).await.expect("it can be listed");
            assert!(!page.is_empty() && page.len() <= usize::from(size));
            pages.extend(page);
            // As a client would carry it.
            cursor = next.map(|cursor| cursor.to_string().parse::<Cursor>().expect("a cursor reads back"));
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(pages, whole, "in pages of {size}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_lists_what_fits_and_nothing_else() {
    let world = world().await;
    let count = async |filter: ClaimFilter| {
        claim_status::list(&world.query, &filter, None, 500).await.expect("it can be listed").0.len()
    };
    let code = |text: &str| Some(text.parse().expect("a code"));
    let all = ClaimFilter::default;
    assert_eq!(count(ClaimFilter { claimant: Some("client:sample".to_owned()), ..all() }).await, 60);
    assert_eq!(count(ClaimFilter { claimant: Some("client:other".to_owned()), ..all() }).await, 0);
    assert_eq!(count(ClaimFilter { carrier: Some("AC".parse().expect("a code")), ..all() }).await, 60);
    assert_eq!(count(ClaimFilter { carrier: Some("WS".parse().expect("a code")), ..all() }).await, 0);
    assert_eq!(count(ClaimFilter { origin: code("YYZ"), destination: code("FCO"), ..all() }).await, 60);
    assert_eq!(count(ClaimFilter { origin: code("FCO"), ..all() }).await, 0);
    assert_eq!(count(ClaimFilter { destination: code("YYZ"), ..all() }).await, 0);
    let kind = redress_domain::fact::DisruptionKind::Cancellation;
    assert_eq!(count(ClaimFilter { kind: Some(kind), ..all() }).await, 0);
    let mut of_each = 0;
    for status in ClaimStatus::OF_SUBMITTED {
        of_each += count(ClaimFilter { status: Some(status), ..all() }).await;
    }
    assert_eq!(of_each, 60, "each claim has one status");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_timeline_has_a_line_for_each_event_in_order() {
    let world = world().await;
    for (claim_id, _) in world.documents().await {
        let timeline = claim_timeline::of_claim(&world.query, &claim_id, 0, 500).await.expect("it can be read");
        let record = feed::record_of_claim(&world.query, &claim_id, 0, 500).await.expect("it can be read");
        let versions: Vec<(i64, i64)> = timeline.iter().map(|line| (line.version, line.last_position)).collect();
        assert_eq!(versions, record.iter().map(|event| (event.version, event.position)).collect::<Vec<_>>());
        let rest = claim_timeline::of_claim(&world.query, &claim_id, 1, 2).await.expect("it can be read");
        assert_eq!(rest, timeline.into_iter().skip(1).take(2).collect::<Vec<_>>());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_work_queue_in_pages_is_the_whole_queue_longest_waiting_first() {
    let world = world().await;
    let all = TaskFilter::default();
    let (whole, end) = work_queue::list(&world.query, &all, None, 500).await.expect("it can be listed");
    assert_eq!(end, None);
    assert!(whole.len() > 10, "the day left {} tasks", whole.len());
    assert!(whole.is_sorted_by_key(|task| task.opened_at));
    let (mut pages, mut cursor) = (Vec::new(), None);
    loop {
        let (page, next) = work_queue::list(&world.query, &all, cursor.as_ref(), 4).await.expect("it can be listed");
        pages.extend(page);
        cursor = next.map(|next| next.to_string().parse().expect("a cursor reads back"));
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(pages, whole);
    let kinds: BTreeSet<&str> = whole.iter().map(|task| task.task.as_str()).collect();
    assert!(kinds.len() > 3, "the day left only {kinds:?}");
    let mut of_each = 0;
    for task in Task::ALL {
        let filter = TaskFilter { task: Some(task), ..TaskFilter::default() };
        let (tasks, _) = work_queue::list(&world.query, &filter, None, 500).await.expect("it can be listed");
        assert!(tasks.iter().all(|open| open.task == task));
        of_each += tasks.len();
    }
    assert_eq!(of_each, whole.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_open_task_is_the_next_step_of_its_claim() {
    let world = world().await;
    let (tasks, _) = work_queue::list(&world.query, &TaskFilter::default(), None, 500).await.expect("it can be listed");
    for (claim_id, document) in world.documents().await {
        let document: serde_json::Value = serde_json::from_str(&document).expect("a document is JSON");
        let next = document["next_step"]["code"].as_str().unwrap_or("nothing");
        let open: BTreeSet<&str> =
            tasks.iter().filter(|task| task.claim_id == claim_id).map(|task| task.task.as_str()).collect();
        let by_program = ["nothing", "verify_flight", "calculate_compensation", "send_payout", "await_bank"];
        assert!(open.contains(next) || by_program.contains(&next), "{claim_id}: next {next}, open {open:?}");
        assert!(next != "nothing" || open.is_empty(), "{claim_id}: nothing comes next, but {open:?} is open");
    }
}
