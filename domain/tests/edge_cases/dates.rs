//! Which version of the law a flight has.

use redress_domain::regime::{Assessment, Eligibility};

use crate::support::{CANADA, EU, UK, flight};

fn version(found: &Assessment) -> Option<&str> {
    found.rule_version.as_deref()
}

/// Row 60.
#[test]
fn cash_for_delay_began_in_canada_on_15_december_2019() {
    flight(&["AC YYZ-YVR"]).on("2019-12-14").late(360).owes_nothing(CANADA);
    flight(&["AC YYZ-YVR"]).on("2019-12-15").late(360).pays(CANADA, "700.00 CAD");
    flight(&["AC YYZ-YVR"]).on("2019-12-14").bumped().rerouted(0, 360).pays(CANADA, "1800.00 CAD");
}

/// Row 61. The transition ended at 23:00 in London, an hour before the date did.
#[test]
fn london_was_the_unions_until_the_end_of_2020_and_its_last_hour_is_flagged() {
    let heathrow = |departure: &str| flight(&["BA LHR-JFK"]).on(departure).late(300);
    heathrow("2020-12-31T22:30").pays(EU, "600.00 EUR").owes_nothing(UK);
    heathrow("2020-12-31T23:30").likely_pays(EU, "600.00 EUR").owes_nothing(UK);
    heathrow("2021-01-01T00:30").is_out_of(EU).pays(UK, "520.00 GBP");
}

/// Row 62. What the new text says of causes and windows has not been read, so no number may be given under it.
#[test]
fn the_unions_new_text_begins_on_23_october_2027_and_does_not_bind_the_united_kingdom() {
    let old = flight(&["AF CDG-JFK"]).on("2027-10-22").late(300).pays(EU, "600.00 EUR").answer(EU);
    assert_eq!(version(&old), Some("EU261-2004"));
    let new = flight(&["AF CDG-JFK"]).on("2027-10-23").late(300).answer(EU);
    assert_eq!((version(&new), new.eligible), (Some("EU261-2026"), Eligibility::NeedsLegalReview));
    let london = flight(&["BA LHR-JFK"]).on("2027-10-23").late(300).pays(UK, "520.00 GBP").answer(UK);
    assert_eq!(version(&london), Some("UK261-2023"));
}
