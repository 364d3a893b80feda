//! The band of distance, art.7(1) and (4).

use crate::case::case;
use crate::eu;
use crate::said::{keys, outcome, step};

const BAND: &str = "distance_band";

#[test]
fn the_first_band_ends_at_1500_km_and_the_second_at_3500() {
    let near = "reg261-near-boundary".to_owned();
    for (leg, kilometers, sum) in [
        ("TU CDG-TUN", "1487", "250.00 EUR"),
        ("TK BUD-AYT", "1507", "400.00 EUR"),
        ("KU FCO-KWI", "3497", "400.00 EUR"),
        ("IA ARN-BGW", "3512", "600.00 EUR"),
    ] {
        let found = eu(&case(&[leg]).late(300));
        assert_eq!(outcome(&found), format!("OK {sum}"), "{leg}, some {kilometers} km");
        assert_eq!(step(&found, BAND), ["+ distance_band: reg261-distance (EU261 art.7(4))"]);
        assert!(!keys(&found.warnings).contains(&near), "{leg}");
    }
}

#[test]
fn the_ellipsoid_decides_and_where_a_sphere_would_decide_otherwise_the_reader_is_told() {
    // 3498.2 km and 3503.8 km; 3505.0 km and 3499.1 km.
    for (leg, sum) in [("SD FCO-KRT", "400.00 EUR"), ("IR BER-IKA", "600.00 EUR")] {
        let found = eu(&case(&[leg]).late(300));
        assert_eq!(outcome(&found), format!("OK {sum}"), "{leg}");
        assert!(keys(&found.warnings).contains(&"reg261-near-boundary".to_owned()), "{leg}");
    }
}

#[test]
fn a_flight_within_the_territory_is_never_in_the_longest_band() {
    for leg in ["SK ARN-TFS", "AF CDG-RUN", "DY OSL-LPA"] {
        let found = eu(&case(&[leg]).late(200));
        assert_eq!(outcome(&found), "OK 400.00 EUR", "{leg}");
        assert_eq!(step(&found, BAND), ["+ distance_band: reg261-within-community (EU261 art.7(1)(b))"]);
    }
    // Shorter ones are in their own.
    let short = eu(&case(&["AF CDG-BCN"]).late(200));
    assert_eq!(outcome(&short), "OK 250.00 EUR");
    assert_eq!(step(&short, BAND), ["+ distance_band: reg261-distance (EU261 art.7(4))"]);
    // One end is not enough.
    assert_eq!(outcome(&eu(&case(&["AF CDG-BKK"]).late(300))), "OK 600.00 EUR");
    assert_eq!(outcome(&eu(&case(&["AF BKK-CDG"]).late(300))), "OK 600.00 EUR");
}

#[test]
fn the_whole_way_counts_from_the_first_departure_to_the_final_destination() {
    let found = eu(&case(&["AF CDG-BCN", "AF BCN-ALG"]).late(300));
    assert_eq!(outcome(&found), "OK 250.00 EUR");
    assert_eq!(step(&found, "one_journey"), ["+ one_journey: reg261-one-booking (EU261 art.2(h))"]);
    assert_eq!(outcome(&eu(&case(&["AF CDG-BCN", "DL BCN-JFK"]).late(300))), "OK 600.00 EUR");
    assert_eq!(step(&eu(&case(&["AF CDG-BCN"]).late(300)), "one_journey"), [""; 0]);
}
