//! The types of placeholders: what a message keeps of a figure, and how it becomes a part of a sentence.

use fluent_bundle::FluentValue;
use redress_domain::explanation::write;
use redress_domain::fact::Itinerary;
use redress_domain::value::{AirportCode, Citation};
use serde::{Deserialize, Serialize};

use super::{Language, Message};
use crate::Amount;

/// What may stand for a placeholder.
pub(super) trait Argument {
    /// As this language writes it.
    fn value(&self, language: Language) -> FluentValue<'_>;
}

/// What has words of its own in the catalogues: a code, or a figure that is told in several ways.
pub(super) trait Worded {
    /// Its words.
    fn words(&self) -> Message;
}

impl<T: Worded> Argument for T {
    fn value(&self, language: Language) -> FluentValue<'_> {
        self.words().text(language).into()
    }
}

/// A text that is the same in every language: a code of somebody else's, the version of rules.
pub type Text = String;
/// A number that a plural form can be chosen by.
pub type Count = u64;
/// Sums, one a currency.
pub type Amounts = Vec<Amount>;

/// A length of time in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Duration(pub u64);

/// How late the passengers arrived at the final destination, in minutes; negative is early, `None` not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Arrival(pub Option<i64>);

/// From where to where a journey goes; not known for one without legs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Route(pub Option<(AirportCode, AirportCode)>);

impl Route {
    /// By the first and the last leg.
    pub(crate) fn of(itinerary: &Itinerary) -> Self {
        Self(itinerary.origin().zip(itinerary.destination()))
    }
}

/// What an answer of the law rests on: the version of the rules and the section that decided last; neither where no rule
/// applied.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Basis {
    /// The version of the rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<String>,
    /// The section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
}

impl Basis {
    /// The rules, and the last of the sections.
    pub(crate) fn of(rule_version: Option<&str>, citations: &[Citation]) -> Self {
        Self { rules: rule_version.map(str::to_owned), citation: citations.last().cloned() }
    }
}

impl Worded for Arrival {
    fn words(&self) -> Message {
        match self.0 {
            None => Message::ArrivalUnknown,
            Some(0) => Message::ArrivalOnTime,
            Some(early) if early < 0 => Message::ArrivalEarly { time: Duration(early.unsigned_abs()) },
            Some(late) => Message::ArrivalLate { time: Duration(late.unsigned_abs()) },
        }
    }
}

impl Worded for Route {
    fn words(&self) -> Message {
        match self.0 {
            Some((origin, destination)) => Message::RouteBetween { origin, destination },
            None => Message::RouteUnknown,
        }
    }
}

impl Worded for Basis {
    fn words(&self) -> Message {
        match (self.rules.clone(), self.citation.clone()) {
            (Some(rules), Some(citation)) => Message::BasisRulesAndSection { rules, citation },
            (Some(place), None) => Message::BasisPlace { place },
            (None, Some(citation)) => Message::BasisPlace { place: citation.to_string() },
            (None, None) => Message::BasisNone,
        }
    }
}

impl Argument for Text {
    fn value(&self, _language: Language) -> FluentValue<'_> {
        self.as_str().into()
    }
}

impl Argument for Count {
    fn value(&self, _language: Language) -> FluentValue<'_> {
        (*self).into()
    }
}

impl Argument for Duration {
    fn value(&self, language: Language) -> FluentValue<'_> {
        write::duration(self.0, language).into()
    }
}

impl Argument for Amount {
    fn value(&self, language: Language) -> FluentValue<'_> {
        write::money(self.0, language).into()
    }
}

impl Argument for Amounts {
    /// `CAD 700.00 and EUR 250.00`; empty for none.
    fn value(&self, language: Language) -> FluentValue<'_> {
        let sums = self.iter().map(|Amount(sum)| write::money(*sum, language));
        sums.reduce(|first, last| Message::Both { first, last }.text(language)).unwrap_or_default().into()
    }
}

impl Argument for Citation {
    /// A citation is a name and is not translated.
    fn value(&self, _language: Language) -> FluentValue<'_> {
        self.as_str().into()
    }
}

impl Argument for AirportCode {
    fn value(&self, _language: Language) -> FluentValue<'_> {
        self.to_string().into()
    }
}
