//! The areas in which a law applies: which countries they are made of, and when.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::table;
use crate::value::AirportCode;

const AREAS: &str = include_str!("../../parameters/reference/areas.csv");
const EXCEPTIONS: &str = include_str!("../../parameters/reference/territory_exceptions.csv");

/// An area that a law speaks of. It is a territory and not a law: it says nothing of when the law began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Canada.
    Canada,
    /// Where Regulation (EC) No 261/2004 reaches: the member states by the day they acceded and the outermost regions;
    /// Norway, Iceland and Switzerland by their agreements; the United Kingdom to the end of 2020.
    EuropeanCommunity,
    /// The French overseas departments (Regulation (EC) No 261/2004, Art.10); a part of the European Community.
    FrenchOverseasDepartments,
    /// The United Kingdom, at all times; without Gibraltar, the Channel Islands and the Isle of Man.
    UnitedKingdom,
    /// The United States, their territories and possessions.
    UnitedStates,
    /// Turkey.
    Turkey,
    /// Thailand.
    Thailand,
    /// Israel.
    Israel,
    /// Saudi Arabia.
    SaudiArabia,
    /// India.
    India,
    /// Brazil.
    Brazil,
}

impl Area {
    /// Every area.
    pub const ALL: [Self; 11] = [
        Self::Canada,
        Self::EuropeanCommunity,
        Self::FrenchOverseasDepartments,
        Self::UnitedKingdom,
        Self::UnitedStates,
        Self::Turkey,
        Self::Thailand,
        Self::Israel,
        Self::SaudiArabia,
        Self::India,
        Self::Brazil,
    ];
}

/// A country's time in an area, the first and the last day included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Membership {
    pub(super) area: Area,
    pub(super) from: Date,
    pub(super) to: Date,
}

impl Membership {
    pub(super) fn covers(&self, area: Area, on: Date) -> bool {
        self.area == area && self.from <= on && on <= self.to
    }
}

/// Where the country alone does not say whether an airport lies in an area, or where that is in doubt.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(super) struct Exception {
    airport: AirportCode,
    pub(super) area: Area,
    /// `false`: it lies outside, whatever its country is in.
    pub(super) lies_in: bool,
    pub(super) doubt: String,
}

#[derive(Deserialize)]
struct Row {
    area: Area,
    country: String,
    from: Option<Date>,
    to: Option<Date>,
}

static BY_COUNTRY: LazyLock<BTreeMap<String, Vec<Membership>>> = LazyLock::new(|| {
    let mut memberships: BTreeMap<String, Vec<Membership>> = BTreeMap::new();
    for row in table::rows::<Row>(AREAS) {
        let (from, to) = (row.from.unwrap_or(Date::MIN), row.to.unwrap_or(Date::MAX));
        memberships.entry(row.country).or_default().push(Membership { area: row.area, from, to });
    }
    memberships
});

/// What a country is in, and when: the country of an airport's territory, or of a carrier's licence (ISO 3166-1).
pub(super) fn of_country(country: &str) -> &'static [Membership] {
    BY_COUNTRY.get(country).map_or(&[], Vec::as_slice)
}

