//! How an amendment changes what was submitted. Total, as all folding.

use super::{ClaimState, ClaimStatus, Entries};
use crate::claim::{
    Amendment, CarrierReasonRecorded, ClaimAmended, ClaimSubmitted, Consequence, ReasonBearing, RecalculationReason,
    SubmittedPassenger,
};
use crate::value::PassengerId;

impl ClaimState {
    pub(super) fn claim_amended(&mut self, amended: ClaimAmended) {
        self.count(Entries::Amendments);
        let consequence = amended.consequence();
        for change in amended.changes {
            self.note_amended(&change);
            if let Some(submission) = &mut self.submission {
                apply(&mut submission.fact, change);
            }
        }
        if consequence > Consequence::Nothing {
            self.why_again = Some(RecalculationReason::FactsAmended);
        }
        match consequence {
            Consequence::Verification => self.forget_flight(),
            Consequence::Recalculation => self.forget_calculation(),
            Consequence::Nothing => {}
        }
    }

    pub(super) fn carrier_reason_recorded(&mut self, recorded: &CarrierReasonRecorded) {
        self.count(Entries::CarrierReasons);
        if !self.carrier_reasons.contains(&recorded.cause) {
            self.carrier_reasons.push(recorded.cause);
        }
        if let Some(submission) = self.submission.as_mut().filter(|_| recorded.bearing == ReasonBearing::Counts) {
            submission.fact.disruption.cause = Some(recorded.cause);
            self.amended.insert("disruption.cause".to_owned(), self.version);
            self.why_again = Some(RecalculationReason::CarrierReason);
            self.forget_calculation();
        }
    }

    /// The receipt of a calculation to come names this event for what it changed.
    fn note_amended(&mut self, change: &Amendment) {
        if let Amendment::PassengerAdded { passenger } = change {
            self.amended.insert(format!("{}/", passenger.passenger_id), self.version);
            return;
        }
        for changed in change.changed_facts() {
            let fact = match changed.passenger_id {
                Some(passenger_id) => format!("{passenger_id}/{}", changed.fact),
                None => changed.fact,
            };
            self.amended.insert(fact, self.version);
        }
    }

    /// The facts that the law is given changed: what was calculated from the old ones is nothing to decide on.
    pub(super) fn forget_calculation(&mut self) {
        self.calculation = None;
        if self.standing == ClaimStatus::Calculated {
            self.standing = ClaimStatus::FlightVerified;
        }
        self.stand();
    }

    fn forget_flight(&mut self) {
        self.journey_version = self.version;
        self.observed = Vec::new();
        self.flight = None;
        self.calculation = None;
        self.standing = ClaimStatus::Submitted;
        self.stand();
    }

    /// An open claim stands where the way to its decision has come to.
    pub(super) fn stand(&mut self) {
        if self.decision.is_none() && !self.withdrawn {
            self.status = self.standing;
        }
    }
}

fn apply(submission: &mut ClaimSubmitted, change: Amendment) {
    match change {
        Amendment::Itinerary { to, .. } => submission.itinerary = to,
        Amendment::ReplacementLegs { to, .. } => submission.replacement_legs = to,
        Amendment::Disruption { to, .. } => submission.disruption = to,
        Amendment::CarrierSize { to, .. } => submission.carrier_size = to,
        Amendment::CarriedFor { to, .. } => submission.carried_for = to,
        Amendment::FiledOn { to, .. } => submission.filed_on = to,
        Amendment::AlreadyCompensatedBy { to, .. } => submission.already_compensated_by = to,
        Amendment::PassengerAdded { passenger } => submission.passengers.push(passenger),
        Amendment::PassengerRemoved { passenger } => {
            submission.passengers.retain(|other| other.passenger_id != passenger.passenger_id);
        }
        Amendment::PassengerFacts { passenger_id, to, .. } => {
            on_passenger(submission, passenger_id, |passenger| passenger.facts = to);
        }
        Amendment::OneWayFare { passenger_id, to, .. } => {
            on_passenger(submission, passenger_id, |passenger| passenger.one_way_fare = to);
        }
        Amendment::PassengerName { passenger_id, to, .. } => {
            on_passenger(submission, passenger_id, |passenger| passenger.name = to);
        }
        Amendment::ContactEmail { to, .. } => submission.contact.email = to,
        Amendment::ContactPhone { to, .. } => submission.contact.phone = to,
        Amendment::BookingReference { to, .. } => submission.booking_reference = to,
        Amendment::PayoutAccount { to, .. } => submission.payout_account = to,
    }
}

fn on_passenger(submission: &mut ClaimSubmitted, id: PassengerId, change: impl FnOnce(&mut SubmittedPassenger)) {
    if let Some(passenger) = submission.passengers.iter_mut().find(|passenger| passenger.passenger_id == id) {
        change(passenger);
    }
}
