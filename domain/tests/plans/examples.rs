//! Flights on which two regimes have a say, of a large carrier and three and a half hours late where nothing else is said.

use redress_domain::regime::{Eligibility, ReasonCode, assess};

use crate::case::{Case, case};
use crate::{plans_of, rates, told};

fn late(leg: &str, minutes: i64) -> Case {
    case(&[leg]).with("carrier_size", "large").late(minutes)
}

fn reason(case: &Case, regime: &str) -> Option<ReasonCode> {
    assess(&case.facts()).into_iter().find(|found| found.regime == regime).map(|found| found.reason)
}

#[test]
fn the_case_of_a_flight_refused_under_the_appr_and_paid_under_eu261() {
    let technical = late("AF YUL-CDG", 210).with("disruption.cause", "TECH_UNSCHEDULED");
    assert_eq!(reason(&technical, "CA-APPR"), Some(ReasonCode::CategorySafety));
    let plans = plans_of(&technical, None);
    assert_eq!(told(&plans), ["EU-261 300.00 EUR"]);
    assert_eq!(plans.best().map(|plan| plan.regime.as_ref()), Some("EU-261"));
    assert!(plans.do_not_accept_first.is_empty(), "there is nothing else to accept");
}

#[test]
fn a_strike_of_the_carriers_own_pilots_is_outside_its_control_in_canada_and_inside_in_the_union() {
    let strike = late("AF YUL-CDG", 210).with("disruption.cause", "STRIKE_OWN_LAWFUL");
    assert_eq!(reason(&strike, "CA-APPR"), Some(ReasonCode::CategoryOutside));
    assert_eq!(told(&plans_of(&strike, None)), ["EU-261 300.00 EUR"]);
}

#[test]
fn of_a_canadian_carriers_technical_fault_on_the_way_to_the_union_there_is_care_alone() {
    let technical = late("AC YUL-CDG", 210).with("disruption.cause", "TECH_UNSCHEDULED");
    assert_eq!(reason(&technical, "EU-261"), Some(ReasonCode::OutOfScope));
    let plans = plans_of(&technical, None);
    assert_eq!((told(&plans), plans.best()), (vec![], None));
    let canada = assess(&technical.facts()).remove(0);
    assert!(canada.regime == "CA-APPR" && !canada.rights.is_empty());
}

#[test]
fn a_canadian_carriers_flight_out_of_the_union_goes_by_the_rate() {
    let flight = late("AC CDG-YUL", 210);
    let best = |rate: &str| told(&plans_of(&flight, Some(&rates(&[rate])))).remove(0);
    assert_eq!(best("EUR:1.333333"), "CA-APPR 400.00 CAD");
    assert_eq!(best("EUR:1.3334"), "EU-261 300.00 EUR");
}

#[test]
fn nine_hours_late_the_sums_break_even_at_five_thirds() {
    let flight = late("AC CDG-YUL", 540);
    let best = |rate: &str| told(&plans_of(&flight, Some(&rates(&[rate])))).remove(0);
    assert_eq!(best("EUR:1.666"), "CA-APPR 1000.00 CAD");
    assert_eq!(best("EUR:1.667"), "EU-261 600.00 EUR");
}

#[test]
fn a_small_carriers_flight_out_of_the_united_kingdom_is_claimed_there() {
    let flight = late("AC LHR-YYZ", 240).with("carrier_size", "small");
    assert_eq!(told(&plans_of(&flight, Some(&rates(&["GBP:1.8"])))), ["UK-261 520.00 GBP", "CA-APPR 125.00 CAD"]);
}

#[test]
fn a_canadian_carriers_flight_into_the_united_kingdom_is_claimed_in_canada() {
    let flight = late("AC YYZ-LHR", 210);
    assert_eq!(told(&plans_of(&flight, None)), ["CA-APPR 400.00 CAD"]);
    assert_eq!(reason(&flight, "UK-261"), Some(ReasonCode::OutOfScope));
}

#[test]
fn who_came_an_hour_late_on_another_flight_is_owed_a_sum_only_if_that_left_more_than_an_hour_early() {
    let cancelled = |earlier: i64| {
        let case = late("AF CDG-YUL", 60).cancelled(2).offered(earlier, 60);
        told(&plans_of(&case.with("disruption.rerouting.accepted", true), None))
    };
    assert_eq!(cancelled(60), [""; 0]);
    assert_eq!(cancelled(61), ["EU-261 300.00 EUR"]);
}

#[test]
fn who_was_bumped_for_seven_hours_is_owed_more_in_canada() {
    let bumped =
        late("AF YUL-CDG", 420).with("disruption.kind", "denied_boarding").with("disruption.cause", "OVERBOOKING");
    let plans = plans_of(&bumped, Some(&rates(&["EUR:1.62"])));
    assert_eq!(told(&plans), ["CA-APPR 1800.00 CAD", "EU-261 600.00 EUR"]);
    assert!(plans.plans.iter().all(|plan| plan.eligible == Eligibility::Yes));
}

#[test]
fn before_canada_paid_for_delays_the_union_alone_did() {
    let on = |day: &str| told(&plans_of(&late("AF CDG-YUL", 540).on(day), Some(&rates(&["EUR:1.5"]))));
    assert_eq!(on("2019-12-14"), ["EU-261 600.00 EUR"]);
    assert_eq!(on("2019-12-15"), ["CA-APPR 1000.00 CAD", "EU-261 600.00 EUR"]);
}
