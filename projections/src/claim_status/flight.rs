//! What flight data says, in the document.

use jiff::Timestamp;
use redress_domain::claim::{FlightNotVerified, FlightVerified};
use redress_domain::fact::Observation;

use super::document::{FlightLegView, FlightRecordView, FlightView};

/// Flight data agrees with the claim.
pub(super) fn verified(event: &FlightVerified, recorded_at: Timestamp) -> FlightView {
    let legs = event.legs.iter().map(|leg| FlightLegView {
        role: leg.role,
        leg: leg.leg,
        observations: leg.observations.len(),
        record: leg.observations.get(leg.decided_by.unwrap_or(0)).map(record),
    });
    FlightView {
        verified: true,
        reason: None,
        role: None,
        leg: None,
        arrival_delay_minutes: event.arrival_delay_minutes(),
        arrival: event.arrival,
        legs: legs.collect(),
        recorded_at,
    }
}

/// Flight data does not settle the claim.
pub(super) fn not_verified(event: &FlightNotVerified, recorded_at: Timestamp) -> FlightView {
    let legs = event.observed.iter().map(|leg| FlightLegView {
        role: leg.role,
        leg: leg.leg,
        observations: leg.observations.len(),
        record: leg.observations.first().map(record),
    });
    FlightView {
        verified: false,
        reason: Some(event.reason),
        role: event.role,
        leg: event.leg,
        arrival_delay_minutes: None,
        arrival: None,
        legs: legs.collect(),
        recorded_at,
    }
}

fn record(observation: &Observation) -> FlightRecordView {
    FlightRecordView {
        source: observation.source.clone(),
        retrieved_at: observation.retrieved_at,
        time_semantics: observation.time_semantics,
        scheduled_departure: observation.scheduled_departure,
        actual_departure: observation.actual_departure,
        scheduled_arrival: observation.scheduled_arrival,
        actual_arrival: observation.actual_arrival,
        cancelled: observation.cancelled,
        diverted_to: observation.diverted_to,
    }
}
