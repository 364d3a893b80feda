//! The rules of the United States as data: `domain/parameters/us_dot.toml`, read once.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::rights::RightRule;
use crate::reference::Confidence;
use crate::regime;
use crate::regime::section::Section;
use crate::regime::version::Dated;
use crate::value::{Citation, Currency, Money};

const TEXT: &str = include_str!("../../../parameters/us_dot.toml");

#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
pub(super) static PARAMETERS: LazyLock<Parameters> =
    LazyLock::new(|| toml::from_str(TEXT).expect("the embedded parameters of US-DOT"));

/// The rules.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    pub(super) regime: String,
    currency: Currency,
    #[serde(rename = "version")]
    pub(super) versions: Vec<Caps>,
    pub(super) domestic: Bands,
    pub(super) international: Bands,
    pub(super) percent: Percent,
    pub(super) stopover: Stopover,
    pub(super) places: Places,
    #[serde(rename = "right")]
    pub(super) rights: Vec<RightRule>,
}

/// The caps between two days.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Caps {
    pub(super) id: String,
    applies_from: Date,
    applies_to: Option<Date>,
    lower_cap: u64,
    higher_cap: u64,
    pub(super) start_in_doubt: Option<Span>,
    pub(super) review_from: Option<Date>,
    pub(super) citation: Section,
    /// For the reader of the file.
    #[serde(rename = "confidence")]
    _confidence: Confidence,
    /// For the reader of the file.
    #[serde(rename = "note")]
    _note: String,
}

/// Days, both included.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Span {
    from: Date,
    to: Date,
}

impl Span {
    /// Whether a day lies in it.
    pub(super) fn contains(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}

/// What hangs on how late the alternative arrives.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Bands {
    pub(super) none_up_to_minutes: i64,
    pub(super) none_citation: Section,
    pub(super) lower_citation: Section,
    pub(super) higher_from_minutes: i64,
    pub(super) higher_citation: Section,
    pub(super) significant_change_minutes: i64,
    /// For the reader of the file.
    #[serde(rename = "confidence")]
    _confidence: Confidence,
}

/// How much of the fare.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Percent {
    pub(super) lower: u64,
    pub(super) higher: u64,
}

/// When a stop may be a stopover.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stopover {
    pub(super) over_minutes: i64,
    /// For the reader of the file.
    #[serde(rename = "confidence")]
    _confidence: Confidence,
}

/// Where the other rules stand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Places {
    pub(super) purpose: Section,
    pub(super) scope: Section,
    pub(super) volunteers: Section,
    pub(super) passenger: Section,
    pub(super) reserved_space: Section,
    pub(super) aircraft: Section,
    pub(super) class: Section,
    pub(super) fare: Section,
    pub(super) free_ticket: Section,
    pub(super) paid: Section,
    pub(super) refunds: Section,
}

/// One of the two percentages and its cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Share {
    Lower,
    Higher,
}

impl Parameters {
    /// So much of the fare.
    pub(super) const fn percent(&self, share: Share) -> u64 {
        match share {
            Share::Lower => self.percent.lower,
            Share::Higher => self.percent.higher,
        }
    }

    /// At least so much may the carrier leave it at.
    pub(super) const fn cap(&self, caps: &Caps, share: Share) -> Money {
        let amount_minor = match share {
            Share::Lower => caps.lower_cap,
            Share::Higher => caps.higher_cap,
        };
        Money::from_minor(amount_minor, self.currency)
    }

    /// What sums are counted in.
    pub(super) const fn currency(&self) -> Currency {
        self.currency
    }

    /// Whether a day lies where it is not sure which of two rows applies.
    pub(super) fn is_in_doubt(&self, day: Date) -> bool {
        let spans = self.versions.iter().filter_map(|caps| caps.start_in_doubt.as_ref());
        spans.into_iter().any(|span| span.contains(day))
    }
}

impl Dated for Caps {
    fn dates(&'static self) -> regime::Version {
        regime::Version { id: &self.id, applies_from: self.applies_from, applies_to: self.applies_to }
    }

    fn citation(&'static self) -> Citation {
        self.citation.citation()
    }
}
