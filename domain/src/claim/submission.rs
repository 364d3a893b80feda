//! The people of a claim, as the ledger may know them: by id and sealed reference.

use serde::{Deserialize, Serialize};

use crate::fact::PassengerFacts;
use crate::value::{Money, PassengerId, SealedValue};

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
    /// What this passenger's ticket cost one way, where a regime multiplies it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub one_way_fare: Option<Money>,
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
