//! What a command leads to. Pure: the same state, command and facts give the same events.
//!
//! One family of decisions a file. `submit` opens a claim; every other decision is given the submission.

mod amend;
mod attach;
mod calculate;
mod carrier_reason;
mod closing;
mod decision;
mod payout;
mod submit;
mod verify_flight;

use super::{ClaimCommand, ClaimError, ClaimEvent, ClaimState, Facts};

/// The events that a command leads to, or the rule that it breaks.
pub fn decide(state: &ClaimState, command: ClaimCommand, facts: &Facts) -> Result<Vec<ClaimEvent>, ClaimError> {
    let Some(submission) = &state.submission else {
        return match command {
            ClaimCommand::SubmitClaim(submit) => Ok(vec![submit::submit(submit)?]),
            _ => Err(ClaimError::ClaimNotFound),
        };
    };
    if state.withdrawn && !outlives_withdrawal(&command) {
        return Err(ClaimError::ClaimWithdrawn);
    }
    let event = match command {
        ClaimCommand::SubmitClaim(_) => Err(ClaimError::ClaimAlreadySubmitted),
        ClaimCommand::VerifyFlight(verify) => verify_flight::verify_flight(state, &submission.fact, verify),
        ClaimCommand::CalculateCompensation(_) => calculate::calculate(state, submission, facts),
        ClaimCommand::ApproveClaim => decision::approve(state),
        ClaimCommand::DenyClaim(deny) => decision::deny(state, deny),
        ClaimCommand::AuthorizePayout(authorize) => payout::authorize(state, &submission.fact, authorize),
        ClaimCommand::SendPayout(send) => payout::send(state, send),
        ClaimCommand::ConfirmPayout(confirm) => payout::confirm(state, confirm),
        ClaimCommand::ReportPayoutFailure(failure) => payout::report_failure(state, failure),
        ClaimCommand::ReportPayoutStalled(stalled) => payout::report_stalled(state, stalled),
        ClaimCommand::RetryPayout(retry) => payout::retry(state, &submission.fact, retry),
        ClaimCommand::ReturnPayout(returned) => payout::take_back(state, returned),
        ClaimCommand::AmendClaim(amend) => amend::amend(state, &submission.fact, amend),
        ClaimCommand::WithdrawClaim(withdraw) => closing::withdraw(state, withdraw),
        ClaimCommand::ReopenClaim(reopen) => closing::reopen(state, reopen),
        ClaimCommand::VerifyByHand(by_hand) => verify_flight::verify_by_hand(state, &submission.fact, by_hand),
        ClaimCommand::RecordCarrierReason(reason) => carrier_reason::record(state, &submission.fact, reason),
        ClaimCommand::AddNote(note) => attach::add_note(state, note),
        ClaimCommand::AttachEvidence(evidence) => attach::attach_evidence(state, evidence),
    }?;
    Ok(vec![event])
}

/// What a withdrawn claim still takes: to be reopened, and what is merely known of it.
const fn outlives_withdrawal(command: &ClaimCommand) -> bool {
    matches!(
        command,
        ClaimCommand::SubmitClaim(_)
            | ClaimCommand::ReopenClaim(_)
            | ClaimCommand::RecordCarrierReason(_)
            | ClaimCommand::AddNote(_)
            | ClaimCommand::AttachEvidence(_)
    )
}
