//! On every day the law of a regime has exactly one version, or the regime was not in force.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use redress_domain::estimate::EstimateRequest;
use redress_domain::regime::{REGIMES, ReasonCode, Regime, assess, regime};
use redress_domain::value::LocalTime;
use serde_json::json;

/// Five years ahead of the day on which the parameters were last checked.
const HORIZON: Date = date(2031, 12, 1);
/// Before the oldest regime.
const BEFORE_ALL: Date = date(2000, 1, 1);

fn versions_on(regime: &dyn Regime, day: Date) -> Vec<&'static str> {
    let versions = regime.versions().into_iter();
    versions.filter(|version| version.applies_on(day)).map(|version| version.id).collect()
}

#[test]
fn every_day_from_a_regimes_first_version_to_five_years_ahead_has_exactly_one_version_and_no_day_before_has_one() {
    for regime in REGIMES {
        let first = regime.versions().iter().map(|version| version.applies_from).min().expect("a version");
        for day in BEFORE_ALL.series(1.day()).take_while(|day| *day <= HORIZON) {
            let found = versions_on(*regime, day);
            assert_eq!(found.len(), usize::from(day >= first), "{} on {day}: {found:?}", regime.code());
        }
    }
}

#[test]
fn the_versions_of_a_regime_are_told_oldest_first_and_no_two_have_the_same_id() {
    let mut ids = Vec::new();
    for regime in REGIMES {
        let versions = regime.versions();
        assert!(versions.windows(2).all(|pair| pair[0].applies_from < pair[1].applies_from), "{}", regime.code());
        ids.extend(versions.iter().map(|version| version.id));
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}

#[test]
fn a_flight_of_every_day_since_the_commencement_of_the_appr_is_answered_by_its_version() {
    let request = json!({
        "itinerary": { "single_booking": true, "legs": [{
            "origin": "YYZ", "destination": "YVR", "scheduled_departure": "2019-07-15" }] },
        "disruption": { "kind": "delay", "arrival_delay_minutes": 300 },
        "carrier_size": "large"
    });
    let mut facts = EstimateRequest::parse(&request).expect("a request");
    let appr = regime("CA-APPR").expect("the home regime");
    for day in date(2019, 7, 15).series(1.day()).take_while(|day| *day <= HORIZON) {
        facts.itinerary.legs[0].scheduled_departure = LocalTime::Day(day);
        let assessment = assess(&facts).remove(0);
        assert_eq!(assessment.rule_version.as_deref(), versions_on(appr, day).first().copied(), "{day}");
        let paying = if day < date(2019, 12, 15) { ReasonCode::S19NotInForce } else { ReasonCode::Ok };
        assert_eq!(assessment.reason, paying, "{day}");
        assert!(!assessment.rights.is_empty(), "{day}");
    }
}

#[test]
fn the_version_changes_on_the_days_of_the_amendments() {
    for (code, day, version) in [
        ("CA-APPR", date(2019, 7, 15), "APPR-2019-07"),
        ("CA-APPR", date(2019, 12, 14), "APPR-2019-07"),
        ("CA-APPR", date(2019, 12, 15), "APPR-2019-12"),
        ("CA-APPR", date(2022, 9, 7), "APPR-2019-12"),
        ("CA-APPR", date(2022, 9, 8), "APPR-2022-09"),
        ("CA-APPR", date(2026, 11, 22), "APPR-2022-09"),
        ("TR-SHY", date(2012, 1, 1), "SHY-2012"),
        ("TR-SHY", date(2024, 12, 9), "SHY-2012"),
        ("TR-SHY", date(2024, 12, 10), "SHY-2024"),
        ("TH-CAB101", date(2025, 5, 20), "CAB101-2025"),
        ("IL-ASL", date(2012, 8, 16), "ASL-2012"),
        ("IL-ASL", date(2023, 12, 31), "ASL-2012"),
        ("IL-ASL", date(2024, 1, 1), "ASL-2024"),
        ("IL-ASL", date(2024, 12, 31), "ASL-2024"),
        ("IL-ASL", date(2025, 1, 1), "ASL-2025"),
        ("IL-ASL", date(2025, 12, 31), "ASL-2025"),
        ("IL-ASL", date(2026, 1, 1), "ASL-2026"),
        ("SA-GACA", date(2023, 11, 20), "GACA-2023"),
        ("IN-CAR", date(2022, 12, 31), "CAR-2010"),
        ("IN-CAR", date(2023, 1, 1), "CAR-2023"),
        ("IN-CAR", date(2024, 12, 31), "CAR-2023"),
        ("IN-CAR", date(2025, 1, 1), "CAR-2025"),
        ("US-DOT", date(2011, 8, 23), "USDOT-2011"),
        ("US-DOT", date(2015, 8, 24), "USDOT-2011"),
        ("US-DOT", date(2015, 8, 25), "USDOT-2015"),
        ("US-DOT", date(2021, 4, 20), "USDOT-2015"),
        ("US-DOT", date(2021, 4, 21), "USDOT-2021"),
        ("US-DOT", date(2025, 1, 21), "USDOT-2021"),
        ("US-DOT", date(2025, 1, 22), "USDOT-2025"),
        ("BR-ANAC400", date(2017, 3, 14), "ANAC400-2017"),
        ("MC99", date(2003, 11, 4), "MC99-2003"),
        ("MC99", date(2009, 12, 29), "MC99-2003"),
        ("MC99", date(2009, 12, 30), "MC99-2009"),
        ("MC99", date(2019, 12, 27), "MC99-2009"),
        ("MC99", date(2019, 12, 28), "MC99-2019"),
        ("MC99", date(2024, 12, 27), "MC99-2019"),
        ("MC99", date(2024, 12, 28), "MC99-2024"),
    ] {
        assert_eq!(versions_on(regime(code).expect(code), day), [version], "{code} on {day}");
    }
}
