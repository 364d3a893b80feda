//! Whose plural forms and conventions a language has.

use redress_domain::explanation::Language;
use unic_langid::{LanguageIdentifier, langid};

/// As Canada writes it.
pub(super) const fn identifier(language: Language) -> LanguageIdentifier {
    match language {
        Language::English => langid!("en-CA"),
        Language::French => langid!("fr-CA"),
    }
}
