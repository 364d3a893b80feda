//! What a person reads of a claim, in every language. A read model keeps a [`Message`]: which sentence, and its figures.
//! The sentence is made when it is read.
//!
//! The catalogues are `projections/messages/*.ftl`; the build makes [`Message`] of them, and fails where the languages
//! do not have the same keys with the same placeholders.

mod added;
mod argument;
mod cause;
mod language;
mod splice;
#[cfg(test)]
mod tests;
mod words;

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use redress_domain::claim::{
    DenialReason, FlightUnverifiedReason, PayoutReturnReason, PayoutStallReason, ReasonBearing, ReopeningReason,
    WithdrawalReason,
};
pub use redress_domain::explanation::Language;
use redress_domain::fact::{CauseCode, DisruptionKind};
use redress_domain::value::{AirportCode, Citation};
use serde::{Deserialize, Serialize};

use crate::Amount;
pub use added::{Again, AmendedFacts, Document};
use argument::Argument;
pub use argument::{Amounts, Arrival, Basis, Count, Duration, Route, Text};
pub(crate) use splice::with_members;
#[cfg(test)]
use tests::Sample;

include!(concat!(env!("OUT_DIR"), "/message.rs"));

type Bundle = FluentBundle<FluentResource>;

static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::English, include_str!("../../messages/en.ftl")));
static FRENCH: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::French, include_str!("../../messages/fr.ftl")));

impl Message {
    /// The sentence in this language.
    pub fn text(&self, language: Language) -> String {
        let bundle = match language {
            Language::English => &*ENGLISH,
            Language::French => &*FRENCH,
        };
        // The build has seen to it that every key has a text, and every placeholder a value.
        let Some(pattern) = bundle.get_message(self.key()).and_then(|message| message.value()) else {
            return self.key().to_owned();
        };
        bundle.format_pattern(pattern, Some(&self.arguments(language)), &mut Vec::new()).into_owned()
    }

    /// The message that a read model keeps as this JSON text; [`Message::Unknown`] where another version of the program wrote
    /// it: a claim must not be unreadable for the sake of its words.
    pub fn stored(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }
}

fn bundle(language: Language, catalogue: &str) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language::identifier(language)]);
    // Direction marks around placeholders are for texts that mix scripts, and would stand in every JSON.
    bundle.set_use_isolating(false);
    // The build has parsed both catalogues; what they hold is all there.
    let resource = FluentResource::try_new(catalogue.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}
