//! The decision receipt: everything that a calculation rested on, in bytes that never change.
//!
//! Its canonical form is RFC 8785 (JCS) over objects, arrays, integers and strings alone, so that any implementation of
//! that RFC gives the same bytes and the same SHA-256.

mod build;
mod recompute;
mod value;

pub use build::{ARRIVAL_DELAY, PassengerCase, leaves_of};
pub use recompute::NotRecomputable;
pub use value::ReceiptValue;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::explanation::Explanation;
use crate::regime::{Branch, Deadline, Eligibility, Plans, Presumption, ReasonCode};
use crate::value::{Citation, EventId, Money, PassengerId};

/// What a calculation rested on and came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionReceipt {
    /// The version of this shape: 1 held what the law says in English words, 2 holds sentences, by key and figures.
    pub receipt_version: u32,
    /// Every fact of the journey that the law was given, and the event that established it, in the order of the names.
    pub inputs: Vec<ReceiptInput>,
    /// The regimes whose territory the journey does not touch; absent in receipts of version 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub untouched: Vec<Cow<'static, str>>,
    /// Passenger by passenger.
    pub passengers: Vec<PassengerReceipt>,
}

/// One fact and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptInput {
    /// The fact's name, as in the estimate contract: `disruption.arrival_delay_minutes`.
    pub fact: Cow<'static, str>,
    /// Its value.
    pub value: ReceiptValue,
    /// The event that established it.
    pub event_id: EventId,
}

/// What the law says about one passenger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassengerReceipt {
    /// Who.
    pub passenger_id: PassengerId,
    /// Every fact about this passenger that the law was given, in the order of the names.
    pub inputs: Vec<ReceiptInput>,
    /// Regime by regime.
    pub assessments: Vec<ReceiptAssessment>,
    /// The best of them; absent where none owes a sum.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best: Option<BestOutcome>,
    /// What may be claimed, the best first, and what must not be accepted first; absent in receipts of version 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plans: Option<Plans>,
    /// What whoever decided should know about the facts, whatever the law made of them. In receipts of version 1 it stands
    /// among the warnings of each assessment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cautions: Vec<Explanation>,
}

impl PassengerReceipt {
    /// Whether no regime owes the passenger a sum, and one of them is open for that reason.
    pub fn is_open(&self, reason: Eligibility) -> bool {
        self.best.is_none() && self.assessments.iter().any(|assessment| assessment.eligible == reason)
    }
}

/// The regime that gives a passenger most, and what it gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BestOutcome {
    /// The regime's code.
    pub regime: Cow<'static, str>,
    /// Due under it.
    pub amount: Money,
}

/// Whether a journey is in a regime's territory: a word, as a receipt has no booleans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The regime applies to the journey.
    Inside,
    /// It does not.
    Outside,
}

/// One regime's answer, without booleans and nulls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceiptAssessment {
    /// The regime's code.
    pub regime: Cow<'static, str>,
    /// The version of its rules that applied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule_version: Option<Cow<'static, str>>,
    /// Whether the journey is in its territory.
    pub scope: Scope,
    /// Whether a sum is owed.
    pub eligible: Eligibility,
    /// Why.
    pub reason: ReasonCode,
    /// Due.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// Before a reduction.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unreduced_amount: Option<Money>,
    /// Lost by time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lapsed_amount: Option<Money>,
    /// The sections that decided.
    pub citations: Vec<Citation>,
    /// What must be known first.
    pub questions: Vec<Explanation>,
    /// What the reader should know.
    pub warnings: Vec<Explanation>,
    /// What was presumed.
    pub presumptions: Vec<Presumption>,
    /// Branches taken and refused, in order.
    pub branches: Vec<Branch>,
    /// The days that count for the claim; absent in receipts of version 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deadlines: Vec<Deadline>,
}

/// The receipt has no canonical form: a defect of the program, never of the input.
#[derive(Debug, thiserror::Error)]
#[error("the receipt has no canonical form")]
pub struct NotCanonical(#[from] serde_json::Error);

impl DecisionReceipt {
    /// The bytes that are hashed: RFC 8785.
    pub fn canonical_bytes(&self) -> Result<Vec<u8>, NotCanonical> {
        Ok(serde_json_canonicalizer::to_vec(self)?)
    }

    /// SHA-256 of the canonical bytes, in hexadecimal.
    pub fn sha256(&self) -> Result<String, NotCanonical> {
        Ok(hex::encode(Sha256::digest(self.canonical_bytes()?)))
    }
}
