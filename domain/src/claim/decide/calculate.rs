//! Applying the law to what is known, with a receipt of everything that it rested on.

use super::decision::refuse_if_decided;
use crate::claim::state::Established;
use crate::claim::{
    CalculationOutcome, ClaimError, ClaimEvent, ClaimState, ClaimSubmitted, CompensationCalculated, Facts,
    RecalculationReason, SubmittedPassenger, totals,
};
use crate::explanation::{Explanation, Sentence};
use crate::receipt::{ARRIVAL_DELAY, DecisionReceipt, PassengerCase};
use crate::reference;
use crate::regime::{CarrierSize, CaseFacts, Eligibility};
use crate::value::{CarrierCode, EventId, PassengerId};

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
    let cases: Vec<PassengerCase> = (submission.fact.passengers.iter())
        .map(|passenger| case_of(&submission.fact, passenger, verified_delay))
        .collect();
    for version in state.amended.values() {
        event_id(facts, *version)?;
    }
    let established_by = |passenger_id: Option<PassengerId>, fact: &str| match verified_delay {
        Some(_) if fact == ARRIVAL_DELAY => verified_by,
        _ => {
            state.established_at(passenger_id, fact).and_then(|version| facts.event_at(version)).unwrap_or(submitted_by)
        }
    };
    let receipt = DecisionReceipt::of(&cases, established_by).map_err(|_| ClaimError::ReceiptNotCanonical)?;
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

/// One passenger's case: as submitted, but for the delay, where the verified one wins over the stated one.
fn case_of(submission: &ClaimSubmitted, passenger: &SubmittedPassenger, verified_delay: Option<i64>) -> PassengerCase {
    let mut disruption = submission.disruption.clone();
    let mut cautions = Vec::new();
    if verified_delay.is_none() && disruption.arrival_delay_minutes.is_some() {
        // A sum may rest on it, and nobody but the claimant has said it.
        cautions.push(Sentence::ClaimDelayNotVerified.into());
    }
    disruption.arrival_delay_minutes = verified_delay.or(disruption.arrival_delay_minutes);
    PassengerCase {
        passenger_id: passenger.passenger_id,
        facts: CaseFacts {
            itinerary: submission.itinerary.clone(),
            disruption,
            passenger: passenger.facts,
            carrier_size: stated_size(submission),
            carried_for: stated_principal(submission, &mut cautions),
            one_way_fare: passenger.one_way_fare,
            filed_on: Some(submission.filed_on),
            already_compensated_by: submission.already_compensated_by.clone(),
        },
        cautions,
    }
}

/// The size as the claimant states it, but only where the reference knows none for that carrier and year: evidence goes
/// before a statement that would raise the claimant's own sum.
fn stated_size(submission: &ClaimSubmitted) -> Option<CarrierSize> {
    let leg = submission.itinerary.legs.get(submission.disruption.leg);
    let known = leg.and_then(|leg| reference::appr_size(leg.carrier()?, leg.scheduled_departure.date().year()));
    if known.is_some() { None } else { submission.carrier_size }
}

/// The large carrier for which a small one is said to have flown. The statement raises the claimant's own sum, so that it
/// counts only where the reference knows of it, or knows nothing of the one and that the other is large.
fn stated_principal(submission: &ClaimSubmitted, cautions: &mut Vec<Explanation>) -> Option<CarrierCode> {
    let principal = submission.carried_for?;
    let leg = submission.itinerary.legs.get(submission.disruption.leg)?;
    let operator = leg.carrier()?;
    if reference::flies_for(operator, principal) {
        return Some(principal);
    }
    let year = leg.scheduled_departure.date().year();
    let size_of = |carrier| reference::appr_size(carrier, year).map(|evidence| evidence.size);
    if size_of(operator).is_none() && size_of(principal) == Some(CarrierSize::Large) {
        cautions.push(Sentence::ClaimFlownForStated { operator, principal }.into());
        return Some(principal);
    }
    cautions.push(Sentence::ClaimFlownForNotCounted { operator, principal }.into());
    None
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
