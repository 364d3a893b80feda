//! What a person is told of a decision, in every language: why, what is asked, what to beware of.
//!
//! The law answers with a [`Sentence`]: which, and its figures. Receipts keep that and no words, so that a wording may be
//! mended without changing what was decided. The catalogues are `domain/explanations/`, one file a regime in each
//! language; the build makes [`Sentence`] of them, and fails where a language lacks a sentence or a figure.
//!
//! A sentence that a receipt may hold stays in the catalogues, with its figures, for ever.

mod argument;
mod language;
mod sentence;
pub mod write;

use std::borrow::Cow;
use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

pub use argument::{Count, Day, Meters, Text};
pub use language::Language;
pub use sentence::Sentence;

/// What a person is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Explanation {
    /// A sentence of the catalogues.
    Sentence(Sentence),
    /// English words, as the receipts of version 1 have them.
    Written(Cow<'static, str>),
}

impl Explanation {
    /// The words, in this language.
    pub const fn told(&self, language: Language) -> Told<'_> {
        Told { explanation: self, language }
    }
}

impl From<Sentence> for Explanation {
    fn from(sentence: Sentence) -> Self {
        Self::Sentence(sentence)
    }
}

/// A sentence that parameters name by its key. The build has seen to it that there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named(Sentence);

impl<'de> Deserialize<'de> for Named {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = String::deserialize(deserializer)?;
        Sentence::named(&key).map(Self).ok_or_else(|| D::Error::custom(format!("there is no sentence {key}")))
    }
}

impl From<&Named> for Explanation {
    fn from(named: &Named) -> Self {
        Self::Sentence(named.0.clone())
    }
}

/// An explanation, to be written in a language.
#[derive(Debug, Clone, Copy)]
pub struct Told<'e> {
    explanation: &'e Explanation,
    language: Language,
}

impl fmt::Display for Told<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.explanation, self.language) {
            (Explanation::Sentence(sentence), Language::English) => sentence.write_english(formatter),
            (Explanation::Sentence(sentence), Language::French) => sentence.write_french(formatter),
            (Explanation::Written(words), _) => formatter.write_str(words),
        }
    }
}

impl Serialize for Told<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Explanation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SentenceOrWords)
    }
}

struct SentenceOrWords;

impl<'de> Visitor<'de> for SentenceOrWords {
    type Value = Explanation;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a sentence or words")
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<Explanation, E> {
        Ok(Explanation::Written(Cow::Owned(words.to_owned())))
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<Explanation, M::Error> {
        Sentence::deserialize(MapAccessDeserializer::new(map)).map(Explanation::Sentence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_kept_as_its_key_and_its_figures_and_words_stay_words() {
        let told = Explanation::from(Sentence::LawVersionApplies {
            version: "APPR-2022-09".into(),
            day: jiff::civil::date(2026, 5, 1),
        });
        let json = r#"{"key":"law-version-applies","version":"APPR-2022-09","day":"2026-05-01"}"#;
        assert_eq!(serde_json::to_string(&told).unwrap(), json);
        assert_eq!(serde_json::from_str::<Explanation>(json).unwrap(), told);
        let words = Explanation::Written("told 3 days before".into());
        assert_eq!(serde_json::to_string(&words).unwrap(), r#""told 3 days before""#);
        assert_eq!(serde_json::from_str::<Explanation>(r#""told 3 days before""#).unwrap(), words);
        for stranger in [r#"{"key":"no-such-sentence"}"#, "1", "null", "[]"] {
            assert!(serde_json::from_str::<Explanation>(stranger).is_err(), "{stranger}");
        }
    }

    #[test]
    fn a_plural_form_is_that_of_the_language() {
        let told = |days, language| Explanation::from(Sentence::LawToldDaysBefore { days }).told(language).to_string();
        assert!(told(1, Language::English).contains("1 day before"), "{}", told(1, Language::English));
        assert!(told(0, Language::English).contains("0 days before"), "{}", told(0, Language::English));
        assert!(told(0, Language::French).contains("0 jour avant"), "{}", told(0, Language::French));
        assert!(told(2, Language::French).contains("2 jours avant"), "{}", told(2, Language::French));
    }
}
