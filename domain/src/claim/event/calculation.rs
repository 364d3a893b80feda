//! `CompensationCalculated`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
}
