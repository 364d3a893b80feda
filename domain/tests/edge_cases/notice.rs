//! What the passenger was told beforehand, and which way was offered.

use crate::support::{CANADA, EU, Flight, UK, flight};

/// Row 22. The judgment is of December 2021, so it does not bind the United Kingdom's courts.
#[test]
fn a_flight_brought_forward_by_more_than_an_hour_is_cancelled_and_never_halved() {
    let moved = |route: &str| flight(&[route]).brought_forward(61, 5).rerouted(61, 0);
    moved("AF CDG-BCN").pays(EU, "250.00 EUR");
    moved("AF CDG-YUL").pays(EU, "600.00 EUR").owes_nothing(CANADA);
    moved("BA LHR-YYZ").likely_pays(UK, "520.00 GBP").owes_nothing(CANADA);
    // Who had to take another flight and came three hours late was delayed, in Canada too.
    flight(&["AC YYZ-YVR"]).brought_forward(61, 5).rerouted(0, 180).pays(CANADA, "400.00 CAD");
}

/// Row 23.
#[test]
fn a_flight_brought_forward_by_an_hour_to_the_minute_is_not_cancelled() {
    let moved = |route: &str| flight(&[route]).brought_forward(60, 5).rerouted(60, 0);
    moved("AF CDG-YUL").owes_nothing(EU).owes_nothing(CANADA);
    moved("BA LHR-YYZ").owes_nothing(UK).owes_nothing(CANADA);
}

/// Row 24.
#[test]
fn a_flight_put_off_is_a_delay_against_the_time_on_the_ticket() {
    let put_off =
        |route: &str, notice: i64, late: i64| flight(&[route]).with("disruption.notice_days", notice).late(late);
    put_off("AF CDG-YUL", 5, 150).owes_nothing(EU).owes_nothing(CANADA);
    put_off("BA LHR-YYZ", 5, 150).owes_nothing(UK).owes_nothing(CANADA);
    put_off("AF CDG-BCN", 5, 190).pays(EU, "250.00 EUR");
    put_off("BA LHR-EDI", 5, 190).pays(UK, "220.00 GBP");
    put_off("AC YYZ-YVR", 5, 190).pays(CANADA, "400.00 CAD");
    put_off("AC YYZ-YVR", 14, 190).pays(CANADA, "400.00 CAD");
    put_off("AC YYZ-YVR", 15, 190).owes_nothing(CANADA);
}

fn both(change: impl Fn(Flight) -> Flight) -> [Flight; 2] {
    [change(flight(&["AF CDG-YUL"])), change(flight(&["BA LHR-YYZ"]))]
}

/// Row 25.
#[test]
fn fourteen_days_of_notice_to_the_day_are_enough_in_europe_and_not_in_canada() {
    let [paris, london] = both(|flight| flight.cancelled(14).rerouted(0, 300));
    paris.owes_nothing(EU).pays(CANADA, "400.00 CAD");
    london.owes_nothing(UK).pays(CANADA, "400.00 CAD");
    let [paris, london] = both(|flight| flight.cancelled(13).rerouted(0, 300));
    paris.pays(EU, "600.00 EUR");
    london.pays(UK, "520.00 GBP");
    let [paris, _] = both(|flight| flight.cancelled(15).rerouted(0, 300));
    paris.owes_nothing(EU).owes_nothing(CANADA);
}

/// Row 26.
#[test]
fn with_a_week_of_notice_a_way_two_hours_earlier_and_less_than_four_later_is_enough_in_europe() {
    let [paris, london] = both(|flight| flight.cancelled(8).rerouted(120, 239));
    paris.owes_nothing(EU).pays(CANADA, "400.00 CAD");
    london.owes_nothing(UK).pays(CANADA, "400.00 CAD");
    let [paris, london] = both(|flight| flight.cancelled(7).rerouted(120, 239));
    paris.owes_nothing(EU);
    london.owes_nothing(UK);
    for (earlier, later) in [(121, 239), (120, 240)] {
        let [paris, london] = both(|flight| flight.cancelled(8).rerouted(earlier, later));
        paris.pays_half(EU, "300.00 EUR", "600.00 EUR");
        london.pays_half(UK, "260.00 GBP", "520.00 GBP");
    }
    let [paris, _] = both(|flight| flight.cancelled(8).rerouted(120, 179));
    paris.owes_nothing(CANADA);
}

/// Row 27.
#[test]
fn with_less_notice_a_way_half_an_hour_earlier_and_less_than_two_later_is_enough_everywhere() {
    let [paris, london] = both(|flight| flight.cancelled(3).rerouted(30, 119));
    paris.owes_nothing(EU).owes_nothing(CANADA);
    london.owes_nothing(UK).owes_nothing(CANADA);
    let [paris, london] = both(|flight| flight.cancelled(6).rerouted(60, 120));
    paris.pays_half(EU, "300.00 EUR", "600.00 EUR").owes_nothing(CANADA);
    london.pays_half(UK, "260.00 GBP", "520.00 GBP").owes_nothing(CANADA);
}

/// Row 28.
#[test]
fn with_less_notice_a_way_more_than_an_hour_earlier_pays_half_in_europe_though_it_is_in_time() {
    let [paris, london] = both(|flight| flight.cancelled(3).rerouted(61, 0));
    paris.pays_half(EU, "300.00 EUR", "600.00 EUR").owes_nothing(CANADA);
    london.pays_half(UK, "260.00 GBP", "520.00 GBP").owes_nothing(CANADA);
    flight(&["AF CDG-BCN"]).cancelled(3).rerouted(61, 0).pays_half(EU, "125.00 EUR", "250.00 EUR");
    flight(&["BA LHR-EDI"]).cancelled(3).rerouted(61, 0).pays_half(UK, "110.00 GBP", "220.00 GBP");
}

/// Row 29.
#[test]
fn the_offer_of_a_way_is_enough_in_europe_and_a_refund_in_its_place_pays_in_canada() {
    let [paris, london] = both(|flight| flight.cancelled(3).declined(30, 60).refunded());
    paris.owes_nothing(EU).pays(CANADA, "400.00 CAD");
    london.owes_nothing(UK).pays(CANADA, "400.00 CAD");
    let small = flight(&["AC YYZ-YVR"]).cancelled(3).declined(30, 60).refunded().with("carrier_size", "small");
    small.pays(CANADA, "125.00 CAD");
}

/// Row 30. The agent knew twenty days ahead. Notice in the contract is notice to the passenger, who had none.
#[test]
fn what_a_travel_agent_was_told_is_no_notice_to_the_passenger() {
    let [paris, london] = both(|flight| flight.cancelled(0).rerouted(0, 300));
    paris.pays(EU, "600.00 EUR").pays(CANADA, "400.00 CAD");
    london.pays(UK, "520.00 GBP").pays(CANADA, "400.00 CAD");
    // Had the twenty days reached the passenger, nothing would be owed.
    let [paris, london] = both(|flight| flight.cancelled(20).rerouted(0, 300));
    paris.owes_nothing(EU).owes_nothing(CANADA);
    london.owes_nothing(UK).owes_nothing(CANADA);
}
