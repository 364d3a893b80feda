//! The bands of s.250.5 and the caps of each version.

use redress_domain::regime::{Assessment, Eligibility, ReasonCode};
use serde_json::{Value, json};

use crate::support::{
    ARRIVAL, DAY, FARE, LEGS, REROUTING, asks, bumped, cites, dollars, leg, outcome, planned, told, warns,
};

fn late(legs: &Value, minutes: i64) -> Assessment {
    bumped(&[(LEGS, legs.clone()), (REROUTING, planned(minutes))])
}

#[test]
fn at_home_nothing_is_owed_up_to_an_hour_two_fares_up_to_two_hours_and_four_from_then_on() {
    let home = json!([leg("ORD", "DEN")]);
    let nothing = Err(ReasonCode::Within1h);
    for (minutes, sum, section) in [
        (-30, nothing, "14 CFR s.250.5(a)(1)"),
        (0, nothing, "14 CFR s.250.5(a)(1)"),
        (60, nothing, "14 CFR s.250.5(a)(1)"),
        (61, Ok(40_000), "14 CFR s.250.5(a)(2)"),
        (119, Ok(40_000), "14 CFR s.250.5(a)(2)"),
        (120, Ok(80_000), "14 CFR s.250.5(a)(3)"),
        (239, Ok(80_000), "14 CFR s.250.5(a)(3)"),
        (240, Ok(80_000), "14 CFR s.250.5(a)(3)"),
    ] {
        let found = late(&home, minutes);
        assert_eq!(outcome(&found), sum, "{minutes}");
        assert!(cites(&found, section), "{minutes}: {:?}", found.citations);
    }
}

#[test]
fn abroad_nothing_is_owed_up_to_an_hour_two_fares_up_to_four_hours_and_four_from_then_on() {
    let abroad = json!([leg("JFK", "LHR")]);
    for (minutes, sum, section) in [
        (60, Err(ReasonCode::Within1h), "14 CFR s.250.5(b)(1)"),
        (61, Ok(40_000), "14 CFR s.250.5(b)(2)"),
        (120, Ok(40_000), "14 CFR s.250.5(b)(2)"),
        (239, Ok(40_000), "14 CFR s.250.5(b)(2)"),
        (240, Ok(80_000), "14 CFR s.250.5(b)(3)"),
    ] {
        let found = late(&abroad, minutes);
        assert_eq!(outcome(&found), sum, "{minutes}");
        assert!(cites(&found, section), "{minutes}: {:?}", found.citations);
    }
}

#[test]
fn a_domestic_flight_of_a_ticket_abroad_has_the_bands_abroad() {
    assert_eq!(outcome(&late(&json!([leg("DEN", "JFK"), leg("JFK", "LHR")]), 239)), Ok(40_000));
}

#[test]
fn a_flight_onward_from_abroad_goes_before_a_lawyer_where_the_tables_differ() {
    let onward = |minutes| {
        let legs = json!([leg("LHR", "JFK"), leg("JFK", "LAX")]);
        bumped(&[(LEGS, legs), ("disruption.leg", json!(1)), (REROUTING, planned(minutes))])
    };
    assert_eq!(outcome(&onward(60)), Err(ReasonCode::Within1h));
    assert_eq!(outcome(&onward(119)), Ok(40_000));
    assert_eq!(onward(120).eligible, Eligibility::NeedsLegalReview);
    assert_eq!(onward(239).eligible, Eligibility::NeedsLegalReview);
    assert_eq!(outcome(&onward(240)), Ok(80_000));
}

#[test]
fn puerto_rico_is_at_home() {
    assert_eq!(outcome(&late(&json!([leg("JFK", "SJU")]), 120)), Ok(80_000));
}

#[test]
fn who_is_offered_no_other_way_is_owed_four_fares() {
    let stranded = bumped(&[(REROUTING, json!({ "offered": false }))]);
    assert_eq!(outcome(&stranded), Ok(80_000));
    let arrived = bumped(&[(REROUTING, json!({ "offered": false })), (ARRIVAL, json!(30))]);
    assert_eq!(outcome(&arrived), Ok(80_000), "the passenger's own way does not count");
}

#[test]
fn the_planned_arrival_counts_and_not_the_one_that_came_about() {
    assert_eq!(outcome(&bumped(&[(REROUTING, planned(60)), (ARRIVAL, json!(300))])), Err(ReasonCode::Within1h));
    assert_eq!(outcome(&bumped(&[(REROUTING, planned(120)), (ARRIVAL, json!(30))])), Ok(80_000));
}

