//! From rows to records, with every fault and where it is.

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;
use redress_domain::reference;
use redress_domain::value::{AirportCode, CarrierCode, FlightNumber};

use super::fault::{ImportError, RowFault};
use crate::flight_data::record::{Direction, FlightRecord, FlightStatus, time_semantics, time_semantics_words};

/// The columns of the canonical CSV. Every one must be there, in any order, and no other.
pub const COLUMNS: [&str; 28] = [
    "source",
    "provider_key",
    "direction",
    "carrier_iata",
    "carrier_icao",
    "flight_number",
    "suffix",
    "origin",
    "destination",
    "via",
    "scheduled_local",
    "scheduled_utc",
    "latest_local",
    "latest_utc",
    "time_semantics",
    "status",
    "cancelled",
    "diverted",
    "delay_min",
    "codeshares",
    "service_type",
    "terminal",
    "gate",
    "retrieved_at",
    "final",
    "origin_country",
    "destination_country",
    "gc_km",
];

const KEY_LENGTH_MAX: usize = 128;
const SOURCE_LENGTH_MAX: usize = 64;
const LABEL_LENGTH_MAX: usize = 32;

/// Reads and checks a whole file. All faults are reported at once.
pub fn read(csv: &[u8]) -> Result<Vec<FlightRecord>, ImportError> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(csv);
    let mut faults = Vec::new();
    let places = match reader.headers() {
        Ok(header) => places(header, &mut faults),
        Err(error) => {
            faults.push(RowFault { line: 1, column: "", fault: error.to_string() });
            HashMap::new()
        }
    };
    if !faults.is_empty() {
        return Err(ImportError::Faults(faults));
    }
    let mut records = Vec::new();
    let mut lines_by_key = HashMap::new();
    for row in reader.records() {
        match row {
            Ok(row) => {
                let line = row.position().map_or(0, csv::Position::line);
                let mut row = Row { fields: &row, places: &places, line, faults: &mut faults };
                let Some(record) = row.check() else { continue };
                let key = (record.source.clone(), record.provider_key.clone());
                if let Some(first) = lines_by_key.insert(key, line) {
                    row.fault("provider_key", format!("the record stands on line {first} already"));
                }
                records.push(record);
            }
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                faults.push(RowFault { line, column: "", fault: "the row is not text in UTF-8".to_owned() });
            }
        }
    }
    if faults.is_empty() { Ok(records) } else { Err(ImportError::Faults(faults)) }
}

fn places(header: &StringRecord, faults: &mut Vec<RowFault>) -> HashMap<&'static str, usize> {
    let mut fault = |column, fault: String| faults.push(RowFault { line: 1, column, fault });
    for name in header.iter().filter(|name| !COLUMNS.contains(name)) {
        fault("", format!("`{}` is not a column of the canonical CSV", shown(name)));
    }
    let mut places = HashMap::new();
    for column in COLUMNS {
        let mut found = header.iter().enumerate().filter(|(_, name)| *name == column);
        match (found.next(), found.next()) {
            (Some((place, _)), None) => _ = places.insert(column, place),
            (Some(_), Some(_)) => fault(column, "the column is there twice".to_owned()),
            (None, _) => fault(column, "the column is missing".to_owned()),
        }
    }
    places
}

struct Row<'a> {
    fields: &'a StringRecord,
    places: &'a HashMap<&'static str, usize>,
    line: u64,
    faults: &'a mut Vec<RowFault>,
}

/// A time with its offset.
struct LocalInstant {
    date: Date,
    at: Timestamp,
    offset: Offset,
}

impl<'a> Row<'a> {
    fn fault(&mut self, column: &'static str, fault: String) {
        self.faults.push(RowFault { line: self.line, column, fault });
    }

