//! The convention as data: `domain/parameters/montreal.toml`, read once.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::reference::Confidence;
use crate::regime;
use crate::regime::section::Section;
use crate::regime::version::Dated;
use crate::value::{Citation, Currency, Money};

const TEXT: &str = include_str!("../../../parameters/montreal.toml");

#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
pub(super) static PARAMETERS: LazyLock<Parameters> =
    LazyLock::new(|| toml::from_str(TEXT).expect("the embedded parameters of the Montreal Convention"));

/// The convention.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    pub(super) regime: String,
    currency: Currency,
    #[serde(rename = "version")]
    pub(super) versions: Vec<Ceilings>,
    /// By country of ISO 3166-1, where it is not a state of its own.
    state_of: BTreeMap<String, String>,
    pub(super) filing: Filing,
    pub(super) places: Places,
}

/// The ceilings between two days.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ceilings {
    pub(super) id: String,
    applies_from: Date,
    applies_to: Option<Date>,
    pub(super) injury: u64,
    pub(super) delay: u64,
    pub(super) baggage: u64,
    pub(super) review_from: Option<Date>,
    citation: Section,
    /// For the reader of the file.
    #[serde(rename = "confidence")]
    _confidence: Confidence,
    /// For the reader of the file.
    #[serde(rename = "note")]
    _note: String,
}

/// Until when something must be done.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Filing {
    pub(super) lawsuit_years: i16,
    pub(super) lawsuit_citation: Section,
    pub(super) damaged_baggage_days: i64,
    pub(super) delayed_baggage_days: i64,
}

/// Where the rules stand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Places {
    pub(super) scope: Section,
    pub(super) delay: Section,
    pub(super) delay_ceiling: Section,
    pub(super) baggage: Section,
    pub(super) complaint: Section,
    pub(super) injury: Section,
    pub(super) beside_lump_sums: Section,
}

impl Parameters {
    /// So many whole units.
    pub(super) const fn money(&self, units: u64) -> Money {
        Money::from_minor(units * 10_u64.pow(self.currency.minor_digits()), self.currency)
    }

    /// The state that a country of ISO 3166-1 is of.
    pub(super) fn state<'c>(&'c self, country: &'c str) -> &'c str {
        self.state_of.get(country).map_or(country, String::as_str)
    }
}

impl Dated for Ceilings {
    fn dates(&'static self) -> regime::Version {
        regime::Version { id: &self.id, applies_from: self.applies_from, applies_to: self.applies_to }
    }

    fn citation(&'static self) -> Citation {
        self.citation.citation()
    }
}
