//! Applying the law to what is known, with a receipt of everything that it rested on.

use super::decision::refuse_if_decided;
use crate::claim::state::Established;
use crate::claim::{
    CalculationOutcome, ClaimError, ClaimEvent, ClaimState, ClaimSubmitted, CompensationCalculated, Facts,
    RecalculationReason, totals,
};
use crate::receipt::{ARRIVAL_DELAY, DecisionReceipt};
use crate::regime::Eligibility;
use crate::value::{EventId, PassengerId};

/// Calculates what each passenger is owed. The same facts under the same rules are calculated once.
pub(super) fn calculate(
    state: &ClaimState,
    submission: &Established<ClaimSubmitted>,
    facts: &Facts,
) -> Result<ClaimEvent, ClaimError> {
    refuse_if_decided(state)?;
    let flight = state.flight.as_ref().ok_or(ClaimError::FlightNotVerified)?;
    let submitted_by = event_id(facts, submission.version)?;
    let verified_by = event_id(facts, flight.version)?;
    let verified_delay = flight.fact.arrival_delay_minutes();
    for version in state.amended.values() {
        event_id(facts, *version)?;
    }
    let established_by = |passenger_id: Option<PassengerId>, fact: &str| match verified_delay {
        Some(_) if fact == ARRIVAL_DELAY => verified_by,
        _ => {
            state.established_at(passenger_id, fact).and_then(|version| facts.event_at(version)).unwrap_or(submitted_by)
        }
    };
    let receipt = DecisionReceipt::of(&state.cases(), established_by).map_err(|_| ClaimError::ReceiptNotCanonical)?;
    let receipt_sha256 = receipt.sha256().map_err(|_| ClaimError::ReceiptNotCanonical)?;
    if state.calculation.as_ref().is_some_and(|newest| newest.fact.receipt_sha256 == receipt_sha256) {
        return Err(ClaimError::CompensationAlreadyCalculated);
    }
    let amounts = receipt.passengers.iter().filter_map(|passenger| passenger.best.as_ref()).map(|best| best.amount);
    Ok(ClaimEvent::CompensationCalculated(CompensationCalculated {
        outcome: outcome_of(&receipt),
        totals: totals(amounts)?,
        receipt,
        receipt_sha256,
        why: state.calculated_before.then(|| state.why_again.unwrap_or(RecalculationReason::RulesChanged)),
    }))
}

fn event_id(facts: &Facts, version: u64) -> Result<EventId, ClaimError> {
    facts.event_at(version).ok_or(ClaimError::EventIdMissing { version })
}

/// One word for all passengers: owed as soon as one is owed a sum, and settled only where nobody's answer is open.
fn outcome_of(receipt: &DecisionReceipt) -> CalculationOutcome {
    let assessments = || receipt.passengers.iter().flat_map(|passenger| &passenger.assessments);
    let any = |eligible| assessments().any(|assessment| assessment.eligible == eligible);
    if receipt.passengers.iter().any(|passenger| passenger.best.is_some()) {
        CalculationOutcome::Owed
    } else if any(Eligibility::NeedsFacts) {
        CalculationOutcome::NeedsFacts
    } else if any(Eligibility::NeedsLegalReview) {
        CalculationOutcome::NeedsLegalReview
    } else {
        CalculationOutcome::NotOwed
    }
}
