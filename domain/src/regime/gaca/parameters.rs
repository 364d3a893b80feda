//! The sums of the Saudi regulation as data: `domain/parameters/gaca.toml`.

use serde::Deserialize;

use crate::regime::section::Section;

/// The sums, in halalas, and what they hang on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sums {
    pub(super) citation: Section,
    /// Exclusive.
    pub(super) delay_over_minutes: i64,
    pub(super) delay: u64,
    pub(super) unscheduled_stop: u64,
    pub(super) wheelchair: u64,
    pub(super) denied_boarding_percent: u64,
    pub(super) downgrade_percent: u64,
}
