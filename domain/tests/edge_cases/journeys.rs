//! One booking is one journey, and two bookings are two.

use serde_json::json;

use crate::support::{CANADA, EU, Flight, UK, flight};

fn missed_connection(flight: Flight, minutes: i64) -> Flight {
    flight.with("disruption.kind", "missed_connection").late(minutes)
}

/// Row 11. The first leg was twenty minutes late, which is nothing in itself.
#[test]
fn a_missed_connection_on_one_booking_pays_on_the_whole_distance() {
    let nantes = missed_connection(flight(&["AF NTE-CDG", "AF CDG-YUL"]), 300);
    nantes.pays(EU, "600.00 EUR").pays(CANADA, "400.00 CAD");
    let edinburgh = missed_connection(flight(&["BA EDI-LHR", "BA LHR-YYZ"]), 300);
    edinburgh.pays(UK, "520.00 GBP").pays(CANADA, "400.00 CAD");
}

/// Row 11, for Canada: the size that counts is that of who flew the disrupted flight.
#[test]
fn a_missed_connection_is_paid_in_canada_by_the_operator_of_the_disrupted_flight() {
    let feeder = |leg| {
        let flight = missed_connection(flight(&["5T YZF-YEG", "AC YEG-YYZ"]), 300);
        flight.on_leg(leg).with("carrier_size", json!(null))
    };
    feeder(0).pays(CANADA, "125.00 CAD");
    feeder(1).pays(CANADA, "400.00 CAD");
}

/// Row 12. That the claim may go to the carrier of the first leg as well has no place in the contract.
#[test]
fn one_booking_out_of_europe_pays_though_the_second_carrier_is_a_foreign_one() {
    flight(&["OK PRG-AUH", "EY AUH-BKK"]).on_leg(1).late(488).pays(EU, "600.00 EUR").is_out_of(CANADA);
    flight(&["AF CDG-YUL", "AC YUL-YVR"]).on_leg(1).late(300).pays(EU, "600.00 EUR").pays(CANADA, "400.00 CAD");
    flight(&["BA LHR-DOH", "QR DOH-BKK"]).on_leg(1).late(488).pays(UK, "520.00 GBP").is_out_of(CANADA);
}

/// Row 13. Each first flight was half an hour late, and the flight of the other booking was missed.
#[test]
fn on_two_bookings_each_flight_stands_alone() {
    let apart = |legs: [&str; 2]| {
        let flight = flight(&legs).with("itinerary.single_booking", false);
        let missed = flight.with("disruption.kind", "missed_connection");
        missed
            .with("itinerary.legs.0.scheduled_departure", "2026-05-01T08:00")
            .with("itinerary.legs.0.scheduled_arrival", "2026-05-01T10:00")
            .with("itinerary.legs.0.actual_arrival", "2026-05-01T10:30")
    };
    apart(["IB MAD-CDG", "TS CDG-YUL"]).owes_nothing(EU).is_out_of(CANADA);
    apart(["BA EDI-LHR", "AC LHR-YYZ"]).owes_nothing(UK).is_out_of(CANADA);
    apart(["AC YYZ-YUL", "WS YUL-YHZ"]).owes_nothing(CANADA);
    // The first flight's own sum does not need the second, and the second is no part of its distance.
    let late = apart(["IB MAD-CDG", "TS CDG-YUL"]).with("itinerary.legs.0.actual_arrival", "2026-05-01T13:00");
    late.pays(EU, "250.00 EUR");
}

/// Row 14.
#[test]
fn one_booking_out_of_europe_on_an_american_carrier_pays_for_a_delay_within_america() {
    let brussels = flight(&["UA BRU-EWR", "UA EWR-SJC"]).on_leg(1).late(300);
    brussels.pays(EU, "600.00 EUR").is_out_of(UK).is_out_of(CANADA);
    let london = flight(&["UA LHR-EWR", "UA EWR-SJC"]).on_leg(1).late(300);
    london.pays(UK, "520.00 GBP").is_out_of(EU);
}

