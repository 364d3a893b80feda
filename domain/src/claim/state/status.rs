//! Where a claim stands, in one word.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClaimStatus {
    /// No event yet.
    #[default]
    Unsubmitted,
    /// Opened.
    Submitted,
    /// Flight data agrees.
    FlightVerified,
    /// Flight data does not settle it.
    FlightNotVerified,
    /// The law was applied.
    Calculated,
    /// What was calculated is owed.
    Approved,
    /// Nothing is paid.
    Denied,
    /// A payment was allowed.
    PayoutAuthorized,
    /// The bank was called.
    PayoutSent,
    /// Nobody knows what the bank did.
    PayoutStalled,
    /// The bank refused.
    PayoutFailed,
    /// Something is paid, and something is still owed.
    PartlyPaid,
    /// Everything owed is paid.
    Paid,
}

impl ClaimStatus {
    /// The word in JSON, SQL and documents.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unsubmitted => "unsubmitted",
            Self::Submitted => "submitted",
            Self::FlightVerified => "flight_verified",
            Self::FlightNotVerified => "flight_not_verified",
            Self::Calculated => "calculated",
            Self::Approved => "approved",
            Self::Denied => "denied",
            Self::PayoutAuthorized => "payout_authorized",
            Self::PayoutSent => "payout_sent",
            Self::PayoutStalled => "payout_stalled",
            Self::PayoutFailed => "payout_failed",
            Self::PartlyPaid => "partly_paid",
            Self::Paid => "paid",
        }
    }
}
