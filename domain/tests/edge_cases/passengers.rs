//! Who travelled, and on what ticket.

use serde_json::json;

use crate::support::{CANADA, EU, Flight, UK, flight, names};

fn both(change: impl Fn(Flight) -> Flight) -> [Flight; 2] {
    [change(flight(&["AF CDG-YUL"]).late(300)), change(flight(&["BA LHR-YYZ"]).late(300))]
}

/// Row 41. No text of Canada's excludes a child on a lap and none includes it.
#[test]
fn an_infant_without_any_fare_is_owed_nothing_in_europe_and_is_an_open_question_in_canada() {
    let [paris, london] =
        both(|flight| flight.with("passenger.under_two_without_seat", true).with("passenger.free_ticket", true));
    paris.owes_nothing(EU).likely_pays(CANADA, "400.00 CAD");
    london.owes_nothing(UK).likely_pays(CANADA, "400.00 CAD");
}

/// Row 42. The contract knows no age and no fare of a child: a child with a seat is any passenger.
#[test]
fn a_child_with_a_seat_is_owed_the_whole() {
    let [paris, london] =
        both(|flight| flight.with("passenger.under_two_without_seat", false).with("passenger.free_ticket", false));
    paris.pays(EU, "600.00 EUR").pays(CANADA, "400.00 CAD");
    london.pays(UK, "520.00 GBP").pays(CANADA, "400.00 CAD");
}

/// Row 43.
#[test]
fn a_staff_ticket_is_excluded_in_europe_and_not_in_canada() {
    let [paris, london] = both(|flight| flight.with("passenger.free_ticket", true));
    paris.owes_nothing(EU).pays(CANADA, "400.00 CAD");
    london.owes_nothing(UK).pays(CANADA, "400.00 CAD");
}

/// Row 44. A ticket for points is none at a fare closed to the public, whatever it cost in money.
#[test]
fn a_reward_ticket_pays_like_any_other() {
    let [paris, london] = both(|flight| {
        let reward = flight.with("passenger.free_ticket", false);
        reward.with("one_way_fare", json!({ "amount": "0.00", "currency": "EUR" }))
    });
    paris.pays(EU, "600.00 EUR").pays(CANADA, "400.00 CAD");
    london.pays(UK, "520.00 GBP").pays(CANADA, "400.00 CAD");
}

/// Row 45. The contract does not know who sold the package: the flights are those of holiday carriers.
#[test]
fn the_carrier_pays_a_package_tourist_too() {
    flight(&["DE FRA-PMI"]).late(240).pays(EU, "250.00 EUR");
    flight(&["BY LGW-PMI"]).late(240).pays(UK, "220.00 GBP");
    flight(&["TS YUL-CUN"]).late(240).pays(CANADA, "400.00 CAD");
}

/// Row 46. The tour did not take place and the flight did, as planned: that is all the contract can say.
#[test]
fn a_package_that_was_cancelled_for_another_reason_than_the_flight_pays_nothing() {
    flight(&["DE FRA-PMI"]).late(0).owes_nothing(EU);
    flight(&["BY LGW-PMI"]).late(0).owes_nothing(UK);
    flight(&["TS YUL-CUN"]).late(0).owes_nothing(CANADA);
}

/// Row 47. The flight ran without those who were told that it would not. Who told them has no place in the contract: it is
/// told as a boarding refused beforehand.
#[test]
fn a_tour_operators_wrong_word_that_the_flight_is_off_is_a_denial_of_boarding_in_europe_and_none_in_canada() {
    let told = |route: &str| {
        let refused = flight(&[route]).refused("announced_in_advance").left_alone();
        refused.stayed_away().with("disruption.notice_days", 2)
    };
    told("DE FRA-PMI").pays(EU, "250.00 EUR");
    told("BY LGW-PMI").likely_pays(UK, "220.00 GBP");
    let found = told("TS YUL-CUN").answer(CANADA);
    assert!(found.amount.is_none() && !names(&found, "APPR s.20"), "{found:#?}");
}
