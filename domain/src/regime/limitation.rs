//! Until when a claim can be brought before a court where the period is that of the place of the court: EU-261 and UK-261 leave it
//! to the law of the court (C-139/11). The courts of the departure, of the arrival and of the carrier's seat are open
//! (C-204/08), so that each of them has a day, the earliest first.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::Deserialize;

use super::Journey;
use super::right::{Bound, Deadline};
use super::trail::Trail;
use crate::explanation::Sentence;
use crate::reference::{self, Airport, Area, Confidence};
use crate::value::Citation;

const TEXT: &str = include_str!("../../parameters/limitation.toml");
const BY_THE_COURT: Citation = Citation::from_static("C-139/11");

/// The period of one place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Court {
    country: String,
    /// A part of the country with a law of its own.
    part: Option<String>,
    years: i16,
    #[serde(default)]
    to_end_of_year: bool,
    #[serde(default)]
    disputed: bool,
    body: String,
    /// For the reader of the file.
    #[serde(rename = "confidence")]
    _confidence: Confidence,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Courts {
    #[serde(rename = "court")]
    courts: Vec<Court>,
}

#[expect(clippy::expect_used, reason = "the text is part of the program, and a test reads it")]
static COURTS: LazyLock<Vec<Court>> =
    LazyLock::new(|| toml::from_str::<Courts>(TEXT).expect("the embedded periods of limitation").courts);

impl Court {
    /// The last day. `None`: beyond the calendar.
    fn last_day(&self, event: Date) -> Option<Date> {
        let from = if self.to_end_of_year { date(event.year(), 12, 31) } else { event };
        from.checked_add(self.years.years()).ok()
    }

    fn place(&'static self) -> String {
        match &self.part {
            Some(part) => format!("{}: {part}", self.country),
            None => self.country.clone(),
        }
    }

    fn deadline(&'static self, event: Date) -> Option<Deadline> {
        let deadline = Deadline::new("limitation", Bound::By, self.last_day(event)?, BY_THE_COURT);
        Some(Deadline { place: Some(self.place().into()), body: Some(self.body.as_str().into()), ..deadline })
    }
}

/// The last day before each court that is open, the earliest first.
pub(crate) fn days(journey: &Journey<'_>) -> Vec<Deadline> {
    let mut days: Vec<_> = open(journey).filter_map(|court| court.deadline(journey.day())).collect();
    days.sort_by_key(|deadline| deadline.day);
    days
}

/// Says where a period may be over, and where the lists disagree about it. A sum is never taken away for it.
pub(crate) fn warn(journey: &Journey<'_>, trail: &mut Trail) {
    for court in open(journey) {
        let Some(day) = court.last_day(journey.day()) else { continue };
        if journey.facts.filed_on.is_some_and(|filed_on| filed_on > day) {
            trail.warn(Sentence::LawLimitationMayBeOver { place: court.place().into(), day });
        }
        if court.disputed {
            trail.warn(Sentence::LawLimitationDisputed { place: court.place().into() });
        }
    }
}

fn open(journey: &Journey<'_>) -> impl Iterator<Item = &'static Court> {
    let country = |airport: &'static Airport| {
        let is_overseas = airport.lies_in(Area::FrenchOverseasDepartments, journey.day());
        if is_overseas { "FR" } else { airport.country.as_str() }
    };
    let airports = [journey.first_airport(), journey.last_airport()].map(|airport| airport.map(country));
    let licence = journey.disrupted.carrier().and_then(|carrier| reference::licence_country(carrier, journey.day()));
    let countries = [airports[0], airports[1], licence];
    COURTS.iter().filter(move |court| countries.contains(&Some(court.country.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last_day(country: &str, event: Date) -> Option<Date> {
        COURTS.iter().find(|court| court.country == country)?.last_day(event)
    }

    #[test]
    fn a_period_runs_from_the_flight_and_in_germany_from_the_end_of_its_year() {
        assert_eq!(last_day("DE", date(2026, 3, 10)), Some(date(2029, 12, 31)));
        assert_eq!(last_day("PL", date(2026, 3, 10)), Some(date(2027, 3, 10)));
        assert_eq!(last_day("FR", date(2024, 2, 29)), Some(date(2029, 2, 28)));
        assert_eq!(last_day("XX", date(2026, 3, 10)), None);
    }

    #[test]
    fn every_country_of_the_territory_has_a_period_and_where_the_lists_disagree_the_shortest() {
        assert_eq!(COURTS.len(), 32);
        let disputed: Vec<_> =
            COURTS.iter().filter(|court| court.disputed).map(|court| court.country.as_str()).collect();
        assert_eq!(disputed, ["BG", "HR", "IT", "MT", "SI", "SE", "IS"]);
        assert_eq!(last_day("BG", date(2026, 3, 10)), Some(date(2027, 3, 10)));
    }
}
