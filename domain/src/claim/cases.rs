//! What the law is given of a claim: each passenger's case, from everything that is known by now.

use super::{ClaimState, ClaimSubmitted, SubmittedPassenger};
use crate::explanation::{Explanation, Sentence};
use crate::receipt::PassengerCase;
use crate::reference;
use crate::regime::{CarrierSize, CaseFacts};
use crate::value::CarrierCode;

impl ClaimState {
    /// Each passenger's case, in the order of the submission; none before it. The delay that flight data established goes
    /// before the one that was stated; a claim whose flight is not verified has only that.
    pub fn cases(&self) -> Vec<PassengerCase> {
        let Some(submission) = self.submission.as_ref().map(|submission| &submission.fact) else { return Vec::new() };
        let verified_delay = self.flight.as_ref().and_then(|flight| flight.fact.arrival_delay_minutes());
        submission.passengers.iter().map(|passenger| case_of(submission, passenger, verified_delay)).collect()
    }
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
