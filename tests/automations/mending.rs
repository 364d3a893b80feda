//! What happens by itself when a claim is amended, reopened, or hears from its carrier.

use redress_domain::claim::{
    AmendClaim, CalculationOutcome, ClaimCommand, ClaimEvent, CompensationCalculated, DenialReason, DenyClaim,
    RecalculationReason, RecordCarrierReason, ReopenClaim, ReopeningReason, WithdrawClaim,
};
use redress_domain::fact::{CauseCode, DisruptionKind, Itinerary};
use redress_domain::value::{Citation, ClaimId};
use serde_json::json;

use crate::bank::BankProcess;
use crate::world::{GOOD_ACCOUNT, World, account_ending, leg};

async fn newest_calculation(world: &World, claim_id: ClaimId) -> CompensationCalculated {
    let events = world.events(claim_id).await.into_iter().rev();
    let calculated = events.filter_map(|settled| match settled.event {
        Ok(ClaimEvent::CompensationCalculated(calculated)) => Some(calculated),
        _ => None,
    });
    calculated.into_iter().next().expect("a calculation")
}

fn amend() -> AmendClaim {
    AmendClaim::nothing(redress::clock::now())
}

#[tokio::test]
async fn another_journey_is_verified_and_calculated_by_itself_and_another_fact_calculated() {
    let world = World::new().await;
    let bank = BankProcess::start(&[]);
    let _running = world.start_all(&bank);
    let wrong = leg("AC891", ["YYZ", "FCO"], "2026-05-01");
    let claim_id = world.submit_with(vec![wrong], vec![], DisruptionKind::Delay, 0, GOOD_ACCOUNT).await;
    world.until_there_are(claim_id, 1, "FlightNotVerified").await;
    let legs = vec![leg("AC890", ["YYZ", "FCO"], "2026-05-01")];
    let itinerary = Some(Itinerary { single_booking: true, legs });
    world.ask(claim_id, ClaimCommand::AmendClaim(AmendClaim { itinerary, ..amend() })).await;
    world.until_there_are(claim_id, 1, "CompensationCalculated").await;
    let first = newest_calculation(&world, claim_id).await;
    assert_eq!((first.outcome, first.why), (CalculationOutcome::Owed, None));

    let disruption = serde_json::from_value(json!({ "kind": "delay", "notice_days": 0, "cause": "WEATHER_UNSAFE" }));
    let disruption = Some(disruption.expect("a disruption"));
    world.ask(claim_id, ClaimCommand::AmendClaim(AmendClaim { disruption, ..amend() })).await;
    world.until_there_are(claim_id, 2, "CompensationCalculated").await;
    let second = newest_calculation(&world, claim_id).await;
    assert_eq!((second.outcome, second.why), (CalculationOutcome::NotOwed, Some(RecalculationReason::FactsAmended)));
    let story = [
        "ClaimSubmitted",
        "FlightNotVerified",
        "ClaimAmended",
        "FlightVerified",
        "CompensationCalculated",
        "ClaimAmended",
        "CompensationCalculated",
    ];
    assert_eq!(world.story(claim_id).await, story);
}

#[tokio::test]
async fn the_first_reason_of_a_carrier_is_calculated_with_by_itself_and_a_second_is_not() {
    let world = World::new().await;
    let bank = BankProcess::start(&[]);
    let running = world.start_all(&bank);
    let claim_id = world.submit_late(GOOD_ACCOUNT).await;
    world.until_there_are(claim_id, 1, "CompensationCalculated").await;
    for cause in [CauseCode::WeatherUnsafe, CauseCode::CrewShortage] {
        let received_at = redress::clock::now();
        let learned_on = "2026-05-20".parse().expect("a day");
        let (said_at, channel, words, evidence_id) = (None, None, None, None);
        let reason = RecordCarrierReason { cause, said_at, learned_on, channel, words, evidence_id, received_at };
        world.ask(claim_id, ClaimCommand::RecordCarrierReason(reason)).await;
        world.until_there_are(claim_id, 2, "CompensationCalculated").await;
    }
    running.stop().await;
    let calculated = newest_calculation(&world, claim_id).await;
    assert_eq!(
        (calculated.outcome, calculated.why),
        (CalculationOutcome::NotOwed, Some(RecalculationReason::CarrierReason))
    );
    assert_eq!(world.story(claim_id).await.last(), Some(&"CarrierReasonRecorded"));
}

#[tokio::test]
async fn a_payout_that_the_bank_refused_is_retried_to_another_account_and_paid_once() {
    let world = World::new().await;
    let bank = BankProcess::start(&[]);
    let _running = world.start_all(&bank);
    let (claim_id, refused) = world.submit_and_authorize(&account_ending("9001")).await;
    world.until(claim_id, |event| matches!(event, ClaimEvent::PayoutFailed(_))).await;
    let retried = world.retry(claim_id, refused, GOOD_ACCOUNT).await;
    world.until_paid(claim_id).await;
    assert_eq!((bank.times_booked(refused).await, bank.times_booked(retried).await), (0, 1));
}

#[tokio::test]
async fn a_claim_that_was_denied_unverified_is_verified_when_it_is_reopened_and_a_withdrawn_one_is_left_alone() {
    let world = World::new().await;
    let bank = BankProcess::start(&[]);
    let denied = world.submit_late(GOOD_ACCOUNT).await;
    let withdrawn = world.submit_late(GOOD_ACCOUNT).await;
    let citation = Citation::from_static("APPR s.19(1)");
    let deny = DenyClaim { reason: DenialReason::FactsNotEstablished, citation };
    world.ask(denied, ClaimCommand::DenyClaim(deny)).await;
    world.ask(denied, ClaimCommand::ReopenClaim(ReopenClaim { reason: ReopeningReason::DecisionWrong })).await;
    world.ask(withdrawn, ClaimCommand::WithdrawClaim(WithdrawClaim { reason: None })).await;
    let running = world.start_all(&bank);
    world.until_there_are(denied, 1, "CompensationCalculated").await;
    running.stop().await;
    assert_eq!(world.story(withdrawn).await, ["ClaimSubmitted", "ClaimWithdrawn"]);
    let parked: i64 =
        sqlx::query_scalar("SELECT count(*) FROM parked_claims").fetch_one(&world.owner).await.expect("counted");
    assert_eq!(parked, 0, "nothing is left to be tried");
}
