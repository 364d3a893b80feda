//! Who is covered, art.3(2) and (3).

use serde_json::{Value, json};

use crate::case::{Case, case};
use crate::eu;
use crate::said::{cited, keys, outcome, step};

fn late() -> Case {
    case(&["AF CDG-BCN"]).late(180)
}

#[test]
fn a_passenger_without_a_confirmed_reservation_is_not_covered() {
    let none = eu(&late().with("passenger.confirmed_reservation", false));
    assert_eq!((outcome(&none).as_str(), cited(&none)), ("PASSENGER_NOT_COVERED", vec!["EU261 art.3(2)(a)"]));
    assert_eq!(
        step(&none, "confirmed_reservation"),
        ["- confirmed_reservation: reg261-no-reservation (EU261 art.3(2)(a))"]
    );
    assert!(none.rights.is_empty());
    let held = eu(&late());
    assert_eq!(
        step(&held, "confirmed_reservation"),
        ["+ confirmed_reservation: reg261-reservation (EU261 art.3(2)(a))"]
    );
    assert!(held.presumptions.is_empty());
    let silent = eu(&late().with("passenger.confirmed_reservation", Value::Null));
    assert_eq!(outcome(&silent), "OK 250.00 EUR");
    assert_eq!(keys([&silent.presumptions[0].presumed]), ["reg261-reservation-presumed"]);
}

#[test]
fn a_fare_that_is_not_open_to_the_public_is_not_covered() {
    let free = |free: Value| eu(&late().with("passenger.free_ticket", free));
    let found = free(json!(true));
    assert_eq!((outcome(&found).as_str(), cited(&found)), ("PASSENGER_NOT_COVERED", vec!["EU261 art.3(3)"]));
    let test = "fare_open_to_the_public";
    assert_eq!(step(&found, test), ["- fare_open_to_the_public: reg261-free-ticket (EU261 art.3(3))"]);
    assert_eq!(step(&free(json!(false)), test), ["+ fare_open_to_the_public: reg261-fare (EU261 art.3(3))"]);
    assert_eq!((outcome(&free(Value::Null)).as_str(), step(&free(Value::Null), test)), ("OK 250.00 EUR", vec![]));
}

#[test]
fn a_child_on_a_lap_is_covered_if_a_fare_was_paid_for_it() {
    let child =
        |free: Value| eu(&late().with("passenger.under_two_without_seat", true).with("passenger.free_ticket", free));
    let paid = child(json!(false));
    assert_eq!(outcome(&paid), "OK 250.00 EUR");
    assert_eq!(
        step(&paid, "fare_open_to_the_public")[1],
        "+ fare_open_to_the_public: reg261-infant-with-fare (EU261 art.3(3))"
    );
    let unknown = child(Value::Null);
    assert_eq!(
        (outcome(&unknown).as_str(), keys(&unknown.questions)),
        ("NEEDS_FACTS", vec!["reg261-ask-infant-fare".to_owned()])
    );
    assert_eq!(
        step(&unknown, "fare_open_to_the_public"),
        ["- fare_open_to_the_public: reg261-infant-fare-unknown (EU261 art.3(3))"]
    );
    assert_eq!(outcome(&child(json!(true))), "PASSENGER_NOT_COVERED");
}

/// C-474/22: who stays away from a flight that flies late has lost no time.
#[test]
fn who_stayed_away_from_a_flight_that_flew_is_owed_nothing() {
    let away = |kind: &str| {
        let case = case(&["AF CDG-BCN"]).with("disruption.kind", kind).with("passenger.presented_for_check_in", false);
        eu(&case)
    };
    for kind in ["delay", "missed_connection", "diversion", "downgrade"] {
        let found = away(kind);
        assert_eq!(
            (outcome(&found).as_str(), cited(&found)),
            ("PASSENGER_NOT_COVERED", vec!["EU261 art.3(2)(a)", "C-474/22"]),
            "{kind}"
        );
        assert_eq!(
            step(&found, "presented_for_check_in"),
            ["- presented_for_check_in: reg261-stayed-away (EU261 art.3(2)(a))"]
        );
    }
    assert_eq!(
        outcome(&eu(&case(&["AF CDG-BCN"]).cancelled(0).with("passenger.presented_for_check_in", false))),
        "OK 250.00 EUR"
    );
    assert_eq!(outcome(&eu(&late().with("passenger.presented_for_check_in", Value::Null))), "OK 250.00 EUR");
}
