//! The rights beside the sum as data.

use serde::Deserialize;

use crate::explanation::Named;
use crate::regime::section::Section;

/// What the rights hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Event {
    Delay,
    Cancellation,
    DeniedBoarding,
    Downgrade,
}

/// For how long a passenger must wait.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Wait {
    /// So many minutes or more.
    From(i64),
    /// More than so many.
    Over(i64),
}

impl Wait {
    /// Whether so many minutes are enough.
    pub(super) const fn is_met(self, minutes: i64) -> bool {
        match self {
            Self::From(least) => minutes >= least,
            Self::Over(limit) => minutes > limit,
        }
    }

    /// In hours, as the laws count.
    pub(super) const fn hours(self) -> i64 {
        match self {
            Self::From(minutes) | Self::Over(minutes) => minutes / 60,
        }
    }
}

/// One right. What is absent does not narrow it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::regime) struct RightRule {
    pub(super) code: String,
    pub(super) events: Vec<Event>,
    pub(super) wait: Option<Wait>,
    /// Whether it belongs to a sum that is owed.
    #[serde(default)]
    pub(super) with_sum: bool,
    /// Sentences of the catalogues.
    pub(super) content: Named,
    pub(super) condition: Option<Named>,
    pub(super) citation: Section,
}
