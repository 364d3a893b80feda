//! How events change a claim. Total: nothing here refuses, and an event that makes no sense where it stands changes no
//! more than the version.

use super::{Calculation, ClaimState, ClaimStatus, Decision, Entries, Established, Payout, PayoutStatus};
use crate::claim::{
    Award, ClaimEvent, ClaimPaid, CompensationCalculated, FlightVerified, PayoutAuthorized, PayoutStalled,
    RecalculationReason, VerifiedLeg,
};
use crate::fact::{CauseCode, LegObservations};
use crate::value::PayoutId;

impl ClaimState {
    /// The state after one more event. Total: whatever was recorded can be read.
    pub fn evolve(&mut self, event: ClaimEvent) {
        self.version = self.version.saturating_add(1);
        match event {
            ClaimEvent::ClaimSubmitted(submitted) => {
                self.carrier_reasons = submitted.disruption.cause.filter(CauseCode::is_given).into_iter().collect();
                self.journey_version = self.version;
                self.submission = Some(self.established(submitted));
                self.come_to(ClaimStatus::Submitted);
            }
            ClaimEvent::FlightVerified(verified) => self.flight_verified(verified),
            ClaimEvent::FlightNotVerified(not_verified) => {
                self.observed = not_verified.observed;
                self.flight = None;
                self.calculation = None;
                self.come_to(ClaimStatus::FlightNotVerified);
            }
            ClaimEvent::CompensationCalculated(calculated) => {
                self.calculation = Some(self.established(calculation(calculated)));
                (self.calculated_before, self.why_again) = (true, None);
                self.come_to(ClaimStatus::Calculated);
            }
            ClaimEvent::ClaimApproved(approved) => {
                self.decision = Some(self.established(Decision::Approved(approved)));
                self.status = ClaimStatus::Approved;
            }
            ClaimEvent::ClaimDenied(denied) => {
                self.decision = Some(self.established(Decision::Denied(denied)));
                self.status = ClaimStatus::Denied;
            }
            ClaimEvent::PayoutAuthorized(authorized) => self.payout_authorized(&authorized),
            ClaimEvent::PayoutSent(sent) => self.payout_sent(sent.payout_id),
            ClaimEvent::ClaimPaid(paid) => self.payout_paid(&paid),
            ClaimEvent::PayoutFailed(failed) => self.payout_failed(failed.payout_id),
            ClaimEvent::PayoutStalled(stalled) => self.payout_stalled(stalled),
            ClaimEvent::PayoutReturned(returned) => self.payout_returned(returned.payout_id),
            ClaimEvent::ClaimAmended(amended) => self.claim_amended(amended),
            ClaimEvent::ClaimWithdrawn(_) => {
                self.withdrawn = true;
                self.status = ClaimStatus::Withdrawn;
            }
            ClaimEvent::ClaimReopened(_) => {
                self.withdrawn = false;
                self.decision = None;
                self.why_again.get_or_insert(RecalculationReason::ClaimReopened);
                self.stand();
            }
            ClaimEvent::CarrierReasonRecorded(recorded) => self.carrier_reason_recorded(&recorded),
            ClaimEvent::NoteAdded(_) => self.count(Entries::Notes),
            ClaimEvent::EvidenceAttached(attached) => {
                self.count(Entries::Evidence);
                self.evidence.insert(attached.evidence_id, attached.sha256);
            }
        }
    }

    /// What was calculated before rests on what was known before.
    fn flight_verified(&mut self, verified: FlightVerified) {
        let found = |leg: &VerifiedLeg| LegObservations {
            role: leg.role,
            leg: leg.leg,
            observations: leg.observations.clone(),
        };
        self.observed = verified.legs.iter().map(found).collect();
        self.flight = Some(self.established(verified));
        self.calculation = None;
        self.why_again.get_or_insert(RecalculationReason::FlightVerifiedAgain);
        self.come_to(ClaimStatus::FlightVerified);
    }

    fn come_to(&mut self, standing: ClaimStatus) {
        self.standing = standing;
        self.status = standing;
    }

    fn established<T>(&self, fact: T) -> Established<T> {
        Established { version: self.version, fact }
    }

    fn payout_authorized(&mut self, authorized: &PayoutAuthorized) {
        let submission = self.submission.as_ref();
        let submitted_account = submission.and_then(|submission| submission.fact.payout_account.as_ref());
        let payout = Payout::authorized(authorized, submitted_account);
        self.payouts.entry(authorized.payout_id).or_insert(payout);
        self.status = ClaimStatus::PayoutAuthorized;
    }

    fn payout_sent(&mut self, payout_id: PayoutId) {
        let authorized = |status| status == PayoutStatus::Authorized;
        if self.move_payout(payout_id, authorized, PayoutStatus::Sent).is_some() {
            self.status = ClaimStatus::PayoutSent;
        }
    }

    fn payout_paid(&mut self, paid: &ClaimPaid) {
        if self.move_payout(paid.payout_id, PayoutStatus::awaits_bank, PayoutStatus::Paid).is_some() {
            self.status = if paid.settles_claim { ClaimStatus::Paid } else { ClaimStatus::PartlyPaid };
        }
    }

    fn payout_failed(&mut self, payout_id: PayoutId) {
        if self.move_payout(payout_id, PayoutStatus::awaits_bank, PayoutStatus::Failed).is_some() {
            self.status = ClaimStatus::PayoutFailed;
        }
    }

    fn payout_returned(&mut self, payout_id: PayoutId) {
        let paid = |status| status == PayoutStatus::Paid;
        if self.move_payout(payout_id, paid, PayoutStatus::Returned).is_some() {
            self.status = ClaimStatus::PayoutReturned;
        }
    }

    fn payout_stalled(&mut self, stalled: PayoutStalled) {
        if let Some(payout) = self.move_payout(stalled.payout_id, PayoutStatus::awaits_bank, PayoutStatus::Stalled) {
            payout.stalled = Some(stalled);
            self.status = ClaimStatus::PayoutStalled;
        }
    }

    /// Moves a payout on if it stands where it may be moved from.
    fn move_payout(
        &mut self,
        payout_id: PayoutId,
        may_move: impl Fn(PayoutStatus) -> bool,
        to: PayoutStatus,
    ) -> Option<&mut Payout> {
        let payout = self.payouts.get_mut(&payout_id).filter(|payout| may_move(payout.status))?;
        payout.status = to;
        Some(payout)
    }
}

fn calculation(calculated: CompensationCalculated) -> Calculation {
    let entitlement = |passenger: crate::receipt::PassengerReceipt| {
        let best = passenger.best?;
        Some(Award { passenger_id: passenger.passenger_id, regime: best.regime, amount: best.amount })
    };
    Calculation {
        outcome: calculated.outcome,
        entitlements: calculated.receipt.passengers.into_iter().filter_map(entitlement).collect(),
        receipt_sha256: calculated.receipt_sha256,
    }
}
