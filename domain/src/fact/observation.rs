//! What a source of flight data said about a leg, and when it said it.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::value::AirportCode;

/// What the times of a source mean, best evidence of an opened door first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimeSemantics {
    /// On block, brakes set: nearest to the opening of a door.
    OnBlock,
    /// At the gate.
    Gate,
    /// What an airport's board showed.
    Fids,
    /// Touchdown or take-off: early by the taxi time.
    Runway,
}

/// Whether a leg stands on the ticket or replaced one that does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LegRole {
    /// A leg of the booked itinerary.
    Booked,
    /// A leg on which the passenger travelled instead.
    Replacement,
}

/// One source's record of one flight on one day. Every observation is kept; a rank decides between them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// Who said it, for example `sample-decided` or `hkg-hkia`.
    pub source: String,
    /// The record's own key at the source.
    pub provider_key: String,
    /// When the source was asked.
    pub retrieved_at: Timestamp,
    /// What its times mean.
    pub time_semantics: TimeSemantics,
    /// Scheduled departure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheduled_departure: Option<Timestamp>,
    /// Actual departure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual_departure: Option<Timestamp>,
    /// Scheduled arrival.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheduled_arrival: Option<Timestamp>,
    /// Actual arrival.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual_arrival: Option<Timestamp>,
    /// The flight did not fly.
    pub cancelled: bool,
    /// Where it landed instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diverted_to: Option<AirportCode>,
}

/// All that was found about one leg. Empty: the source was asked and knew nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LegObservations {
    /// Booked or replacement.
    pub role: LegRole,
    /// Index among the legs of that role.
    pub leg: usize,
    /// In the order in which the sources were asked.
    pub observations: Vec<Observation>,
}
