//! Denied boarding, art.4.

use serde_json::Value;

use crate::case::{Case, case};
use crate::eu;
use crate::said::{cited, keys, outcome, step, steps};

fn bumped(destination: &str) -> Case {
    let case = case(&[&format!("AF CDG-{destination}")]).with("disruption.kind", "denied_boarding");
    case.with("disruption.cause", Value::Null)
}

#[test]
fn who_is_refused_against_their_will_is_owed_the_whole_sum() {
    let found = eu(&bumped("JFK").with("disruption.volunteered", false));
    assert_eq!(outcome(&found), "OK 600.00 EUR");
    assert_eq!(
        steps(&found),
        [
            "+ involuntary: law-not-volunteered (EU261 art.4(1))",
            "+ no_reasonable_grounds: reg261-no-grounds (EU261 art.2(j))",
            "+ distance_band: reg261-distance (EU261 art.7(4))",
            "- reduction: reg261-no-offer (EU261 art.7(2)(c))"
        ]
    );
    assert_eq!(cited(&found), ["EU261 art.2(j)", "EU261 art.4(3)", "EU261 art.7(1)(c)"]);
    assert!(found.presumptions.is_empty());

    let silent = eu(&bumped("JFK"));
    assert_eq!(outcome(&silent), "OK 600.00 EUR");
    assert_eq!(silent.presumptions[0].citation.as_str(), "EU261 art.4(1)");
}

#[test]
fn who_gave_up_the_seat_has_what_was_agreed_and_no_sum() {
    let found = eu(&bumped("JFK").with("disruption.volunteered", true));
    assert_eq!((outcome(&found).as_str(), cited(&found)), ("VOLUNTEER", vec!["EU261 art.4(1)"]));
    assert_eq!(steps(&found), ["- involuntary: law-volunteered (EU261 art.4(1))"]);
}

#[test]
fn a_refusal_on_reasonable_grounds_is_none() {
    for (ground, finding) in [
        ("documents_missing", "law-documents-missing"),
        ("late_at_gate", "law-late-at-gate"),
        ("conduct", "law-refused-for-conduct"),
        ("health", "law-refused-for-health"),
    ] {
        let found = eu(&bumped("JFK").with("disruption.denial_ground", ground));
        assert_eq!((outcome(&found).as_str(), cited(&found)), ("NOT_DENIAL_OF_BOARDING", vec!["EU261 art.2(j)"]));
        assert_eq!(steps(&found), [format!("- no_reasonable_grounds: {finding} (EU261 art.2(j))")]);
    }
}

#[test]
fn papers_that_were_in_order_and_a_refusal_that_was_announced_are_no_grounds() {
    let on = |ground: &str| eu(&bumped("JFK").with("disruption.denial_ground", ground));
    let documents = on("documents_wrongly_refused");
    assert_eq!(outcome(&documents), "OK 600.00 EUR");
    assert_eq!(steps(&documents)[0], "+ no_reasonable_grounds: reg261-documents-in-order (EU261 art.2(j))");
    let announced = on("announced_in_advance");
    assert_eq!(outcome(&announced), "OK 600.00 EUR");
    assert_eq!(
        steps(&announced)[..2],
        [
            "+ announced_in_advance: reg261-need-not-come (C-238/22)",
            "+ no_reasonable_grounds: reg261-no-grounds (EU261 art.2(j))"
        ]
    );
    assert_eq!(cited(&announced)[0], "C-238/22");
    assert_eq!(step(&on("overbooking"), "announced_in_advance"), [""; 0]);
}

#[test]
fn no_cause_is_a_defence() {
    let found = eu(&bumped("JFK").with("disruption.cause", "BIRD_STRIKE"));
    assert_eq!(outcome(&found), "OK 600.00 EUR");
    assert_eq!(step(&found, "cause_is_no_defence"), ["+ cause_is_no_defence: reg261-no-defence (C-22/11)"]);
    assert!(cited(&found).contains(&"C-22/11"));
    assert_eq!(step(&eu(&bumped("JFK")), "cause_is_no_defence"), [""; 0]);
}

#[test]
fn another_way_in_time_halves_the_sum_and_one_of_unknown_arrival_is_asked_for() {
    assert_eq!(outcome(&eu(&bumped("JFK").offered(None, 240))), "OK_HALF 300.00 EUR of 600.00 EUR");
    assert_eq!(outcome(&eu(&bumped("JFK").offered(None, 241))), "OK 600.00 EUR");
    let unknown = eu(&bumped("JFK").offered(None, None));
    assert_eq!(
        (outcome(&unknown).as_str(), keys(&unknown.questions)),
        ("NEEDS_FACTS", vec!["reg261-ask-offer-arrival".to_owned()])
    );
    assert_eq!(step(&unknown, "reduction"), ["- reduction: reg261-offer-unknown (EU261 art.7(2)(c))"]);
}

#[test]
fn who_was_not_there_was_not_refused_unless_told_to_stay_away() {
    let away = bumped("JFK").with("passenger.presented_for_check_in", false);
    let found = eu(&away);
    assert_eq!((outcome(&found).as_str(), cited(&found)), ("NOT_DENIAL_OF_BOARDING", vec!["EU261 art.3(2)(a)"]));
    assert_eq!(outcome(&eu(&away.with("disruption.denial_ground", "announced_in_advance"))), "OK 600.00 EUR");
}
