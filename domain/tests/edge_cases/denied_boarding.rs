//! A passenger who was not let on.

use crate::support::{CANADA, EU, Flight, UK, flight};

fn both(change: impl Fn(Flight) -> Flight) -> [Flight; 2] {
    [change(flight(&["AF CDG-YUL"])), change(flight(&["BA LHR-YYZ"]))]
}

fn assert_nothing_is_owed(change: impl Fn(Flight) -> Flight) {
    let [paris, london] = both(change);
    paris.owes_nothing(EU).owes_nothing(CANADA);
    london.owes_nothing(UK).owes_nothing(CANADA);
}

/// Row 34.
#[test]
fn who_gave_up_the_seat_has_what_was_agreed_and_no_sum() {
    assert_nothing_is_owed(|flight| flight.bumped().rerouted(0, 300).with("disruption.volunteered", true));
}

/// Row 35.
#[test]
fn who_was_bumped_and_came_in_time_by_another_carrier_is_owed_half_in_europe_and_900_in_canada() {
    let [paris, london] = both(|flight| flight.bumped().rerouted(0, 0));
    paris.pays_half(EU, "300.00 EUR", "600.00 EUR").pays(CANADA, "900.00 CAD");
    london.pays_half(UK, "260.00 GBP", "520.00 GBP").pays(CANADA, "900.00 CAD");
    flight(&["AF CDG-BCN"]).bumped().rerouted(0, 0).pays_half(EU, "125.00 EUR", "250.00 EUR");
    flight(&["BA LHR-ATH"]).bumped().rerouted(0, 0).pays_half(UK, "175.00 GBP", "350.00 GBP");
}

/// Row 36.
#[test]
fn who_had_no_visa_was_rightly_refused() {
    assert_nothing_is_owed(|flight| flight.refused("documents_missing"));
}

/// Row 37. Canada's text asks whether seats were short, which nobody stated.
#[test]
fn who_was_wrongly_refused_over_documents_is_owed_the_whole_in_europe_and_asked_in_canada() {
    let [paris, london] = both(|flight| flight.refused("documents_wrongly_refused").left_alone());
    paris.pays(EU, "600.00 EUR").asks(CANADA);
    london.pays(UK, "520.00 GBP").asks(CANADA);
}

/// Row 38. In Canada it is no denial at the gate but a cancellation for this passenger, and three weeks are notice enough.
#[test]
fn who_is_told_three_weeks_ahead_of_a_refusal_is_owed_the_whole_in_europe_without_coming() {
    let told = |flight: Flight, days: i64| {
        let refused = flight.refused("announced_in_advance").left_alone();
        refused.stayed_away().with("disruption.notice_days", days)
    };
    let [paris, london] = both(|flight| told(flight, 21));
    paris.pays(EU, "600.00 EUR").owes_nothing(CANADA);
    london.likely_pays(UK, "520.00 GBP").owes_nothing(CANADA);
    told(flight(&["AC YYZ-YVR"]), 14).refunded().pays(CANADA, "400.00 CAD");
}

/// Row 39.
#[test]
fn who_was_removed_for_conduct_or_health_is_owed_nothing() {
    assert_nothing_is_owed(|flight| flight.refused("conduct"));
    assert_nothing_is_owed(|flight| flight.refused("health"));
}

/// Row 40.
#[test]
fn who_was_late_at_the_gate_is_owed_nothing() {
    assert_nothing_is_owed(|flight| flight.refused("late_at_gate"));
}
