//! A payout's life: authorized, sent, and then paid, failed or stalled; and what was paid may come back.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::words::words;
use crate::value::{Money, PassengerId, PayoutId, SealedValue};

/// One passenger's part of a payout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayoutShare {
    /// Whose.
    pub passenger_id: PassengerId,
    /// How much.
    pub amount: Money,
}

/// A payment was allowed, and its amount reserved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayoutAuthorized {
    /// The payout's id for ever, at our side and at the bank's.
    pub payout_id: PayoutId,
    /// Passenger by passenger.
    pub shares: Vec<PayoutShare>,
    /// The sum of the shares.
    pub total: Money,
    /// Where to pay, in the vault.
    pub account: SealedValue,
    /// The payout that failed or came back, and in whose place this one stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_of: Option<PayoutId>,
}

/// The bank is about to be called: the intent, committed before the call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayoutSent {
    /// Which payout.
    pub payout_id: PayoutId,
    /// Which rail carries it.
    pub rail: String,
}

/// The bank paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimPaid {
    /// Which payout.
    pub payout_id: PayoutId,
    /// The sum.
    pub amount: Money,
    /// The bank's own reference.
    pub bank_reference: String,
    /// When the bank says it paid; absent where it does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_at: Option<Timestamp>,
    /// Whether everything owed on the claim is paid with it.
    pub settles_claim: bool,
}

/// The bank refused; the amount is free again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayoutFailed {
    /// Which payout.
    pub payout_id: PayoutId,
    /// The bank's reason, as a code without personal data.
    pub reason: String,
}

/// What the bank had paid came back: the payout's whole sum is owed again, to the cent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayoutReturned {
    /// Which payout.
    pub payout_id: PayoutId,
    /// What is owed again: the payout's sum.
    pub amount: Money,
    /// What came back; less than the sum where the bank kept a charge, which is not the passengers' loss.
    pub returned: Money,
    /// Why, as a code without personal data.
    pub reason: PayoutReturnReason,
    /// The bank's own reference of the return.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank_reference: Option<String>,
    /// When the bank says it came back; absent where it does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned_at: Option<Timestamp>,
}

words! {
    /// Why a bank sent money back.
    PayoutReturnReason {
        /// The account is closed.
        AccountClosed = "account_closed",
        /// There is no such account.
        AccountUnknown = "account_unknown",
        /// The account takes no such payment.
        AccountRefuses = "account_refuses",
        /// The account is somebody else's.
        HolderDiffers = "holder_differs",
        /// Whoever received it sent it back.
        SentBack = "sent_back",
        /// The bank gives no reason that is known here.
        NotStated = "not_stated",
    }
}

/// What stood in the way of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PayoutStallReason {
    /// The bank could not be reached, for the payment or for the look-up.
    BankUnreachable,
    /// The bank knows the payout and has not decided.
    BankUndecided,
    /// The bank's record differs from ours.
    BankDisagrees,
    /// The account cannot be read.
    AccountUnreadable,
}

/// Nobody could find out what the bank did: the amount stays reserved, and a person must look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayoutStalled {
    /// Which payout.
    pub payout_id: PayoutId,
    /// What stood in the way.
    pub reason: PayoutStallReason,
    /// How often it was tried.
    pub attempts: u32,
}
