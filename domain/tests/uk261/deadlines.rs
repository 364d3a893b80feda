//! The days that count: the courts of England and Scotland, and the body for disputes after eight weeks.

use redress_domain::regime::{Assessment, Bound};

use crate::case::case;
use crate::said::keys;
use crate::uk;

fn days(found: &Assessment) -> Vec<(&str, Bound, String, &str)> {
    let days = found.deadlines.iter();
    days.map(|day| (day.deadline.as_ref(), day.bound, day.day.to_string(), day.place.as_deref().unwrap_or_default()))
        .collect()
}

const ENGLAND: &str = "GB: England and Wales, Northern Ireland";
const SCOTLAND: &str = "GB: Scotland";

#[test]
fn the_body_for_disputes_may_be_asked_eight_weeks_after_the_claim_reached_the_carrier() {
    let found = uk(&case(&["BA LHR-JFK"]).late(300).with("filed_on", "2026-06-01"));
    assert_eq!(
        days(&found),
        [
            ("complaint_to_body", Bound::From, "2026-07-27".to_owned(), ""),
            ("limitation", Bound::By, "2031-05-01".to_owned(), SCOTLAND),
            ("limitation", Bound::By, "2032-05-01".to_owned(), ENGLAND)
        ]
    );
    assert_eq!(found.deadlines[0].citation.as_str(), "UK261 art.16");
    assert!(found.deadlines[0].body.as_deref().is_some_and(|body| body.contains("Civil Aviation Authority")));
    assert_eq!(days(&uk(&case(&["BA LHR-JFK"]).late(300))).len(), 2);
}

#[test]
fn each_part_of_the_kingdom_counts_its_own_period() {
    let filed = |day: &str| {
        let found = uk(&case(&["BA LHR-JFK"]).on("2021-05-01").late(300).with("filed_on", day));
        keys(&found.warnings).len()
    };
    assert_eq!([filed("2026-05-01"), filed("2026-05-02"), filed("2027-05-01"), filed("2027-05-02")], [0, 1, 1, 2]);
}
