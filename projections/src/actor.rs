//! Who acted, as far as a read model may say it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The part that somebody plays. Names of people who acted stay in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActorRole {
    /// Whoever claims.
    Claimant,
    /// The staff.
    Support,
    /// The program itself.
    Program,
    /// The bank.
    Bank,
    /// A kind of principal that this program does not know.
    Other,
}

impl ActorRole {
    /// The part of a principal as the log names it: `support:j-doe`.
    pub fn of(principal: &str) -> Self {
        match principal.split_once(':').map_or(principal, |(kind, _)| kind) {
            "client" => Self::Claimant,
            "support" => Self::Support,
            "automation" => Self::Program,
            _ => Self::Other,
        }
    }
}