    fn text(&self, column: &'static str) -> &'a str {
        self.places.get(column).and_then(|place| self.fields.get(*place)).unwrap_or_default()
    }

    /// The value of a column, or a fault that says what should stand there.
    fn value<T>(&mut self, column: &'static str, expected: &str, read: impl FnOnce(&'a str) -> Option<T>) -> Option<T> {
        let text = self.text(column);
        let value = read(text);
        if value.is_none() {
            self.fault(column, format!("`{}` is not {expected}", shown(text)));
        }
        value
    }

    fn check(&mut self) -> Option<FlightRecord> {
        if self.fields.len() != COLUMNS.len() {
            self.fault("", format!("the row has {} fields, not {}", self.fields.len(), COLUMNS.len()));
            return None;
        }
        let before = self.faults.len();
        self.check_what_is_not_kept();
        let direction = self.value("direction", "dep or arr", Direction::from_word);
        let origin = self.value("origin", AIRPORT, |text| text.parse::<AirportCode>().ok());
        let destination = self.value("destination", AIRPORT, |text| text.parse::<AirportCode>().ok());
        let airport = if direction == Some(Direction::Arr) { destination } else { origin };
        let scheduled = self.time("scheduled_local", "scheduled_utc", airport);
        if scheduled.is_none() && self.text("scheduled_local").is_empty() {
            self.fault("scheduled_local", "the scheduled time is missing".to_owned());
        }
        let latest = self.time("latest_local", "latest_utc", airport);
        self.check_delay(scheduled.as_ref(), latest.as_ref());
        let record = FlightRecord {
            source: self.value("source", "1 to 64 of a-z, 0-9 and -", source)?,
            provider_key: self.value("provider_key", "1 to 128 printable characters", provider_key)?,
            retrieved_at: self.value("retrieved_at", "an instant as 2026-01-15T12:04Z", |text| text.parse().ok())?,
            direction: direction?,
            carrier: self.value("carrier_iata", CARRIER, |text| text.parse::<CarrierCode>().ok())?,
            flight_number: self.value("flight_number", "1 to 9999", flight_number)?,
            suffix: self.value("suffix", "one capital letter or nothing", suffix)?,
            origin: origin?,
            destination: destination?,
            via: self.value("via", "airport codes with | between them", list)?,
            local_date: scheduled.as_ref()?.date,
            scheduled_at: scheduled?.at,
            latest_at: latest.map(|latest| latest.at),
            is_final: self.flag("final")?,
            time_semantics: self.time_semantics()?,
            status: self.value("status", STATUS, FlightStatus::from_word)?,
            cancelled: self.flag("cancelled")?,
            diverted: self.flag("diverted")?,
            codeshares: self.value("codeshares", "flight numbers with | between them", list::<FlightNumber>)?,
        };
        self.check_cancellation(&record);
        (self.faults.len() == before).then_some(record)
    }

    fn flag(&mut self, column: &'static str) -> Option<bool> {
        self.value(column, "0 or 1", |text| match text {
            "0" => Some(false),
            "1" => Some(true),
            _ => None,
        })
    }

    fn time_semantics(&mut self) -> Option<String> {
        let words = time_semantics_words().collect::<Vec<_>>().join(", ");
        let known = |word: &str| time_semantics(word).map(|_| word.to_owned());
        self.value("time_semantics", &format!("one of {words}"), known)
    }

    /// A time in both its forms, or `None` where both are empty. The two must be one instant, and the local one must be
    /// by the clock of the airport: a local time that is marked as UTC is the commonest fault of flight data.
    fn time(&mut self, local: &'static str, utc: &'static str, airport: Option<AirportCode>) -> Option<LocalInstant> {
        if self.text(local).is_empty() && self.text(utc).is_empty() {
            return None;
        }
        let time = self.value(local, "a local time with its offset as 2026-01-15T12:04-05:00", local_instant);
        let same = self.value(utc, "an instant as 2026-01-15T17:04Z", |text| text.parse::<Timestamp>().ok());
        let (time, same) = (time?, same?);
        if time.at != same {
            self.fault(utc, format!("`{}` is another instant than {local}", shown(self.text(utc))));
            return None;
        }
        let clock = airport.and_then(reference::airport).map(|airport| airport.time_zone.to_offset(time.at));
        if clock.is_some_and(|offset| offset != time.offset) {
            self.fault(local, format!("`{}` is not by the clock of the airport", shown(self.text(local))));
        }
        Some(time)
    }

