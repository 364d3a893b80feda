//! `ClaimWithdrawn` and `ClaimReopened`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::words::words;

words! {
    /// Why a claim is not pursued.
    WithdrawalReason {
        /// The carrier paid, or agreed to.
        SettledWithCarrier = "settled_with_carrier",
        /// Another claim is about the same.
        SubmittedTwice = "submitted_twice",
        /// It was a mistake.
        SubmittedInError = "submitted_in_error",
        /// Whoever claims wants it no more.
        NotPursued = "not_pursued",
    }
}

words! {
    /// Why a claim that was closed is open again.
    ReopeningReason {
        /// Something became known that was not when it was decided.
        NewFacts = "new_facts",
        /// The decision was wrong on the facts as they were known.
        DecisionWrong = "decision_wrong",
        /// A tribunal, a court or the Agency decided otherwise.
        DecidedOtherwise = "decided_otherwise",
        /// The withdrawal was not meant, or is taken back.
        WithdrawalTakenBack = "withdrawal_taken_back",
    }
}

/// The claim is not pursued. Nothing was paid on it, and nothing will be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimWithdrawn {
    /// Why, if it was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<WithdrawalReason>,
}

/// A decision or a withdrawal stands no more: the claim is to be decided anew. What was paid stays paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimReopened {
    /// Why.
    pub reason: ReopeningReason,
}
