//! What of a claim is told in words. It is stored beside the document as codes and figures, and put into it when it is read.

use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use quick_cache::Equivalent;
use quick_cache::sync::Cache;
use redress_domain::value::Citation;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::ClaimDocument;
use super::next_step::{NextStep, NextStepCode};
use super::queries::StoredClaim;
use crate::messages::with_members;
use crate::{ActorRole, Language, Message};

/// How many of the texts that were put into documents are kept: claims that stand alike are told alike.
const TEXTS_MAX: usize = 4_096;

/// What is put into a document, by what is told and in which language.
static TEXTS: LazyLock<Cache<(String, Language), Arc<str>>> = LazyLock::new(|| Cache::new(TEXTS_MAX));

/// As it is stored.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Told {
    summary: Message,
    next_step: Option<NextStep>,
}

/// As it is read.
#[derive(Serialize)]
struct InWords {
    summary: String,
    next_step: Option<NextStepInWords>,
}

/// What happens next.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "NextStep")]
pub(super) struct NextStepInWords {
    /// What, as a stable code; where the staff does it, the name of the task in the work queue.
    code: NextStepCode,
    /// Who does it.
    actor: ActorRole,
    /// What, in one sentence.
    text: String,
    /// The last day on which the carrier may pay or explain, where the law sets one; null where the claimant is asked.
    due_on: Option<Date>,
    /// Where that day stands written.
    due_under: Option<Citation>,
}

impl Told {
    pub(super) fn of(document: &ClaimDocument) -> Self {
        Self { summary: document.summary.clone(), next_step: document.next_step.clone() }
    }

    /// What another version of the program stored is said to be unknown: the claim itself can be read all the same.
    fn stored(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }
}

/// What [`TEXTS`] are found by.
#[derive(Hash)]
struct Asked<'a>(&'a str, Language);

impl Equivalent<(String, Language)> for Asked<'_> {
    fn equivalent(&self, (told, language): &(String, Language)) -> bool {
        self.0 == told && self.1 == *language
    }
}

/// What is told, in words: a JSON object.
fn in_words(told: &str, language: Language) -> String {
    let Told { summary, next_step } = Told::stored(told);
    let next_step = next_step.map(|NextStep { code, actor, due_on, due_under }| {
        let text = code.message().text(language);
        NextStepInWords { code, actor, text, due_on, due_under }
    });
    serde_json::to_string(&InWords { summary: summary.text(language), next_step }).unwrap_or_default()
}

impl StoredClaim {
    /// The whole answer to "get a claim", with its sentences in this language, as JSON text.
    pub fn in_words(&self, language: Language) -> String {
        let text = TEXTS.get(&Asked(&self.told, language)).unwrap_or_else(|| {
            let text: Arc<str> = in_words(&self.told, language).into();
            TEXTS.insert((self.told.clone(), language), Arc::clone(&text));
            text
        });
        with_members(&self.document, &text)
    }
}
