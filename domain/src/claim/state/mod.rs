//! What a claim is, folded from its events.

mod evolve;
mod payout;
mod status;

pub use payout::{Payout, PayoutStatus};
pub use status::ClaimStatus;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Award, CalculationOutcome, ClaimApproved, ClaimDenied, ClaimSubmitted, FlightVerified};
use crate::value::{Money, PassengerId, PayoutId};

/// A claim as its events left it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClaimState {
    /// How many events.
    pub version: u64,
    /// Where it stands.
    pub status: ClaimStatus,
    /// What was submitted.
    pub submission: Option<Established<ClaimSubmitted>>,
    /// What flight data agreed to.
    pub flight: Option<Established<FlightVerified>>,
    /// The newest calculation.
    pub calculation: Option<Established<Calculation>>,
    /// What was decided.
    pub decision: Option<Established<Decision>>,
    /// Every payout that was ever authorized.
    pub payouts: BTreeMap<PayoutId, Payout>,
}

/// Something that an event of this claim established.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Established<T> {
    /// The stream's version with that event: [`super::Facts::event_at`] knows the event's id.
    pub version: u64,
    /// What it established.
    pub fact: T,
}

/// What a calculation came to, without its reasons, which the receipt keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calculation {
    /// What it came to.
    pub outcome: CalculationOutcome,
    /// What each passenger is owed under the best regime; who is owed nothing is not among them.
    pub entitlements: Vec<Award>,
    /// SHA-256 of the receipt's canonical bytes, in hexadecimal.
    pub receipt_sha256: String,
}

/// What was decided about a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// What was calculated is owed.
    Approved(ClaimApproved),
    /// Nothing is paid.
    Denied(ClaimDenied),
}

impl ClaimState {
    /// What was awarded: empty unless the claim is approved.
    pub fn awards(&self) -> &[Award] {
        match self.decision.as_ref().map(|decision| &decision.fact) {
            Some(Decision::Approved(approved)) => &approved.awards,
            Some(Decision::Denied(_)) | None => &[],
        }
    }

    /// What was awarded to one passenger.
    pub fn award(&self, passenger_id: PassengerId) -> Option<&Award> {
        self.awards().iter().find(|award| award.passenger_id == passenger_id)
    }

    /// What can still be authorized for one passenger: the award less what is paid or under way. `None` without an
    /// award.
    pub fn outstanding(&self, passenger_id: PassengerId) -> Option<Money> {
        let award = self.award(passenger_id)?.amount;
        let committed = self.sum_of_shares(passenger_id, award, PayoutStatus::holds_money);
        Some(Money::from_minor(award.amount_minor.saturating_sub(committed), award.currency))
    }

    /// What the bank paid to one passenger. `None` without an award.
    pub fn paid(&self, passenger_id: PassengerId) -> Option<Money> {
        let award = self.award(passenger_id)?.amount;
        let paid = self.sum_of_shares(passenger_id, award, |status| status == PayoutStatus::Paid);
        Some(Money::from_minor(paid, award.currency))
    }

    /// Whether everything awarded is paid once `payout` is.
    pub fn is_settled_by(&self, payout: &Payout) -> bool {
        self.awards().iter().all(|award| {
            let before = self.sum_of_shares(award.passenger_id, award.amount, |status| status == PayoutStatus::Paid);
            before.saturating_add(payout.share_of(award.passenger_id, award.amount)) >= award.amount.amount_minor
        })
    }

    fn sum_of_shares(&self, passenger_id: PassengerId, award: Money, counts: impl Fn(PayoutStatus) -> bool) -> u64 {
        let counted = self.payouts.values().filter(|payout| counts(payout.status));
        counted.fold(0, |sum, payout| payout.share_of(passenger_id, award).saturating_add(sum))
    }
}
