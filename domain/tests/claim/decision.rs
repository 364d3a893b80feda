use cqrs_es::test::TestFramework;
use redress_domain::claim::{
    ClaimCommand, ClaimDenied, ClaimError, ClaimEvent, ClaimState, ClaimStatus, DenialReason, DenyClaim, Facts,
};
use redress_domain::value::Citation;

use crate::support::{approved, approved_claim, calculated, direct, given, submission, submitted, verified};

fn deny() -> ClaimCommand {
    let citation = Citation::from_static("APPR s.10(3)");
    ClaimCommand::DenyClaim(DenyClaim { reason: DenialReason::OutsideCarrierControl, citation })
}

fn calculated_claim(amounts: &[u64]) -> Vec<ClaimEvent> {
    let passengers = u64::try_from(amounts.len()).unwrap();
    let calculation = ClaimEvent::CompensationCalculated(calculated(amounts));
    vec![submitted(submission(passengers, direct())), verified(560), calculation]
}

#[test]
fn an_approval_awards_to_each_passenger_what_the_newest_calculation_found() {
    let corrected = ClaimEvent::CompensationCalculated(calculated(&[100_000, 0, 70_000]));
    let history = [calculated_claim(&[40_000, 40_000, 40_000]), vec![corrected]].concat();
    TestFramework::<ClaimState>::with(Facts::default())
        .given(history)
        .when(ClaimCommand::ApproveClaim)
        .then_expect_events(vec![approved(&[100_000, 0, 70_000])]);
}

#[test]
fn only_what_was_calculated_as_owed_can_be_approved() {
    let not_calculated = given([submitted(submission(1, direct())), verified(560)]);
    assert_eq!(not_calculated.when(ClaimCommand::ApproveClaim), Err(ClaimError::CompensationNotCalculated));
    let nothing_owed = given(calculated_claim(&[0, 0]));
    assert_eq!(nothing_owed.when(ClaimCommand::ApproveClaim), Err(ClaimError::NothingOwed));
}

#[test]
fn a_claim_is_decided_once() {
    let approved = given(approved_claim(&[40_000]));
    for command in [ClaimCommand::ApproveClaim, deny()] {
        assert_eq!(approved.when(command), Err(ClaimError::ClaimAlreadyDecided));
    }
    let mut denied = given(calculated_claim(&[40_000]));
    denied.then_record(deny());
    for command in [ClaimCommand::ApproveClaim, deny()] {
        assert_eq!(denied.when(command), Err(ClaimError::ClaimAlreadyDecided));
    }
}

#[test]
fn a_denial_names_the_receipt_it_rests_on_and_needs_none() {
    let mut calculated_case = given(calculated_claim(&[0]));
    let denied = |receipt_sha256| {
        let citation = Citation::from_static("APPR s.10(3)");
        ClaimEvent::ClaimDenied(ClaimDenied { reason: DenialReason::OutsideCarrierControl, citation, receipt_sha256 })
    };
    assert_eq!(calculated_case.then_record(deny()), denied(Some(calculated(&[0]).receipt_sha256)));
    assert_eq!(calculated_case.state.status, ClaimStatus::Denied);

    let mut unverified = given([submitted(submission(1, direct()))]);
    assert_eq!(unverified.then_record(deny()), denied(None));
}
