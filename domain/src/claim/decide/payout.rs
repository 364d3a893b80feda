//! A payout's life. What is authorized is reserved until the bank has answered, so that no order of commands pays more
//! than was awarded, or twice.

use std::collections::BTreeSet;

use crate::claim::state::{Decision, Payout, PayoutStatus};
use crate::claim::{
    AuthorizePayout, ClaimError, ClaimEvent, ClaimPaid, ClaimState, ClaimSubmitted, ConfirmPayout, PayoutAuthorized,
    PayoutFailed, PayoutSent, PayoutShare, PayoutShareRequest, PayoutStalled, ReportPayoutFailure, ReportPayoutStalled,
    SendPayout,
};
use crate::value::{Money, PayoutId};

/// Reserves what is to be paid.
pub(super) fn authorize(
    state: &ClaimState,
    submission: &ClaimSubmitted,
    command: AuthorizePayout,
) -> Result<ClaimEvent, ClaimError> {
    let decision = state.decision.as_ref().map(|decision| &decision.fact);
    if !matches!(decision, Some(Decision::Approved(_))) {
        return Err(ClaimError::ClaimNotApproved);
    }
    if state.payouts.contains_key(&command.payout_id) {
        return Err(ClaimError::PayoutAlreadyAuthorized { payout_id: command.payout_id });
    }
    let mut named = BTreeSet::new();
    if command.shares.is_empty() || !command.shares.iter().all(|share| named.insert(share.passenger_id)) {
        return Err(ClaimError::PayoutSharesInvalid);
    }
    let shares = command.shares.into_iter().map(|share| grant(state, share)).collect::<Result<Vec<_>, _>>()?;
    let total = sum(&shares)?;
    let account =
        command.account.or_else(|| submission.payout_account.clone()).ok_or(ClaimError::PayoutAccountMissing)?;
    Ok(ClaimEvent::PayoutAuthorized(PayoutAuthorized { payout_id: command.payout_id, shares, total, account }))
}

fn grant(state: &ClaimState, request: PayoutShareRequest) -> Result<PayoutShare, ClaimError> {
    let PayoutShareRequest { passenger_id, amount } = request;
    let outstanding = state.outstanding(passenger_id).ok_or(ClaimError::PassengerNotAwarded { passenger_id })?;
    if outstanding.is_zero() {
        return Err(ClaimError::ClaimAlreadyPaid { passenger_id });
    }
    let requested = amount.unwrap_or(outstanding);
    if requested.is_zero() {
        return Err(ClaimError::PayoutShareIsNothing { passenger_id });
    }
    match outstanding.checked_sub(requested) {
        Ok(_) => Ok(PayoutShare { passenger_id, amount: requested }),
        Err(crate::value::MoneyError::BelowZero) => {
            Err(ClaimError::AmountExceedsEntitlement { passenger_id, requested, outstanding })
        }
        Err(error) => Err(error.into()),
    }
}

/// One payment is one sum in one currency.
fn sum(shares: &[PayoutShare]) -> Result<Money, ClaimError> {
    let (first, rest) = shares.split_first().ok_or(ClaimError::PayoutSharesInvalid)?;
    Ok(rest.iter().try_fold(first.amount, |total, share| total.checked_add(share.amount))?)
}

/// Records the intent, before the bank is called.
pub(super) fn send(state: &ClaimState, command: SendPayout) -> Result<ClaimEvent, ClaimError> {
    let payout_id = command.payout_id;
    match known(state, payout_id)?.status {
        PayoutStatus::Authorized => Ok(ClaimEvent::PayoutSent(PayoutSent { payout_id, rail: command.rail })),
        PayoutStatus::Sent | PayoutStatus::Stalled => Err(ClaimError::PayoutAlreadySent { payout_id }),
        PayoutStatus::Paid | PayoutStatus::Failed => Err(ClaimError::PayoutAlreadySettled { payout_id }),
    }
}

/// Records that the bank paid.
pub(super) fn confirm(state: &ClaimState, command: ConfirmPayout) -> Result<ClaimEvent, ClaimError> {
    let payout = awaiting_bank(state, command.payout_id)?;
    if command.amount != payout.total {
        return Err(ClaimError::PaidAmountDiffers { paid: command.amount, authorized: payout.total });
    }
    Ok(ClaimEvent::ClaimPaid(ClaimPaid {
        payout_id: command.payout_id,
        amount: command.amount,
        bank_reference: command.bank_reference,
        paid_at: command.paid_at,
        settles_claim: state.is_settled_by(payout),
    }))
}

/// Records that the bank refused.
pub(super) fn report_failure(state: &ClaimState, command: ReportPayoutFailure) -> Result<ClaimEvent, ClaimError> {
    awaiting_bank(state, command.payout_id)?;
    Ok(ClaimEvent::PayoutFailed(PayoutFailed { payout_id: command.payout_id, reason: command.reason }))
}

/// Records that nobody could find out what the bank did.
pub(super) fn report_stalled(state: &ClaimState, command: ReportPayoutStalled) -> Result<ClaimEvent, ClaimError> {
    let ReportPayoutStalled { payout_id, reason, attempts } = command;
    let stalled = PayoutStalled { payout_id, reason, attempts };
    if awaiting_bank(state, payout_id)?.stalled.as_ref() == Some(&stalled) {
        return Err(ClaimError::PayoutAlreadyStalled { payout_id });
    }
    Ok(ClaimEvent::PayoutStalled(stalled))
}

fn known(state: &ClaimState, payout_id: PayoutId) -> Result<&Payout, ClaimError> {
    state.payouts.get(&payout_id).ok_or(ClaimError::PayoutUnknown { payout_id })
}

fn awaiting_bank(state: &ClaimState, payout_id: PayoutId) -> Result<&Payout, ClaimError> {
    let payout = known(state, payout_id)?;
    match payout.status {
        PayoutStatus::Sent | PayoutStatus::Stalled => Ok(payout),
        PayoutStatus::Authorized => Err(ClaimError::PayoutNotSent { payout_id }),
        PayoutStatus::Paid | PayoutStatus::Failed => Err(ClaimError::PayoutAlreadySettled { payout_id }),
    }
}
