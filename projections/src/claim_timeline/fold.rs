//! Each event in a sentence: a message of the catalogues, which every language has, and the figures for a program.

use redress_domain::claim::{
    CalculationOutcome, ClaimApproved, ClaimDenied, ClaimEvent, ClaimPaid, ClaimSubmitted, CompensationCalculated,
    FlightNotVerified, FlightVerified, PayoutAuthorized, PayoutFailed, PayoutSent, PayoutStalled,
};
use redress_domain::value::Money;

use super::added;
use super::entry::{Figures, TimelineEntry};
use crate::claim_status::leading;
use crate::messages::{Again, Arrival, Basis, Route};
use crate::words::code;
use crate::{ActorRole, Amount, Message, SettledEvent};

/// The line that an event adds to its claim's timeline.
pub fn fold(event: &ClaimEvent, recorded: &SettledEvent) -> TimelineEntry {
    let (message, figures) = told(event);
    TimelineEntry {
        version: recorded.version,
        code: event_code(event).to_owned(),
        message,
        figures,
        actor: ActorRole::of(&recorded.actor),
        recorded_at: recorded.recorded_at,
        event_id: recorded.event_id,
    }
}

const fn event_code(event: &ClaimEvent) -> &'static str {
    match event {
        ClaimEvent::ClaimSubmitted(_) => "claim_submitted",
        ClaimEvent::FlightVerified(_) => "flight_verified",
        ClaimEvent::FlightNotVerified(_) => "flight_not_verified",
        ClaimEvent::CompensationCalculated(_) => "compensation_calculated",
        ClaimEvent::ClaimApproved(_) => "claim_approved",
        ClaimEvent::ClaimDenied(_) => "claim_denied",
        ClaimEvent::PayoutAuthorized(_) => "payout_authorized",
        ClaimEvent::PayoutSent(_) => "payout_sent",
        ClaimEvent::ClaimPaid(_) => "claim_paid",
        ClaimEvent::PayoutFailed(_) => "payout_failed",
        ClaimEvent::PayoutStalled(_) => "payout_stalled",
        ClaimEvent::PayoutReturned(_) => "payout_returned",
        ClaimEvent::ClaimAmended(_) => "claim_amended",
        ClaimEvent::ClaimWithdrawn(_) => "claim_withdrawn",
        ClaimEvent::ClaimReopened(_) => "claim_reopened",
        ClaimEvent::CarrierReasonRecorded(_) => "carrier_reason_recorded",
        ClaimEvent::NoteAdded(_) => "note_added",
        ClaimEvent::EvidenceAttached(_) => "evidence_attached",
    }
}

fn told(event: &ClaimEvent) -> (Message, Figures) {
    match event {
        ClaimEvent::ClaimSubmitted(event) => submitted(event),
        ClaimEvent::FlightVerified(event) => verified(event),
        ClaimEvent::FlightNotVerified(event) => not_verified(event),
        ClaimEvent::CompensationCalculated(event) => calculated(event),
        ClaimEvent::ClaimApproved(event) => approved(event),
        ClaimEvent::ClaimDenied(event) => denied(event),
        ClaimEvent::PayoutAuthorized(event) => authorized(event),
        ClaimEvent::PayoutSent(event) => sent(event),
        ClaimEvent::ClaimPaid(event) => paid(event),
        ClaimEvent::PayoutFailed(event) => failed(event),
        ClaimEvent::PayoutStalled(event) => stalled(event),
        ClaimEvent::PayoutReturned(event) => added::returned(event),
        ClaimEvent::ClaimAmended(event) => added::amended(event),
        ClaimEvent::ClaimWithdrawn(event) => added::withdrawn(event),
        ClaimEvent::ClaimReopened(event) => added::reopened(event),
        ClaimEvent::CarrierReasonRecorded(event) => added::carrier_reason(event),
        ClaimEvent::NoteAdded(_) => (Message::NoteAdded, Figures::default()),
        ClaimEvent::EvidenceAttached(event) => added::evidence(event),
    }
}

fn amounts(amounts: &[Money]) -> Vec<Amount> {
    amounts.iter().copied().map(Amount).collect()
}

