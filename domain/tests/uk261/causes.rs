//! Where only rulings of the Court of Justice after 2020 settle a question, it is open here.

use crate::case::case;
use crate::said::{cited, keys, outcome, step};
use crate::uk;

#[test]
fn a_cause_that_the_union_settled_after_2020_is_asked_about() {
    for (cause, question) in [
        ("LIGHTNING", "reg261-ask-lightning"),
        ("STRIKE_OWN_LAWFUL", "reg261-ask-strike-own"),
        ("AIRPORT_FUEL_SYSTEM", "reg261-ask-fuel-system"),
    ] {
        let found = uk(&case(&["BA LHR-JFK"]).late(300).with("disruption.cause", cause));
        assert_eq!(
            (outcome(&found).as_str(), keys(&found.questions)),
            ("NEEDS_FACTS", vec![question.to_owned()]),
            "{cause}"
        );
        assert_eq!(
            step(&found, "extraordinary_circumstances"),
            ["- extraordinary_circumstances: reg261-cause-open (UK261 art.5(3))"]
        );
    }
}

#[test]
fn the_illness_of_a_crew_is_the_carriers_own_risk() {
    let found = uk(&case(&["BA LHR-JFK"]).late(300).with("disruption.cause", "CREW_ILLNESS"));
    assert_eq!(outcome(&found), "OK 520.00 GBP");
    assert!(cited(&found).contains(&"[2024] UKSC 24"));
}

#[test]
fn where_the_answer_rests_on_a_ruling_that_binds_no_court_the_reader_is_told() {
    let persuasive = vec!["reg261-persuasive-alone".to_owned()];
    let earlier = case(&["BA LHR-JFK"]).with("disruption.kind", "earlier_departure");
    let earlier = |minutes| {
        earlier.clone().with("disruption.departure_moved_earlier_minutes", minutes).with("disruption.notice_days", 0)
    };
    assert_eq!(keys(&uk(&earlier(61)).warnings), persuasive);
    assert_eq!(keys(&uk(&earlier(60)).warnings), persuasive);
    let away = case(&["BA LHR-JFK"]).late(300).with("passenger.presented_for_check_in", false);
    assert_eq!(
        (outcome(&uk(&away)).as_str(), keys(&uk(&away).warnings)),
        ("PASSENGER_NOT_COVERED", persuasive.clone())
    );
    let announced = case(&["BA LHR-JFK"]).with("disruption.kind", "denied_boarding");
    let announced = uk(&announced.with("disruption.denial_ground", "announced_in_advance"));
    assert_eq!(keys(&announced.warnings), persuasive);
    assert_eq!(keys(&uk(&case(&["BA LHR-JFK"]).late(300)).warnings), [""; 0]);
}
