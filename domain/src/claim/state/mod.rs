//! What a claim is, folded from its events.

mod amend;
mod entries;
mod evolve;
mod payout;
mod status;

pub use entries::Entries;
pub use payout::{Payout, PayoutStatus};
pub use status::ClaimStatus;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    Award, CalculationOutcome, ClaimApproved, ClaimDenied, ClaimSubmitted, FlightVerified, RecalculationReason,
};
use crate::fact::{CauseCode, LegObservations};
use crate::value::{EvidenceId, Money, PassengerId, PayoutId};

/// A claim as its events left it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClaimState {
    /// How many events.
    pub version: u64,
    /// Where it stands.
    pub status: ClaimStatus,
    /// How far it has come on the way to a decision: where it stands again once it is reopened.
    pub standing: ClaimStatus,
    /// What was submitted, as it was amended since.
    pub submission: Option<Established<ClaimSubmitted>>,
    /// The version that established a fact which the submission did not, by the fact's name in a receipt; a passenger's
    /// facts have the passenger's id and a slash before it.
    pub amended: BTreeMap<String, u64>,
    /// The version that established the legs, and what is said to have happened to which of them.
    pub journey_version: u64,
    /// Everything that was found about these legs.
    pub observed: Vec<LegObservations>,
    /// What flight data agreed to.
    pub flight: Option<Established<FlightVerified>>,
    /// Each reason that the carrier gave, once, in the order in which they were recorded.
    pub carrier_reasons: Vec<CauseCode>,
    /// The evidence that is attached, and the digest of its bytes.
    pub evidence: BTreeMap<EvidenceId, String>,
    /// How many there are of what a claim takes a bounded number of.
    pub entries: BTreeMap<Entries, u32>,
    /// The newest calculation that rests on the facts as they are; none where they changed since.
    pub calculation: Option<Established<Calculation>>,
    /// Whether the law was ever applied.
    pub calculated_before: bool,
    /// What happened since that makes it to be applied again.
    pub why_again: Option<RecalculationReason>,
    /// What was decided, unless the claim was reopened since.
    pub decision: Option<Established<Decision>>,
    /// Whether it is withdrawn.
    pub withdrawn: bool,
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
    /// The version of the event that established a fact, by its name in a receipt and the passenger whom it is about.
    pub fn established_at(&self, passenger_id: Option<PassengerId>, fact: &str) -> Option<u64> {
        let amended = match passenger_id {
            None => self.amended.get(fact),
            Some(id) => self.amended.get(&format!("{id}/{fact}")).or_else(|| self.amended.get(&format!("{id}/"))),
        };
        amended.copied().or_else(|| self.submission.as_ref().map(|submission| submission.version))
    }

    /// What is awarded: empty unless the claim is approved and stands.
    pub fn awards(&self) -> &[Award] {
        match self.decision.as_ref().filter(|_| !self.withdrawn).map(|decision| &decision.fact) {
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
