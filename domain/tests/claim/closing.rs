use redress_domain::claim::{
    AddNote, AmendClaim, CalculateCompensation, Change, ClaimCommand, ClaimError, ClaimEvent, ClaimStatus,
    ClaimWithdrawn, DenialReason, DenyClaim, RecalculationReason, ReopenClaim, ReopeningReason, WithdrawClaim,
    WithdrawalReason,
};
use redress_domain::value::{Citation, NoteId};

use crate::payouts::{authorize, confirm, fail, send};
use crate::support::{
    approved, approved_claim, at, cad, calculated, direct, given, observed, passenger_id, payout_id, sealed,
    submission, submitted, verified,
};

const WITHDRAW: ClaimCommand =
    ClaimCommand::WithdrawClaim(WithdrawClaim { reason: Some(WithdrawalReason::SettledWithCarrier) });
const REOPEN: ClaimCommand = ClaimCommand::ReopenClaim(ReopenClaim { reason: ReopeningReason::NewFacts });

fn deny() -> ClaimCommand {
    let citation = Citation::from_static("APPR s.10(3)");
    ClaimCommand::DenyClaim(DenyClaim { reason: DenialReason::NotEntitled, citation })
}

fn note() -> ClaimCommand {
    ClaimCommand::AddNote(AddNote { note_id: NoteId::from_uuid(uuid::Uuid::from_u128(1)), text: sealed(8) })
}

#[test]
fn a_claim_can_be_withdrawn_while_no_money_is_paid_or_under_way() {
    let mut claim = given([submitted(submission(1, direct()))]);
    let reason = Some(WithdrawalReason::SettledWithCarrier);
    assert_eq!(claim.then_record(WITHDRAW), ClaimEvent::ClaimWithdrawn(ClaimWithdrawn { reason }));
    assert_eq!(claim.state.status, ClaimStatus::Withdrawn);

    let mut paying = given(approved_claim(&[40_000]));
    let refused = Err(ClaimError::MoneyPaidOrUnderWay { payout_id: payout_id(1) });
    for step in [authorize(1, &[(1, None)]), send(1), confirm(1, cad(40_000))] {
        paying.then_record(step);
        assert_eq!(paying.when(WITHDRAW), refused);
    }
    let mut failing = given(approved_claim(&[40_000]));
    failing.then_record_all([authorize(1, &[(1, None)]), send(1), fail(1), WITHDRAW]);
}

#[test]
fn a_withdrawn_claim_takes_notes_and_a_reopening_and_nothing_that_moves_it() {
    let mut claim = given(approved_claim(&[40_000]));
    claim.then_record(WITHDRAW);
    let amend =
        AmendClaim { payout_account: Change::Set(sealed(9)), ..AmendClaim::nothing(at("2026-06-01T12:00:00Z")) };
    for command in [
        WITHDRAW,
        deny(),
        ClaimCommand::ApproveClaim,
        ClaimCommand::AmendClaim(amend),
        ClaimCommand::CalculateCompensation(CalculateCompensation {}),
        observed(Vec::new()),
        authorize(1, &[(1, None)]),
    ] {
        assert_eq!(claim.when(command), Err(ClaimError::ClaimWithdrawn));
    }
    claim.then_record(note());
    assert_eq!(claim.state.status, ClaimStatus::Withdrawn);
    claim.then_record(REOPEN);
    assert_eq!(claim.state.status, ClaimStatus::Calculated, "it stands where the way to its decision had come to");
    assert!(claim.state.awards().is_empty(), "it is decided anew");
}

#[test]
fn only_what_is_closed_can_be_reopened() {
    for open in [given([submitted(submission(1, direct()))]), given([submitted(submission(1, direct())), verified(1)])]
    {
        assert_eq!(open.when(REOPEN), Err(ClaimError::ClaimNotClosed));
    }
    let mut denied = given([submitted(submission(1, direct()))]);
    denied.then_record_all([observed(Vec::new()), deny(), REOPEN]);
    assert_eq!(denied.state.status, ClaimStatus::FlightNotVerified);
    denied.then_record(deny());
}

#[test]
fn a_claim_is_not_reopened_while_nobody_knows_what_was_paid() {
    let mut claim = given(approved_claim(&[40_000]));
    for step in [authorize(1, &[(1, None)]), send(1)] {
        claim.then_record(step);
        assert_eq!(claim.when(REOPEN), Err(ClaimError::PayoutUnderWay { payout_id: payout_id(1) }));
    }
    claim.then_record(confirm(1, cad(40_000)));
    claim.then_record(REOPEN);
}

#[test]
fn what_was_paid_before_a_reopening_counts_towards_what_is_awarded_after_it() {
    let mut claim = given(approved_claim(&[40_000]));
    claim.then_record_all([authorize(1, &[(1, None)]), send(1), confirm(1, cad(40_000)), REOPEN]);
    assert_eq!(claim.when(authorize(2, &[(1, None)])), Err(ClaimError::ClaimNotApproved));
    claim.record(ClaimEvent::CompensationCalculated(calculated(&[100_000])));
    assert_eq!(claim.then_record(ClaimCommand::ApproveClaim), approved(&[100_000]));
    assert_eq!(claim.state.outstanding(passenger_id(1)), Some(cad(60_000)));
    claim.then_record_all([authorize(2, &[(1, None)]), send(2), confirm(2, cad(60_000))]);
    assert_eq!((claim.state.status, claim.state.paid(passenger_id(1))), (ClaimStatus::Paid, Some(cad(100_000))));

    claim.then_record(REOPEN);
    claim.record(ClaimEvent::CompensationCalculated(calculated(&[40_000])));
    claim.then_record(ClaimCommand::ApproveClaim);
    assert_eq!(claim.state.outstanding(passenger_id(1)), Some(cad(0)), "more was paid than is awarded now");
}

#[test]
fn a_reopened_claim_is_calculated_again_only_if_the_law_says_something_else() {
    let mut claim = given([submitted(submission(1, direct())), verified(560)]);
    let calculate = || ClaimCommand::CalculateCompensation(CalculateCompensation {});
    claim.then_record_all([calculate(), deny(), REOPEN]);
    assert_eq!(claim.when(calculate()), Err(ClaimError::CompensationAlreadyCalculated));
    claim.record(ClaimEvent::CompensationCalculated(calculated(&[1])));
    let ClaimEvent::CompensationCalculated(again) = claim.then_record(calculate()) else { panic!("not calculated") };
    assert_eq!(again.why, Some(RecalculationReason::RulesChanged));
}
