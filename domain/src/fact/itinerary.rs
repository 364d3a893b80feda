//! One booking's one direction, leg by leg.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::value::{AirportCode, CarrierCode, FlightNumber, LocalTime};

/// The legs of one direction of one booking, in order of travel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Itinerary {
    /// Whether all legs stand on one booking: the delay is then counted at the last destination.
    pub single_booking: bool,
    /// One to many; each begins where the one before ended.
    pub legs: Vec<Leg>,
}

impl Itinerary {
    /// The first leg's origin. `None` for an itinerary without legs, which no validator lets through.
    pub fn origin(&self) -> Option<AirportCode> {
        self.legs.first().map(|leg| leg.origin)
    }

    /// The final destination of the booking.
    pub fn destination(&self) -> Option<AirportCode> {
        self.legs.last().map(|leg| leg.destination)
    }
}

/// One flight of an itinerary. What is absent is unknown, never guessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Leg {
    /// The number on the ticket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flight_number: Option<FlightNumber>,
    /// Who sold the seat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marketing_carrier: Option<CarrierCode>,
    /// Who flew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operating_carrier: Option<CarrierCode>,
    /// Where it left.
    pub origin: AirportCode,
    /// Where it was to land.
    pub destination: AirportCode,
    /// On the ticket, local at the origin.
    pub scheduled_departure: LocalTime,
    /// On the ticket, local at the destination.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheduled_arrival: Option<LocalTime>,
    /// As it happened, local at the origin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual_departure: Option<LocalTime>,
    /// When the first door opened, local at the destination.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual_arrival: Option<LocalTime>,
}

impl Leg {
    /// Who flew, as far as it is known: the operating carrier, else the marketing carrier, else the designator of the
    /// flight number.
    pub fn carrier(&self) -> Option<CarrierCode> {
        self.operating_carrier.or(self.marketing_carrier).or_else(|| self.flight_number.map(|flight| flight.carrier()))
    }
}
