//! Each event in a sentence.

use redress_domain::claim::{
    CalculationOutcome, ClaimApproved, ClaimDenied, ClaimEvent, ClaimPaid, ClaimSubmitted, CompensationCalculated,
    FlightNotVerified, FlightVerified, PayoutAuthorized, PayoutFailed, PayoutSent, PayoutStalled,
};
use redress_domain::fact::DisruptionKind;
use redress_domain::value::Money;

use super::added;
use super::entry::{Figures, TimelineEntry};
use crate::amount::{in_words, spoken};
use crate::claim_status::leading;
use crate::words::{self, code};
use crate::{ActorRole, Amount, SettledEvent};

/// The line that an event adds to its claim's timeline.
pub fn fold(event: &ClaimEvent, recorded: &SettledEvent) -> TimelineEntry {
    let (text, figures) = told(event);
    TimelineEntry {
        version: recorded.version,
        code: event_code(event).to_owned(),
        text,
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

fn told(event: &ClaimEvent) -> (String, Figures) {
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
        ClaimEvent::NoteAdded(_) => ("Note added.".to_owned(), Figures::default()),
        ClaimEvent::EvidenceAttached(event) => added::evidence(event),
    }
}

fn amounts(amounts: &[Money]) -> Vec<Amount> {
    amounts.iter().copied().map(Amount).collect()
}

fn submitted(event: &ClaimSubmitted) -> (String, Figures) {
    let count = event.passengers.len();
    let passengers = if count == 1 { "1 passenger".to_owned() } else { format!("{count} passengers") };
    let route = match (event.itinerary.origin(), event.itinerary.destination()) {
        (Some(origin), Some(destination)) => format!(", {origin} to {destination}"),
        _ => String::new(),
    };
    let text = format!("Claim submitted: {} for {passengers}{route}.", kind(event.disruption.kind));
    let kind = Some(event.disruption.kind.as_str());
    (text, Figures { passengers: Some(count), kind, ..Figures::default() })
}

const fn kind(kind: DisruptionKind) -> &'static str {
    match kind {
        DisruptionKind::Delay => "delay",
        DisruptionKind::Cancellation => "cancellation",
        DisruptionKind::DeniedBoarding => "denied boarding",
        DisruptionKind::MissedConnection => "missed connection",
        DisruptionKind::Diversion => "diversion",
        DisruptionKind::EarlierDeparture => "earlier departure",
        DisruptionKind::Downgrade => "downgrade",
    }
}

fn verified(event: &FlightVerified) -> (String, Figures) {
    let arrival_delay_minutes = event.arrival_delay_minutes();
    let text = format!("Flight verified: {}.", words::arrival(arrival_delay_minutes));
    (text, Figures { arrival_delay_minutes, ..Figures::default() })
}

fn not_verified(event: &FlightNotVerified) -> (String, Figures) {
    let text = format!("Flight not verified: {}.", words::unverified(event.reason));
    (text, Figures { reason: Some(code(event.reason)), ..Figures::default() })
}

fn calculated(event: &CompensationCalculated) -> (String, Figures) {
    let leading = leading(event);
    let rule_version = leading.and_then(|assessment| assessment.rule_version.as_deref());
    let citations = leading.map(|assessment| assessment.citations.clone()).unwrap_or_default();
    let basis = words::basis(rule_version, &citations);
    let totals = amounts(&event.totals);
    let again = event.why.map(|why| format!(" again, {}", words::recalculation(why))).unwrap_or_default();
    let text = match event.outcome {
        CalculationOutcome::Owed => format!("Compensation calculated{again}: {}{basis}.", in_words(&totals)),
        CalculationOutcome::NotOwed => format!("Compensation calculated{again}: nothing is owed{basis}."),
        CalculationOutcome::NeedsFacts => "Compensation not calculated: a fact is missing.".to_owned(),
        CalculationOutcome::NeedsLegalReview => format!("Compensation not calculated: the law is open{basis}."),
    };
    let reason = Some(code(event.outcome));
    let rule_version = rule_version.map(str::to_owned);
    (text, Figures { reason, amounts: totals, rule_version, citations, ..Figures::default() })
}

fn approved(event: &ClaimApproved) -> (String, Figures) {
    let totals = amounts(&event.totals);
    (format!("Claim approved: {}.", in_words(&totals)), Figures { amounts: totals, ..Figures::default() })
}

fn denied(event: &ClaimDenied) -> (String, Figures) {
    let text = format!("Claim denied: {} ({}).", words::denial(event.reason), event.citation);
    let (reason, citations) = (Some(code(event.reason)), vec![event.citation.clone()]);
    (text, Figures { reason, citations, ..Figures::default() })
}

fn authorized(event: &PayoutAuthorized) -> (String, Figures) {
    let again = if event.retry_of.is_some() { " in place of one that failed" } else { "" };
    let text = format!("Payout authorized{again}: {}.", spoken(event.total));
    (text, Figures { amounts: vec![Amount(event.total)], payout_id: Some(event.payout_id), ..Figures::default() })
}

fn sent(event: &PayoutSent) -> (String, Figures) {
    let figures = Figures { payout_id: Some(event.payout_id), ..Figures::default() };
    ("Payout sent to the bank.".to_owned(), figures)
}

fn paid(event: &ClaimPaid) -> (String, Figures) {
    let rest = if event.settles_claim { "everything owed is paid" } else { "more is still owed" };
    let text = format!("Paid: {}; {rest}.", spoken(event.amount));
    let bank_reference = Some(event.bank_reference.clone());
    let (amounts, payout_id) = (vec![Amount(event.amount)], Some(event.payout_id));
    (text, Figures { amounts, payout_id, bank_reference, ..Figures::default() })
}

fn failed(event: &PayoutFailed) -> (String, Figures) {
    let figures =
        Figures { reason: Some(event.reason.clone()), payout_id: Some(event.payout_id), ..Figures::default() };
    (format!("Payout refused by the bank: {}.", event.reason), figures)
}

fn stalled(event: &PayoutStalled) -> (String, Figures) {
    let text = format!("Payout in doubt after {} attempts: {}.", event.attempts, words::stalled(event.reason));
    let (reason, payout_id, attempts) = (Some(code(event.reason)), Some(event.payout_id), Some(event.attempts));
    (text, Figures { reason, payout_id, attempts, ..Figures::default() })
}
