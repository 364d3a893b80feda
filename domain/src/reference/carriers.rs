//! Carriers: who they are, how large they are under the APPR, and who flies for whom.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{licences, table};
use crate::regime::CarrierSize;
use crate::value::CarrierCode;

const SIZES: &str = include_str!("../../parameters/reference/carrier_sizes.csv");
const OPERATORS: &str = include_str!("../../parameters/reference/regional_operators.csv");

/// A carrier with an IATA designator of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carrier {
    /// The IATA designator.
    pub code: CarrierCode,
    /// The ICAO designator.
    pub icao_code: String,
    /// The name.
    pub name: String,
    /// The country of its own licence, ISO 3166-1 alpha-2; others may fly under its code ([`super::licences`]).
    pub country: String,
}

/// How sure a row of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Published by the authority or the carrier.
    High,
    /// Estimated on good grounds.
    Medium,
    /// Estimated.
    Low,
}

/// What is known of a carrier's size under the APPR, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SizeEvidence {
    /// The size.
    pub size: CarrierSize,
    /// What it rests on.
    pub evidence: String,
    /// How sure that is.
    pub confidence: Confidence,
}

#[derive(Deserialize)]
struct SizeRow {
    carrier: CarrierCode,
    from_year: i16,
    to_year: i16,
    size: CarrierSize,
    evidence: String,
    confidence: Confidence,
}

#[derive(Deserialize)]
struct OperatorRow {
    marketing: CarrierCode,
    operator: CarrierCode,
}

struct SizeInYears {
    from_year: i16,
    to_year: i16,
    evidence: SizeEvidence,
}

static BY_CODE: LazyLock<Vec<Carrier>> = LazyLock::new(|| {
    let carrier = |licence: &licences::Licence| {
        let (icao_code, name) = (licence.icao_code.clone(), licence.name.clone());
        Some(Carrier { code: licence.own_code?, icao_code, name, country: licence.country.clone() })
    };
    let mut carriers: Vec<_> = licences::all().iter().filter_map(carrier).collect();
    carriers.sort_by_key(|carrier| carrier.code);
    carriers
});

static SIZES_BY_CODE: LazyLock<HashMap<CarrierCode, Vec<SizeInYears>>> = LazyLock::new(|| {
    let mut sizes: HashMap<CarrierCode, Vec<SizeInYears>> = HashMap::new();
    for row in table::rows::<SizeRow>(SIZES) {
        let evidence = SizeEvidence { size: row.size, evidence: row.evidence, confidence: row.confidence };
        let years = SizeInYears { from_year: row.from_year, to_year: row.to_year, evidence };
        sizes.entry(row.carrier).or_default().push(years);
    }
    sizes
});

static OPERATOR_PAIRS: LazyLock<Vec<(CarrierCode, CarrierCode)>> = LazyLock::new(|| {
    let mut pairs: Vec<_> =
        table::rows::<OperatorRow>(OPERATORS).into_iter().map(|row| (row.operator, row.marketing)).collect();
    pairs.sort_unstable();
    pairs
});

/// Every carrier, by code.
pub fn carriers() -> &'static [Carrier] {
    &BY_CODE
}

/// The carrier of a code.
pub fn carrier(code: CarrierCode) -> Option<&'static Carrier> {
    let index = carriers().binary_search_by_key(&code, |carrier| carrier.code).ok()?;
    carriers().get(index)
}

/// A carrier's size under the APPR, s.1(2), for flights of a year. `None`: not known.
pub fn appr_size(carrier: CarrierCode, year: i16) -> Option<&'static SizeEvidence> {
    let rows = SIZES_BY_CODE.get(&carrier)?;
    rows.iter().find(|row| (row.from_year..=row.to_year).contains(&year)).map(|row| &row.evidence)
}

/// Whether a carrier is known to fly under another's code on that other's behalf.
pub fn flies_for(operator: CarrierCode, marketing: CarrierCode) -> bool {
    OPERATOR_PAIRS.binary_search(&(operator, marketing)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> CarrierCode {
        text.parse().unwrap()
    }

    #[test]
    fn every_row_of_every_table_reads() {
        assert_eq!(SIZES_BY_CODE.values().map(Vec::len).sum::<usize>(), SIZES.lines().count() - 1);
        assert_eq!(OPERATOR_PAIRS.len(), OPERATORS.lines().count() - 1);
    }

    #[test]
    fn every_carrier_that_has_a_size_or_flies_for_another_is_a_carrier_and_stands_once() {
        assert!(carriers().windows(2).all(|pair| pair[0].code < pair[1].code));
        let flying = OPERATOR_PAIRS.iter().flat_map(|(operator, marketing)| [operator, marketing]);
        assert!(SIZES_BY_CODE.keys().chain(flying).all(|code| carrier(*code).is_some()));
    }

    #[test]
    fn no_carrier_has_two_sizes_in_one_year() {
        for (carrier, rows) in SIZES_BY_CODE.iter() {
            for year in 2019..=2030 {
                let sizes = rows.iter().filter(|row| (row.from_year..=row.to_year).contains(&year)).count();
                assert!(sizes <= 1, "{carrier} in {year}");
            }
        }
    }

    #[test]
    fn the_size_of_a_carrier_changes_with_the_year_and_is_unknown_where_no_row_says_it() {
        let size = |carrier, year| appr_size(code(carrier), year).map(|evidence| evidence.size);
        assert_eq!(size("F8", 2023), Some(CarrierSize::Small));
        assert_eq!(size("F8", 2024), Some(CarrierSize::Large));
        assert_eq!(size("TS", 2021), None);
        assert_eq!(size("AC", 2040), None);
        assert_eq!(size("ZZ", 2026), None);
    }

    #[test]
    fn a_regional_operator_is_known_with_the_carrier_it_flies_for() {
        assert!(flies_for(code("PB"), code("AC")));
        assert!(!flies_for(code("AC"), code("PB")));
    }
}
