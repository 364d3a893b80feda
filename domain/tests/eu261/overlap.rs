//! What another law has paid for the event.

use crate::case::case;
use crate::eu;
use crate::said::{cited, keys, outcome, step};

const TEST: &str = "not_compensated_yet";

#[test]
fn one_recovery_an_event_is_had_among_the_laws_that_pay_for_the_same() {
    for paid_by in ["EU-261", "UK-261", "TR-SHY"] {
        for leg in ["AF CDG-IST", "AF IST-CDG"] {
            let found = eu(&case(&[leg]).late(300).with("already_compensated_by", paid_by));
            assert_eq!(
                (outcome(&found).as_str(), cited(&found)),
                ("ALREADY_COMPENSATED", vec!["EU261 art.12(1)"]),
                "{paid_by}"
            );
            assert_eq!(step(&found, TEST), ["- not_compensated_yet: reg261-compensated (EU261 art.12(1))"]);
        }
    }
}

#[test]
fn out_of_the_territory_a_sum_of_another_countrys_law_is_no_bar() {
    let found = eu(&case(&["AF CDG-YUL"]).late(300).with("already_compensated_by", "CA-APPR"));
    assert_eq!(outcome(&found), "OK 600.00 EUR");
    assert_eq!(step(&found, TEST), ["+ not_compensated_yet: reg261-other-compensation (EU261 art.12(1))"]);
    assert_eq!(keys(&found.warnings), ["reg261-deduction-warning"]);
}

#[test]
fn into_the_territory_it_is_asked_whether_assistance_was_had_there_too() {
    let found = eu(&case(&["AF YUL-CDG"]).late(300).with("already_compensated_by", "CA-APPR"));
    assert_eq!(
        (outcome(&found).as_str(), keys(&found.questions)),
        ("NEEDS_FACTS", vec!["reg261-ask-assistance".to_owned()])
    );
    assert_eq!(step(&found, TEST), ["- not_compensated_yet: reg261-compensation-abroad (EU261 art.3(1)(b))"]);
    assert_eq!(step(&eu(&case(&["AF YUL-CDG"]).late(300)), TEST), [""; 0]);
}
