//! The way to a bank, as a port: [`PaymentRail`]. One adapter: [`HttpBank`].
//!
//! Two rules hold for every adapter. A payment carries the payout's id, the same for ever, and the bank books one id
//! once. And whatever is not the bank's own statement about that id is *unknown*: a timeout, a closed connection, an
//! error page and an answer about something else all lead to a look-up, never to a second payment.

mod http_bank;

pub use http_bank::{HttpBank, HttpBankError};

use async_trait::async_trait;
use jiff::Timestamp;
use redress_domain::value::{Money, PayoutId};
use secrecy::SecretString;

/// What the bank is asked to do.
#[derive(Debug, Clone)]
pub struct PaymentOrder {
    /// Ours and the bank's name for the payment, for ever.
    pub payout_id: PayoutId,
    /// How much.
    pub amount: Money,
    /// Where to, as the vault keeps it: opened for this one call, never logged.
    pub account: SecretString,
}

/// What the bank says about a payment that it knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentAnswer {
    /// It has the order and has not decided.
    Pending,
    /// It paid.
    Accepted {
        /// The bank's own reference.
        bank_reference: String,
        /// What it paid.
        amount: Money,
        /// When it says it paid, if it says.
        paid_at: Option<Timestamp>,
    },
    /// It did not pay and will not.
    Refused {
        /// Its reason, as a code without personal data.
        reason: String,
    },
}

/// What the bank says when it is asked about a payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookUp {
    /// It never had this order.
    Unknown,
    /// It has it.
    Known(PaymentAnswer),
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaymentError {
    /// Nobody knows what the bank did: look up before anything is sent again.
    #[error("the outcome is unknown: {cause}")]
    OutcomeUnknown {
        /// What happened instead of an answer. Holds no personal data.
        cause: String,
    },
    /// The bank has another payment under this id: a person must look.
    #[error("the bank holds a different payment under this id")]
    BankDisagrees,
}

/// A way to pay. Implementations keep nothing between calls: what was paid is what the bank says.
#[async_trait]
pub trait PaymentRail: std::fmt::Debug + Send + Sync {
    /// The rail's name, as `PayoutSent` records it.
    fn name(&self) -> &'static str;

    /// Orders the payment. Safe to repeat with the same order; still, an unknown outcome is looked up first.
    async fn send(&self, order: &PaymentOrder) -> Result<PaymentAnswer, PaymentError>;

    /// Asks what became of a payment.
    async fn look_up(&self, payout_id: PayoutId) -> Result<LookUp, PaymentError>;
}
