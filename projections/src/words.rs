//! Codes as they stand in JSON.

use serde::Serialize;

/// The code of a word of the domain, as its JSON has it.
pub(crate) fn code(word: impl Serialize) -> String {
    serde_json::to_string(&word).unwrap_or_default().trim_matches('"').to_owned()
}

#[cfg(test)]
mod tests {
    use redress_domain::claim::PayoutStallReason;

    use super::*;

    #[test]
    fn a_code_is_the_word_of_the_json() {
        assert_eq!(code(PayoutStallReason::BankUnreachable), "bank_unreachable");
    }
}
