//! The sums of SHY-YOLCU as data: `domain/parameters/shy.toml`.

use serde::Deserialize;

use crate::regime::national::Halving;
use crate::regime::section::Section;

/// The sums and what they hang on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sums {
    pub(super) domestic: Band,
    #[serde(rename = "band")]
    pub(super) bands: Vec<Band>,
    pub(super) halving: Halving,
    pub(super) delay: Delay,
    pub(super) distance: Section,
    pub(super) cancellation: Section,
    pub(super) denied_boarding: Section,
    pub(super) another_time: Section,
}

/// A sum, in cents.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Band {
    /// Closed above; absent: without end.
    pub(super) up_to_km: Option<u32>,
    pub(super) amount: u64,
    pub(super) halved_up_to_minutes: i64,
    pub(super) citation: Section,
}

/// A sum for delay.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Delay {
    /// The version that has one.
    pub(super) version: String,
    pub(super) over_minutes: i64,
    pub(super) citation: Section,
}
