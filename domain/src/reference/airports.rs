//! Airports: where they lie and which clock they keep.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use serde::Deserialize;

use super::areas::{self, Area, Exception, Membership};
use super::table;
use crate::value::{AirportCode, LocalTime};

const TABLE: &str = include_str!("../../parameters/reference/airports.csv");

#[derive(Deserialize)]
struct Row {
    iata: AirportCode,
    name: String,
    city: String,
    country: String,
    latitude_microdegrees: i32,
    longitude_microdegrees: i32,
    tz: String,
}

/// A place on the earth, in millionths of a degree of WGS-84.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Position {
    /// North of the equator; negative: south.
    pub latitude_microdegrees: i32,
    /// East of Greenwich; negative: west.
    pub longitude_microdegrees: i32,
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
    /// Where it lies.
    pub position: Position,
    memberships: Vec<Membership>,
    exceptions: Vec<Exception>,
}

impl Airport {
    /// Whether it lies in an area on a day.
    pub fn lies_in(&self, area: Area, on: Date) -> bool {
        self.memberships.iter().any(|membership| membership.covers(area, on))
    }

    /// Why it is not settled whether it lies in an area; `None`: it is. [`Self::lies_in`] still gives the answer taken.
    pub fn doubt(&self, area: Area) -> Option<&str> {
        self.exceptions.iter().find(|exception| exception.area == area).map(|exception| exception.doubt.as_str())
    }
}

static AIRPORTS: LazyLock<Vec<Airport>> = LazyLock::new(|| {
    // The bundled database alone: the same zones on every machine.
    let database = TimeZoneDatabase::bundled();
    let mut zones: HashMap<String, Option<TimeZone>> = HashMap::new();
    let mut exceptions = areas::exceptions();
    let mut airports: Vec<Airport> = table::rows::<Row>(TABLE)
        .into_iter()
        .filter_map(|row| {
            let zone = zones.entry(row.tz.clone()).or_insert_with(|| database.get(&row.tz).ok());
            let exceptions = exceptions.remove(&row.iata).unwrap_or_default();
            Some(airport_of(row, zone.clone()?, exceptions))
        })
        .collect();
    airports.sort_by_key(|airport| airport.code);
    airports
});

fn airport_of(row: Row, time_zone: TimeZone, exceptions: Vec<Exception>) -> Airport {
    let position = Position {
        latitude_microdegrees: row.latitude_microdegrees,
        longitude_microdegrees: row.longitude_microdegrees,
    };
    let outside = |area| exceptions.iter().any(|exception| exception.area == area && !exception.lies_in);
    let of_its_country = areas::of_country(&row.country).iter().copied();
    Airport {
        code: row.iata,
        name: row.name,
        city: row.city,
        memberships: of_its_country.filter(|membership| !outside(membership.area)).collect(),
        country: row.country,
        time_zone_name: row.tz,
        time_zone,
        position,
        exceptions,
    }
}

/// Where the airport of each code stands in [`AIRPORTS`]; beyond its end for a code that has none.
static PLACES: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut places = vec![u16::MAX; AirportCode::COUNT];
    for (index, airport) in (0..u16::MAX).zip(airports()) {
        if let Some(place) = places.get_mut(airport.code.place()) {
            *place = index;
        }
    }
    places
});

/// Every airport, by code.
pub fn airports() -> &'static [Airport] {
    &AIRPORTS
}

/// The airport of a code.
pub fn airport(code: AirportCode) -> Option<&'static Airport> {
    let index = *PLACES.get(code.place())?;
    airports().get(usize::from(index))
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
    fn an_airport_is_found_by_its_code_with_its_clock_and_its_place() {
        let toronto = airport(code("YYZ")).unwrap();
        assert_eq!(toronto.time_zone_name, "America/Toronto");
        assert_eq!(toronto.position.latitude_microdegrees / 100_000, 436);
        assert_eq!(toronto.position.longitude_microdegrees / 100_000, -796);
        assert_eq!(airport(code("QQQ")), None);
    }

    #[test]
    fn every_airport_lies_on_the_earth_and_none_where_no_one_measured() {
        for airport in airports() {
            let Position { latitude_microdegrees, longitude_microdegrees } = airport.position;
            assert!(latitude_microdegrees.abs() <= 90_000_000, "{}", airport.code);
            assert!(longitude_microdegrees.abs() <= 180_000_000, "{}", airport.code);
            assert!(latitude_microdegrees != 0 || longitude_microdegrees != 0, "{}", airport.code);
        }
    }

    #[test]
    fn a_local_time_becomes_an_instant_by_the_clock_of_its_airport() {
        let toronto = instant("2026-05-01T18:30".parse().unwrap(), code("YYZ")).unwrap();
        let rome = instant("2026-05-02T00:30".parse().unwrap(), code("FCO")).unwrap();
        assert_eq!(toronto, rome);
        assert_eq!(instant("2026-05-01".parse().unwrap(), code("YYZ")), None);
    }
}
