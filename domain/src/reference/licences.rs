//! Licences: which state licensed the operators that fly under a carrier's code, and whether that lies in an area.
//!
//! One code can stand for several licences (U2 for a British, an Austrian and a Swiss one), and a licence can change its
//! area with the day (a British one was a Community licence to the end of 2020).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::areas::{self, Area, Membership};
use super::{Confidence, table};
use crate::value::CarrierCode;

const CARRIERS: &str = include_str!("../../parameters/reference/carriers.csv");
const CODES: &str = include_str!("../../parameters/reference/carrier_codes.csv");

/// The operating licence of a carrier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Licence {
    /// The ICAO designator of the carrier that holds it.
    pub icao_code: String,
    /// The name of that carrier.
    pub name: String,
    /// The state that gave it, ISO 3166-1 alpha-2.
    pub country: String,
    /// How sure the state is.
    pub confidence: Confidence,
    pub(super) own_code: Option<CarrierCode>,
    days: Days,
    memberships: &'static [Membership],
}

impl Licence {
    /// Whether it is a licence of the area on a day.
    pub fn lies_in(&self, area: Area, on: Date) -> bool {
        self.memberships.iter().any(|membership| membership.covers(area, on))
    }
}

/// Whether a carrier holds a licence of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LicenceAnswer {
    /// It does.
    Yes,
    /// It does not.
    No,
    /// Several operators fly under its code, and one does and another does not. Its own licence is the first.
    Unsettled(&'static [&'static Licence]),
    /// Nothing is known of its licence on that day.
    Unknown,
}

/// From the first day to the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Days {
    from: Date,
    to: Date,
}

impl Days {
    fn new(from: Option<Date>, to: Option<Date>) -> Self {
        Self { from: from.unwrap_or(Date::MIN), to: to.unwrap_or(Date::MAX) }
    }

    fn common(self, other: Self) -> Self {
        Self { from: self.from.max(other.from), to: self.to.min(other.to) }
    }

    fn contain(self, on: Date) -> bool {
        self.from <= on && on <= self.to
    }
}

#[derive(Deserialize)]
struct CarrierRow {
    icao: String,
    iata: Option<CarrierCode>,
    name: String,
    country: String,
    from: Option<Date>,
    to: Option<Date>,
    confidence: Confidence,
}

#[derive(Deserialize)]
struct CodeRow {
    iata: CarrierCode,
    icao: String,
    from: Option<Date>,
    to: Option<Date>,
}

/// The licences under one code until the next change.
struct Span {
    to: Date,
    licences: Vec<&'static Licence>,
}

static LICENCES: LazyLock<Vec<Licence>> = LazyLock::new(|| {
    let licence = |row: CarrierRow| Licence {
        memberships: areas::of_country(&row.country),
        icao_code: row.icao,
        name: row.name,
        country: row.country,
        confidence: row.confidence,
        own_code: row.iata,
        days: Days::new(row.from, row.to),
    };
    table::rows::<CarrierRow>(CARRIERS).into_iter().map(licence).collect()
});

static BY_CODE: LazyLock<Vec<(CarrierCode, Vec<Span>)>> = LazyLock::new(|| {
    let mut holders: BTreeMap<CarrierCode, Vec<(Days, &'static Licence)>> = BTreeMap::new();
    let own = all().iter().filter_map(|licence| Some((licence.own_code?, licence.days, licence)));
    for (code, days, licence) in own.chain(table::rows::<CodeRow>(CODES).iter().filter_map(shared)) {
        holders.entry(code).or_default().push((days, licence));
    }
    holders.into_iter().map(|(code, holders)| (code, spans(&holders))).collect()
});

fn shared(row: &CodeRow) -> Option<(CarrierCode, Days, &'static Licence)> {
    let licence = all().iter().find(|licence| licence.icao_code == row.icao)?;
    Some((row.iata, Days::new(row.from, row.to).common(licence.days), licence))
}

fn spans(holders: &[(Days, &'static Licence)]) -> Vec<Span> {
    let begins = holders.iter().filter_map(|(days, _)| days.from.yesterday().ok());
    let mut last_days: Vec<Date> = begins.chain(holders.iter().map(|(days, _)| days.to)).chain([Date::MAX]).collect();
    last_days.sort_unstable();
    last_days.dedup();
    let on = |day: Date| holders.iter().filter(move |(days, _)| days.contain(day)).map(|(_, licence)| *licence);
    last_days.into_iter().map(|to| Span { to, licences: on(to).collect() }).collect()
}

/// Every licence, by the ICAO designator.
pub(super) fn all() -> &'static [Licence] {
    &LICENCES
}

/// The licences of the operators that fly under a carrier's code on a day, its own first. Empty: not known.
///
/// An operator with a licence of the same state as the carrier's own is not among them, and none that a carrier leases
/// with its crew: the carrier that decides on the flight is the operating one (C-532/17).
pub fn licences(carrier: CarrierCode, on: Date) -> &'static [&'static Licence] {
    let spans = BY_CODE.binary_search_by_key(&carrier, |(code, _)| *code).ok().and_then(|index| BY_CODE.get(index));
    let span = spans.and_then(|(_, spans)| spans.iter().find(|span| on <= span.to));
    span.map_or(&[], |span| span.licences.as_slice())
}

/// The country of the licence of a code's own carrier on a day, ISO 3166-1. `None`: nothing is known of it.
pub fn licence_country(carrier: CarrierCode, on: Date) -> Option<&'static str> {
    licences(carrier, on).first().map(|licence| licence.country.as_str())
}

