//! A task, and what whoever takes it on will want to know.

use std::collections::BTreeMap;

use jiff::Timestamp;
use redress_domain::fact::LegRole;
use redress_domain::value::PayoutId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Amount;

/// The kinds of tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Task {
    /// Allow a payment of what is outstanding.
    AuthorizePayout,
    /// Approve or deny what is calculated.
    DecideClaim,
    /// Find out why the bank refused, and authorize another payout.
    FixPayout,
    /// Answer a question that the law leaves open.
    ReviewLaw,
    /// Find out what the bank did.
    SettlePayout,
    /// Have the claimant say what is missing.
    SupplyFacts,
    /// Find out what keeps a part of the program from going on with the claim.
    UnblockClaim,
    /// Verify the flight, since flight data does not.
    VerifyByHand,
}

impl Task {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::AuthorizePayout,
        Self::DecideClaim,
        Self::FixPayout,
        Self::ReviewLaw,
        Self::SettlePayout,
        Self::SupplyFacts,
        Self::UnblockClaim,
        Self::VerifyByHand,
    ];

    /// The word in JSON, SQL and documents.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AuthorizePayout => "authorize_payout",
            Self::DecideClaim => "decide_claim",
            Self::FixPayout => "fix_payout",
            Self::ReviewLaw => "review_law",
            Self::SettlePayout => "settle_payout",
            Self::SupplyFacts => "supply_facts",
            Self::UnblockClaim => "unblock_claim",
            Self::VerifyByHand => "verify_by_hand",
        }
    }

    /// The kind of that word, if there is one.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|task| task.as_str() == word)
    }
}

/// A task as its events left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRow {
    /// Why it is there, as a code.
    pub reason: String,
    /// What whoever takes it on will want to know.
    pub details: TaskDetails,
    /// When it was opened, the last time.
    pub opened_at: Timestamp,
    /// When it was closed; `None`: it is open.
    pub closed_at: Option<Timestamp>,
    /// The event that it has seen last.
    pub last_position: i64,
    /// Whether it differs from what is stored.
    pub(super) changed: bool,
}

/// Figures of a task; what it has not is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct TaskDetails {
    /// To decide: what is owed, one sum a currency.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owed: Vec<Amount>,
    /// To authorize: what is neither paid nor under way, one sum a currency.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outstanding: Vec<Amount>,
    /// To authorize: the payouts that are paid or under way.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub payouts: BTreeMap<PayoutId, Amount>,
    /// To supply: what must be known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<String>,
    /// To verify: booked or replacement, of the leg in the way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<LegRole>,
    /// To verify: the leg in the way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leg: Option<usize>,
    /// To settle or to fix: the payout's sum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Amount>,
    /// To settle or to unblock: how often it was tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempts: Option<u32>,
    /// To unblock: what the program says it stumbled over, without personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
}
