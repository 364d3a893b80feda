//! The rules of Brazil as data: `domain/parameters/anac400.toml`, read once.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::rights::RightRule;
use crate::reference::Confidence;
use crate::regime;
use crate::regime::section::Section;
use crate::regime::version::Dated;
use crate::value::{Citation, Currency, Money};

const TEXT: &str = include_str!("../../../parameters/anac400.toml");

#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
pub(super) static PARAMETERS: LazyLock<Parameters> =
    LazyLock::new(|| toml::from_str(TEXT).expect("the embedded parameters of BR-ANAC400"));

/// The resolution.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    pub(super) regime: String,
    currency: Currency,
    #[serde(rename = "version")]
    pub(super) versions: Vec<Version>,
    denied_boarding: DeniedBoarding,
    pub(super) schedule_change: ScheduleChange,
    pub(super) limitation: Limitation,
    pub(super) places: Places,
    #[serde(rename = "right")]
    pub(super) rights: Vec<RightRule>,
}

/// The resolution between two days.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Version {
    pub(super) id: String,
    applies_from: Date,
    applies_to: Option<Date>,
    pub(super) review_from: Option<Date>,
    citation: Section,
    /// For the reader of the file.
    #[serde(rename = "confidence")]
    _confidence: Confidence,
    /// For the reader of the file.
    #[serde(rename = "note")]
    _note: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DeniedBoarding {
    domestic: u64,
    domestic_citation: Section,
    international: u64,
    international_citation: Section,
    /// For the reader of the file.
    #[serde(rename = "confidence")]
    _confidence: Confidence,
}

/// When a change that was told before gives nothing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScheduleChange {
    pub(super) notice_days: u32,
    pub(super) domestic_over_minutes: i64,
    pub(super) international_over_minutes: i64,
    /// For the reader of the file.
    #[serde(rename = "confidence")]
    _confidence: Confidence,
}

/// How long a claim can be brought before a court.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Limitation {
    pub(super) domestic_years: i16,
    pub(super) domestic_citation: Section,
    pub(super) international_years: i16,
    pub(super) international_citation: Section,
    pub(super) body: String,
    /// For the reader of the file.
    #[serde(rename = "confidence")]
    _confidence: Confidence,
}

/// Where the other rules stand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Places {
    pub(super) scope: Section,
    pub(super) denial: Section,
    pub(super) volunteers: Section,
    pub(super) sum: Section,
}

impl Parameters {
    /// The sum of a flight, and where it stands.
    pub(super) fn sum(&'static self, is_domestic: bool) -> (Money, Citation) {
        let table = &self.denied_boarding;
        let (amount_minor, section) = if is_domestic {
            (table.domestic, &table.domestic_citation)
        } else {
            (table.international, &table.international_citation)
        };
        (Money::from_minor(amount_minor, self.currency), section.citation())
    }
}

impl Dated for Version {
    fn dates(&'static self) -> regime::Version {
        regime::Version { id: &self.id, applies_from: self.applies_from, applies_to: self.applies_to }
    }

    fn citation(&'static self) -> Citation {
        self.citation.citation()
    }
}
