//! The decision receipt: everything that a calculation rested on, in bytes that never change.
//!
//! Its canonical form is RFC 8785 (JCS) over objects, arrays, integers and strings alone, so that any implementation of
//! that RFC gives the same bytes and the same SHA-256.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::regime::{Branch, Eligibility, Presumption, ReasonCode};
use crate::value::{Citation, EventId, Money, PassengerId};

/// What a calculation rested on and came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionReceipt {
    /// The version of this shape.
    pub receipt_version: u32,
    /// Every fact that the law was given, and the event that established it.
    pub inputs: Vec<ReceiptInput>,
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

/// A value in a receipt: an integer or a string, nothing else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ReceiptValue {
    /// A count, minutes, minor units.
    Integer(i64),
    /// A code, a date, `yes` or `no`.
    Text(String),
}

/// What the law says about one passenger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassengerReceipt {
    /// Who.
    pub passenger_id: PassengerId,
    /// Regime by regime.
    pub assessments: Vec<ReceiptAssessment>,
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
    pub questions: Vec<Cow<'static, str>>,
    /// What the reader should know.
    pub warnings: Vec<Cow<'static, str>>,
    /// What was presumed.
    pub presumptions: Vec<Presumption>,
    /// Branches taken and refused, in order.
    pub branches: Vec<Branch>,
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
