//! Whatever the bank does, each payout ends once and as the bank has it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use redress::payment::PaymentOrder;
use redress_domain::claim::{ClaimEvent, PayoutStallReason};
use redress_domain::value::{Currency, Money};
use serde_json::json;

use crate::bank::BankProcess;
use crate::doubles::Counted;
use crate::world::{GOOD_ACCOUNT, PAID, World, account_ending, rail};

#[tokio::test]
async fn an_authorized_payout_is_paid_once_and_recorded_with_the_banks_reference() {
    let (world, bank) = (World::new().await, BankProcess::start(&[]));
    let running = world.start_all(&bank);
    let (claim_id, payout_id) = world.submit_and_authorize(GOOD_ACCOUNT).await;
    let paid = world.until_paid(claim_id).await;
    running.stop().await;
    let Ok(ClaimEvent::ClaimPaid(paid)) = &paid.event else { panic!("another event") };
    let booking = &bank.bookings().await[0];
    assert_eq!(booking["bank_reference"], paid.bank_reference.as_str());
    assert_eq!(booking["amount"], json!({ "amount": "1000.00", "currency": "CAD" }));
    assert!(paid.settles_claim && paid.paid_at.is_some());
    assert_eq!(world.story(claim_id).await, PAID);
    assert_eq!(bank.times_booked(payout_id).await, 1);
}

#[tokio::test]
async fn lost_late_and_repeated_replies_end_in_one_payment_and_one_order() {
    let (world, bank) = (World::new().await, BankProcess::start(&[]));
    let orders = Arc::new(AtomicU32::new(0));
    let counted = Counted { orders: Arc::clone(&orders), rail: rail(&bank) };
    let _running = (world.start(world.automations(Arc::new(counted))), world.hurry());
    for digits in ["9003", "9004", "9005"] {
        let (claim_id, payout_id) = world.submit_and_authorize(&account_ending(digits)).await;
        world.until_paid(claim_id).await;
        assert_eq!(world.story(claim_id).await, PAID, "{digits}");
        assert_eq!(bank.times_booked(payout_id).await, 1, "{digits}");
        assert_eq!(orders.swap(0, Ordering::SeqCst), 1, "{digits}: unknown is looked up and not sent again");
    }
}

#[tokio::test]
async fn a_refusal_is_recorded_and_frees_the_amount_for_another_account() {
    let (world, bank) = (World::new().await, BankProcess::start(&[]));
    let _running = world.start_all(&bank);
    let (claim_id, refused) = world.submit_and_authorize(&account_ending("9001")).await;
    let failed = world.until(claim_id, |event| matches!(event, ClaimEvent::PayoutFailed(_))).await;
    let Ok(ClaimEvent::PayoutFailed(failed)) = &failed.event else { panic!("another event") };
    assert_eq!((failed.payout_id, failed.reason.as_str()), (refused, "ACCOUNT_CLOSED"));
    let paid = world.authorize(claim_id, Some(GOOD_ACCOUNT)).await;
    world.until_paid(claim_id).await;
    assert_eq!((bank.times_booked(refused).await, bank.times_booked(paid).await), (0, 1));
}

#[tokio::test]
async fn a_bank_that_is_down_stalls_the_payout_and_pays_once_it_is_up() {
    let (world, mut bank) = (World::new().await, BankProcess::start(&[]));
    let _running = (world.start_all(&bank), world.hurry());
    bank.kill();
    let (claim_id, payout_id) = world.submit_and_authorize(GOOD_ACCOUNT).await;
    let stalled = world.until(claim_id, |event| matches!(event, ClaimEvent::PayoutStalled(_))).await;
    let Ok(ClaimEvent::PayoutStalled(stalled)) = &stalled.event else { panic!("another event") };
    assert_eq!((stalled.reason, stalled.attempts), (PayoutStallReason::BankUnreachable, 3));
    bank.restart(&[]);
    world.until_paid(claim_id).await;
    let mut story = PAID.to_vec();
    story.insert(6, "PayoutStalled");
    assert_eq!(world.story(claim_id).await, story, "stalled once, however often it was tried");
    assert_eq!(bank.times_booked(payout_id).await, 1);
}

#[tokio::test]
async fn a_bank_that_does_not_decide_stalls_the_payout_until_it_does() {
    let (world, bank) = (World::new().await, BankProcess::start(&["--decide-after-ms", "3600000"]));
    let _running = (world.start_all(&bank), world.hurry());
    let (claim_id, payout_id) = world.submit_and_authorize(&account_ending("9006")).await;
    let stalled = world.until(claim_id, |event| matches!(event, ClaimEvent::PayoutStalled(_))).await;
    let Ok(ClaimEvent::PayoutStalled(stalled)) = &stalled.event else { panic!("another event") };
    assert_eq!(stalled.reason, PayoutStallReason::BankUndecided);
    assert_eq!(bank.times_booked(payout_id).await, 0);
    bank.behave(json!({ "decide_after_ms": 0 })).await;
    world.until_paid(claim_id).await;
    assert_eq!(bank.times_booked(payout_id).await, 1);
}

#[tokio::test]
async fn a_bank_that_has_another_payment_under_the_id_is_left_to_a_person_at_once() {
    let (world, bank) = (World::new().await, BankProcess::start(&[]));
    let claim_id = world.submit_late(GOOD_ACCOUNT).await;
    let running = world.start_all(&bank);
    world.approve(claim_id).await;
    running.stop().await;
    let payout_id = world.authorize(claim_id, None).await;
    let other = PaymentOrder { payout_id, amount: Money::from_minor(1, Currency::Cad), account: GOOD_ACCOUNT.into() };
    rail(&bank).send(&other).await.expect("booked");
    let _running = (world.start_all(&bank), world.hurry());
    let stalled = world.until(claim_id, |event| matches!(event, ClaimEvent::PayoutStalled(_))).await;
    let Ok(ClaimEvent::PayoutStalled(stalled)) = &stalled.event else { panic!("another event") };
    assert_eq!((stalled.reason, stalled.attempts), (PayoutStallReason::BankDisagrees, 1));
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert!(!world.story(claim_id).await.contains(&"ClaimPaid"));
}

#[tokio::test]
async fn an_account_that_was_erased_is_never_paid_and_left_to_a_person() {
    let (world, bank) = (World::new().await, BankProcess::start(&[]));
    let running = world.start_all(&bank);
    let claim_id = world.submit_late(GOOD_ACCOUNT).await;
    world.approve(claim_id).await;
    sqlx::query("DELETE FROM vault_entries").execute(&world.owner).await.expect("erased");
    world.authorize(claim_id, None).await;
    let stalled = world.until(claim_id, |event| matches!(event, ClaimEvent::PayoutStalled(_))).await;
    let Ok(ClaimEvent::PayoutStalled(stalled)) = &stalled.event else { panic!("another event") };
    assert_eq!(stalled.reason, PayoutStallReason::AccountUnreadable);
    running.stop().await;
    assert!(bank.bookings().await.is_empty());
}
