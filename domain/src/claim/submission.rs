//! The people of a claim, as the ledger may know them: by id and sealed reference.

use serde::{Deserialize, Serialize};

use crate::fact::PassengerFacts;
use crate::value::{PassengerId, SealedValue};

/// One passenger of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubmittedPassenger {
    /// This passenger within this claim.
    pub passenger_id: PassengerId,
    /// The name, in the vault.
    pub name: SealedValue,
    /// What the law asks about the passenger.
    pub facts: PassengerFacts,
}

/// How to reach the person who submitted the claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The e-mail address, in the vault.
    pub email: SealedValue,
    /// The telephone number, in the vault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<SealedValue>,
}
