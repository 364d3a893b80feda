//! From a submission to a calculation, without anyone asking.

use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use redress_domain::claim::{CalculationOutcome, ClaimEvent, FlightUnverifiedReason};
use redress_domain::fact::DisruptionKind;
use redress_domain::value::{Currency, Money};
use redress_projections::work_queue::{self, Task, TaskFilter};

use crate::bank::BankProcess;
use crate::doubles::Silent;
use crate::world::{GOOD_ACCOUNT, World, leg};

#[tokio::test]
async fn a_submitted_claim_is_verified_and_calculated_without_anyone_asking() {
    let (world, bank) = (World::new().await, BankProcess::start(&[]));
    let running = world.start_all(&bank);
    let claim_id = world.submit_late(GOOD_ACCOUNT).await;
    let calculated = world.until(claim_id, |event| matches!(event, ClaimEvent::CompensationCalculated(_))).await;
    let Ok(ClaimEvent::CompensationCalculated(calculation)) = &calculated.event else { panic!("another event") };
    assert_eq!(calculation.outcome, CalculationOutcome::Owed);
    assert_eq!(calculation.totals, [Money::from_minor(100_000, Currency::Cad)]);
    let events = world.events(claim_id).await;
    let Ok(ClaimEvent::FlightVerified(verified)) = &events[1].event else { panic!("another event") };
    assert_eq!(verified.arrival_delay_minutes(), Some(560));
    let told: Vec<_> = events.iter().map(|event| (event.actor.as_str(), event.causation_id)).collect();
    assert_eq!(
        told,
        [
            ("support:ada", None),
            ("automation:verify_flight", Some(events[0].event_id)),
            ("automation:calculate", Some(events[1].event_id)),
        ]
    );
    assert!(events.iter().all(|event| event.correlation_id == events[0].correlation_id));
    running.stop().await;
}

#[tokio::test]
async fn decided_cases_are_verified_with_the_delay_that_was_held() {
    let (world, bank) = (World::new().await, BankProcess::start(&[]));
    let _running = world.start_all(&bank);
    let cancelled =
        (vec![leg("F8811", ["YVR", "YYC"], "2023-08-29")], vec![leg("F8803", ["YVR", "YYC"], "2023-08-30")]);
    let missed = (
        vec![
            leg("AC8411", ["YLW", "YVR"], "2020-01-15"),
            leg("AC106", ["YVR", "YYZ"], "2020-01-15"),
            leg("AC1826", ["YYZ", "SJO"], "2020-01-15"),
        ],
        vec![leg("AC1826", ["YYZ", "SJO"], "2020-01-16")],
    );
    let late = (vec![leg("WS275", ["YHZ", "YYZ"], "2022-12-25")], vec![]);
    for ((legs, replacement), kind, disrupted, minutes) in [
        (cancelled, DisruptionKind::Cancellation, 0, 855),
        (missed, DisruptionKind::MissedConnection, 1, 1_440),
        (late, DisruptionKind::Delay, 0, 225),
    ] {
        let claim_id = world.submit_with(legs, replacement, kind, disrupted, GOOD_ACCOUNT).await;
        let found = world.until(claim_id, |event| !matches!(event, ClaimEvent::ClaimSubmitted(_))).await;
        let Ok(ClaimEvent::FlightVerified(verified)) = &found.event else { panic!("{kind:?}: {:?}", found.event) };
        assert_eq!(verified.arrival_delay_minutes(), Some(minutes), "{kind:?}");
    }
}

#[tokio::test]
async fn a_flight_that_no_source_knows_is_left_to_a_person() {
    let (world, bank) = (World::new().await, BankProcess::start(&[]));
    let running = world.start_all(&bank);
    let claim_id = world.submit("AC1", ["YYZ", "YVR"], "2026-05-01", GOOD_ACCOUNT).await;
    let found = world.until(claim_id, |event| matches!(event, ClaimEvent::FlightNotVerified(_))).await;
    let Ok(ClaimEvent::FlightNotVerified(unverified)) = &found.event else { panic!("another event") };
    assert_eq!(unverified.reason, FlightUnverifiedReason::FlightNotFound);
    running.stop().await;
    assert_eq!(world.story(claim_id).await, ["ClaimSubmitted", "FlightNotVerified"]);
}