#[test]
fn without_a_planned_arrival_the_one_that_is_stated_is_taken_with_a_warning_and_otherwise_it_is_asked() {
    let stated = bumped(&[(REROUTING, Value::Null), (ARRIVAL, json!(119))]);
    assert_eq!(outcome(&stated), Ok(40_000));
    assert!(warns(&stated, "planned when the alternative was arranged"), "{:?}", stated.warnings);
    assert!(asks(&bumped(&[(REROUTING, Value::Null)]), "disruption.rerouting"));
    assert!(!warns(&bumped(&[]), "planned when"));
}

#[test]
fn the_caps_are_those_of_the_day_of_the_flight() {
    for (day, version, lower, higher) in [
        ("2011-08-23", "USDOT-2011", 65_000, 130_000),
        ("2015-08-24", "USDOT-2011", 65_000, 130_000),
        ("2015-08-25", "USDOT-2015", 67_500, 135_000),
        ("2021-01-12", "USDOT-2015", 67_500, 135_000),
        ("2022-01-01", "USDOT-2021", 77_500, 155_000),
        ("2025-01-21", "USDOT-2021", 77_500, 155_000),
        ("2025-01-22", "USDOT-2025", 107_500, 215_000),
    ] {
        for (minutes, cap) in [(61, lower), (120, higher)] {
            let found = bumped(&[(DAY, json!(day)), (FARE, dollars(200_000)), (REROUTING, planned(minutes))]);
            assert_eq!((found.rule_version.as_deref(), outcome(&found)), (Some(version), Ok(cap)), "{day}");
        }
    }
}

#[test]
fn before_the_first_row_no_rule_is_in_force() {
    let before = bumped(&[(DAY, json!("2011-08-22"))]);
    assert_eq!((before.reason, before.in_scope, before.rights.len()), (ReasonCode::RegimeNotInForce, false, 0));
}

#[test]
fn where_the_first_day_of_the_caps_is_not_sure_a_sum_above_the_lesser_cap_goes_before_a_lawyer() {
    for day in ["2021-01-13", "2021-04-20", "2021-04-21", "2021-12-31"] {
        let of = |fare| bumped(&[(DAY, json!(day)), (FARE, dollars(fare)), (REROUTING, planned(61))]);
        assert_eq!(outcome(&of(33_750)), Ok(67_500), "{day}");
        assert_eq!(of(33_751).eligible, Eligibility::NeedsLegalReview, "{day}");
        assert_eq!(of(80_000).amount, None, "{day}");
    }
}

#[test]
fn a_sum_at_the_cap_is_the_fares_and_above_it_the_cap_which_a_carrier_may_exceed() {
    let of = |fare| bumped(&[(FARE, dollars(fare)), (REROUTING, planned(61))]);
    assert_eq!(outcome(&of(53_750)), Ok(107_500));
    assert!(!warns(&of(53_750), "may pay more"));
    assert_eq!(outcome(&of(53_751)), Ok(107_500));
    assert!(warns(&of(53_751), "may pay more"));
    assert_eq!(outcome(&of(9_999_999_999_999)), Ok(107_500));
}

#[test]
fn from_2027_on_a_cap_is_told_with_the_warning_that_it_may_have_changed() {
    let on = |day: &str| bumped(&[(DAY, json!(day)), (FARE, dollars(80_000))]);
    assert!(!warns(&on("2026-12-31"), "every two years") && warns(&on("2027-01-01"), "every two years"));
}

#[test]
fn a_long_stop_on_the_way_is_pointed_out() {
    let stop = |departure: &str| {
        let first = json!({ "origin": "JFK", "destination": "DEN", "scheduled_departure": "2026-05-01T08:00",
            "scheduled_arrival": "2026-05-01T10:00" });
        let next = json!({ "origin": "DEN", "destination": "LAX", "scheduled_departure": departure });
        bumped(&[(LEGS, json!([first, next]))])
    };
    assert!(!warns(&stop("2026-05-01T14:00"), "a long stop at DEN"));
    assert!(warns(&stop("2026-05-01T14:01"), "a long stop at DEN"));
}

#[test]
fn every_band_on_the_way_is_kept_with_its_section() {
    let bands: Vec<_> = bumped(&[]).branches.into_iter().filter(|branch| branch.test == "arrival_band").collect();
    let sections: Vec<_> = bands.iter().map(|branch| branch.citation.as_str()).collect();
    assert_eq!(sections, ["14 CFR s.250.5(a)(1)", "14 CFR s.250.5(a)(2)", "14 CFR s.250.5(a)(3)"]);
    assert_eq!(told(&bands[0].finding), "120 minutes late: more than 60");
}
