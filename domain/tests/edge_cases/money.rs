//! In what form, to whom and how much.

use redress_domain::receipt::{DecisionReceipt, PassengerCase};
use redress_domain::value::{EventId, Money, PassengerId};
use serde_json::json;
use uuid::Uuid;

use crate::support::{CANADA, EU, Flight, UK, US, flight, names};

/// Row 66. Which form was offered or agreed has no place in the contract: the right to money stands with its section.
#[test]
fn the_sum_is_owed_in_money_and_another_form_only_as_its_section_says() {
    let paris = flight(&["AF CDG-YUL"]).late(300);
    let london = flight(&["BA LHR-YYZ"]).late(300);
    for (flight, regime, place) in [
        (&paris, EU, "EU261 art.7(3)"),
        (&paris, CANADA, "APPR s.21"),
        (&london, UK, "UK261 art.7(3)"),
        (&london, CANADA, "APPR s.21"),
    ] {
        let found = flight.answer(regime);
        assert!(names(&found, place), "{regime}: {place}\n{found:#?}");
    }
}

/// The sums of every passenger of a claim, under one regime.
fn sums(flight: &Flight, passengers: u128, regime: &str) -> Vec<String> {
    let case = |number: u128| PassengerCase {
        passenger_id: PassengerId::from_uuid(Uuid::from_u128(number)),
        facts: flight.facts(),
        cautions: Vec::new(),
    };
    let cases: Vec<_> = (1..=passengers).map(case).collect();
    let event = EventId::from_uuid(Uuid::from_u128(9));
    let receipt = DecisionReceipt::of(&cases, |_, _| event).unwrap();
    let assessments = receipt.passengers.into_iter().flat_map(|passenger| passenger.assessments);
    let found = assessments.filter(|assessment| assessment.regime == regime);
    found.filter_map(|assessment| assessment.amount).map(Money::decimal).collect()
}

/// Row 67.
#[test]
fn five_passengers_on_one_booking_are_owed_five_sums() {
    let paris = flight(&["AF CDG-YUL"]).late(300);
    assert_eq!(sums(&paris, 5, CANADA), ["400.00"; 5]);
    assert_eq!(sums(&paris, 5, EU), ["600.00"; 5]);
    assert_eq!(sums(&flight(&["BA LHR-YYZ"]).late(300), 5, UK), ["520.00"; 5]);
}

/// Row 68. The contract's delay of a rerouting is that which was planned when it was offered.
#[test]
fn in_the_united_states_a_bumped_passenger_is_owed_four_fares_from_two_hours_on_up_to_a_cap() {
    let bumped = |fare: &str, planned: i64| {
        let flight = flight(&["DL JFK-LAX"]).bumped().rerouted(0, planned);
        flight.with("one_way_fare", json!({ "amount": fare, "currency": "USD" }))
    };
    bumped("300.00", 60).owes_nothing(US);
    bumped("300.00", 61).pays(US, "600.00 USD");
    bumped("300.00", 119).pays(US, "600.00 USD");
    bumped("300.00", 120).pays(US, "1200.00 USD");
    bumped("600.00", 119).pays(US, "1075.00 USD");
    bumped("600.00", 120).pays(US, "2150.00 USD");
    bumped("300.00", 120).is_out_of(EU).is_out_of(UK).is_out_of(CANADA);
    flight(&["DL JFK-LAX"]).bumped().rerouted(0, 120).asks(US);
}

/// Row 69. The contract does not know who asks: a claim that was inherited or assigned comes to the passenger's own sum. To
/// whom it may be paid is for the law of succession, and in Canada the complaint is the passenger's own (Act s.85.04).
#[test]
fn whoever_asks_for_it_the_sum_is_the_passengers_own() {
    flight(&["AF CDG-YUL"]).late(300).pays(EU, "600.00 EUR").pays(CANADA, "400.00 CAD");
    flight(&["BA LHR-YYZ"]).late(300).pays(UK, "520.00 GBP").pays(CANADA, "400.00 CAD");
}

/// Row 70.
#[test]
fn who_was_left_alone_and_refunded_is_owed_the_whole_in_europe_and_the_flat_sum_in_canada() {
    let left = |route: &str, size: &str| {
        let cancelled = flight(&[route]).cancelled(0).left_alone().refunded();
        cancelled.with("carrier_size", size).with("passenger.presented_for_check_in", json!(null))
    };
    left("AF CDG-YUL", "large").pays(EU, "600.00 EUR").pays(CANADA, "400.00 CAD");
    left("AF CDG-YUL", "small").pays(EU, "600.00 EUR").pays(CANADA, "125.00 CAD");
    left("BA LHR-YYZ", "large").pays(UK, "520.00 GBP").pays(CANADA, "400.00 CAD");
    left("BA LHR-YYZ", "small").pays(UK, "520.00 GBP").pays(CANADA, "125.00 CAD");
}
