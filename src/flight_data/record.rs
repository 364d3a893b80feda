//! One record of a source about one end of one flight.

use jiff::Timestamp;
use jiff::civil::Date;
use redress_domain::fact::TimeSemantics;
use redress_domain::value::{AirportCode, CarrierCode, FlightNumber};
use serde::Serialize;

/// Which end of the flight the times of a record speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The departure from the origin.
    Dep,
    /// The arrival at the destination.
    Arr,
}

impl Direction {
    /// The word in CSV and SQL.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dep => "dep",
            Self::Arr => "arr",
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Dep, Self::Arr].into_iter().find(|direction| direction.as_str() == word)
    }
}

/// How far a flight had come when the source was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FlightStatus {
    /// Nothing happened yet.
    Scheduled,
    /// It left its stand.
    Departed,
    /// It arrived.
    Arrived,
    /// It did not fly.
    Cancelled,
    /// It went elsewhere.
    Diverted,
}

impl FlightStatus {
    const ALL: [Self; 5] = [Self::Scheduled, Self::Departed, Self::Arrived, Self::Cancelled, Self::Diverted];

    /// The word in CSV and SQL.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Departed => "departed",
            Self::Arrived => "arrived",
            Self::Cancelled => "cancelled",
            Self::Diverted => "diverted",
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

/// What the words of sources for their times mean to us. A word that is not here is refused at import: a time of which
/// nobody knows what it means proves nothing.
const TIME_SEMANTICS: &[(&str, TimeSemantics)] = &[
    ("on_block", TimeSemantics::OnBlock),
    ("gate", TimeSemantics::Gate),
    ("gate_departure_actual", TimeSemantics::Gate),
    ("gate_arrival_actual", TimeSemantics::Gate),
    ("fids", TimeSemantics::Fids),
    ("fids_departed", TimeSemantics::Fids),
    ("fids_arrived", TimeSemantics::Fids),
    ("runway", TimeSemantics::Runway),
];

/// What a source's word for its times means.
pub(super) fn time_semantics(word: &str) -> Option<TimeSemantics> {
    TIME_SEMANTICS.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning)
}

/// The words that [`time_semantics`] knows.
pub(super) fn time_semantics_words() -> impl Iterator<Item = &'static str> {
    TIME_SEMANTICS.iter().map(|(word, _)| *word)
}

/// One revision of one record. What it says, without the time at which it was asked for, is what its digest covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FlightRecord {
    /// Who says it.
    pub source: String,
    /// The record's own key at the source.
    pub provider_key: String,
    /// When the source was asked.
    #[serde(skip)]
    pub retrieved_at: Timestamp,
    /// Which end of the flight its times speak of.
    pub direction: Direction,
    /// The operating carrier's designator, as the source has it.
    pub carrier: CarrierCode,
    /// The number.
    pub flight_number: u16,
    /// The operational suffix.
    pub suffix: Option<char>,
    /// Where the flight begins.
    pub origin: AirportCode,
    /// Where it ends.
    pub destination: AirportCode,
    /// Where it stops between.
    pub via: Vec<AirportCode>,
    /// The calendar day of the scheduled time at that end's airport.
    pub local_date: Date,
    /// The scheduled time.
    pub scheduled_at: Timestamp,
    /// The actual time if `is_final`, else the expected one.
    pub latest_at: Option<Timestamp>,
    /// Whether the source will not say anything else any more.
    pub is_final: bool,
    /// The source's own word for what its times mean.
    pub time_semantics: String,
    /// How far the flight had come.
    pub status: FlightStatus,
    /// It did not fly.
    pub cancelled: bool,
    /// It went elsewhere.
    pub diverted: bool,
    /// The flight numbers under which the same flight was sold.
    pub codeshares: Vec<FlightNumber>,
}
