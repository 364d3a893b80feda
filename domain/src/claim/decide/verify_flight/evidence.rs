//! The observations of a claim's legs, and which of them decides.

use std::cmp::Reverse;

use crate::claim::{ClaimSubmitted, VerifiedLeg};
use crate::fact::{Leg, LegObservations, LegRole, Observation};

/// One leg of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LegId {
    pub(super) role: LegRole,
    pub(super) index: usize,
}

impl LegId {
    /// The leg as submitted.
    pub(super) fn of(self, submission: &ClaimSubmitted) -> Option<&Leg> {
        match self.role {
            LegRole::Booked => submission.itinerary.legs.get(self.index),
            LegRole::Replacement => submission.replacement_legs.get(self.index),
        }
    }
}

/// What was found about each leg: every leg of the claim once, booked legs first.
pub(super) struct Evidence {
    legs: Vec<LegObservations>,
}

impl Evidence {
    /// Puts what the sources answered in the order of the legs. Answers about legs that the claim has not are no
    /// evidence.
    pub(super) fn new(submission: &ClaimSubmitted, observed: Vec<LegObservations>) -> Self {
        let booked = (0..submission.itinerary.legs.len()).map(|leg| (LegRole::Booked, leg));
        let replacement = (0..submission.replacement_legs.len()).map(|leg| (LegRole::Replacement, leg));
        let empty = |(role, leg)| LegObservations { role, leg, observations: Vec::new() };
        let mut legs: Vec<LegObservations> = booked.chain(replacement).map(empty).collect();
        for answer in observed {
            if let Some(leg) = legs.iter_mut().find(|leg| leg.role == answer.role && leg.leg == answer.leg) {
                leg.observations.extend(answer.observations);
            }
        }
        Self { legs }
    }

    /// The observation that decides about a leg, if anything was found.
    pub(super) fn decisive(&self, leg: LegId) -> Option<&Observation> {
        let observations = self.observations(leg);
        decisive(observations).and_then(|index| observations.get(index))
    }

    /// Everything that was found about a leg.
    pub(super) fn observations(&self, leg: LegId) -> &[Observation] {
        let found = self.legs.iter().find(|known| known.role == leg.role && known.leg == leg.index);
        found.map_or(&[], |known| &known.observations)
    }

    /// As stored with a verified flight.
    pub(super) fn into_verified_legs(self) -> Vec<VerifiedLeg> {
        let verified = |LegObservations { role, leg, observations }| {
            let decided_by = decisive(&observations);
            VerifiedLeg { role, leg, observations, decided_by }
        };
        self.legs.into_iter().map(verified).collect()
    }

    /// As stored with a flight that is not verified: the legs of which anything was found.
    pub(super) fn into_observed(self) -> Vec<LegObservations> {
        self.legs.into_iter().filter(|leg| !leg.observations.is_empty()).collect()
    }
}

/// Orders observations, the best first: one that tells how the flight ended, then the better time semantics, then the
/// newest, which corrects the older.
pub(super) fn rank(observation: &Observation) -> impl Ord + use<> {
    let tells_the_end = observation.cancelled || observation.actual_arrival.is_some();
    (Reverse(tells_the_end), observation.time_semantics, Reverse(observation.retrieved_at))
}

fn decisive(observations: &[Observation]) -> Option<usize> {
    observations.iter().enumerate().min_by_key(|(_, observation)| rank(observation)).map(|(index, _)| index)
}
