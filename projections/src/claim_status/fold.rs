//! How each event changes the document of a claim.

use jiff::Timestamp;
use redress_domain::claim::{
    ClaimApproved, ClaimDenied, ClaimEvent, ClaimPaid, ClaimStatus, ClaimSubmitted, PayoutAuthorized, PayoutStatus,
};
use redress_domain::value::{Money, PayoutId};

use super::compensation::CompensationView;
use super::document::{AwardView, ClaimDocument, DecisionView, PassengerView, PayoutView, ShareView};
use super::flight;
use super::next_step::NextStep;
use super::summary::summary;
use crate::amount::{remainder, sums};
use crate::words::code;
use crate::{ActorRole, Amount, FoldError, Message, SettledEvent};

/// A claim's row in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimStatusRow {
    /// The account that owns the claim.
    pub claimant: String,
    /// What is read.
    pub document: ClaimDocument,
    /// The event that it has seen last.
    pub last_position: i64,
}

/// The row after one more event. An event that the row has seen changes nothing.
pub fn fold(
    row: Option<ClaimStatusRow>,
    event: &ClaimEvent,
    recorded: &SettledEvent,
) -> Result<ClaimStatusRow, FoldError> {
    let expected = row.as_ref().map_or(1, |row| row.document.version + 1);
    let mut row = match (row, event) {
        (Some(row), _) if recorded.position <= row.last_position => return Ok(row),
        (_, _) if recorded.version != expected => {
            return Err(FoldError::VersionGap { expected, found: recorded.version });
        }
        (Some(row), _) => row,
        (None, ClaimEvent::ClaimSubmitted(submitted)) => submitted_row(submitted, recorded)?,
        (None, _) => return Err(FoldError::NotSubmitted),
    };
    change(&mut row.document, event, recorded)?;
    row.document.version = recorded.version;
    row.document.updated_at = recorded.recorded_at;
    row.last_position = recorded.position;
    tally(&mut row.document)?;
    row.document.next_step = NextStep::of(&row.document);
    row.document.summary = summary(&row.document);
    Ok(row)
}

fn change(document: &mut ClaimDocument, event: &ClaimEvent, recorded: &SettledEvent) -> Result<(), FoldError> {
    let at = recorded.recorded_at;
    match event {
        ClaimEvent::ClaimSubmitted(_) => document.status = ClaimStatus::Submitted,
        ClaimEvent::FlightVerified(verified) => {
            document.flight = Some(flight::verified(verified, at));
            document.status = ClaimStatus::FlightVerified;
        }
        ClaimEvent::FlightNotVerified(not_verified) => {
            document.flight = Some(flight::not_verified(not_verified, at));
            document.status = ClaimStatus::FlightNotVerified;
        }
        ClaimEvent::CompensationCalculated(calculated) => {
            document.compensation = Some(CompensationView::of(calculated, at));
            document.status = ClaimStatus::Calculated;
        }
        ClaimEvent::ClaimApproved(approved) => {
            document.decision = Some(approval(approved, recorded));
            document.status = ClaimStatus::Approved;
        }
        ClaimEvent::ClaimDenied(denied) => {
            document.decision = Some(denial(denied, recorded));
            document.status = ClaimStatus::Denied;
        }
        ClaimEvent::PayoutAuthorized(authorized) => {
            document.payouts.push(payout(authorized, at));
            document.status = ClaimStatus::PayoutAuthorized;
        }
        ClaimEvent::PayoutSent(sent) => {
            let payout = moved(document, sent.payout_id, PayoutStatus::Sent, at)?;
            payout.rail = Some(sent.rail.clone());
            document.status = ClaimStatus::PayoutSent;
        }
        ClaimEvent::ClaimPaid(paid) => claim_paid(document, paid, at)?,
        ClaimEvent::PayoutFailed(failed) => {
            moved(document, failed.payout_id, PayoutStatus::Failed, at)?.reason = Some(failed.reason.clone());
            document.status = ClaimStatus::PayoutFailed;
        }
        ClaimEvent::PayoutStalled(stalled) => {
            let reason = code(stalled.reason);
            moved(document, stalled.payout_id, PayoutStatus::Stalled, at)?.reason = Some(reason);
            document.status = ClaimStatus::PayoutStalled;
        }
    }
    Ok(())
}

fn submitted_row(submitted: &ClaimSubmitted, recorded: &SettledEvent) -> Result<ClaimStatusRow, FoldError> {
    let itinerary = submitted.itinerary.clone();
    let first = itinerary.legs.first().ok_or(FoldError::NoLegs)?;
    let disrupted = itinerary.legs.get(submitted.disruption.leg).unwrap_or(first);
    let passengers = submitted.passengers.iter().map(|passenger| PassengerView {
        passenger_id: passenger.passenger_id,
        facts: passenger.facts,
        one_way_fare: passenger.one_way_fare.map(Amount),
        owed: None,
        paid: None,
    });
    let document = ClaimDocument {
        claim_id: recorded.claim_id.clone(),
        version: 0,
        status: ClaimStatus::Unsubmitted,
        summary: Message::Unknown,
        next_step: None,
        owed_by: disrupted.carrier(),
        owed: Vec::new(),
        under_way: Vec::new(),
        paid: Vec::new(),
        outstanding: Vec::new(),
        passengers: passengers.collect(),
        itinerary,
        replacement_legs: submitted.replacement_legs.clone(),
        disruption: submitted.disruption.clone(),
        carrier_size: submitted.carrier_size,
        carried_for: submitted.carried_for,
        already_compensated_by: submitted.already_compensated_by.clone(),
        filed_on: submitted.filed_on,
        flight: None,
        compensation: None,
        decision: None,
        payouts: Vec::new(),
        submitted_at: recorded.recorded_at,
        updated_at: recorded.recorded_at,
    };
    Ok(ClaimStatusRow { claimant: submitted.claimant.clone(), document, last_position: 0 })
}

