//! What the outside knows about flights, as a port: [`FlightDataProvider`]. One adapter: [`FlightArchive`], over flights
//! that were imported as canonical CSV ([`import`]) or ship with the program ([`sample`]).

mod archive;
pub mod import;
mod matching;
mod record;
pub mod sample;

pub use archive::FlightArchive;
pub use record::{Direction, FlightRecord, FlightStatus};

use async_trait::async_trait;
use redress_domain::fact::{Leg, Observation};

/// Why a source gave no answer. Not the same as an answer without observations.
#[derive(Debug, thiserror::Error)]
pub enum FlightDataError {
    /// The source could not be asked: ask again later.
    #[error("flight data source {name} could not be asked")]
    Unavailable {
        /// Which source.
        name: &'static str,
        /// What stood in the way.
        #[source]
        cause: Box<dyn std::error::Error + Send + Sync>,
    },
}

/// A source of flight data.
#[async_trait]
pub trait FlightDataProvider: std::fmt::Debug + Send + Sync {
    /// The source's name, in logs and metrics.
    fn name(&self) -> &'static str;

    /// Everything the source knows of the flight of one leg. Empty: it was asked and knows nothing.
    async fn observe(&self, leg: &Leg) -> Result<Vec<Observation>, FlightDataError>;
}
