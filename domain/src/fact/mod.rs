//! Evidence as values: what is known of a journey and of what went wrong with it.
//!
//! The names and the JSON of these types are those of the estimate contract, so that a claim, an estimate and a stored
//! event speak of the same thing with the same word.

mod cause;
mod disruption;
mod itinerary;
mod observation;
mod passenger;

pub use cause::CauseCode;
pub use disruption::{DenialGround, Disruption, DisruptionKind, Rerouting};
pub use itinerary::{Itinerary, Leg};
pub use observation::{LegObservations, LegRole, Observation, TimeSemantics};
pub use passenger::PassengerFacts;