    fn check_delay(&mut self, scheduled: Option<&LocalInstant>, latest: Option<&LocalInstant>) {
        let stated = self.text("delay_min");
        let delay = scheduled.zip(latest).map(|(from, to)| to.at.duration_since(from.at).as_mins());
        if !stated.is_empty() && stated.parse::<i64>().ok() != delay {
            self.fault("delay_min", format!("`{}` is not latest less scheduled", shown(stated)));
        }
    }

    fn check_cancellation(&mut self, record: &FlightRecord) {
        if record.cancelled != (record.status == FlightStatus::Cancelled) {
            self.fault("cancelled", "the flag and the status contradict each other".to_owned());
        }
        if record.cancelled && record.latest_at.is_some() {
            self.fault("latest_local", "a flight that did not fly has no time".to_owned());
        }
    }

    /// Columns that must have their form but say nothing that a claim needs.
    fn check_what_is_not_kept(&mut self) {
        self.value("carrier_icao", "three capital letters or nothing", |text| letters(text, 3));
        self.value("origin_country", "two capital letters or nothing", |text| letters(text, 2));
        self.value("destination_country", "two capital letters or nothing", |text| letters(text, 2));
        self.value("gc_km", "a number or nothing", |text| {
            (text.is_empty() || text.parse::<u32>().is_ok()).then_some(())
        });
        for column in ["service_type", "terminal", "gate"] {
            self.value(column, "at most 32 printable characters", |text| printable(text, LABEL_LENGTH_MAX));
        }
    }
}

const AIRPORT: &str = "an airport code as YYZ";
const CARRIER: &str = "a carrier code as AC";
const STATUS: &str = "scheduled, departed, arrived, cancelled or diverted";

fn source(text: &str) -> Option<String> {
    let form = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    (form && (1..=SOURCE_LENGTH_MAX).contains(&text.len())).then(|| text.to_owned())
}

fn provider_key(text: &str) -> Option<String> {
    printable(text, KEY_LENGTH_MAX).filter(|()| !text.is_empty()).map(|()| text.to_owned())
}

fn printable(text: &str, length_max: usize) -> Option<()> {
    (text.len() <= length_max && !text.chars().any(char::is_control)).then_some(())
}

fn letters(text: &str, count: usize) -> Option<()> {
    let form = text.is_empty() || (text.len() == count && text.bytes().all(|byte| byte.is_ascii_uppercase()));
    form.then_some(())
}

fn flight_number(text: &str) -> Option<u16> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| digits && *number > 0)
}

/// The suffix; `Some(None)` where there is none.
#[expect(clippy::option_option, reason = "the outer says whether the column could be read, the inner what it says")]
fn suffix(text: &str) -> Option<Option<char>> {
    match text.as_bytes() {
        [] => Some(None),
        [letter] if letter.is_ascii_uppercase() => Some(Some(char::from(*letter))),
        _ => None,
    }
}

fn list<T: std::str::FromStr>(text: &str) -> Option<Vec<T>> {
    if text.is_empty() { Some(Vec::new()) } else { text.split('|').map(|item| item.parse().ok()).collect() }
}

fn local_instant(text: &str) -> Option<LocalInstant> {
    let pieces = Pieces::parse(text).ok()?;
    let offset = pieces.to_numeric_offset()?;
    let at = offset.to_timestamp(pieces.date().to_datetime(pieces.time()?)).ok()?;
    Some(LocalInstant { date: pieces.date(), at, offset })
}

/// A value as a report may show it: short, and without anything that moves a cursor.
fn shown(text: &str) -> String {
    text.chars().take(40).map(|character| if character.is_control() { '\u{fffd}' } else { character }).collect()
}
