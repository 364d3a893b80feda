//! Minutes and clocks: from when a delay pays, and how it is counted.

use crate::support::{CANADA, EU, UK, flight};

/// Row 1. The contract counts whole minutes, and a minute that has not ended does not count.
#[test]
fn two_hours_fifty_nine_minutes_late_pays_nothing_anywhere() {
    flight(&["AF CDG-YUL"]).late(179).owes_nothing(EU).owes_nothing(CANADA);
    flight(&["BA LHR-YYZ"]).late(179).owes_nothing(UK).owes_nothing(CANADA);
    flight(&["AF CDG-BCN"]).late(179).owes_nothing(EU);
}

/// Row 2.
#[test]
fn three_hours_to_the_minute_pays_and_over_3500_km_half() {
    flight(&["AF CDG-BCN"]).late(180).pays(EU, "250.00 EUR");
    flight(&["AF CDG-ATH"]).late(180).pays(EU, "400.00 EUR");
    flight(&["AF CDG-YUL"]).late(180).pays_half(EU, "300.00 EUR", "600.00 EUR").pays(CANADA, "400.00 CAD");
    flight(&["BA LHR-EDI"]).late(180).pays(UK, "220.00 GBP");
    flight(&["BA LHR-ATH"]).late(180).pays(UK, "350.00 GBP");
    flight(&["BA LHR-YYZ"]).late(180).pays_half(UK, "260.00 GBP", "520.00 GBP").pays(CANADA, "400.00 CAD");
}

/// Row 3.
#[test]
fn a_pure_delay_of_four_hours_to_the_minute_over_3500_km_is_no_longer_halved() {
    flight(&["AF CDG-YUL"]).late(239).pays_half(EU, "300.00 EUR", "600.00 EUR");
    flight(&["AF CDG-YUL"]).late(240).pays(EU, "600.00 EUR").pays(CANADA, "400.00 CAD");
    flight(&["BA LHR-YYZ"]).late(239).pays_half(UK, "260.00 GBP", "520.00 GBP");
    flight(&["BA LHR-YYZ"]).late(240).pays(UK, "520.00 GBP").pays(CANADA, "400.00 CAD");
}

/// Row 4.
#[test]
fn a_rerouting_that_is_four_hours_late_to_the_minute_over_3500_km_is_still_halved() {
    let cancelled = |route: &str, late| flight(&[route]).cancelled(0).rerouted(0, late);
    cancelled("AF CDG-YUL", 240).pays_half(EU, "300.00 EUR", "600.00 EUR").pays(CANADA, "400.00 CAD");
    cancelled("AF CDG-YUL", 241).pays(EU, "600.00 EUR").pays(CANADA, "400.00 CAD");
    cancelled("BA LHR-YYZ", 240).pays_half(UK, "260.00 GBP", "520.00 GBP").pays(CANADA, "400.00 CAD");
    cancelled("BA LHR-YYZ", 241).pays(UK, "520.00 GBP").pays(CANADA, "400.00 CAD");
}

/// Row 5.
#[test]
fn six_and_nine_hours_are_steps_in_canada_and_none_in_europe() {
    for (minutes, dollars) in [(359, "400.00 CAD"), (360, "700.00 CAD"), (539, "700.00 CAD"), (540, "1000.00 CAD")] {
        flight(&["AF CDG-YUL"]).late(minutes).pays(EU, "600.00 EUR").pays(CANADA, dollars);
        flight(&["BA LHR-YYZ"]).late(minutes).pays(UK, "520.00 GBP").pays(CANADA, dollars);
    }
}

/// Row 6.
#[test]
fn a_late_departure_that_is_made_up_on_the_way_gives_care_and_no_sum() {
    let made_up = |route: &str, departed: &str, arrived: &str| {
        let late = flight(&[route]).at("2026-05-01T10:00", "2026-05-01T12:00", arrived);
        late.with("itinerary.legs.0.actual_departure", departed)
    };
    let ashore = made_up("AF CDG-YUL", "2026-05-01T14:00", "2026-05-01T14:50");
    ashore.owes_nothing(EU).gives_rights(EU).owes_nothing(CANADA);
    made_up("BA LHR-YYZ", "2026-05-01T14:00", "2026-05-01T14:50").owes_nothing(UK).owes_nothing(CANADA);
}

