//! The regulations as data: `domain/parameters/appr.toml`, read once.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::explanation::Named;
use crate::fact::CauseCode;
use crate::reference::Confidence;
use crate::regime::section::Section;
use crate::regime::{self, CarrierSize};
use crate::value::{Currency, Money};

const TEXT: &str = include_str!("../../../parameters/appr.toml");

/// Everything in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    pub(super) regime: String,
    currency: Currency,
    pub(super) answer: Answer,
    #[serde(rename = "version")]
    pub(super) versions: Vec<Version>,
    #[serde(rename = "delay_table")]
    delay_tables: Vec<DelayTable>,
    #[serde(rename = "denied_boarding_table")]
    denied_boarding_tables: Vec<DeniedBoardingTable>,
    /// In the order of [`CauseCode::ALL`].
    #[serde(rename = "cause")]
    causes: Vec<CauseRule>,
}

/// The law between two days.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Version {
    pub(super) id: String,
    pub(super) applies_from: Date,
    pub(super) applies_to: Option<Date>,
    delay: Option<String>,
    denied_boarding: Option<String>,
    /// What reads the 14 days of s.12 into s.19(2), where its own words did not say it.
    pub(super) refund_notice_citation: Option<Section>,
    pub(super) citations: Vec<Section>,
    /// For the reader of the file.
    #[serde(rename = "confidence")]
    _confidence: Standing,
    /// For the reader of the file.
    #[serde(rename = "note")]
    _note: String,
}

/// How a value of the law is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Standing {
    /// Read in the consolidated text.
    Verified,
}

/// s.19.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DelayTable {
    id: String,
    pub(super) below_citation: Section,
    pub(super) notice_limit_days: u32,
    pub(super) delay_notice_citation: Section,
    pub(super) cancellation_notice_citation: Section,
    #[serde(rename = "confidence")]
    _confidence: Standing,
    #[serde(rename = "band")]
    pub(super) bands: Vec<DelayBand>,
    pub(super) refund: Refund,
    pub(super) filing: Filing,
}

/// One band of s.19(1): it ends where the next begins.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DelayBand {
    pub(super) from_minutes: i64,
    large: Sum,
    small: Sum,
}

/// The flat sum of s.19(2).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Refund {
    pub(super) citation: Section,
    pub(super) right_citation: Section,
    large: Sum,
    small: Sum,
}

/// The time limits of s.19(3) and (4).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Filing {
    pub(super) anniversary_years: i16,
    pub(super) citation: Section,
    pub(super) answer_citation: Section,
}

/// How long the carrier has to answer a claim, and where to go then.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Answer {
    pub(super) days: i64,
    /// For claims of every kind; s.19(4) says it once more of its own.
    pub(super) claim_citation: Section,
    pub(super) complaint_citation: Section,
}

/// s.20.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DeniedBoardingTable {
    id: String,
    #[serde(rename = "confidence")]
    _confidence: Standing,
    #[serde(rename = "band")]
    pub(super) bands: Vec<DeniedBoardingBand>,
}

/// One band of s.20(1): it ends where the next begins; the first has no beginning.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DeniedBoardingBand {
    pub(super) from_minutes: Option<i64>,
    pub(super) sum: Sum,
}

/// A sum and where it stands.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sum {
    amount_minor: u64,
    pub(super) citation: Section,
}

impl Sum {
    /// In the regulations' currency.
    pub(super) fn money(&self) -> Money {
        Money::from_minor(self.amount_minor, PARAMETERS.currency)
    }
}

impl DelayTable {
    /// The delay below which nothing is owed.
    pub(super) fn shortest_minutes(&self) -> i64 {
        self.bands.first().map_or(i64::MAX, |band| band.from_minutes)
    }
}

impl DelayBand {
    /// What a carrier of that size owes.
    pub(super) const fn sum(&self, size: CarrierSize) -> &Sum {
        match size {
            CarrierSize::Large => &self.large,
            CarrierSize::Small => &self.small,
        }
    }
}

