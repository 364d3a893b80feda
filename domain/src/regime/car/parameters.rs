//! The sums of the Civil Aviation Requirements as data: `domain/parameters/car.toml`.

use jiff::civil::Date;
use serde::Deserialize;

use crate::regime::section::Section;

/// The sums, in paise, and what they hang on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sums {
    pub(super) denied_boarding: Section,
    pub(super) cancellation: Section,
    /// By when the other flight gets there; the first that holds it decides.
    pub(super) denial: Vec<DenialTier>,
    /// By the block time of the flight; the first that holds it decides.
    pub(super) block: Vec<BlockTier>,
    pub(super) downgrade: Downgrade,
}

/// What a refusal to board gives.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DenialTier {
    /// Inclusive; absent: without end, and for who was given no other flight.
    pub(super) other_flight_up_to_minutes: Option<i64>,
    /// Of the fare; absent: nothing.
    pub(super) percent: Option<u64>,
    pub(super) at_most: Option<u64>,
}

/// The most that a cancellation gives.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BlockTier {
    /// Inclusive; absent: without end.
    pub(super) up_to_minutes: Option<i64>,
    pub(super) at_most: u64,
}

/// A part of the fare for a seat in a lower class.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Downgrade {
    pub(super) citation: Section,
    /// From when it is sure that the rule applies.
    pub(super) sure_from: Date,
    pub(super) domestic_percent: u64,
    #[serde(rename = "band")]
    pub(super) bands: Vec<DowngradeBand>,
}

/// The part by distance, between countries.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DowngradeBand {
    /// Closed above; absent: without end.
    pub(super) up_to_km: Option<u32>,
    pub(super) percent: u64,
}
