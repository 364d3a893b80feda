//! Approving and denying. A claim is decided once; after that its awards do not change.

use crate::claim::{
    CalculationOutcome, ClaimApproved, ClaimDenied, ClaimError, ClaimEvent, ClaimState, DenyClaim, totals,
};

/// Awards what the newest calculation found.
pub(super) fn approve(state: &ClaimState) -> Result<ClaimEvent, ClaimError> {
    refuse_if_decided(state)?;
    let calculation = &state.calculation.as_ref().ok_or(ClaimError::CompensationNotCalculated)?.fact;
    if calculation.outcome != CalculationOutcome::Owed || calculation.entitlements.is_empty() {
        return Err(ClaimError::NothingOwed);
    }
    Ok(ClaimEvent::ClaimApproved(ClaimApproved {
        awards: calculation.entitlements.clone(),
        totals: totals(calculation.entitlements.iter().map(|entitlement| entitlement.amount))?,
        receipt_sha256: calculation.receipt_sha256.clone(),
    }))
}

/// Decides that nothing is paid: at any time before a decision, as some claims cannot even be verified.
pub(super) fn deny(state: &ClaimState, command: DenyClaim) -> Result<ClaimEvent, ClaimError> {
    refuse_if_decided(state)?;
    let receipt_sha256 = state.calculation.as_ref().map(|calculation| calculation.fact.receipt_sha256.clone());
    Ok(ClaimEvent::ClaimDenied(ClaimDenied { reason: command.reason, citation: command.citation, receipt_sha256 }))
}

/// Refuses whatever must not follow a decision.
pub(super) fn refuse_if_decided(state: &ClaimState) -> Result<(), ClaimError> {
    if state.decision.is_some() { Err(ClaimError::ClaimAlreadyDecided) } else { Ok(()) }
}