#[tokio::test]
async fn a_source_that_is_silent_for_a_while_is_asked_again_until_it_speaks() {
    let world = World::new().await;
    let source = Silent { times: AtomicU32::new(3), then: world.archive() };
    let _running = (world.start(world.verify(Arc::new(source))), world.hurry());
    let claim_id = world.submit_late(GOOD_ACCOUNT).await;
    world.until(claim_id, |event| matches!(event, ClaimEvent::FlightVerified(_))).await;
    assert_eq!(world.story(claim_id).await, ["ClaimSubmitted", "FlightVerified"]);
}

#[tokio::test]
async fn a_source_that_stays_silent_is_recorded_once_so_that_a_person_knows() {
    let world = World::new().await;
    let source = Silent { times: AtomicU32::new(u32::MAX), then: world.archive() };
    let running = (world.start(world.verify(Arc::new(source))), world.hurry());
    let claim_id = world.submit_late(GOOD_ACCOUNT).await;
    let found = world.until(claim_id, |event| matches!(event, ClaimEvent::FlightNotVerified(_))).await;
    let Ok(ClaimEvent::FlightNotVerified(unverified)) = &found.event else { panic!("another event") };
    assert_eq!(unverified.reason, FlightUnverifiedReason::SourcesUnavailable);
    running.0.stop().await;
    assert_eq!(world.story(claim_id).await, ["ClaimSubmitted", "FlightNotVerified"]);
    let parked: i64 =
        sqlx::query_scalar("SELECT count(*) FROM parked_claims").fetch_one(&world.owner).await.expect("counted");
    assert_eq!(parked, 0, "nothing is left to be tried");
}

#[tokio::test]
async fn a_claim_that_cannot_be_worked_on_is_parked_with_the_reason_and_the_others_go_on() {
    let world = World::new().await;
    let stuck = uuid::Uuid::from_u128(7).to_string();
    sqlx::query(
        "INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata,
                             event_id, command_id, correlation_id, actor, hash)
         VALUES ('claim', $1, 1, 'ClaimTeleported', '1', '{}', '{}', gen_random_uuid(), gen_random_uuid(),
                 gen_random_uuid(), 'support:ada', sha256('x'))",
    )
    .bind(&stuck)
    .execute(&world.owner)
    .await
    .expect("an event of a program to come");
    let running = world.start(world.verify(world.archive()));
    let claim_id = world.submit_late(GOOD_ACCOUNT).await;
    world.until(claim_id, |event| matches!(event, ClaimEvent::FlightVerified(_))).await;
    running.stop().await;
    let parked: (String, String, String) = sqlx::query_as("SELECT name, claim_id, reason FROM parked_claims")
        .fetch_one(&world.owner)
        .await
        .expect("one parked claim");
    assert_eq!((parked.0.as_str(), &parked.1), ("verify_flight", &stuck));
    assert!(parked.2.contains("cannot read"), "{}", parked.2);
    assert_eq!(stuck_tasks(&world).await, [], "the program tries for a while before it asks a person");
    sqlx::query("UPDATE parked_claims SET attempts = 5").execute(&world.owner).await.expect("some seconds later");
    let task = (stuck, "verify_flight".to_owned(), "attempts_failed".to_owned());
    assert_eq!(stuck_tasks(&world).await, [task]);
}

/// The claims that the work queue says a part of the program is stuck on.
async fn stuck_tasks(world: &World) -> Vec<(String, String, String)> {
    let filter = TaskFilter { task: Some(Task::UnblockClaim), ..TaskFilter::default() };
    let (tasks, _) = work_queue::list(&world.owner, &filter, None, 10).await.expect("the queue");
    tasks.into_iter().map(|task| (task.claim_id, task.subject, task.reason)).collect()
}
