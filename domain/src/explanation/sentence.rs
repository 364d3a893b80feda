//! The sentences of the catalogues, as the build makes them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Language;
use super::argument::{self, Argument, Counted};

include!(concat!(env!("OUT_DIR"), "/sentence.rs"));

#[cfg(test)]
mod tests {
    use std::fmt::Display;

    use super::*;
    use crate::explanation::Explanation;

    /// A figure, as a language writes it.
    struct Figure<'f>(&'f dyn Argument, Language);

    impl Display for Figure<'_> {
        fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.write(self.1, formatter)
        }
    }

    #[test]
    fn every_sentence_has_a_text_with_all_its_figures_in_every_language_and_reads_back_as_it_was_kept() {
        let samples = samples();
        assert!(samples.len() > 100, "{}", samples.len());
        for (sentence, figures) in samples {
            let told = Explanation::Sentence(sentence.clone());
            let kept = serde_json::to_string(&told).unwrap();
            assert!(kept.contains(sentence.key()), "{kept}");
            assert_eq!(serde_json::from_str::<Explanation>(&kept).unwrap(), told);
            assert_eq!(Sentence::named(sentence.key()), figures.is_empty().then_some(sentence), "{kept}");
            for language in Language::ALL {
                let text = told.told(language).to_string();
                assert!(!text.is_empty() && !text.contains(['{', '}']), "{kept}: {text}");
                for figure in &figures {
                    let figure = Figure(figure.as_ref(), language).to_string();
                    assert!(text.contains(&figure), "{kept}: {text} lacks {figure}");
                }
            }
        }
    }

    #[test]
    fn french_has_its_own_words_spaces_and_apostrophes() {
        for (sentence, _) in samples() {
            let told = Explanation::Sentence(sentence);
            let [english, french] = Language::ALL.map(|language| told.told(language).to_string());
            assert_ne!(english, french);
            assert!(!french.contains(['\'', '"']), "an apostrophe is ’: {french}");
            for mark in [" :", " ;", " ?", " !"] {
                assert!(!french.contains(mark), "{mark:?} breaks the line: {french}");
            }
        }
    }

    /// What is asked begins with the fact, in the same words in every language.
    #[test]
    fn a_question_begins_with_the_path_of_the_fact_in_every_language() {
        for (sentence, _) in samples() {
            let question = sentence.key().contains("-ask-");
            let told = Explanation::Sentence(sentence);
            let facts = Language::ALL.map(|language| {
                let text = told.told(language).to_string();
                let fact = text.split_once(": ").map(|(fact, _)| fact.to_owned());
                fact.filter(|fact| fact.bytes().all(|byte| byte.is_ascii_lowercase() || b"._".contains(&byte)))
            });
            assert!(!question || (facts[0].is_some() && facts[0] == facts[1]), "{told:?}: {facts:?}");
        }
    }
}
