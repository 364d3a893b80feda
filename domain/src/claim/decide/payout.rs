//! A payout's life. What is authorized is reserved until the bank has answered, so that no order of commands pays more
//! than was awarded, or twice.

use std::collections::BTreeSet;

use crate::claim::state::{Decision, Payout, PayoutStatus};
use crate::claim::{
    AuthorizePayout, ClaimError, ClaimEvent, ClaimPaid, ClaimState, ClaimSubmitted, ConfirmPayout, PayoutAuthorized,
    PayoutFailed, PayoutReturned, PayoutSent, PayoutShare, PayoutShareRequest, PayoutStalled, ReportPayoutFailure,
    ReportPayoutStalled, RetryPayout, ReturnPayout, SendPayout,
};
use crate::value::{Money, PayoutId, SealedValue};

/// Reserves what is to be paid.
pub(super) fn authorize(
    state: &ClaimState,
    submission: &ClaimSubmitted,
    command: AuthorizePayout,
) -> Result<ClaimEvent, ClaimError> {
    refuse_unless_fresh(state, command.payout_id)?;
    let mut named = BTreeSet::new();
    if command.shares.is_empty() || !command.shares.iter().all(|share| named.insert(share.passenger_id)) {
        return Err(ClaimError::PayoutSharesInvalid);
    }
    let account = command.account.or_else(|| submission.payout_account.clone());
    reserve(state, command.payout_id, command.shares, account, None)
}

/// Pays anew what failed or came back, under an id of its own: at the bank the old id is settled for ever, and a bank that
/// is told of it again answers what it answered. It is an authorization like any other, of no more than is outstanding: so
/// it does not matter whether the sum was authorized otherwise meanwhile, or is retried twice.
pub(super) fn retry(
    state: &ClaimState,
    submission: &ClaimSubmitted,
    command: RetryPayout,
) -> Result<ClaimEvent, ClaimError> {
    let payout_id = command.payout_id;
    let old = known(state, payout_id)?;
    if !matches!(old.status, PayoutStatus::Failed | PayoutStatus::Returned) {
        return Err(ClaimError::PayoutNotFailed { payout_id });
    }
    refuse_unless_fresh(state, command.new_payout_id)?;
    let shares = old.shares.iter();
    let shares =
        shares.map(|share| PayoutShareRequest { passenger_id: share.passenger_id, amount: Some(share.amount) });
    let submitted = submission.payout_account.clone().filter(|_| old.to_submitted_account);
    let account = command.account.or(submitted).or_else(|| Some(old.account.clone()));
    reserve(state, command.new_payout_id, shares.collect(), account, Some(payout_id))
}

fn refuse_unless_fresh(state: &ClaimState, payout_id: PayoutId) -> Result<(), ClaimError> {
    let decision = state.decision.as_ref().map(|decision| &decision.fact);
    if !matches!(decision, Some(Decision::Approved(_))) {
        return Err(ClaimError::ClaimNotApproved);
    }
    if state.payouts.contains_key(&payout_id) {
        return Err(ClaimError::PayoutAlreadyAuthorized { payout_id });
    }
    Ok(())
}

fn reserve(
    state: &ClaimState,
    payout_id: PayoutId,
    shares: Vec<PayoutShareRequest>,
    account: Option<SealedValue>,
    retry_of: Option<PayoutId>,
) -> Result<ClaimEvent, ClaimError> {
    let shares = shares.into_iter().map(|share| grant(state, share)).collect::<Result<Vec<_>, _>>()?;
    let total = sum(&shares)?;
    let account = account.ok_or(ClaimError::PayoutAccountMissing)?;
    Ok(ClaimEvent::PayoutAuthorized(PayoutAuthorized { payout_id, shares, total, account, retry_of }))
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
        PayoutStatus::Paid | PayoutStatus::Failed | PayoutStatus::Returned => {
            Err(ClaimError::PayoutAlreadySettled { payout_id })
        }
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

/// Records that what was paid came back. The passengers have none of it, whatever the bank kept for itself: all of it is
/// owed again.
pub(super) fn take_back(state: &ClaimState, command: ReturnPayout) -> Result<ClaimEvent, ClaimError> {
    let payout_id = command.payout_id;
    let payout = known(state, payout_id)?;
    if payout.status != PayoutStatus::Paid {
        return Err(ClaimError::PayoutNotPaid { payout_id });
    }
    let (paid, returned) = (payout.total, command.returned.unwrap_or(payout.total));
    if returned.is_zero() || paid.checked_sub(returned).is_err() {
        return Err(ClaimError::ReturnedAmountImpossible { returned, paid });
    }
    Ok(ClaimEvent::PayoutReturned(PayoutReturned {
        payout_id,
        amount: paid,
        returned,
        reason: command.reason,
        bank_reference: command.bank_reference,
        returned_at: command.returned_at,
    }))
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
        PayoutStatus::Paid | PayoutStatus::Failed | PayoutStatus::Returned => {
            Err(ClaimError::PayoutAlreadySettled { payout_id })
        }
    }
}
