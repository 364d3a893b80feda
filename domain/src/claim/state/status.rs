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
    /// What was paid came back.
    PayoutReturned,
    /// Not pursued.
    Withdrawn,
}

impl ClaimStatus {
    /// Where a claim that was submitted can stand, in the order in which most come by.
    pub const OF_SUBMITTED: [Self; 14] = [
        Self::Submitted,
        Self::FlightVerified,
        Self::FlightNotVerified,
        Self::Calculated,
        Self::Approved,
        Self::Denied,
        Self::PayoutAuthorized,
        Self::PayoutSent,
        Self::PayoutStalled,
        Self::PayoutFailed,
        Self::PartlyPaid,
        Self::PayoutReturned,
        Self::Withdrawn,
        Self::Paid,
    ];

    /// Whether something may still be owed or paid: neither withdrawn, nor denied, nor paid in full.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Unsubmitted | Self::Withdrawn | Self::Denied | Self::Paid)
    }

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
            Self::PayoutReturned => "payout_returned",
            Self::Withdrawn => "withdrawn",
        }
    }
}

#[cfg(test)]
mod tests {
    use schemars::schema_for;

    use super::*;

    #[test]
    fn every_status_but_that_of_no_claim_is_in_the_list() {
        let schema = schema_for!(ClaimStatus).to_value();
        let words: Vec<_> = schema["oneOf"].as_array().unwrap().iter().map(|status| status["const"].clone()).collect();
        assert_eq!(words.len(), ClaimStatus::OF_SUBMITTED.len() + 1);
        assert!(ClaimStatus::OF_SUBMITTED.iter().all(|status| words.contains(&status.as_str().into())));
        assert!(!ClaimStatus::OF_SUBMITTED.contains(&ClaimStatus::Unsubmitted));
    }

    #[test]
    fn a_claim_is_open_until_it_is_denied_withdrawn_or_paid_in_full() {
        let closed = ClaimStatus::OF_SUBMITTED.into_iter().filter(|status| !status.is_open());
        assert_eq!(closed.collect::<Vec<_>>(), [ClaimStatus::Denied, ClaimStatus::Withdrawn, ClaimStatus::Paid]);
    }
}
