//! The claim's questions to the reference of airports.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::value::{AirportCode, LocalTime};

/// The instant of a local time at an airport. `None` where the time is not known to the minute, or the airport is not.
pub(super) fn instant(time: LocalTime, airport: AirportCode) -> Option<Timestamp> {
    let zone = TimeZone::get(zone_name(airport)?).ok()?;
    Some(time.minute()?.to_zoned(zone).ok()?.timestamp())
}

/// Whether the reference knows the airport.
pub(super) fn is_known(airport: AirportCode) -> bool {
    zone_name(airport).is_some()
}

fn zone_name(airport: AirportCode) -> Option<&'static str> {
    match airport.as_str() {
        "YYZ" | "YUL" | "YOW" => Some("America/Toronto"),
        "YVR" => Some("America/Vancouver"),
        "YYC" | "YEG" => Some("America/Edmonton"),
        "YWG" => Some("America/Winnipeg"),
        "YHZ" => Some("America/Halifax"),
        "YYT" => Some("America/St_Johns"),
        "LHR" => Some("Europe/London"),
        "FCO" => Some("Europe/Rome"),
        "FRA" => Some("Europe/Berlin"),
        "CDG" => Some("Europe/Paris"),
        "JFK" => Some("America/New_York"),
        "HKG" => Some("Asia/Hong_Kong"),
        "AKL" => Some("Pacific/Auckland"),
        "HNL" => Some("Pacific/Honolulu"),
        _ => None,
    }
}
