use redress_domain::claim::{CalculateCompensation, ClaimCommand, ClaimStatus};
use redress_domain::fact::TimeSemantics;
use redress_domain::receipt::ReceiptValue;

use crate::payouts::{authorize, confirm, fail, send, stall};
use crate::support::{arrived, booked, cad, direct, event_id, given, observed, passenger_id, submission};

#[test]
fn a_claim_goes_by_commands_alone_from_its_submission_to_its_last_payment() {
    let mut claim = given([]);
    // 560 minutes late under the APPR as in force: 1000 dollars for each of the two passengers.
    let late = booked(0, vec![arrived(TimeSemantics::OnBlock, "2026-05-02T16:05:00Z")]);
    for (command, status) in [
        (ClaimCommand::SubmitClaim(submission(2, direct())), ClaimStatus::Submitted),
        (observed(vec![booked(0, Vec::new())]), ClaimStatus::FlightNotVerified),
        (observed(vec![late]), ClaimStatus::FlightVerified),
        (ClaimCommand::CalculateCompensation(CalculateCompensation {}), ClaimStatus::Calculated),
        (ClaimCommand::ApproveClaim, ClaimStatus::Approved),
        (authorize(1, &[(1, None), (2, None)]), ClaimStatus::PayoutAuthorized),
        (send(1), ClaimStatus::PayoutSent),
        (fail(1), ClaimStatus::PayoutFailed),
        (authorize(2, &[(1, None), (2, Some(cad(30_000)))]), ClaimStatus::PayoutAuthorized),
        (send(2), ClaimStatus::PayoutSent),
        (stall(2, 5), ClaimStatus::PayoutStalled),
        (confirm(2, cad(130_000)), ClaimStatus::PartlyPaid),
        (authorize(3, &[(2, None)]), ClaimStatus::PayoutAuthorized),
        (send(3), ClaimStatus::PayoutSent),
        (confirm(3, cad(70_000)), ClaimStatus::Paid),
    ] {
        claim.then_record(command);
        assert_eq!(claim.state.status, status);
    }
    assert_eq!(claim.state.paid(passenger_id(1)), Some(cad(100_000)));
    assert_eq!(claim.state.paid(passenger_id(2)), Some(cad(100_000)));
    assert_eq!(claim.state.version, 15);
}

#[test]
fn a_receipt_names_the_observation_that_settled_the_delay_and_not_one_that_did_not() {
    let mut claim = given([]);
    claim.then_record_all([
        ClaimCommand::SubmitClaim(submission(1, direct())),
        observed(vec![booked(0, Vec::new())]),
        observed(vec![booked(0, vec![arrived(TimeSemantics::Gate, "2026-05-02T09:45:00Z")])]),
    ]);
    let calculated = claim.then_record(ClaimCommand::CalculateCompensation(CalculateCompensation {}));
    let redress_domain::claim::ClaimEvent::CompensationCalculated(calculated) = calculated else {
        panic!("not a calculation")
    };
    let delays = calculated.receipt.inputs.iter().filter(|input| input.fact == "disruption.arrival_delay_minutes");
    let delays: Vec<_> = delays.map(|input| (&input.value, input.event_id)).collect();
    assert_eq!(delays, [(&ReceiptValue::Integer(180), event_id(3))]);
}