impl Refund {
    /// What a carrier of that size owes.
    pub(super) const fn sum(&self, size: CarrierSize) -> &Sum {
        match size {
            CarrierSize::Large => &self.large,
            CarrierSize::Small => &self.small,
        }
    }
}

/// Which of the three categories of ss.10 to 12 a cause falls into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Category {
    /// Within the carrier's control, s.12: pays.
    Control,
    /// Within control but required for safety, s.11.
    Safety,
    /// Outside control, s.10.
    Outside,
    /// It turns on a fact that the code does not tell.
    Depends,
}

/// What a cause means under the regulations.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CauseRule {
    code: CauseCode,
    pub(super) category: Category,
    pub(super) treated_as: Option<CauseCode>,
    #[serde(default)]
    pub(super) presumed: bool,
    #[serde(default)]
    pub(super) rebuttable: bool,
    pub(super) citations: Vec<Section>,
    pub(super) confidence: Confidence,
    pub(super) question: Option<Named>,
    /// Set where the cause lies in an earlier flight.
    pub(super) knock_on: Option<KnockOn>,
}

/// A cause in an earlier flight, ss.10(2) and 11(2).
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct KnockOn {
    /// The category of the earlier flight's disruption, where the code tells it.
    pub(super) earlier: Option<Category>,
}

impl Version {
    /// When it applies.
    pub(super) fn dates(&'static self) -> regime::Version {
        regime::Version { id: &self.id, applies_from: self.applies_from, applies_to: self.applies_to }
    }
}

impl Parameters {
    /// The law on a day.
    pub(super) fn version_on(&'static self, day: Date) -> Option<&'static Version> {
        self.versions.iter().find(|version| version.dates().applies_on(day))
    }

    /// The version of an id.
    pub(super) fn version(&'static self, id: &str) -> Option<&'static Version> {
        self.versions.iter().find(|version| version.id == id)
    }

    /// s.19 in a version; `None` where it was not in force.
    pub(super) fn delay_table(&'static self, version: &Version) -> Option<&'static DelayTable> {
        let id = version.delay.as_deref()?;
        self.delay_tables.iter().find(|table| table.id == id)
    }

    /// s.20 in a version.
    pub(super) fn denied_boarding_table(&'static self, version: &Version) -> Option<&'static DeniedBoardingTable> {
        let id = version.denied_boarding.as_deref()?;
        self.denied_boarding_tables.iter().find(|table| table.id == id)
    }

    /// What a cause means.
    pub(super) fn cause_rule(&'static self, cause: CauseCode) -> Option<&'static CauseRule> {
        self.causes.get(cause as usize).filter(|rule| rule.code == cause)
    }
}

/// The regulations.
#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
pub(super) static PARAMETERS: LazyLock<Parameters> =
    LazyLock::new(|| toml::from_str(TEXT).expect("the embedded parameters of the APPR"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_code_has_one_rule_in_the_order_of_the_list() {
        let codes: Vec<_> = PARAMETERS.causes.iter().map(|rule| rule.code).collect();
        assert_eq!(codes, CauseCode::ALL);
    }

    #[test]
    fn every_value_has_a_citation_and_every_open_cause_its_question() {
        for rule in &PARAMETERS.causes {
            assert!(!rule.citations.is_empty(), "{}", rule.code);
            assert_eq!(rule.question.is_some(), rule.category == Category::Depends, "{}", rule.code);
        }
        assert!(PARAMETERS.versions.iter().all(|version| !version.citations.is_empty()));
    }

    #[test]
    fn every_table_that_a_version_names_exists_and_its_bands_rise() {
        for version in &PARAMETERS.versions {
            assert_eq!(version.delay.is_some(), PARAMETERS.delay_table(version).is_some());
            assert_eq!(version.denied_boarding.is_some(), PARAMETERS.denied_boarding_table(version).is_some());
        }
        for table in &PARAMETERS.delay_tables {
            assert!(table.bands.windows(2).all(|pair| pair[0].from_minutes < pair[1].from_minutes));
        }
        for table in &PARAMETERS.denied_boarding_tables {
            assert!(table.bands.windows(2).all(|pair| pair[0].from_minutes < pair[1].from_minutes));
        }
    }
}
