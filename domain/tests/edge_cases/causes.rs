//! Why it happened, and who must prove it.

use serde_json::Value;

use crate::support::{CANADA, EU, Flight, UK, flight, names};

fn both(minutes: i64, change: impl Fn(Flight) -> Flight) -> [Flight; 2] {
    [change(flight(&["AF CDG-YUL"]).late(minutes)), change(flight(&["BA LHR-YYZ"]).late(minutes))]
}

fn gives(flight: &Flight, right: &str) -> bool {
    flight.answer(CANADA).rights.iter().any(|given| given.right == right)
}

/// Row 52.
#[test]
fn a_technical_fault_pays_in_europe_and_gives_a_hotel_and_another_flight_in_canada() {
    let [paris, london] = both(600, |flight| flight.because("TECH_UNSCHEDULED"));
    paris.pays(EU, "600.00 EUR").owes_nothing(CANADA);
    london.pays(UK, "520.00 GBP").owes_nothing(CANADA);
    for flight in [paris, london] {
        assert!(gives(&flight, "accommodation") && gives(&flight, "rebooking"), "{:#?}", flight.answer(CANADA).rights);
    }
}

/// Row 53. Europe leaves the weather's two hours out and four remain; Canada asks for the most significant cause.
#[test]
fn two_hours_of_weather_and_four_without_a_crew_pay_everywhere() {
    let [paris, london] = both(360, |flight| flight.with("disruption.excused_minutes", 120));
    paris.pays(EU, "600.00 EUR").pays(CANADA, "700.00 CAD");
    london.pays(UK, "520.00 GBP").pays(CANADA, "700.00 CAD");
    // Of five hours, four of weather leave one, which pays nothing in Europe.
    let [paris, london] = both(300, |flight| flight.with("disruption.excused_minutes", 240));
    paris.owes_nothing(EU);
    london.owes_nothing(UK);
}

/// Row 54. That the hotel has no upper limit is a matter of the right's words.
#[test]
fn volcanic_ash_of_five_days_pays_nothing_and_gives_a_hotel_in_europe_alone() {
    let [paris, london] = both(7_200, |flight| {
        let closed = flight.cancelled(0).rerouted(0, 7_200).because("AIRSPACE_CLOSED");
        closed.with("disruption.reasonable_measures_proved", true)
    });
    paris.owes_nothing(EU).owes_nothing(CANADA);
    london.owes_nothing(UK).owes_nothing(CANADA);
    assert!(names(&paris.answer(EU), "EU261 art.9"), "{:#?}", paris.answer(EU).rights);
    assert!(names(&london.answer(UK), "UK261 art.9"), "{:#?}", london.answer(UK).rights);
    for flight in [paris, london] {
        let found = flight.answer(CANADA);
        assert!(!gives(&flight, "accommodation") && names(&found, "APPR s.18"), "{:#?}", found.rights);
    }
}

/// Row 55.
#[test]
fn a_carrier_that_names_no_reason_pays_by_presumption() {
    let [paris, london] = both(300, |flight| flight.with("disruption.cause", Value::Null));
    paris.pays(EU, "600.00 EUR").pays(CANADA, "400.00 CAD");
    london.pays(UK, "520.00 GBP").pays(CANADA, "400.00 CAD");
    for (flight, regime) in [(&paris, EU), (&paris, CANADA), (&london, UK), (&london, CANADA)] {
        let presumptions = flight.answer(regime).presumptions;
        assert!(!presumptions.is_empty(), "{regime}");
    }
}
