//! Until when a claim can be brought before a court: the law of the court's place says it (C-139/11).

use redress_domain::regime::{Assessment, Bound};

use crate::case::case;
use crate::eu;
use crate::said::{keys, outcome};

fn courts(found: &Assessment) -> Vec<(String, String)> {
    let days = found.deadlines.iter().map(|deadline| {
        assert_eq!(
            (deadline.deadline.as_ref(), deadline.bound, deadline.citation.as_str()),
            ("limitation", Bound::By, "C-139/11")
        );
        assert!(deadline.body.is_some());
        (deadline.place.clone().unwrap().into_owned(), deadline.day.to_string())
    });
    days.collect()
}

fn of(leg: &str, day: &str) -> Vec<(String, String)> {
    courts(&eu(&case(&[leg]).on(day).late(300)))
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(place, day)| ((*place).to_owned(), (*day).to_owned())).collect()
}

#[test]
fn the_courts_of_the_departure_of_the_arrival_and_of_the_carriers_seat_are_open_the_earliest_first() {
    let found = of("KL CDG-WAW", "2026-05-01");
    assert_eq!(found, pairs(&[("PL", "2027-05-01"), ("NL", "2028-05-01"), ("FR", "2031-05-01")]));
    assert_eq!(of("AF CDG-JFK", "2026-05-01"), pairs(&[("FR", "2031-05-01")]));
}

#[test]
fn in_germany_the_period_begins_with_the_end_of_the_year() {
    assert_eq!(of("LH FRA-JFK", "2026-01-01"), pairs(&[("DE", "2029-12-31")]));
    assert_eq!(of("LH FRA-JFK", "2026-12-31"), pairs(&[("DE", "2029-12-31")]));
}

#[test]
fn an_overseas_department_has_the_courts_of_france() {
    assert_eq!(of("MK RUN-MRU", "2026-05-01"), pairs(&[("FR", "2031-05-01")]));
    assert_eq!(of("MK MRU-RUN", "2026-05-01"), []);
}

#[test]
fn a_period_that_may_be_over_is_told_and_takes_no_sum_away() {
    let filed = |day: &str| eu(&case(&["LO WAW-JFK"]).on("2024-05-01").late(300).with("filed_on", day));
    assert_eq!(
        (outcome(&filed("2025-05-01")).as_str(), keys(&filed("2025-05-01").warnings)),
        ("OK 600.00 EUR", vec![])
    );
    let late = filed("2025-05-02");
    assert_eq!(
        (outcome(&late).as_str(), keys(&late.warnings)),
        ("OK 600.00 EUR", vec!["law-limitation-may-be-over".to_owned()])
    );
}

#[test]
fn where_the_lists_disagree_the_reader_is_told() {
    assert_eq!(keys(&eu(&case(&["AZ FCO-JFK"]).late(300)).warnings), ["law-limitation-disputed"]);
    assert_eq!(keys(&eu(&case(&["AF CDG-JFK"]).late(300)).warnings), [""; 0]);
}