/// The exceptions of every airport that has any.
pub(super) fn exceptions() -> BTreeMap<AirportCode, Vec<Exception>> {
    let mut exceptions: BTreeMap<AirportCode, Vec<Exception>> = BTreeMap::new();
    for row in table::rows::<Exception>(EXCEPTIONS) {
        exceptions.entry(row.airport).or_default().push(row);
    }
    exceptions
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::*;
    use crate::reference::{Airport, Confidence, airport, airports};

    /// The countries in which Regulation (EC) No 261/2004 applies today, beside the United Kingdom's own law.
    const COMMUNITY_OF_2026: &str = "AT BE BG CH CY CZ DE DK EE ES FI FR GF GP GR HR HU IE IS IT LT LU LV MF MQ MT NL NO PL PT RE \
         RO SE SI SK YT";

    fn at(code: &str) -> &'static Airport {
        airport(code.parse().unwrap()).unwrap_or_else(|| panic!("{code} is an airport"))
    }

    /// A row of either table, as the file has it.
    #[derive(Deserialize)]
    struct Sourced {
        source: String,
        #[serde(rename = "confidence")]
        _confidence: Confidence,
    }

    #[test]
    fn every_row_reads_and_has_a_source() {
        assert_eq!(BY_COUNTRY.values().map(Vec::len).sum::<usize>(), AREAS.lines().count() - 1);
        assert_eq!(exceptions().values().map(Vec::len).sum::<usize>(), EXCEPTIONS.lines().count() - 1);
        for text in [AREAS, EXCEPTIONS] {
            let rows = table::rows::<Sourced>(text);
            assert_eq!(rows.len(), text.lines().count() - 1);
            assert!(rows.iter().all(|row| !row.source.is_empty()));
        }
    }

    #[test]
    fn no_country_is_twice_in_an_area_at_one_time() {
        for (country, memberships) in BY_COUNTRY.iter() {
            assert!(memberships.iter().all(|membership| membership.from <= membership.to), "{country}");
            for (place, one) in memberships.iter().enumerate() {
                let later = memberships.iter().skip(place + 1).filter(|other| other.area == one.area);
                assert!(later.into_iter().all(|other| one.to < other.from || other.to < one.from), "{country}");
            }
        }
    }

    #[test]
    fn every_exception_is_of_an_airport_we_know() {
        assert!(exceptions().keys().all(|code| airport(*code).is_some()));
    }

    #[test]
    fn the_community_and_the_kingdom_of_2026_are_their_countries_but_for_svalbard_and_northern_cyprus() {
        let today = date(2026, 11, 22);
        let community: BTreeSet<&str> = COMMUNITY_OF_2026.split(' ').collect();
        for airport in airports() {
            let expected =
                community.contains(airport.country.as_str()) && !["ECN", "LYR"].contains(&airport.code.as_str());
            assert_eq!(airport.lies_in(Area::EuropeanCommunity, today), expected, "{}", airport.code);
            assert_eq!(airport.lies_in(Area::UnitedKingdom, today), airport.country == "GB", "{}", airport.code);
            assert_eq!(airport.lies_in(Area::Canada, today), airport.country == "CA", "{}", airport.code);
        }
    }

    #[test]
    fn a_country_lies_in_the_community_from_the_day_it_joined_to_the_day_it_left() {
        for (code, first) in [
            ("SOF", date(2007, 1, 1)),
            ("OTP", date(2007, 1, 1)),
            ("ZAG", date(2013, 7, 1)),
            ("ZRH", date(2006, 12, 1)),
            ("OSL", date(2005, 2, 17)),
            ("DZA", date(2014, 1, 1)),
            ("WAW", date(2004, 5, 1)),
        ] {
            assert!(at(code).lies_in(Area::EuropeanCommunity, first), "{code}");
            assert!(!at(code).lies_in(Area::EuropeanCommunity, first.yesterday().unwrap()), "{code}");
        }
        for (code, last) in [("LHR", date(2020, 12, 31)), ("SBH", date(2011, 12, 31))] {
            assert!(at(code).lies_in(Area::EuropeanCommunity, last), "{code}");
            assert!(!at(code).lies_in(Area::EuropeanCommunity, last.tomorrow().unwrap()), "{code}");
        }
        assert!(at("LHR").lies_in(Area::UnitedKingdom, date(2020, 12, 31)), "the territory is older than its law");
    }

    #[test]
    fn the_outermost_regions_are_in_and_the_overseas_territories_are_out() {
        let today = date(2026, 11, 22);
        for code in ["PDL", "FNC", "TFN", "LPA", "MLN", "PTP", "FDF", "CAY", "RUN", "DZA", "SFG", "MHQ"] {
            assert!(at(code).lies_in(Area::EuropeanCommunity, today), "{code}");
        }
        for code in ["SBH", "FSP", "NOU", "PPT", "AUA", "CUR", "SXM", "BON", "FAE", "GOH", "GIB", "IOM", "JER", "GCI"] {
            let outside = |area| !at(code).lies_in(area, today);
            assert!(outside(Area::EuropeanCommunity) && outside(Area::UnitedKingdom), "{code}");
        }
    }

    #[test]
    fn the_overseas_departments_are_those_of_france_and_not_every_outermost_region() {
        let overseas = |code, on| at(code).lies_in(Area::FrenchOverseasDepartments, on);
        for code in ["PTP", "FDF", "CAY", "RUN", "DZA", "SFG"] {
            assert!(overseas(code, date(2026, 11, 22)), "{code}");
        }
        for code in ["CDG", "AJA", "TFN", "PPT", "SBH"] {
            assert!(!overseas(code, date(2026, 11, 22)), "{code}");
        }
        assert!(!overseas("DZA", date(2011, 3, 30)) && overseas("DZA", date(2011, 3, 31)));
    }

    #[test]
    fn the_united_states_reach_to_their_territories() {
        for code in ["JFK", "HNL", "SJU", "STT", "GUM", "PPG", "SPN"] {
            assert!(at(code).lies_in(Area::UnitedStates, date(2026, 11, 22)), "{code}");
        }
        assert!(!at("NAS").lies_in(Area::UnitedStates, date(2026, 11, 22)));
    }

    #[test]
    fn each_area_has_an_airport() {
        let on = date(2026, 11, 22);
        for area in Area::ALL {
            assert!(airports().iter().any(|airport| airport.lies_in(area, on)), "{area:?}");
        }
    }

    #[test]
    fn a_doubt_is_told_where_the_law_is_not_settled_and_nowhere_else() {
        assert!(at("LYR").doubt(Area::EuropeanCommunity).is_some_and(|doubt| doubt.contains("Svalbard")));
        assert!(at("AKT").doubt(Area::EuropeanCommunity).is_some(), "in, and in doubt");
        assert_eq!(at("LYR").doubt(Area::UnitedKingdom), None);
        assert_eq!(at("OSL").doubt(Area::EuropeanCommunity), None);
    }
}
