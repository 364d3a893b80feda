//! Where it applies, art.3(1) as SI 2019/278 reg.8 reads, and when.

use redress_domain::regime::{Law, Regime as _, uk261::Uk261};
use serde_json::Value;

use crate::case::case;
use crate::said::{cited, keys, outcome, step};
use crate::uk;

const JOURNEY: &str = "applies_to_the_journey";
const CARRIER: &str = "carrier_of_the_territory";

#[test]
fn from_an_airport_of_the_united_kingdom_it_applies_to_any_carrier() {
    for leg in ["AC LHR-YYZ", "AF LHR-JFK", "U2 EDI-JFK", "UA BFS-EWR"] {
        let found = uk(&case(&[leg]).late(300));
        assert_eq!(outcome(&found), "OK 520.00 GBP", "{leg}");
        assert_eq!(step(&found, JOURNEY), ["+ applies_to_the_journey: uk261-departs (UK261 art.3(1)(a))"]);
        assert_eq!(step(&found, CARRIER), [""; 0]);
    }
}

#[test]
fn into_the_united_kingdom_it_applies_to_a_carrier_of_it_or_of_the_union() {
    for leg in ["BA JFK-LHR", "AF JFK-LHR", "U2 TLV-LHR", "W6 TLV-LHR", "EI JFK-MAN"] {
        let found = uk(&case(&[leg]).late(300));
        assert!(outcome(&found).starts_with("OK "), "{leg}: {found:#?}");
        assert_eq!(
            [step(&found, JOURNEY), step(&found, CARRIER)].concat(),
            [
                "- applies_to_the_journey: uk261-departs-outside (UK261 art.3(1)(a))",
                "+ applies_to_the_journey: uk261-arrives (UK261 art.3(1)(b))",
                "+ carrier_of_the_territory: uk261-carrier (UK261 art.3(1)(b))"
            ]
        );
    }
    let other = uk(&case(&["UA JFK-LHR"]).late(300));
    assert_eq!((outcome(&other).as_str(), cited(&other)), ("OUT_OF_SCOPE", vec!["UK261 art.3(1)(b)"]));
    assert_eq!(step(&other, CARRIER), ["- carrier_of_the_territory: uk261-no-carrier (UK261 art.3(1)(b))"]);
}

#[test]
fn into_the_union_it_applies_to_a_carrier_of_the_united_kingdom_alone() {
    let british = uk(&case(&["BA JFK-CDG"]).late(300));
    assert_eq!(outcome(&british), "OK 520.00 GBP");
    assert_eq!(step(&british, JOURNEY)[1], "+ applies_to_the_journey: uk261-arrives-in-union (UK261 art.3(1)(b))");
    assert_eq!(outcome(&uk(&case(&["AF JFK-CDG"]).late(300))), "OUT_OF_SCOPE");
    let open = uk(&case(&["U2 TLV-CDG"]).late(300));
    assert_eq!(
        (outcome(&open).as_str(), keys(&open.questions)),
        ("NEEDS_FACTS", vec!["law-ask-which-licence".to_owned()])
    );
}

#[test]
fn between_other_countries_it_does_not_apply() {
    let found = uk(&case(&["BA JFK-LHR", "BA LHR-DEL"]).late(300));
    assert_eq!(
        (outcome(&found).as_str(), cited(&found)),
        ("OUT_OF_SCOPE", vec!["UK261 art.3(1)(a)", "UK261 art.3(1)(b)"])
    );
    assert_eq!(step(&found, JOURNEY)[1], "- applies_to_the_journey: uk261-arrives-outside (UK261 art.3(1)(b))");
    let touches = |leg: &str| !Law::today().answer(&case(&[leg]).facts()).1.contains(&"UK-261");
    assert!(touches("BA JFK-CDG") && touches("BA LHR-JFK") && touches("BA JFK-LHR"));
    assert!(!touches("BA JFK-DEL") && !touches("BA CDG-JFK"));
}

#[test]
fn whether_a_licence_of_norway_iceland_or_switzerland_is_one_of_the_community_is_for_a_lawyer() {
    for leg in ["DY JFK-LGW", "FI JFK-LHR", "LX JFK-LHR"] {
        let found = uk(&case(&[leg]).late(300));
        assert_eq!(
            (outcome(&found).as_str(), cited(&found)),
            ("NEEDS_LEGAL_REVIEW", vec!["UK261 art.3(1)(b)"]),
            "{leg}"
        );
        assert_eq!(
            step(&found, "licence_of_a_member_state"),
            ["- licence_of_a_member_state: uk261-licence-open (UK261 art.3(1)(b))"]
        );
        // Where nothing is owed anyway nobody has to look.
        assert_eq!(outcome(&uk(&case(&[leg]).late(179))), "BELOW_3H", "{leg}");
    }
    assert_eq!(step(&uk(&case(&["BA JFK-LHR"]).late(300)), "licence_of_a_member_state"), [""; 0]);
}

#[test]
fn a_carrier_that_is_not_named_is_asked_for_and_a_seller_is_taken_to_have_flown() {
    let unnamed = case(&["BA JFK-LHR"]).with("itinerary.legs.0.operating_carrier", Value::Null).late(300);
    assert_eq!(keys(&uk(&unnamed).questions), ["law-ask-operating-carrier"]);
    let sold = uk(&unnamed.with("itinerary.legs.0.marketing_carrier", "BA"));
    assert_eq!(
        (outcome(&sold).as_str(), keys(&sold.warnings)),
        ("OK 520.00 GBP", vec!["law-operating-carrier-taken".to_owned()])
    );
}

#[test]
fn it_begins_with_2021_and_its_second_text_with_14_december_2023() {
    let on = |day: &str| uk(&case(&["BA LHR-JFK"]).on(day).late(300));
    assert_eq!(outcome(&on("2020-12-31")), "REGIME_NOT_IN_FORCE");
    for (day, version) in [("2021-01-01", "UK261-2021"), ("2023-12-13", "UK261-2021"), ("2023-12-14", "UK261-2023")] {
        let found = on(day);
        assert_eq!(
            (outcome(&found).as_str(), found.rule_version.as_deref()),
            ("OK 520.00 GBP", Some(version)),
            "{day}"
        );
    }
    assert_eq!(Uk261.versions().iter().map(|version| version.id).collect::<Vec<_>>(), ["UK261-2021", "UK261-2023"]);
}

#[test]
fn a_carrier_of_the_booking_with_the_licence_brings_in_a_journey_that_another_disrupted() {
    let found = uk(&case(&["AA SFO-JFK", "BA JFK-LHR"]).late(300));
    assert_eq!(outcome(&found), "OK 520.00 GBP");
    assert_eq!(outcome(&uk(&case(&["AA SFO-JFK", "AA JFK-LHR"]).late(300))), "OUT_OF_SCOPE");
}

#[test]
fn whether_switzerland_is_the_union_here_is_put_before_a_lawyer() {
    assert_eq!(outcome(&uk(&case(&["BA JFK-LHR", "BA LHR-ZRH"]).late(300))), "NEEDS_LEGAL_REVIEW");
    assert_eq!(outcome(&uk(&case(&["BA JFK-LHR", "BA LHR-CDG"]).late(300))), "OK 520.00 GBP");
}
