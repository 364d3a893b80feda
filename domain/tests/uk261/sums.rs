//! The sums of art.7 in pounds, with no ceiling within a territory; and art.10.

use serde_json::json;

use crate::case::case;
use crate::said::{outcome, steps};
use crate::uk;

#[test]
fn each_band_has_its_sum_and_its_half() {
    for (leg, whole, half, limit) in [
        ("BA LHR-EDI", "220.00 GBP", "110.00 GBP", 120),
        ("BA LHR-ATH", "350.00 GBP", "175.00 GBP", 180),
        ("BA LHR-JFK", "520.00 GBP", "260.00 GBP", 240),
    ] {
        let offered = |later| uk(&case(&[leg]).cancelled(0).offered(61, later));
        assert_eq!(outcome(&offered(limit)), format!("OK_HALF {half} of {whole}"));
        assert_eq!(outcome(&offered(limit + 1)), format!("OK {whole}"));
    }
}

#[test]
fn no_flight_is_kept_out_of_the_longest_band() {
    assert_eq!(outcome(&uk(&case(&["BA LHR-RUN"]).late(300))), "OK 520.00 GBP");
}

#[test]
fn a_delay_walks_through_its_own_text() {
    let found = uk(&case(&["BA LHR-JFK"]).late(239));
    assert_eq!(outcome(&found), "OK_HALF 260.00 GBP of 520.00 GBP");
    assert_eq!(
        steps(&found),
        [
            "- cancelled: reg261-not-cancelled (UK261 art.2(l))",
            "+ arrival_delay_known: law-arrival-stated ([2017] EWCA Civ 1530)",
            "+ long_delay: law-delay-long-enough (UK261 art.6)",
            "- extraordinary_circumstances: reg261-inherent (UK261 art.5(3))",
            "+ distance_band: reg261-distance (UK261 art.7(4))",
            "+ reduction: reg261-delay-reduced (C-402/07)"
        ]
    );
}

#[test]
fn a_lower_class_gives_back_a_part_by_the_band_and_the_overseas_departments_are_no_exception() {
    let part = |leg: &str| {
        let fare = json!({ "amount": "800.00", "currency": "GBP" });
        outcome(&uk(&case(&[leg]).with("disruption.kind", "downgrade").with("one_way_fare", fare)))
    };
    assert_eq!(part("BA LHR-EDI"), "OK 240.00 GBP");
    assert_eq!(part("BA LHR-ATH"), "OK 400.00 GBP");
    assert_eq!(part("BA LHR-RUN"), "OK 600.00 GBP");
    assert_eq!(part("BA JFK-PTP"), "OK 400.00 GBP");
}
