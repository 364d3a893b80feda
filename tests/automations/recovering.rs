//! Processes that die at the worst moment.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use redress::payment::PaymentRail;
use redress_domain::claim::ClaimEvent;
use tokio::sync::Semaphore;

use crate::bank::BankProcess;
use crate::doubles::{Counted, HoldsOn, Point};
use crate::world::{GOOD_ACCOUNT, PAID, World, rail};

#[tokio::test]
async fn killed_between_the_intent_and_the_call_or_right_after_it_a_payout_is_settled_once_by_the_next_process() {
    for point in [Point::BeforeTheCall, Point::AfterTheCall] {
        let (world, bank) = (World::new().await, BankProcess::start(&[]));
        let reached = Arc::new(Semaphore::new(0));
        let orders = Arc::new(AtomicU32::new(0));
        let counted: Arc<dyn PaymentRail> = Arc::new(Counted { orders: Arc::clone(&orders), rail: rail(&bank) });
        let holds_on = HoldsOn { point, reached: Arc::clone(&reached), rail: Arc::clone(&counted) };
        let dies = world.start(world.automations(Arc::new(holds_on)));
        let (claim_id, payout_id) = world.submit_and_authorize(GOOD_ACCOUNT).await;
        reached.acquire().await.expect("the rail is called").forget();
        drop(dies);
        assert_eq!(world.story(claim_id).await.last(), Some(&"PayoutSent"), "the intent stands before the call");
        let booked = usize::from(point == Point::AfterTheCall);
        assert_eq!(bank.times_booked(payout_id).await, booked, "{point:?}");
        let _running = world.start(world.automations(counted));
        world.until_paid(claim_id).await;
        assert_eq!(world.story(claim_id).await, PAID, "{point:?}");
        assert_eq!(orders.load(Ordering::SeqCst), 1, "{point:?}: looked up first, told to pay once");
        assert_eq!(bank.times_booked(payout_id).await, 1, "{point:?}");
    }
}

#[tokio::test]
async fn one_payout_that_hangs_does_not_hold_up_another_claims() {
    let (world, bank) = (World::new().await, BankProcess::start(&[]));
    let reached = Arc::new(Semaphore::new(0));
    let holds_on = HoldsOn { point: Point::AfterTheCall, reached: Arc::clone(&reached), rail: rail(&bank) };
    let _running = world.start(world.automations(Arc::new(holds_on)));
    world.submit_and_authorize(GOOD_ACCOUNT).await;
    reached.acquire().await.expect("the rail is called").forget();
    let (other, _) = world.submit_and_authorize(GOOD_ACCOUNT).await;
    world.until(other, |event| matches!(event, ClaimEvent::PayoutSent(_))).await;
    reached.acquire().await.expect("the rail is called again").forget();
}
