//! Airports: where they lie and which clock they keep.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use serde::Deserialize;

use super::table;
use crate::value::{AirportCode, LocalTime};

const TABLE: &str = include_str!("../../parameters/reference/airports.csv");

#[derive(Deserialize)]
struct Row {
    iata: AirportCode,
    name: String,
    city: String,
    country: String,
    tz: String,
    ca_territory: bool,
}

/// An airport.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Airport {
    /// The IATA code.
    pub code: AirportCode,
    /// The name, in English.
    pub name: String,
    /// The city it serves; may be empty.
    pub city: String,
    /// The country, ISO 3166-1 alpha-2.
    pub country: String,
    /// The IANA name of its time zone.
    pub time_zone_name: String,
    /// Its time zone, ready for use.
    pub time_zone: TimeZone,
    /// Whether it lies in Canada.
    pub in_canada: bool,
}

static AIRPORTS: LazyLock<Vec<Airport>> = LazyLock::new(|| {
    // The bundled database alone: the same zones on every machine.
    let database = TimeZoneDatabase::bundled();
    let mut zones: HashMap<String, Option<TimeZone>> = HashMap::new();
    let mut airports: Vec<Airport> = table::rows::<Row>(TABLE)
        .into_iter()
        .filter_map(|row| {
            let zone = zones.entry(row.tz.clone()).or_insert_with(|| database.get(&row.tz).ok());
            Some(Airport {
                code: row.iata,
                name: row.name,
                city: row.city,
                country: row.country,
                time_zone_name: row.tz,
                time_zone: zone.clone()?,
                in_canada: row.ca_territory,
            })
        })
        .collect();
    airports.sort_by_key(|airport| airport.code);
    airports
});

/// Every airport, by code.
pub fn airports() -> &'static [Airport] {
    &AIRPORTS
}

/// The airport of a code.
pub fn airport(code: AirportCode) -> Option<&'static Airport> {
    let airports = airports();
    let index = airports.binary_search_by_key(&code, |airport| airport.code).ok()?;
    airports.get(index)
}

/// The instant of a local time at an airport. `None`: no such airport, or the day alone is known.
///
/// A time that the clock change skips is read with the offset before the change, one that it repeats as the first of
/// the two (RFC 5545).
pub fn instant(time: LocalTime, at: AirportCode) -> Option<Timestamp> {
    let civil = time.minute()?;
    airport(at)?.time_zone.to_ambiguous_timestamp(civil).compatible().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> AirportCode {
        text.parse().unwrap()
    }

    #[test]
    fn every_row_of_the_table_is_an_airport_with_a_time_zone_and_no_code_stands_twice() {
        assert_eq!(airports().len(), TABLE.lines().count() - 1);
        assert!(airports().windows(2).all(|pair| pair[0].code < pair[1].code));
    }

    #[test]
    fn canada_is_the_airports_of_canada() {
        assert!(airports().iter().all(|airport| airport.in_canada == (airport.country == "CA")));
        assert_eq!(airport(code("YYZ")).map(|airport| airport.time_zone_name.as_str()), Some("America/Toronto"));
        assert_eq!(airport(code("QQQ")), None);
    }

    #[test]
    fn a_local_time_becomes_an_instant_by_the_clock_of_its_airport() {
        let toronto = instant("2026-05-01T18:30".parse().unwrap(), code("YYZ")).unwrap();
        let rome = instant("2026-05-02T00:30".parse().unwrap(), code("FCO")).unwrap();
        assert_eq!(toronto, rome);
        assert_eq!(instant("2026-05-01".parse().unwrap(), code("YYZ")), None);
    }
}
