//! The flight archive on a real PostgreSQL: importing, asking, and the flights that ship with the program.

#![cfg(test)]

mod asking;
mod importing;
mod program;
mod sample;
#[path = "../support/mod.rs"]
mod support;

use redress::flight_data::FlightArchive;
use redress::flight_data::import::{ImportError, ImportReport, import};
use redress_domain::fact::Leg;

use support::TestDatabase;

/// A small file of the test's own: real airports, invented flights.
const FLIGHTS: &str = include_str!("../data/flights.csv");

async fn imported(database: &TestDatabase, csv: &str) -> Result<ImportReport, ImportError> {
    let mut connection = database.database().migrator().await.expect("the migrator");
    import(&mut connection, csv.as_bytes()).await
}

async fn archive(database: &TestDatabase) -> FlightArchive {
    FlightArchive::new(database.pool(redress::database::DatabaseRole::Automation).await)
}

fn leg(flight: &str, route: [&str; 2], departure: &str, arrival: Option<&str>) -> Leg {
    Leg {
        flight_number: Some(flight.parse().expect("a flight number")),
        marketing_carrier: None,
        operating_carrier: None,
        origin: route[0].parse().expect("an airport"),
        destination: route[1].parse().expect("an airport"),
        scheduled_departure: departure.parse().expect("a time"),
        scheduled_arrival: arrival.map(|time| time.parse().expect("a time")),
        actual_departure: None,
        actual_arrival: None,
    }
}