fn approval(approved: &ClaimApproved, recorded: &SettledEvent) -> DecisionView {
    let awards = approved.awards.iter().map(|award| AwardView {
        passenger_id: award.passenger_id,
        regime: award.regime.to_string(),
        owed: Amount(award.amount),
    });
    DecisionView::Approved {
        awards: awards.collect(),
        totals: approved.totals.iter().copied().map(Amount).collect(),
        receipt_sha256: approved.receipt_sha256.clone(),
        decided_by: ActorRole::of(&recorded.actor),
        decided_at: recorded.recorded_at,
    }
}

fn denial(denied: &ClaimDenied, recorded: &SettledEvent) -> DecisionView {
    DecisionView::Denied {
        reason: denied.reason,
        citation: denied.citation.clone(),
        receipt_sha256: denied.receipt_sha256.clone(),
        decided_by: ActorRole::of(&recorded.actor),
        decided_at: recorded.recorded_at,
    }
}

fn payout(authorized: &PayoutAuthorized, at: Timestamp) -> PayoutView {
    let shares = authorized.shares.iter();
    PayoutView {
        payout_id: authorized.payout_id,
        status: PayoutStatus::Authorized,
        total: Amount(authorized.total),
        shares: shares.map(|part| ShareView { passenger_id: part.passenger_id, share: Amount(part.amount) }).collect(),
        rail: None,
        bank_reference: None,
        paid_at: None,
        reason: None,
        authorized_at: at,
        updated_at: at,
    }
}

fn claim_paid(document: &mut ClaimDocument, paid: &ClaimPaid, at: Timestamp) -> Result<(), FoldError> {
    let payout = moved(document, paid.payout_id, PayoutStatus::Paid, at)?;
    payout.bank_reference = Some(paid.bank_reference.clone());
    payout.paid_at = paid.paid_at;
    document.status = if paid.settles_claim { ClaimStatus::Paid } else { ClaimStatus::PartlyPaid };
    Ok(())
}

fn moved(
    document: &mut ClaimDocument,
    payout_id: PayoutId,
    to: PayoutStatus,
    at: Timestamp,
) -> Result<&mut PayoutView, FoldError> {
    let found = document.payouts.iter_mut().find(|payout| payout.payout_id == payout_id);
    let payout = found.ok_or(FoldError::PayoutUnknown)?;
    payout.status = to;
    payout.reason = None;
    payout.updated_at = at;
    Ok(payout)
}

/// Adds up what is owed, under way, paid and outstanding, for the claim and for each passenger.
fn tally(document: &mut ClaimDocument) -> Result<(), FoldError> {
    let (awards, decided): (&[AwardView], bool) = match (&document.decision, &document.compensation) {
        (Some(DecisionView::Approved { awards, .. }), _) => (awards, true),
        (Some(DecisionView::Denied { .. }), _) | (None, None) => (&[], true),
        (None, Some(compensation)) => (&compensation.awards, false),
    };
    let owed = sums(awards.iter().map(|award| award.owed.0))?;
    let payouts = &document.payouts;
    let totals = |counts: fn(PayoutStatus) -> bool| {
        sums(payouts.iter().filter(|payout| counts(payout.status)).map(|payout| payout.total.0))
    };
    let paid = totals(|status| status == PayoutStatus::Paid)?;
    let under_way = totals(|status| status.holds_money() && status != PayoutStatus::Paid)?;
    let outstanding = if decided { remainder(&remainder(&owed, &paid), &under_way) } else { Vec::new() };
    for passenger in &mut document.passengers {
        let of_passenger = |award: &&AwardView| award.passenger_id == passenger.passenger_id;
        passenger.owed = awards.iter().find(of_passenger).map(|award| award.owed);
        let shares =
            payouts.iter().filter(|payout| payout.status == PayoutStatus::Paid).flat_map(|payout| &payout.shares);
        let parts = shares.filter(|part| part.passenger_id == passenger.passenger_id).map(|part| part.share.0);
        passenger.paid = sums(parts)?.first().copied().or(passenger.owed.map(nothing_of));
    }
    (document.owed, document.paid, document.under_way, document.outstanding) = (owed, paid, under_way, outstanding);
    Ok(())
}

fn nothing_of(Amount(owed): Amount) -> Amount {
    Amount(Money::zero(owed.currency))
}
