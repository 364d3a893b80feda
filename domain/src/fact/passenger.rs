//! What the law asks about a passenger. No name, no person: those live in the vault.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The facts about one passenger that can change what is owed. What is absent is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PassengerFacts {
    /// Held a confirmed reservation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed_reservation: Option<bool>,
    /// A child under two on a lap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under_two_without_seat: Option<bool>,
    /// Flew free or at a fare not open to the public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_ticket: Option<bool>,
    /// Was there in time for check-in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presented_for_check_in: Option<bool>,
}
