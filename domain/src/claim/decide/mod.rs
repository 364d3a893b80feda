//! What a command leads to. Pure: the same state, command and facts give the same events.
//!
//! One family of decisions a file. `submit` opens a claim; every other decision is given the submission.

mod calculate;
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
    let event = match command {
        ClaimCommand::SubmitClaim(_) => Err(ClaimError::ClaimAlreadySubmitted),
        ClaimCommand::VerifyFlight(verify) => verify_flight::verify_flight(state, &submission.fact, verify.evidence),
        ClaimCommand::CalculateCompensation(_) => calculate::calculate(state, submission, facts),
        ClaimCommand::ApproveClaim => decision::approve(state),
        ClaimCommand::DenyClaim(deny) => decision::deny(state, deny),
        ClaimCommand::AuthorizePayout(authorize) => payout::authorize(state, &submission.fact, authorize),
        ClaimCommand::SendPayout(send) => payout::send(state, send),
        ClaimCommand::ConfirmPayout(confirm) => payout::confirm(state, confirm),
        ClaimCommand::ReportPayoutFailure(failure) => payout::report_failure(state, failure),
        ClaimCommand::ReportPayoutStalled(stalled) => payout::report_stalled(state, stalled),
    }?;
    Ok(vec![event])
}
