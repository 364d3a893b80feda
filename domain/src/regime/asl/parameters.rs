//! The sums of the Aviation Services Law as data: `domain/parameters/asl.toml`.

use serde::Deserialize;

use crate::regime::national::Halving;
use crate::regime::section::Section;

/// What the sums hang on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sums {
    pub(super) citation: Section,
    pub(super) delay_from_minutes: i64,
    #[serde(rename = "band")]
    pub(super) bands: Vec<Band>,
    pub(super) halving: Halving,
    #[serde(rename = "index")]
    indices: Vec<Index>,
}

/// A band of distance.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Band {
    /// Closed above; absent: without end.
    pub(super) up_to_km: Option<u32>,
    pub(super) halved_up_to_minutes: i64,
}

/// The sums of a year, in agorot, in the order of the bands.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Index {
    version: String,
    pub(super) amounts: Vec<u64>,
    /// Whether it was read that these are the sums of that year; on others no sum rests.
    pub(super) year_read: bool,
}

impl Sums {
    /// The sums of a version.
    pub(super) fn index(&'static self, version: &str) -> Option<&'static Index> {
        self.indices.iter().find(|index| index.version == version)
    }
}
