//! Who flew, for whom, and how large they are.

use redress_domain::regime::Eligibility;
use serde_json::{Value, json};

use crate::support::{CANADA, EU, Flight, UK, flight, names};

/// The size is looked up.
fn sized_by_reference(legs: &[&str]) -> Flight {
    flight(legs).late(300).with("carrier_size", Value::Null)
}

/// Row 48. The operating carrier of the contract is who decided on the flight, so a lessee is named as the one who flew.
/// Canada asks who operated under which agreement: where a small operator flew under a large carrier's code and nothing
/// tells for whom, the answer may not be the small sum without a word.
#[test]
fn of_a_wet_lease_the_lessee_pays_in_europe_and_the_lease_is_asked_for_in_canada() {
    flight(&["TP JFK-LIS"]).late(300).pays(EU, "600.00 EUR");
    flight(&["BA JFK-LHR"]).late(300).pays(UK, "520.00 GBP");
    let leased = sized_by_reference(&["TS/5K YUL-CUN"]).answer(CANADA);
    let asks = leased.eligible == Eligibility::NeedsFacts && !leased.questions.is_empty();
    let warns = leased.warnings.iter().any(|warning| {
        warning.told(redress_domain::explanation::Language::English).to_string().contains("APPR s.1(4)")
    });
    assert!(asks || warns, "{leased:#?}");
    // The lease is the answer.
    sized_by_reference(&["TS/5K YUL-CUN"]).with("carried_for", "TS").pays(CANADA, "400.00 CAD");
    // Of an operator whose size nobody knows, the size is asked for.
    let unknown = flight(&["TS/ZZ YUL-CUN"]).late(300).with("carrier_size", Value::Null);
    unknown.asks(CANADA);
}

/// Row 49.
#[test]
fn a_codeshare_out_of_canada_is_judged_by_who_flew_it() {
    sized_by_reference(&["LH/AC YYZ-FRA"]).is_out_of(EU).pays(CANADA, "400.00 CAD");
    sized_by_reference(&["BA/AC YYZ-LHR"]).is_out_of(UK).pays(CANADA, "400.00 CAD");
    // The other way round it is the Union carrier that flies.
    sized_by_reference(&["AC/LH YYZ-FRA"]).pays(EU, "600.00 EUR").pays(CANADA, "400.00 CAD");
}

/// Row 50.
#[test]
fn a_small_carrier_that_flies_for_a_large_one_owes_the_large_sums() {
    let stated = flight(&["AC/PB YUL-YQB"]).late(300).with("carrier_size", "small").with("carried_for", "AC");
    stated.pays(CANADA, "400.00 CAD").is_out_of(EU).is_out_of(UK);
    assert!(names(&stated.answer(CANADA), "APPR s.1(4)"));
    // By the reference alone, which knows for whom it flies.
    sized_by_reference(&["AC/PB YUL-YQB"]).pays(CANADA, "400.00 CAD");
}

/// Row 51. Flair carried two million passengers in 2022 and fewer in 2021.
#[test]
fn a_carrier_that_passed_two_millions_in_one_of_the_two_years_is_small() {
    let flair = |day: &str| sized_by_reference(&["F8 YYZ-YVR"]).on(day);
    flair("2023-05-01").pays(CANADA, "125.00 CAD").is_out_of(EU).is_out_of(UK);
    flair("2024-05-01").pays(CANADA, "400.00 CAD");
    // Stated, it needs no reference.
    flight(&["F8 YYZ-YVR"]).late(300).with("carrier_size", json!("small")).pays(CANADA, "125.00 CAD");
}
