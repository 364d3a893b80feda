//! The sums of Notification 101 as data: `domain/parameters/cab101.toml`.

use serde::Deserialize;

use crate::regime::section::Section;

/// The sums, in satang, and what they hang on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sums {
    pub(super) citation: Section,
    /// Exclusive.
    pub(super) delay_over_minutes: i64,
    /// Exclusive.
    pub(super) long_delay_over_minutes: i64,
    pub(super) delay: u64,
    pub(super) domestic_delay: u64,
    pub(super) domestic_cancellation: u64,
    /// For a long delay, a cancellation or a refusal to board, between countries.
    #[serde(rename = "band")]
    pub(super) bands: Vec<Band>,
    pub(super) payment_days: i64,
}

/// A sum by distance.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Band {
    /// Closed above; absent: without end.
    pub(super) up_to_km: Option<u32>,
    pub(super) amount: u64,
}