/// Whether the carrier of a code holds a licence of an area on a day.
pub fn licence_in(carrier: CarrierCode, area: Area, on: Date) -> LicenceAnswer {
    licence_in_any(carrier, &[area], on)
}

/// Whether the carrier of a code holds a licence of one of several areas on a day.
pub fn licence_in_any(carrier: CarrierCode, areas: &[Area], on: Date) -> LicenceAnswer {
    let licences = licences(carrier, on);
    let lies_inside = |licence: &&&Licence| areas.iter().any(|area| licence.lies_in(*area, on));
    let inside = licences.iter().filter(lies_inside).count();
    match inside {
        _ if licences.is_empty() => LicenceAnswer::Unknown,
        0 => LicenceAnswer::No,
        _ if inside == licences.len() => LicenceAnswer::Yes,
        _ => LicenceAnswer::Unsettled(licences),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 22);

    fn code(text: &str) -> CarrierCode {
        text.parse().unwrap()
    }

    fn answer(carrier: &str, area: Area, on: Date) -> LicenceAnswer {
        licence_in(code(carrier), area, on)
    }

    fn icao_codes(carrier: &str, on: Date) -> Vec<&'static str> {
        licences(code(carrier), on).iter().map(|licence| licence.icao_code.as_str()).collect()
    }

    #[test]
    fn every_row_reads_and_no_licence_or_code_stands_twice() {
        assert_eq!(all().len(), CARRIERS.lines().count() - 1);
        assert_eq!(table::rows::<CodeRow>(CODES).iter().filter_map(shared).count(), CODES.lines().count() - 1);
        let icao: BTreeSet<_> = all().iter().map(|licence| &licence.icao_code).collect();
        let own: Vec<_> = all().iter().filter_map(|licence| licence.own_code).collect();
        assert_eq!(icao.len(), all().len());
        assert_eq!(own.iter().collect::<BTreeSet<_>>().len(), own.len());
        for code in icao {
            assert!(code.len() == 3 && code.bytes().all(|letter| letter.is_ascii_uppercase()), "{code}");
        }
    }

    #[test]
    fn every_licence_can_be_reached_by_a_code() {
        let reached: BTreeSet<&str> = BY_CODE
            .iter()
            .flat_map(|(_, spans)| spans.iter().flat_map(|span| span.licences.iter()))
            .map(|licence| licence.icao_code.as_str())
            .collect();
        assert_eq!(reached.len(), all().len());
    }

    #[test]
    fn a_code_is_said_to_be_shared_only_where_that_can_change_an_answer() {
        for row in table::rows::<CodeRow>(CODES) {
            let own = all().iter().find(|licence| licence.own_code == Some(row.iata)).unwrap();
            let (_, days, licence) = shared(&row).unwrap();
            assert!(licence.country != own.country || days.to < own.days.from, "{} {}", row.iata, row.icao);
        }
    }

    #[test]
    fn a_carrier_holds_the_licence_of_its_state() {
        assert_eq!(answer("AC", Area::Canada, TODAY), LicenceAnswer::Yes);
        assert_eq!(answer("AC", Area::EuropeanCommunity, TODAY), LicenceAnswer::No);
        assert_eq!(answer("AF", Area::EuropeanCommunity, TODAY), LicenceAnswer::Yes);
        assert_eq!(answer("TK", Area::Turkey, TODAY), LicenceAnswer::Yes);
        assert_eq!(answer("ZZ", Area::Canada, TODAY), LicenceAnswer::Unknown);
        assert_eq!(licences(code("LH"), TODAY).first().map(|licence| licence.country.as_str()), Some("DE"));
    }

    #[test]
    fn norway_iceland_and_switzerland_give_community_licences_and_guernsey_and_polynesia_do_not() {
        for carrier in ["DY", "WF", "FI", "LX", "WK"] {
            assert_eq!(answer(carrier, Area::EuropeanCommunity, TODAY), LicenceAnswer::Yes, "{carrier}");
        }
        for carrier in ["GR", "TN", "SB", "RC", "GL"] {
            assert_eq!(answer(carrier, Area::EuropeanCommunity, TODAY), LicenceAnswer::No, "{carrier}");
            assert_eq!(answer(carrier, Area::UnitedKingdom, TODAY), LicenceAnswer::No, "{carrier}");
        }
        assert_eq!(answer("LX", Area::EuropeanCommunity, date(2006, 11, 30)), LicenceAnswer::No);
    }

    #[test]
    fn a_british_licence_is_a_community_licence_to_the_end_of_2020() {
        assert_eq!(answer("BA", Area::EuropeanCommunity, date(2020, 12, 31)), LicenceAnswer::Yes);
        assert_eq!(answer("BA", Area::EuropeanCommunity, date(2021, 1, 1)), LicenceAnswer::No);
        assert_eq!(answer("BA", Area::UnitedKingdom, date(2021, 1, 1)), LicenceAnswer::Yes);
    }

    #[test]
    fn a_code_of_operators_that_differ_is_unsettled_and_names_them_its_own_first() {
        let LicenceAnswer::Unsettled(licences) = answer("U2", Area::UnitedKingdom, TODAY) else {
            panic!("easyJet has a British, an Austrian and a Swiss licence")
        };
        let named: Vec<_> =
            licences.iter().map(|licence| (licence.icao_code.as_str(), licence.country.as_str())).collect();
        assert_eq!(named, [("EZY", "GB"), ("EJU", "AT"), ("EZS", "CH")]);
        for carrier in ["U2", "FR", "W6", "EI"] {
            assert!(
                matches!(answer(carrier, Area::EuropeanCommunity, TODAY), LicenceAnswer::Unsettled(_)),
                "{carrier}"
            );
            assert_eq!(answer(carrier, Area::EuropeanCommunity, date(2020, 12, 31)), LicenceAnswer::Yes, "{carrier}");
        }
        assert!(matches!(answer("LA", Area::Brazil, TODAY), LicenceAnswer::Unsettled(_)));
    }

    #[test]
    fn operators_that_agree_settle_the_answer_and_the_code_of_one_alone_does_too() {
        assert_eq!(icao_codes("DY", TODAY), ["NOZ", "NSZ"]);
        assert_eq!(answer("DY", Area::EuropeanCommunity, TODAY), LicenceAnswer::Yes);
        assert_eq!(answer("SK", Area::EuropeanCommunity, TODAY), LicenceAnswer::Yes);
        assert_eq!(answer("LA", Area::EuropeanCommunity, TODAY), LicenceAnswer::No);
        assert_eq!(answer("EC", Area::EuropeanCommunity, TODAY), LicenceAnswer::Yes);
        assert_eq!(answer("W9", Area::EuropeanCommunity, TODAY), LicenceAnswer::No);
    }

    #[test]
    fn a_code_that_went_to_another_carrier_is_read_by_the_day() {
        assert_eq!(icao_codes("AZ", date(2021, 10, 14)), ["AZA"]);
        assert_eq!(icao_codes("AZ", date(2021, 10, 15)), ["ITY"]);
        assert_eq!(icao_codes("KM", date(2024, 3, 30)), ["AMC"]);
        assert_eq!(icao_codes("KM", date(2024, 3, 31)), ["KMM"]);
    }

    #[test]
    fn days_without_any_operator_are_not_known() {
        let licence = all().iter().find(|licence| licence.icao_code == "ITY").unwrap();
        let spans = spans(&[(licence.days, licence)]);
        let counts: Vec<_> = spans.iter().map(|span| (span.to, span.licences.len())).collect();
        assert_eq!(counts, [(date(2021, 10, 14), 0), (Date::MAX, 1)]);
    }
}