/// Row 7. An arrival in the contract is the opening of a door; a touchdown, here at 14:55, has no place in it.
#[test]
fn the_opening_of_the_door_counts_and_not_the_touchdown() {
    let opened = |route: &str, door: &str| flight(&[route]).at("2026-05-01T10:00", "2026-05-01T12:00", door);
    opened("AF CDG-YUL", "2026-05-01T15:03").pays_half(EU, "300.00 EUR", "600.00 EUR").pays(CANADA, "400.00 CAD");
    opened("BA LHR-YYZ", "2026-05-01T15:03").pays_half(UK, "260.00 GBP", "520.00 GBP").pays(CANADA, "400.00 CAD");
    opened("AF CDG-YUL", "2026-05-01T14:55").owes_nothing(EU).owes_nothing(CANADA);
    opened("BA LHR-YYZ", "2026-05-01T14:55").owes_nothing(UK).owes_nothing(CANADA);
}

/// Row 8. The contract has no field for a time on the block: where the door is not known, neither is the arrival.
#[test]
fn where_it_is_not_known_when_the_door_opened_the_arrival_is_asked_for() {
    let unknown = |route: &str| flight(&[route]).with("itinerary.legs.0.scheduled_arrival", "2026-05-01T12:00");
    let unknown = |route: &str| unknown(route).with("itinerary.legs.0.scheduled_departure", "2026-05-01T10:00");
    unknown("AF CDG-YUL").asks(EU).asks(CANADA);
    unknown("BA LHR-YYZ").asks(UK).asks(CANADA);
}

/// Row 9.
#[test]
fn a_delay_over_midnight_is_counted_from_the_day_before() {
    let over_midnight = |route: &str| flight(&[route]).at("2026-05-01T21:50", "2026-05-01T23:50", "2026-05-02T02:55");
    over_midnight("AF CDG-YUL").pays_half(EU, "300.00 EUR", "600.00 EUR").pays(CANADA, "400.00 CAD");
    over_midnight("BA LHR-YYZ").pays_half(UK, "260.00 GBP", "520.00 GBP").pays(CANADA, "400.00 CAD");
}

/// Row 10. In autumn the clock hides an hour of the delay, in spring it feigns one.
#[test]
fn a_clock_change_on_the_way_neither_hides_nor_feigns_an_hour() {
    let rome = |departure: &str, arrival: &str, arrived: &str| flight(&["KL FCO-AMS"]).at(departure, arrival, arrived);
    rome("2026-10-24T22:00", "2026-10-25T00:30", "2026-10-25T03:10").pays(EU, "250.00 EUR");
    rome("2026-03-28T22:00", "2026-03-29T00:30", "2026-03-29T04:00").owes_nothing(EU);

    let edinburgh = |departure: &str, arrival: &str, arrived: &str| {
        let flight = flight(&["BA EDI-LHR"]);
        flight.at(departure, arrival, arrived)
    };
    edinburgh("2026-10-24T22:20", "2026-10-24T23:50", "2026-10-25T02:10").pays(UK, "220.00 GBP");
    edinburgh("2026-03-28T22:20", "2026-03-28T23:50", "2026-03-29T03:20").owes_nothing(UK);

    let vancouver = |departure: &str, arrival: &str, arrived: &str| {
        let flight = flight(&["AC YVR-YYZ"]);
        flight.at(departure, arrival, arrived)
    };
    vancouver("2026-10-31T16:30", "2026-10-31T23:50", "2026-11-01T02:10").pays(CANADA, "400.00 CAD");
    vancouver("2026-03-07T16:30", "2026-03-07T23:50", "2026-03-08T03:20").owes_nothing(CANADA);
}
