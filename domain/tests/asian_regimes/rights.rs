//! What is owed beside the sum.

use redress_domain::explanation::Explanation;
use redress_domain::regime::{Assessment, Standing};
use serde_json::{Value, json};

use crate::support::flight;

const PLACES: [(&str, &str, &str, &str); 5] = [
    ("TR-SHY", "IST", "LHR", "2026-05-01T10:00"),
    ("TH-CAB101", "BKK", "LHR", "2026-05-01T10:00"),
    ("IL-ASL", "TLV", "LHR", "2026-05-01T10:00"),
    ("SA-GACA", "RUH", "LHR", "2026-05-01T10:00"),
    ("IN-CAR", "DEL", "BOM", "2024-05-01T10:00"),
];

fn names(assessment: &Assessment, standing: Standing) -> Vec<&str> {
    let found = assessment.rights.iter().filter(|right| right.standing == standing);
    found.map(|right| right.right.as_ref()).collect()
}

#[test]
fn every_right_and_every_condition_is_a_sentence_of_the_catalogues() {
    for (regime, from, to, day) in PLACES {
        for kind in ["delay", "cancellation", "denied_boarding"] {
            let rights = flight(from, to, day, json!({ "kind": kind })).under(regime).rights;
            assert!(!rights.is_empty(), "{regime} {kind}");
            for right in rights {
                let told = std::iter::once(&right.content).chain(&right.conditions);
                told.for_each(|told| assert!(matches!(told, Explanation::Sentence(_)), "{regime} {told:?}"));
                assert_eq!(right.standing == Standing::Owed, right.conditions.is_empty(), "{}", right.right);
            }
        }
    }
}

#[test]
fn care_is_owed_from_the_hour_of_each_law() {
    let left = |regime: &str, departure: &str| -> Vec<String> {
        let (_, from, to, day) = PLACES.into_iter().find(|place| place.0 == regime).expect(regime);
        let told = flight(from, to, day, json!({ "kind": "delay", "arrival_delay_minutes": 100 }));
        let answer = told.leg("actual_departure", json!(departure)).under(regime);
        names(&answer, Standing::Owed).into_iter().map(str::to_owned).collect()
    };
    assert_eq!(left("TR-SHY", "2026-05-01T11:59"), Vec::<String>::new());
    assert_eq!(left("TR-SHY", "2026-05-01T12:00"), ["refreshments"]);
    assert_eq!(left("TR-SHY", "2026-05-01T13:00"), ["refreshments", "meals"]);
    assert_eq!(left("TR-SHY", "2026-05-01T15:00"), ["refreshments", "meals", "refund"]);
    assert_eq!(left("TH-CAB101", "2026-05-01T12:00"), Vec::<String>::new());
    assert_eq!(left("TH-CAB101", "2026-05-01T12:01"), ["care"]);
    assert_eq!(left("IL-ASL", "2026-05-01T12:00"), ["care"]);
    assert_eq!(left("IL-ASL", "2026-05-01T15:00"), ["care", "refund_or_another_way"]);
    assert_eq!(left("SA-GACA", "2026-05-01T10:59"), Vec::<String>::new());
    assert_eq!(left("SA-GACA", "2026-05-01T11:00"), ["refreshments"]);
    assert_eq!(left("SA-GACA", "2026-05-01T12:01"), ["refreshments", "refund"]);
    assert_eq!(left("IN-CAR", "2024-05-01T20:00"), Vec::<String>::new(), "from when was not read");
}

#[test]
fn how_a_sum_may_be_paid_in_thailand_is_told_with_a_sum_alone() {
    let paid = |disruption: Value| {
        let answer = flight("BKK", "LHR", "2026-05-01T10:00", disruption).under("TH-CAB101");
        names(&answer, Standing::Owed).contains(&"compensation_in_money")
    };
    assert!(paid(json!({ "kind": "cancellation", "notice_days": 0, "cause": "CREW_SHORTAGE" })));
    assert!(!paid(json!({ "kind": "cancellation", "notice_days": 7, "cause": "CREW_SHORTAGE" })));
}

#[test]
fn whoever_gave_up_the_seat_or_was_refused_for_a_reason_has_no_rights_beside_the_sum() {
    for (regime, from, to, day) in PLACES {
        let volunteer = flight(from, to, day, json!({ "kind": "denied_boarding", "volunteered": true })).under(regime);
        let stated: Vec<_> = volunteer.rights.iter().map(|right| right.right.as_ref()).collect();
        assert!(stated.iter().all(|right| ["unscheduled_stop", "wheelchair"].contains(right)), "{regime}: {stated:?}");
    }
}

#[test]
fn a_law_that_was_not_read_tells_no_rights() {
    let of_2026 = flight("DEL", "BOM", "2026-05-01", json!({ "kind": "delay", "arrival_delay_minutes": 500 }));
    assert!(of_2026.under("IN-CAR").rights.is_empty());
}
