//! The rules as data: `domain/parameters/us_dot.toml`, read once.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::explanation::Named;
use crate::reference::Confidence;
use crate::regime;
use crate::regime::section::Section;
use crate::regime::timing::TimeRule;
use crate::value::Currency;

/// Everything in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    pub(super) regime: String,
    pub(super) currency: Currency,
    #[serde(rename = "version")]
    pub(super) versions: Vec<Version>,
    #[serde(rename = "band")]
    bands: Vec<Band>,
    #[serde(rename = "right")]
    pub(super) rights: Vec<RightRule>,
    pub(super) significant_change: SignificantChange,
}

/// The law between two days.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Version {
    pub(super) id: String,
    applies_from: Date,
    applies_to: Option<Date>,
    lower_cap_minor: u64,
    upper_cap_minor: u64,
    /// Whether part 260 was in force.
    pub(super) refunds: bool,
    pub(super) citation: Section,
    /// For the reader of the file.
    #[serde(rename = "confidence")]
    _confidence: Confidence,
    /// For the reader of the file.
    #[serde(rename = "note")]
    _note: String,
}

/// Where the journey goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Reach {
    /// Within the United States.
    Domestic,
    /// From the United States to another country.
    Abroad,
}

/// Which limit of the version a carrier may hold to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Cap {
    Lower,
    Upper,
}

/// A band of s.250.5.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Band {
    journey: Reach,
    over_minutes: Option<i64>,
    from_minutes: Option<i64>,
    pub(super) percent: u64,
    cap: Option<Cap>,
    pub(super) citation: Section,
}

/// What the rights hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Event {
    DeniedBoarding,
    Cancellation,
    /// The journey was moved in time.
    Change,
    Downgrade,
}

/// One right. What is absent does not narrow it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RightRule {
    pub(super) code: String,
    pub(super) events: Vec<Event>,
    pub(super) content: Named,
    #[serde(default)]
    pub(super) conditions: Vec<Named>,
    pub(super) time: Option<TimeRule>,
    #[serde(default)]
    pub(super) with_sum: bool,
    /// Whether part 260 gives it.
    #[serde(default)]
    pub(super) refunds: bool,
    /// Whether the change must be significant.
    #[serde(default)]
    pub(super) significant: bool,
    pub(super) citation: Section,
}

/// From how much a change is significant.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignificantChange {
    domestic_minutes: i64,
    abroad_minutes: i64,
    /// For the reader of the file.
    #[serde(rename = "citation")]
    _citation: Section,
}

impl SignificantChange {
    /// In minutes, later or earlier.
    pub(super) const fn minutes(&self, reach: Reach) -> i64 {
        match reach {
            Reach::Domestic => self.domestic_minutes,
            Reach::Abroad => self.abroad_minutes,
        }
    }
}

impl Band {
    fn is_reached(&self, minutes: i64) -> bool {
        self.over_minutes.is_none_or(|over| minutes > over) && self.from_minutes.is_none_or(|from| minutes >= from)
    }

    /// The most that a carrier has to pay in this band, in minor units; `None`: it owes nothing.
    pub(super) fn cap_minor(&self, version: &Version) -> Option<u64> {
        self.cap.map(|cap| match cap {
            Cap::Lower => version.lower_cap_minor,
            Cap::Upper => version.upper_cap_minor,
        })
    }
}

impl Version {
    /// When it applies.
    pub(super) fn dates(&'static self) -> regime::Version {
        regime::Version { id: &self.id, applies_from: self.applies_from, applies_to: self.applies_to }
    }
}

impl Parameters {
    /// The version of an id, or else the one of a day.
    pub(super) fn version(&'static self, under: Option<&str>, day: Date) -> Option<&'static Version> {
        let wanted = |version: &'static Version| under.map_or(version.dates().applies_on(day), |id| version.id == id);
        self.versions.iter().find(|version| wanted(version))
    }

    /// The band of a delay; `None` stands for no other flight at all: the last.
    pub(super) fn band(&'static self, reach: Reach, minutes: Option<i64>) -> Option<&'static Band> {
        let mut bands = self.bands.iter().filter(|band| band.journey == reach);
        match minutes {
            Some(minutes) => bands.rfind(|band| band.is_reached(minutes)),
            None => bands.next_back(),
        }
    }
}

/// The rules.
#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
pub(super) static PARAMETERS: LazyLock<Parameters> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../parameters/us_dot.toml")).expect("the embedded parameters of US-DOT")
});
