//! What became of the journey afterwards.

use serde_json::json;

use crate::support::{CANADA, EU, UK, flight};

/// Row 31. The second event is a second request: the contract holds one disruption. Canada counts once, at the time on the
/// original ticket.
#[test]
fn a_rebooked_flight_that_is_late_itself_pays_a_second_time_in_europe_and_once_in_canada() {
    flight(&["AF CDG-YUL"]).cancelled(0).rerouted(0, 560).pays(EU, "600.00 EUR").pays(CANADA, "1000.00 CAD");
    flight(&["BA LHR-YYZ"]).cancelled(0).rerouted(0, 560).pays(UK, "520.00 GBP").pays(CANADA, "1000.00 CAD");
    let again = |route: &str| flight(&[route]).late(250);
    again("AF CDG-YUL").pays(EU, "600.00 EUR");
    again("BA LHR-YYZ").pays(UK, "520.00 GBP");
    again("AC YYZ-YVR").with("already_compensated_by", "CA-APPR").owes_nothing(CANADA);
}

/// Row 32. The flight on the ticket was four hours late and she was not on it. How late she came herself is told in Europe
/// as the delay at the destination. What she flew on has no place in the contract.
#[test]
fn who_rebooked_herself_and_came_less_than_three_hours_late_is_owed_nothing_in_europe_and_asked_in_canada() {
    flight(&["AF CDG-YUL"]).late(120).stayed_away().owes_nothing(EU);
    flight(&["BA LHR-YYZ"]).late(120).stayed_away().owes_nothing(UK);
    let by_times = |route: &str| {
        let late = flight(&[route]).at("2026-05-01T10:00", "2026-05-01T12:00", "2026-05-01T16:00");
        late.stayed_away()
    };
    by_times("AF CDG-YUL").owes_nothing(EU).asks(CANADA);
    by_times("BA LHR-YYZ").likely_owes_nothing(UK).asks(CANADA);
}

/// Row 33.
#[test]
fn who_stayed_at_home_because_of_an_announced_delay_is_owed_nothing_in_europe_and_asked_in_canada() {
    flight(&["AF CDG-YUL"]).late(300).stayed_away().owes_nothing(EU).asks(CANADA);
    flight(&["BA LHR-YYZ"]).late(300).stayed_away().likely_owes_nothing(UK).asks(CANADA);
    // Of a cancellation nobody must come to the airport.
    flight(&["AF CDG-YUL"]).cancelled(0).left_alone().stayed_away().pays(EU, "600.00 EUR");
    let unknown = flight(&["BA LHR-YYZ"]).cancelled(0).left_alone();
    unknown.with("passenger.presented_for_check_in", json!(null)).pays(UK, "520.00 GBP");
}
