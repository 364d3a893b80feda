//! Withdrawing and reopening.

use crate::claim::state::PayoutStatus;
use crate::claim::{ClaimError, ClaimEvent, ClaimReopened, ClaimState, ClaimWithdrawn, ReopenClaim, WithdrawClaim};
use crate::value::PayoutId;

/// Ends the claim at the wish of whoever claims, unless money is paid or under way: that cannot be wished back.
pub(super) fn withdraw(state: &ClaimState, command: WithdrawClaim) -> Result<ClaimEvent, ClaimError> {
    if let Some(payout_id) = payout_where(state, PayoutStatus::holds_money) {
        return Err(ClaimError::MoneyPaidOrUnderWay { payout_id });
    }
    Ok(ClaimEvent::ClaimWithdrawn(ClaimWithdrawn { reason: command.reason }))
}

/// Opens a closed claim to be decided anew. What is under way comes to its end first: until then nobody knows what was paid.
pub(super) fn reopen(state: &ClaimState, command: ReopenClaim) -> Result<ClaimEvent, ClaimError> {
    if state.decision.is_none() && !state.withdrawn {
        return Err(ClaimError::ClaimNotClosed);
    }
    if let Some(payout_id) = payout_where(state, PayoutStatus::is_under_way) {
        return Err(ClaimError::PayoutUnderWay { payout_id });
    }
    Ok(ClaimEvent::ClaimReopened(ClaimReopened { reason: command.reason }))
}

fn payout_where(state: &ClaimState, stands: impl Fn(PayoutStatus) -> bool) -> Option<PayoutId> {
    state.payouts.iter().find(|(_, payout)| stands(payout.status)).map(|(payout_id, _)| *payout_id)
}
