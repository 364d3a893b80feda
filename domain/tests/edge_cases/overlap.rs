//! Two regimes on one flight, and the days that count.

use redress_domain::value::Money;

use crate::support::{CANADA, EU, Flight, flight};

fn paid_by(regime: &str) -> Flight {
    flight(&["AF CDG-YUL"]).late(300).with("already_compensated_by", regime)
}

/// Row 63. Out of the Union its own rules decide alone; art.12 lets the sum be set against further damages only.
#[test]
fn who_was_paid_under_the_appr_is_still_owed_the_unions_sum_for_a_flight_out_of_it() {
    paid_by("CA-APPR").pays(EU, "600.00 EUR").owes_nothing(CANADA);
}

/// Row 64.
#[test]
fn who_was_paid_in_the_union_first_is_owed_nothing_more_in_canada() {
    paid_by("EU-261").owes_nothing(CANADA);
    flight(&["AF CDG-YUL"]).late(300).pays(EU, "600.00 EUR").pays(CANADA, "400.00 CAD");
}

/// Row 65.
#[test]
fn a_claim_of_the_anniversary_comes_a_day_too_late_in_canada() {
    let filed = |day: &str| flight(&["AC YYZ-YVR"]).late(300).with("filed_on", day);
    filed("2027-04-30").pays(CANADA, "400.00 CAD");
    let late = filed("2027-05-01").owes_nothing(CANADA).answer(CANADA);
    assert_eq!(late.lapsed_amount.map(Money::decimal), Some("400.00".to_owned()));
}
