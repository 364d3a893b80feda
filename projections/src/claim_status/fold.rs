//! How each event changes the document of a claim.

use jiff::Timestamp;
use redress_domain::claim::{
    ClaimApproved, ClaimDenied, ClaimEvent, ClaimPaid, ClaimStatus, ClaimSubmitted, PayoutAuthorized, PayoutReturned,
    PayoutStatus, ReasonBearing,
};
use redress_domain::value::PayoutId;

use super::added::{
    AmendmentView, CarrierReasonView, ContradictionView, EvidenceView, NoteView, ReopeningView, WithdrawalView,
};
use super::amended::{amend, passenger, stand};
use super::compensation::CompensationView;
use super::document::{AwardView, ClaimDocument, DecisionView, PayoutView, ShareView};
use super::flight;
use super::next_step::NextStep;
use super::summary::summary;
use super::tally::tally;
use crate::words::code;
use crate::{ActorRole, Amount, FoldError, Message, SettledEvent};

/// A claim's row in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimStatusRow {
    /// The account that owns the claim.
    pub claimant: String,
    /// What is read.
    pub document: Box<ClaimDocument>,
    /// The event that it has seen last.
    pub last_position: i64,
    /// The event that the claim's row in the table has seen last, if there is one.
    pub stored_position: Option<i64>,
}

impl ClaimStatusRow {
    /// Whether the row has seen an event since it was stored.
    pub(super) fn has_changed(&self) -> bool {
        self.stored_position != Some(self.last_position)
    }
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
            document.compensation = None;
            document.status = ClaimStatus::FlightVerified;
        }
        ClaimEvent::FlightNotVerified(not_verified) => {
            document.flight = Some(flight::not_verified(not_verified, at));
            document.compensation = None;
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
        ClaimEvent::PayoutReturned(returned) => payout_returned(document, returned, at)?,
        ClaimEvent::ClaimAmended(_)
        | ClaimEvent::ClaimWithdrawn(_)
        | ClaimEvent::ClaimReopened(_)
        | ClaimEvent::CarrierReasonRecorded(_)
        | ClaimEvent::NoteAdded(_)
        | ClaimEvent::EvidenceAttached(_) => add(document, event, recorded)?,
    }
    Ok(())
}

/// What is added to a claim beside the way from its submission to its payment.
fn add(document: &mut ClaimDocument, event: &ClaimEvent, recorded: &SettledEvent) -> Result<(), FoldError> {
    match event {
        ClaimEvent::ClaimAmended(amended) => {
            document.amendments.push(AmendmentView::of(amended, recorded));
            amend(document, amended)?;
        }
        ClaimEvent::ClaimWithdrawn(withdrawn) => {
            document.withdrawal = Some(WithdrawalView::of(withdrawn, recorded));
            document.status = ClaimStatus::Withdrawn;
        }
        ClaimEvent::ClaimReopened(reopened) => {
            document.reopenings.push(ReopeningView::of(reopened, recorded));
            (document.withdrawal, document.decision) = (None, None);
            stand(document);
        }
        ClaimEvent::CarrierReasonRecorded(reason) => {
            document.carrier_reasons.push(CarrierReasonView::of(reason, recorded));
            ContradictionView::extend(&mut document.contradictions, reason);
            if reason.bearing == ReasonBearing::Counts {
                document.disruption.cause = Some(reason.cause);
                document.compensation = None;
                stand(document);
            }
        }
        ClaimEvent::NoteAdded(note) => document.notes.push(NoteView::of(note, recorded)),
        ClaimEvent::EvidenceAttached(attached) => document.evidence.push(EvidenceView::of(attached, recorded)),
        _ => {}
    }
    Ok(())
}

fn submitted_row(submitted: &ClaimSubmitted, recorded: &SettledEvent) -> Result<ClaimStatusRow, FoldError> {
    let itinerary = submitted.itinerary.clone();
    let first = itinerary.legs.first().ok_or(FoldError::NoLegs)?;
    let disrupted = itinerary.legs.get(submitted.disruption.leg).unwrap_or(first);
    let document = Box::new(ClaimDocument {
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
        passengers: submitted.passengers.iter().map(passenger).collect(),
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
        amendments: Vec::new(),
        carrier_reasons: CarrierReasonView::submitted(submitted, recorded).into_iter().collect(),
        contradictions: Vec::new(),
        evidence: Vec::new(),
        notes: Vec::new(),
        withdrawal: None,
        reopenings: Vec::new(),
        submitted_at: recorded.recorded_at,
        updated_at: recorded.recorded_at,
    });
    Ok(ClaimStatusRow { claimant: submitted.claimant.clone(), document, last_position: 0, stored_position: None })
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
        retry_of: authorized.retry_of,
        returned: None,
        returned_at: None,
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

fn payout_returned(document: &mut ClaimDocument, returned: &PayoutReturned, at: Timestamp) -> Result<(), FoldError> {
    let payout = moved(document, returned.payout_id, PayoutStatus::Returned, at)?;
    payout.reason = Some(code(returned.reason));
    payout.returned = Some(Amount(returned.returned));
    payout.returned_at = returned.returned_at;
    document.status = ClaimStatus::PayoutReturned;
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
