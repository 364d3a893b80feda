//! Comparing a claim with flight data: a pure judgement over observations.
//!
//! What must be known follows from the kind of the disruption:
//!
//! | kind | the disrupted leg | the arrival that counts |
//! |---|---|---|
//! | cancellation | is observed cancelled | of the last replacement leg, if there is one |
//! | denied boarding, missed connection | flew, without the passenger | of the last replacement leg, if there is one |
//! | every other | flew | of the last replacement leg, else of the leg that ends the ticket |
//!
//! The arrival that counts must be at the destination on the ticket, and the ticket's own time of arrival is believed only
//! where the timetable bears it out. Where no arrival counts, the claim's own statement of the delay stands.

mod arrival;
mod evidence;

use self::arrival::verified_arrival;
use self::evidence::{Evidence, LegId};
use super::decision::refuse_if_decided;
use crate::claim::{
    ClaimError, ClaimEvent, ClaimState, ClaimSubmitted, FlightEvidence, FlightNotVerified, FlightUnverifiedReason,
    FlightVerified, VerifiedArrival,
};
use crate::fact::{DisruptionKind, LegRole};

/// What stands in the way of verification, and at which leg.
struct Obstacle {
    reason: FlightUnverifiedReason,
    at: LegId,
}

/// Judges the evidence. A flight that could not be verified may be looked at again; a verified one may not.
pub(super) fn verify_flight(
    state: &ClaimState,
    submission: &ClaimSubmitted,
    evidence: FlightEvidence,
) -> Result<ClaimEvent, ClaimError> {
    refuse_if_decided(state)?;
    if state.flight.is_some() {
        return Err(ClaimError::FlightAlreadyVerified);
    }
    let observed = match evidence {
        FlightEvidence::Observed(observed) => observed,
        FlightEvidence::Unavailable(reason) => {
            let unavailable = FlightNotVerified { reason, role: None, leg: None, observed: Vec::new() };
            return Ok(ClaimEvent::FlightNotVerified(unavailable));
        }
    };
    let evidence = Evidence::new(submission, observed);
    Ok(match judge(submission, &evidence) {
        Ok(arrival) => ClaimEvent::FlightVerified(FlightVerified { legs: evidence.into_verified_legs(), arrival }),
        Err(Obstacle { reason, at }) => ClaimEvent::FlightNotVerified(FlightNotVerified {
            reason,
            role: Some(at.role),
            leg: Some(at.index),
            observed: evidence.into_observed(),
        }),
    })
}

fn judge(submission: &ClaimSubmitted, evidence: &Evidence) -> Result<Option<VerifiedArrival>, Obstacle> {
    let disrupted = LegId { role: LegRole::Booked, index: submission.disruption.leg };
    let travelled = arriving_leg(submission);
    if submission.disruption.kind == DisruptionKind::Cancellation {
        must_be_cancelled(submission, evidence, disrupted)?;
    } else {
        must_be_found(submission, evidence, disrupted)?;
        must_not_be_cancelled(evidence, disrupted)?;
    }
    travelled.map_or(Ok(None), |leg| verified_arrival(submission, evidence, leg))
}

/// The leg that brought the passengers to the final destination, if the claim names one.
fn arriving_leg(submission: &ClaimSubmitted) -> Option<LegId> {
    let last_replacement = submission.replacement_legs.len().checked_sub(1);
    let replacement = last_replacement.map(|index| LegId { role: LegRole::Replacement, index });
    match submission.disruption.kind {
        DisruptionKind::Cancellation | DisruptionKind::DeniedBoarding | DisruptionKind::MissedConnection => replacement,
        DisruptionKind::Delay
        | DisruptionKind::Diversion
        | DisruptionKind::EarlierDeparture
        | DisruptionKind::Downgrade => replacement.or_else(|| end_of_ticket(submission)),
    }
}

/// The leg that ends at the final destination of the ticket: the last, but on separate bookings the disrupted leg stands
/// alone.
fn end_of_ticket(submission: &ClaimSubmitted) -> Option<LegId> {
    let legs = submission.itinerary.legs.len();
    let index = if submission.itinerary.single_booking { legs.checked_sub(1)? } else { submission.disruption.leg };
    Some(LegId { role: LegRole::Booked, index })
}

fn must_be_found(submission: &ClaimSubmitted, evidence: &Evidence, leg: LegId) -> Result<(), Obstacle> {
    if evidence.decisive(leg).is_some() {
        return Ok(());
    }
    let named = leg.of(submission).is_some_and(|leg| leg.flight_number.is_some());
    let reason =
        if named { FlightUnverifiedReason::FlightNotFound } else { FlightUnverifiedReason::FlightNumberMissing };
    Err(Obstacle { reason, at: leg })
}

fn must_be_cancelled(submission: &ClaimSubmitted, evidence: &Evidence, leg: LegId) -> Result<(), Obstacle> {
    must_be_found(submission, evidence, leg)?;
    match evidence.decisive(leg) {
        Some(observation) if observation.cancelled => Ok(()),
        Some(observation) if observation.actual_departure.is_none() && observation.actual_arrival.is_none() => {
            Err(Obstacle { reason: FlightUnverifiedReason::ArrivalUnknown, at: leg })
        }
        _ => Err(Obstacle { reason: FlightUnverifiedReason::ObservationContradictsClaim, at: leg }),
    }
}

fn must_not_be_cancelled(evidence: &Evidence, leg: LegId) -> Result<(), Obstacle> {
    if evidence.decisive(leg).is_some_and(|observation| observation.cancelled) {
        return Err(Obstacle { reason: FlightUnverifiedReason::ObservationContradictsClaim, at: leg });
    }
    Ok(())
}
