//! `CompensationCalculated`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::words::words;
use crate::receipt::DecisionReceipt;
use crate::value::Money;

/// What a calculation came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CalculationOutcome {
    /// A sum is owed to at least one passenger.
    Owed,
    /// Nothing is owed.
    NotOwed,
    /// A fact is missing.
    NeedsFacts,
    /// The law itself is open on this point.
    NeedsLegalReview,
}

words! {
    /// Why the law was applied again.
    RecalculationReason {
        /// What was submitted was amended.
        FactsAmended = "facts_amended",
        /// The flight was verified anew.
        FlightVerifiedAgain = "flight_verified_again",
        /// The carrier gave a reason where it had given none.
        CarrierReason = "carrier_reason",
        /// The claim was reopened.
        ClaimReopened = "claim_reopened",
        /// The rules, or what the program knows of airports and carriers, are others.
        RulesChanged = "rules_changed",
    }
}

/// The law was applied. The receipt makes the calculation reproducible byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompensationCalculated {
    /// What it came to.
    pub outcome: CalculationOutcome,
    /// Owed to all passengers together, one sum a currency, in the order of the currencies' codes; empty where nothing
    /// is. The receipt says to whom and under which regime.
    pub totals: Vec<Money>,
    /// Inputs with their events, rule version, branches taken and refused, citations.
    pub receipt: DecisionReceipt,
    /// SHA-256 of the receipt's canonical bytes (RFC 8785), in hexadecimal.
    pub receipt_sha256: String,
    /// Why it was applied again; absent the first time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<RecalculationReason>,
}
