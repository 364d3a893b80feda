//! One payout of a claim.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::claim::{PayoutAuthorized, PayoutShare, PayoutStalled};
use crate::value::{Money, PassengerId};

/// Where a payout stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PayoutStatus {
    /// Allowed; the bank knows nothing of it.
    Authorized,
    /// The bank may know of it.
    Sent,
    /// Nobody could find out what the bank did.
    Stalled,
    /// The bank paid.
    Paid,
    /// The bank refused.
    Failed,
}

impl PayoutStatus {
    /// Whether the amount is reserved or gone. Only a refusal of the bank frees it.
    pub const fn holds_money(self) -> bool {
        match self {
            Self::Authorized | Self::Sent | Self::Stalled | Self::Paid => true,
            Self::Failed => false,
        }
    }

    /// Whether the bank's answer is awaited.
    pub const fn awaits_bank(self) -> bool {
        matches!(self, Self::Sent | Self::Stalled)
    }
}

/// A payout as its events left it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payout {
    /// Passenger by passenger.
    pub shares: Vec<PayoutShare>,
    /// The sum of the shares.
    pub total: Money,
    /// Where it stands.
    pub status: PayoutStatus,
    /// The newest doubt about it.
    pub stalled: Option<PayoutStalled>,
}

impl Payout {
    pub(super) fn authorized(event: &PayoutAuthorized) -> Self {
        Self { shares: event.shares.clone(), total: event.total, status: PayoutStatus::Authorized, stalled: None }
    }

    /// One passenger's part in minor units of the award's currency. A share in another currency counts as more than any
    /// award: nothing further is paid until a person has looked.
    pub(super) fn share_of(&self, passenger_id: PassengerId, award: Money) -> u64 {
        let of_passenger = self.shares.iter().filter(|share| share.passenger_id == passenger_id);
        of_passenger.fold(0, |sum: u64, share| {
            let same_currency = share.amount.currency == award.currency;
            sum.saturating_add(if same_currency { share.amount.amount_minor } else { u64::MAX })
        })
    }
}