/// Row 15.
#[test]
fn one_booking_from_canada_by_way_of_europe_to_asia_is_canadas_alone() {
    for leg in [0, 1] {
        let frankfurt = flight(&["LH YYZ-FRA", "LH FRA-DEL"]).on_leg(leg).late(300);
        frankfurt.is_out_of(EU).is_out_of(UK).pays(CANADA, "400.00 CAD");
    }
}

/// Row 16. A request holds one direction, so the way back is judged alone by itself.
#[test]
fn the_way_back_is_judged_alone() {
    flight(&["AC YYZ-CDG"]).late(300).is_out_of(EU).pays(CANADA, "400.00 CAD");
    flight(&["AC YYZ-LHR"]).late(300).is_out_of(UK).pays(CANADA, "400.00 CAD");
    flight(&["AF YUL-CDG"]).late(300).pays(EU, "600.00 EUR").pays(CANADA, "400.00 CAD");
}

fn diverted(route: &str, minutes: i64) -> Flight {
    flight(&[route]).with("disruption.kind", "diversion").late(minutes)
}

/// Row 17. The delay is that at the airport on the ticket, after the transfer. To which airport the flight was diverted,
/// and who paid the transfer, has no place in the contract.
#[test]
fn a_diversion_to_another_airport_of_the_city_pays_only_for_the_delay_at_the_one_on_the_ticket() {
    diverted("VY BCN-ORY", 58).owes_nothing(EU);
    diverted("VY BCN-ORY", 185).pays(EU, "250.00 EUR");
    diverted("BA EDI-LCY", 58).owes_nothing(UK);
    diverted("BA EDI-LCY", 185).pays(UK, "220.00 GBP");
    diverted("PD YOW-YTZ", 58).owes_nothing(CANADA);
    diverted("PD YOW-YTZ", 185).pays(CANADA, "400.00 CAD");
}

/// Row 18. Nothing took the passengers on within three hours.
#[test]
fn a_diversion_to_another_city_without_a_way_on_pays_like_a_delay() {
    diverted("VY BCN-ORY", 400).pays(EU, "250.00 EUR");
    diverted("BA EDI-LCY", 400).pays(UK, "220.00 GBP");
    diverted("PD YOW-YTZ", 400).pays(CANADA, "700.00 CAD");
}

/// Row 19. That it took off and came back has no place in the contract: it is told as the cancellation that it is.
#[test]
fn a_flight_that_came_back_and_whose_passengers_were_moved_to_another_is_cancelled() {
    flight(&["AF CDG-VGO"]).cancelled(0).rerouted(0, 900).pays(EU, "250.00 EUR");
    flight(&["BA LHR-EDI"]).cancelled(0).rerouted(0, 900).pays(UK, "220.00 GBP");
    flight(&["AF CDG-YUL"]).cancelled(0).rerouted(0, 900).pays(EU, "600.00 EUR").pays(CANADA, "1000.00 CAD");
    // Canada counts the arrival either way.
    flight(&["AC YYZ-YVR"]).late(900).pays(CANADA, "1000.00 CAD");
}

/// Row 20. The number alone changed, and the flight came in time.
#[test]
fn another_number_for_the_same_flight_is_no_event() {
    let renumbered =
        |route: &str, number: &str| flight(&[route]).with("itinerary.legs.0.flight_number", number).late(0);
    renumbered("AF CDG-YUL", "AF344").owes_nothing(EU).owes_nothing(CANADA);
    renumbered("BA LHR-YYZ", "BA99").owes_nothing(UK).owes_nothing(CANADA);
}

/// Row 21.
#[test]
fn another_number_and_another_flight_is_a_cancellation() {
    flight(&["AF CDG-BCN"]).cancelled(0).rerouted(0, 200).pays(EU, "250.00 EUR");
    flight(&["BA LHR-EDI"]).cancelled(0).rerouted(0, 200).pays(UK, "220.00 GBP");
    flight(&["AC YYZ-YVR"]).cancelled(0).rerouted(0, 200).pays(CANADA, "400.00 CAD");
}
