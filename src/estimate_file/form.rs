//! How replies are wanted.

use redress_domain::explanation::Language;
use redress_domain::regime::ExchangeRates;

/// The language of a reply, and the rates by which it compares sums.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReplyForm {
    /// In which language its sentences are.
    pub language: Language,
    /// By which rates sums of several currencies are compared; absent: they are not.
    pub rates: Option<ExchangeRates>,
}
