//! On every day the law has exactly one version.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use redress_domain::estimate::EstimateRequest;
use redress_domain::regime::{ReasonCode, appr, assess};
use redress_domain::value::LocalTime;
use serde_json::json;

const COMMENCEMENT: Date = date(2019, 7, 15);
/// Five years ahead of the day on which the parameters were last checked.
const HORIZON: Date = date(2031, 11, 22);

#[test]
fn every_day_since_the_commencement_has_exactly_one_version_of_the_appr() {
    let days = COMMENCEMENT.series(1.day()).take_while(|day| *day <= HORIZON);
    let wrong: Vec<_> = days.map(|day| (day, appr::version_on(day))).filter(|(_, found)| found.len() != 1).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_flight_of_every_day_since_the_commencement_is_answered_by_that_version() {
    let request = json!({
        "itinerary": { "single_booking": true, "legs": [{
            "origin": "YYZ", "destination": "YVR", "scheduled_departure": "2019-07-15" }] },
        "disruption": { "kind": "delay", "arrival_delay_minutes": 300 },
        "carrier_size": "large"
    });
    let mut facts = EstimateRequest::parse(&request).expect("a request");
    for day in COMMENCEMENT.series(1.day()).take_while(|day| *day <= HORIZON) {
        facts.itinerary.legs[0].scheduled_departure = LocalTime::Day(day);
        let assessment = assess(&facts).remove(0);
        assert_eq!(assessment.rule_version.as_deref(), appr::version_on(day).first().copied(), "{day}");
        let paying = if day < date(2019, 12, 15) { ReasonCode::S19NotInForce } else { ReasonCode::Ok };
        assert_eq!(assessment.reason, paying, "{day}");
        assert!(!assessment.rights.is_empty(), "{day}");
    }
}

#[test]
fn no_day_before_the_commencement_has_a_version() {
    let before = date(2018, 1, 1).series(1.day()).take_while(|day| *day < COMMENCEMENT);
    assert!(before.map(appr::version_on).all(|found| found.is_empty()));
}

#[test]
fn the_version_changes_on_the_days_of_the_amendments() {
    for (day, version) in [
        (date(2019, 7, 15), "APPR-2019-07"),
        (date(2019, 12, 14), "APPR-2019-07"),
        (date(2019, 12, 15), "APPR-2019-12"),
        (date(2022, 9, 7), "APPR-2019-12"),
        (date(2022, 9, 8), "APPR-2022-09"),
        (date(2026, 11, 22), "APPR-2022-09"),
    ] {
        assert_eq!(appr::version_on(day), [version], "{day}");
    }
}
