//! The money of a claim: what is owed, under way, paid and outstanding.

use redress_domain::claim::PayoutStatus;
use redress_domain::value::Money;

use super::document::{AwardView, ClaimDocument, DecisionView, PassengerView, PayoutView};
use crate::amount::sums;
use crate::{Amount, FoldError};

/// Adds it up, for the claim and for each passenger.
pub(super) fn tally(document: &mut ClaimDocument) -> Result<(), FoldError> {
    let open: (&[AwardView], bool) = (&[], true);
    let (awards, decided) = match (&document.decision, &document.compensation) {
        _ if document.withdrawal.is_some() => open,
        (Some(DecisionView::Approved { awards, .. }), _) => (awards.as_slice(), true),
        (Some(DecisionView::Denied { .. }), _) | (None, None) => open,
        (None, Some(compensation)) => (compensation.awards.as_slice(), false),
    };
    let payouts = &document.payouts;
    let totals = |counts: fn(PayoutStatus) -> bool| {
        sums(payouts.iter().filter(|payout| counts(payout.status)).map(|payout| payout.total.0))
    };
    let owed = sums(awards.iter().map(|award| award.owed.0))?;
    let paid = totals(|status| status == PayoutStatus::Paid)?;
    let under_way = totals(PayoutStatus::is_under_way)?;
    let outstanding = if decided { sums(awards.iter().map(|award| outstanding(award, payouts)))? } else { Vec::new() };
    for passenger in &mut document.passengers {
        money_of(passenger, awards, payouts)?;
    }
    (document.owed, document.paid, document.under_way, document.outstanding) = (owed, paid, under_way, outstanding);
    Ok(())
}

/// What is left of one passenger's award. What another was paid too much, before a reopening, is not taken from it.
fn outstanding(award: &AwardView, payouts: &[PayoutView]) -> Money {
    let Amount(owed) = award.owed;
    let held = payouts.iter().filter(|payout| payout.status.holds_money()).flat_map(|payout| &payout.shares);
    let of_passenger =
        held.filter(|part| part.passenger_id == award.passenger_id && part.share.0.currency == owed.currency);
    let held = of_passenger.fold(0_u64, |sum, part| sum.saturating_add(part.share.0.amount_minor));
    Money::from_minor(owed.amount_minor.saturating_sub(held), owed.currency)
}

fn money_of(passenger: &mut PassengerView, awards: &[AwardView], payouts: &[PayoutView]) -> Result<(), FoldError> {
    let of_passenger = |award: &&AwardView| award.passenger_id == passenger.passenger_id;
    passenger.owed = awards.iter().find(of_passenger).map(|award| award.owed);
    let paid = payouts.iter().filter(|payout| payout.status == PayoutStatus::Paid).flat_map(|payout| &payout.shares);
    let parts = paid.filter(|part| part.passenger_id == passenger.passenger_id).map(|part| part.share.0);
    passenger.paid = sums(parts)?.first().copied().or(passenger.owed.map(nothing_of));
    Ok(())
}

fn nothing_of(Amount(owed): Amount) -> Amount {
    Amount(Money::zero(owed.currency))
}
