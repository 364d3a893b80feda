//! A seat in a lower class, art.10(2): 30, 50 or 75 % of the price of the flight.

use redress_domain::regime::Assessment;
use serde_json::{Value, json};

use crate::case::{Case, case};
use crate::eu;
use crate::said::{cited, keys, outcome, steps};

fn downgraded(legs: &[&str], fare: &str) -> Assessment {
    eu(&with_fare(legs, json!({ "amount": fare, "currency": "EUR" })))
}

fn with_fare(legs: &[&str], fare: Value) -> Case {
    case(legs).with("disruption.kind", "downgrade").with("disruption.cause", Value::Null).with("one_way_fare", fare)
}

#[test]
fn the_part_goes_by_the_band_of_distance() {
    for (leg, limb, sum) in [
        ("AF CDG-BCN", "EU261 art.10(2)(a)", "OK 240.00 EUR"),
        ("TK BUD-AYT", "EU261 art.10(2)(b)", "OK 400.00 EUR"),
        ("AF CDG-ATH", "EU261 art.10(2)(b)", "OK 400.00 EUR"),
        ("SK ARN-TFS", "EU261 art.10(2)(b)", "OK 400.00 EUR"),
        ("AF CDG-JFK", "EU261 art.10(2)(c)", "OK 600.00 EUR"),
    ] {
        let found = downgraded(&[leg], "800.00");
        assert_eq!((outcome(&found).as_str(), cited(&found)), (sum, vec![limb]), "{leg}");
        assert_eq!(steps(&found)[1], format!("+ downgraded: reg261-downgraded ({limb})"));
    }
}

/// "All intra-Community flights of more than 1500 kilometres, except flights between the European territory of the Member
/// States and the French overseas departments, and all other flights between 1500 and 3500 kilometres."
#[test]
fn a_flight_between_europe_and_a_french_overseas_department_is_in_the_longest_band_here() {
    for leg in ["AF CDG-RUN", "AF RUN-CDG", "AF PTP-ORY", "AF CAY-MAD"] {
        assert_eq!(outcome(&downgraded(&[leg], "800.00")), "OK 600.00 EUR", "{leg}");
    }
    // From one of them to another, or to a country outside, is none between Europe and them.
    for (leg, sum) in
        [("AF PTP-CAY", "400.00"), ("AF RUN-DZA", "240.00"), ("AF RUN-JNB", "400.00"), ("MK RUN-MRU", "240.00")]
    {
        let found = downgraded(&[leg], "800.00");
        assert_eq!(outcome(&found), format!("OK {sum} EUR"), "{leg}");
    }
}

#[test]
fn a_part_of_a_cent_is_not_owed() {
    assert_eq!(outcome(&downgraded(&["AF CDG-BCN"], "99.99")), "OK 29.99 EUR");
    assert_eq!(outcome(&downgraded(&["AF CDG-BCN"], "0.03")), "OK 0.00 EUR");
}

#[test]
fn the_price_of_the_flight_alone_is_asked_for() {
    let unknown = eu(&with_fare(&["AF CDG-BCN"], Value::Null));
    assert_eq!(
        (outcome(&unknown).as_str(), keys(&unknown.questions)),
        ("NEEDS_FACTS", vec!["reg261-ask-fare".to_owned()])
    );
    let of_two = downgraded(&["AF CDG-BCN", "AF BCN-ALG"], "800.00");
    assert_eq!(
        (outcome(&of_two).as_str(), keys(&of_two.questions)),
        ("NEEDS_FACTS", vec!["reg261-ask-fare".to_owned()])
    );
}

#[test]
fn who_was_seated_lower_has_no_rights_of_a_delay() {
    assert!(downgraded(&["AF CDG-BCN"], "800.00").rights.is_empty());
}