fn submitted(event: &ClaimSubmitted) -> (Message, Figures) {
    let (kind, passengers) = (event.disruption.kind, event.passengers.len());
    let message = Message::ClaimSubmitted { kind, passengers: passengers as u64, route: Route::of(&event.itinerary) };
    (message, Figures { passengers: Some(passengers), kind: Some(kind.as_str()), ..Figures::default() })
}

fn verified(event: &FlightVerified) -> (Message, Figures) {
    let arrival_delay_minutes = event.arrival_delay_minutes();
    let message = Message::FlightVerified { arrival: Arrival(arrival_delay_minutes) };
    (message, Figures { arrival_delay_minutes, ..Figures::default() })
}

fn not_verified(event: &FlightNotVerified) -> (Message, Figures) {
    let message = Message::FlightNotVerified { reason: event.reason };
    (message, Figures { reason: Some(code(event.reason)), ..Figures::default() })
}

fn calculated(event: &CompensationCalculated) -> (Message, Figures) {
    let leading = leading(event);
    let rule_version = leading.and_then(|assessment| assessment.rule_version.as_deref());
    let citations = leading.map(|assessment| assessment.citations.clone()).unwrap_or_default();
    let basis = Basis::of(rule_version, &citations);
    let totals = amounts(&event.totals);
    let again = Again(event.why);
    let message = match event.outcome {
        CalculationOutcome::Owed => Message::CompensationOwed { amounts: totals.clone(), again, basis },
        CalculationOutcome::NotOwed => Message::CompensationNotOwed { again, basis },
        CalculationOutcome::NeedsFacts => Message::CompensationNeedsFacts,
        CalculationOutcome::NeedsLegalReview => Message::CompensationNeedsLegalReview { basis },
    };
    let reason = Some(code(event.outcome));
    let rule_version = rule_version.map(str::to_owned);
    (message, Figures { reason, amounts: totals, rule_version, citations, ..Figures::default() })
}

fn approved(event: &ClaimApproved) -> (Message, Figures) {
    let totals = amounts(&event.totals);
    (Message::ClaimApproved { amounts: totals.clone() }, Figures { amounts: totals, ..Figures::default() })
}

fn denied(event: &ClaimDenied) -> (Message, Figures) {
    let message = Message::ClaimDenied { reason: event.reason, citation: event.citation.clone() };
    let (reason, citations) = (Some(code(event.reason)), vec![event.citation.clone()]);
    (message, Figures { reason, citations, ..Figures::default() })
}

fn authorized(event: &PayoutAuthorized) -> (Message, Figures) {
    let (amount, payout_id) = (Amount(event.total), Some(event.payout_id));
    let figures = Figures { amounts: vec![amount], payout_id, ..Figures::default() };
    let message =
        if event.retry_of.is_some() { Message::PayoutRetried { amount } } else { Message::PayoutAuthorized { amount } };
    (message, figures)
}

fn sent(event: &PayoutSent) -> (Message, Figures) {
    (Message::PayoutSent, Figures { payout_id: Some(event.payout_id), ..Figures::default() })
}

fn paid(event: &ClaimPaid) -> (Message, Figures) {
    let amount = Amount(event.amount);
    let message =
        if event.settles_claim { Message::ClaimPaidInFull { amount } } else { Message::ClaimPaidInPart { amount } };
    let bank_reference = Some(event.bank_reference.clone());
    let (amounts, payout_id) = (vec![amount], Some(event.payout_id));
    (message, Figures { amounts, payout_id, bank_reference, ..Figures::default() })
}

fn failed(event: &PayoutFailed) -> (Message, Figures) {
    let reason = event.reason.clone();
    let figures = Figures { reason: Some(reason.clone()), payout_id: Some(event.payout_id), ..Figures::default() };
    (Message::PayoutFailed { reason }, figures)
}

fn stalled(event: &PayoutStalled) -> (Message, Figures) {
    let message = Message::PayoutStalled { attempts: event.attempts.into(), reason: event.reason };
    let (reason, payout_id, attempts) = (Some(code(event.reason)), Some(event.payout_id), Some(event.attempts));
    (message, Figures { reason, payout_id, attempts, ..Figures::default() })
}
