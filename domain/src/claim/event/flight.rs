//! `FlightVerified` and `FlightNotVerified`.

use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fact::{LegObservations, LegRole, Observation, TimeSemantics};

/// Flight data agrees with the claim. Every observation is kept, and which one decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlightVerified {
    /// Leg by leg, booked legs first.
    pub legs: Vec<VerifiedLeg>,
    /// How the passengers reached the final destination. Absent where no source tells, as for passengers whose flight
    /// left without them: the claim's own statement then stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival: Option<VerifiedArrival>,
}

impl FlightVerified {
    /// The delay at the final destination in minutes, if a source tells it; negative is early.
    pub fn arrival_delay_minutes(&self) -> Option<i64> {
        self.arrival.map(|arrival| arrival.delay_minutes)
    }
}

/// The arrival at the final destination: the two instants that were compared, so that the delay can be checked years
/// later without the time-zone rules of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VerifiedArrival {
    /// Booked or replacement, of the leg that ended at the destination.
    pub role: LegRole,
    /// Index of that leg among the legs of its role.
    pub leg: usize,
    /// The arrival that was promised at the end of the ticket.
    pub scheduled_at: Timestamp,
    /// Who says what was promised.
    pub scheduled_by: ScheduleSource,
    /// The arrival as observed.
    pub arrived_at: Timestamp,
    /// What the observed time means.
    pub time_semantics: TimeSemantics,
    /// From `scheduled_at` to `arrived_at`, whole minutes rounded down; negative is early.
    pub delay_minutes: i64,
}

/// Who says when a flight was to arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ScheduleSource {
    /// The passenger's reservation, which decides.
    Ticket,
    /// The source of flight data, where the reservation's time is not known.
    FlightData,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
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
    /// The claim says that the flight was due earlier than the sources do: somebody must see the ticket.
    TicketContradictsTimetable,
    /// The journey in the end led elsewhere than to the destination on the ticket.
    ReplacementEndsElsewhere,
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
