//! How far, and within which territory.

use serde_json::json;

use crate::support::{CANADA, EU, UK, flight, names};

/// Row 56. No two airports are 1500.0 km apart. These pairs lie close on either side of it, by the geodesic and by the sphere
/// alike: 1497.8 and 1501.3 km, 1497.3 and 1502.1 km.
#[test]
fn the_first_band_ends_at_1500_km() {
    flight(&["LH MUC-ALC"]).late(300).pays(EU, "250.00 EUR");
    flight(&["U2 BER-CFU"]).late(300).pays(EU, "400.00 EUR");
    flight(&["FR LBA-OPO"]).late(300).pays(UK, "220.00 GBP");
    flight(&["U2 BFS-OPO"]).late(300).pays(UK, "350.00 GBP");
    // Canada has no bands of distance.
    flight(&["AC YYZ-YOW"]).late(300).pays(CANADA, "400.00 CAD");
    flight(&["AC YYZ-HKG"]).late(300).pays(CANADA, "400.00 CAD");
}

/// Row 57.
#[test]
fn paris_to_reunion_is_within_the_union_and_400_however_far() {
    for minutes in [180, 200, 239, 240, 600] {
        flight(&["AF ORY-RUN"]).late(minutes).pays(EU, "400.00 EUR").is_out_of(UK).is_out_of(CANADA);
    }
    flight(&["AF ORY-RUN"]).cancelled(0).rerouted(0, 180).pays_half(EU, "200.00 EUR", "400.00 EUR");
    flight(&["AF ORY-RUN"]).cancelled(0).rerouted(0, 181).pays(EU, "400.00 EUR");
}

/// Row 58. Art.10(2) counts the overseas departments apart though art.7 does not. The fare of the contract is what the
/// United States' rule multiplies: where a sum is given at all, it is three quarters of it.
#[test]
fn a_downgrade_to_reunion_gives_back_three_quarters_and_canada_the_difference() {
    let downgraded = |route: &str| {
        let fare = json!({ "amount": "800.00", "currency": "EUR" });
        flight(&[route]).with("disruption.kind", "downgrade").with("one_way_fare", fare)
    };
    for (route, place, sum) in [
        ("AF ORY-NCE", "EU261 art.10(2)(a)", "240.00"),
        ("AF CDG-ATH", "EU261 art.10(2)(b)", "400.00"),
        ("AF ORY-RUN", "EU261 art.10(2)(c)", "600.00"),
    ] {
        let found = downgraded(route).answer(EU);
        assert!(names(&found, place), "{route}: {place}\n{found:#?}");
        assert!(found.amount.is_none_or(|amount| amount.decimal() == sum), "{route}: {sum}\n{found:#?}");
    }
    let difference = downgraded("AC YUL-YVR").owes_nothing(CANADA).answer(CANADA);
    assert!(!difference.warnings.is_empty(), "{difference:#?}");
}

/// Row 59.
#[test]
fn london_and_tenerife_are_2900_km_apart_either_way() {
    flight(&["BA LGW-TFS"]).late(300).pays(UK, "350.00 GBP").is_out_of(EU);
    flight(&["BA TFS-LGW"]).late(300).pays(EU, "400.00 EUR").pays(UK, "350.00 GBP");
}
