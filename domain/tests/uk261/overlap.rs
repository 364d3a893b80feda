//! What another law has paid for the event.

use crate::case::case;
use crate::said::{keys, outcome};
use crate::uk;

fn paid(leg: &str, by: &str) -> redress_domain::regime::Assessment {
    uk(&case(&[leg]).late(300).with("already_compensated_by", by))
}

#[test]
fn one_recovery_an_event_is_had_from_the_union_and_the_united_kingdom_together() {
    for leg in ["BA LHR-CDG", "BA CDG-LHR"] {
        assert_eq!(outcome(&paid(leg, "EU-261")), "ALREADY_COMPENSATED", "{leg}");
    }
}

#[test]
fn another_countrys_sum_is_no_bar_to_a_flight_out_and_asks_of_assistance_for_a_flight_in() {
    let out = paid("BA LHR-YYZ", "CA-APPR");
    assert_eq!(
        (outcome(&out).as_str(), keys(&out.warnings)),
        ("OK 520.00 GBP", vec!["reg261-deduction-warning".to_owned()])
    );
    for leg in ["BA YYZ-LHR", "BA YYZ-CDG"] {
        let into = paid(leg, "CA-APPR");
        assert_eq!(
            (outcome(&into).as_str(), keys(&into.questions)),
            ("NEEDS_FACTS", vec!["reg261-ask-assistance".to_owned()])
        );
    }
}
