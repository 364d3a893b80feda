//! `FlightVerified` and `FlightNotVerified`.

use serde::{Deserialize, Serialize};

use crate::fact::{LegObservations, LegRole, Observation, TimeSemantics};

/// Flight data agrees with the claim. Every observation is kept, and which one decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlightVerified {
    /// Leg by leg, booked legs first.
    pub legs: Vec<VerifiedLeg>,
    /// At the final destination, in minutes; negative is early. Absent where no source tells, as for a passenger who
    /// never arrived: the claim's own statement then stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival_delay_minutes: Option<i64>,
    /// What the deciding arrival time means. Absent with the delay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival_time_semantics: Option<TimeSemantics>,
}

/// What is known of one leg.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerifiedLeg {
    /// Booked or replacement.
    pub role: LegRole,
    /// Index among the legs of that role.
    pub leg: usize,
    /// Everything that was found.
    pub observations: Vec<Observation>,
    /// Index of the observation that decided. Absent: nothing was found, and nothing hung on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_by: Option<usize>,
}

/// Why flight data did not settle it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlightUnverifiedReason {
    /// No source knows the flight.
    FlightNotFound,
    /// The claim does not name the flight.
    FlightNumberMissing,
    /// The sources know the flight but not when it arrived.
    ArrivalUnknown,
    /// The sources say something else happened than the claim says.
    ObservationContradictsClaim,
    /// No source could be asked.
    SourcesUnavailable,
}

/// Flight data does not settle it: a person must look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlightNotVerified {
    /// Why.
    pub reason: FlightUnverifiedReason,
    /// Booked or replacement, of the leg that stood in the way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<LegRole>,
    /// The leg that stood in the way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leg: Option<usize>,
    /// What was found.
    pub observed: Vec<LegObservations>,
}
