//! Any number of processes may run the same automations.

use std::time::Duration;

use redress_domain::claim::ClaimEvent;

use crate::bank::BankProcess;
use crate::world::{GOOD_ACCOUNT, PAID, World};

const CLAIMS: usize = 12;

#[tokio::test]
async fn two_processes_that_take_turns_and_die_do_everything_once() {
    let (world, bank) = (World::new().await, BankProcess::start(&["--lose-replies", "10%", "--seed", "3"]));
    let mut processes = vec![world.start_all(&bank), world.start_all(&bank)];
    let _hurry = world.hurry();
    let mut claims = Vec::new();
    for _ in 0..CLAIMS {
        claims.push(world.submit_late(GOOD_ACCOUNT).await);
    }
    for claim_id in &claims {
        world.approve(*claim_id).await;
    }
    let mut payouts = Vec::new();
    for (number, claim_id) in claims.iter().enumerate() {
        payouts.push(world.authorize(*claim_id, None).await);
        if number % 4 == 3 {
            // Dropped, not stopped: its lease runs out, and what it was doing is done by another.
            drop(processes.remove(0));
            processes.push(world.start_all(&bank));
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
    }
    for claim_id in &claims {
        world.until_paid(*claim_id).await;
    }
    for process in processes {
        process.stop().await;
    }
    for claim_id in &claims {
        assert_eq!(world.story(*claim_id).await, PAID);
    }
    bank.behave(serde_json::json!({})).await;
    for payout_id in payouts {
        assert_eq!(bank.times_booked(payout_id).await, 1);
    }
    let journal = std::fs::read_to_string(bank.store()).expect("the bank's store");
    // The first line is the head of the store.
    assert_eq!(journal.lines().count(), 1 + CLAIMS);
}

#[tokio::test]
async fn a_process_that_stops_in_order_leaves_its_lease_to_the_next_at_once() {
    let (world, bank) = (World::new().await, BankProcess::start(&[]));
    let first = world.start_all(&bank);
    let claim_id = world.submit_late(GOOD_ACCOUNT).await;
    world.until(claim_id, |event| matches!(event, ClaimEvent::CompensationCalculated(_))).await;
    first.stop().await;
    let free: i64 =
        sqlx::query_scalar("SELECT count(*) FROM subscriptions WHERE lease_token > 0 AND leased_until IS NULL")
            .fetch_one(&world.owner)
            .await
            .expect("counted");
    assert_eq!(free, 3);
    let _running = world.start_all(&bank);
    let claim_id = world.submit_late(GOOD_ACCOUNT).await;
    world.until(claim_id, |event| matches!(event, ClaimEvent::CompensationCalculated(_))).await;
}

/// A checkpoint that is behind is what a crash leaves: everything after it is done again, and must change nothing.
#[tokio::test]
async fn everything_done_again_from_the_beginning_changes_nothing() {
    let (world, bank) = (World::new().await, BankProcess::start(&[]));
    let running = world.start_all(&bank);
    let (claim_id, payout_id) = world.submit_and_authorize(GOOD_ACCOUNT).await;
    world.until_paid(claim_id).await;
    let unknown = world.submit("AC1", ["YYZ", "YVR"], "2026-05-01", GOOD_ACCOUNT).await;
    world.until(unknown, |event| matches!(event, ClaimEvent::FlightNotVerified(_))).await;
    running.stop().await;
    let end: i64 =
        sqlx::query_scalar("SELECT max(position) FROM events").fetch_one(&world.owner).await.expect("the end");
    sqlx::query("UPDATE subscriptions SET position = 0").execute(&world.owner).await.expect("set back");
    let running = world.start_all(&bank);
    let behind = "SELECT count(*) FROM subscriptions WHERE lease_token > 0 AND position < $1";
    while sqlx::query_scalar::<_, i64>(behind).bind(end).fetch_one(&world.owner).await.expect("counted") > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    running.stop().await;
    assert_eq!(world.story(claim_id).await, PAID);
    assert_eq!(world.story(unknown).await, ["ClaimSubmitted", "FlightNotVerified"]);
    assert_eq!(bank.times_booked(payout_id).await, 1);
    let parked: i64 =
        sqlx::query_scalar("SELECT count(*) FROM parked_claims").fetch_one(&world.owner).await.expect("counted");
    assert_eq!(parked, 0);
}
