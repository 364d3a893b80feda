//! `ClaimApproved` and `ClaimDenied`.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::value::{Citation, Money, PassengerId};

/// What is owed to one passenger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Award {
    /// To whom.
    pub passenger_id: PassengerId,
    /// Under which regime, for example `CA-APPR`.
    pub regime: Cow<'static, str>,
    /// How much.
    pub amount: Money,
}

/// What was calculated is owed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimApproved {
    /// Passenger by passenger; a passenger to whom nothing is owed is not among them.
    pub awards: Vec<Award>,
    /// The awards together, one sum a currency, in the order of the currencies' codes.
    pub totals: Vec<Money>,
    /// The receipt that the decision rests on.
    pub receipt_sha256: String,
}

/// Why nothing is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DenialReason {
    /// The law gives nothing on these facts.
    NotEntitled,
    /// The cause was outside the carrier's control.
    OutsideCarrierControl,
    /// The cause was within control but required for safety.
    RequiredForSafety,
    /// The claim came too late.
    FiledTooLate,
    /// The passenger was paid for this event already.
    AlreadyCompensated,
    /// The facts could not be established.
    FactsNotEstablished,
}

impl DenialReason {
    /// The word in JSON, SQL and documents.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotEntitled => "not_entitled",
            Self::OutsideCarrierControl => "outside_carrier_control",
            Self::RequiredForSafety => "required_for_safety",
            Self::FiledTooLate => "filed_too_late",
            Self::AlreadyCompensated => "already_compensated",
            Self::FactsNotEstablished => "facts_not_established",
        }
    }
}

/// Nothing is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimDenied {
    /// Why, as a code.
    pub reason: DenialReason,
    /// Where it stands written.
    pub citation: Citation,
    /// The receipt that the decision rests on; absent where nothing was calculated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt_sha256: Option<String>,
}
