//! Where it applies, art.3(1): which journeys and which carriers.

use redress_domain::regime::Law;
use serde_json::Value;

use crate::case::case;
use crate::eu;
use crate::said::{cited, keys, outcome, step};

const JOURNEY: &str = "applies_to_the_journey";
const CARRIER: &str = "community_carrier";
const LICENCE: &str = "carrier_licence";

#[test]
fn from_an_airport_of_the_territory_it_applies_to_any_carrier() {
    for leg in ["AC CDG-YYZ", "UA FRA-EWR", "DL KEF-JFK", "TK ZRH-IST", "AF RUN-MRU", "AF PTP-YUL"] {
        let found = eu(&case(&[leg]).late(300));
        assert!(outcome(&found).starts_with("OK"), "{leg}: {found:#?}");
        assert_eq!(step(&found, JOURNEY), ["+ applies_to_the_journey: eu261-departs (EU261 art.3(1)(a))"]);
        assert_eq!(step(&found, CARRIER), [""; 0]);
    }
}

#[test]
fn into_the_territory_it_applies_to_a_community_carrier_alone() {
    let community = eu(&case(&["AF YYZ-CDG"]).late(300));
    assert_eq!(outcome(&community), "OK 600.00 EUR");
    assert_eq!(
        [step(&community, JOURNEY), step(&community, CARRIER)].concat(),
        [
            "- applies_to_the_journey: eu261-departs-outside (EU261 art.3(1)(a))",
            "+ applies_to_the_journey: eu261-arrives (EU261 art.3(1)(b))",
            "+ community_carrier: eu261-community-carrier (EU261 art.3(1)(b))"
        ]
    );
    let other = eu(&case(&["AC YYZ-CDG"]).late(300));
    assert_eq!(
        (outcome(&other).as_str(), other.in_scope, other.rule_version.as_deref()),
        ("OUT_OF_SCOPE", false, None)
    );
    assert_eq!(step(&other, CARRIER), ["- community_carrier: eu261-no-community-carrier (EU261 art.3(1)(b))"]);
    assert_eq!(cited(&eu(&case(&["AC YYZ-CDG"]))), ["EU261 art.3(1)(b)"]);
}

#[test]
fn a_licence_of_norway_iceland_or_switzerland_is_a_community_licence() {
    for leg in ["DY JFK-OSL", "FI JFK-KEF", "LX JFK-ZRH"] {
        assert_eq!(outcome(&eu(&case(&[leg]).late(300))), "OK 600.00 EUR", "{leg}");
    }
}

#[test]
fn a_journey_that_only_changes_planes_in_the_territory_is_outside() {
    let found = eu(&case(&["LH JFK-FRA", "LH FRA-DEL"]).late(300));
    assert_eq!(outcome(&found), "OUT_OF_SCOPE");
    assert_eq!(
        step(&found, JOURNEY),
        [
            "- applies_to_the_journey: eu261-departs-outside (EU261 art.3(1)(a))",
            "- applies_to_the_journey: eu261-arrives-outside (EU261 art.3(1)(b))"
        ]
    );
    assert_eq!(cited(&found), ["EU261 art.3(1)(a)", "EU261 art.3(1)(b)"]);
}

#[test]
fn on_separate_bookings_the_disrupted_ticket_counts_alone() {
    let apart =
        |leg| case(&["AC YYZ-CDG", "AF CDG-BCN"]).with("itinerary.single_booking", false).with("disruption.leg", leg);
    assert_eq!(outcome(&eu(&apart(0).late(300))), "OUT_OF_SCOPE");
    assert_eq!(outcome(&eu(&apart(1).late(300))), "OK 250.00 EUR");
}

/// C-367/20: the claim is against the Community carrier, which answers for the whole of the booking.
#[test]
fn a_community_carrier_of_another_leg_of_the_booking_is_enough() {
    let booking = case(&["UA SFO-EWR", "LH EWR-FRA"]).late(300);
    let found = eu(&booking);
    assert_eq!(outcome(&found), "OK 600.00 EUR");
    assert_eq!(step(&found, CARRIER), ["+ community_carrier: eu261-community-carrier-of-the-booking (C-367/20)"]);
    assert_eq!(keys(&found.warnings), ["eu261-claim-against"]);
    let apart = eu(&booking.with("disruption.leg", 1).with("itinerary.single_booking", false));
    assert_eq!(keys(&apart.warnings), [""; 0]);
    assert_eq!(outcome(&eu(&case(&["UA SFO-EWR", "UA EWR-FRA"]).late(300))), "OUT_OF_SCOPE");
}

#[test]
fn which_carrier_flew_is_asked_where_a_code_stands_for_licences_inside_and_outside() {
    for legs in [["U2 IST-LGW", "U2 LGW-ORY"], ["W6 TIA-LTN", "W6 LTN-BUD"], ["EI JFK-MAN", "EI MAN-DUB"]] {
        let found = eu(&case(&legs).late(300));
        assert_eq!(outcome(&found), "NEEDS_FACTS", "{legs:?}");
        assert_eq!(step(&found, LICENCE), ["- carrier_licence: law-several-licences (EU261 art.3(1)(b))"]);
        assert_eq!(keys(&found.questions), ["law-ask-which-licence"]);
        // What is owed in no case is not asked for.
        assert_eq!(outcome(&eu(&case(&legs).late(179))), "BELOW_3H", "{legs:?}");
    }
    for leg in ["U2 ORY-IST", "W6 BUD-TIA", "EI DUB-JFK", "U2 IST-ORY", "W6 TIA-BUD", "EI JFK-DUB", "FR RAK-CRL"] {
        // A carrier with a British licence alone flies to or from Britain.
        assert!(outcome(&eu(&case(&[leg]).late(300))).starts_with("OK "), "{leg}");
    }
}

#[test]
fn a_licence_or_a_carrier_that_nobody_knows_is_asked_for() {
    let unknown = eu(&case(&["Q0 YYZ-CDG"]).late(300));
    assert_eq!(outcome(&unknown), "NEEDS_FACTS");
    assert_eq!(step(&unknown, LICENCE), ["- carrier_licence: law-licence-unknown (EU261 art.3(1)(b))"]);
    assert_eq!(keys(&unknown.questions), ["law-ask-licence"]);
    let unnamed = eu(&case(&["AF YYZ-CDG"]).with("itinerary.legs.0.operating_carrier", Value::Null).late(300));
    assert_eq!(outcome(&unnamed), "NEEDS_FACTS");
    assert_eq!(step(&unnamed, LICENCE), ["- carrier_licence: law-carrier-unknown (EU261 art.3(1)(b))"]);
    assert_eq!(keys(&unnamed.questions), ["law-ask-operating-carrier"]);
}

#[test]
fn the_seller_is_taken_to_have_flown_and_the_reader_is_told() {
    let sold_by = |carrier: &str| {
        let case = case(&["AF YYZ-CDG"]).with("itinerary.legs.0.operating_carrier", Value::Null);
        case.with("itinerary.legs.0.marketing_carrier", carrier).late(300)
    };
    for (carrier, expected) in [("AF", "OK 600.00 EUR"), ("AC", "OUT_OF_SCOPE")] {
        let found = eu(&sold_by(carrier));
        assert_eq!(
            (outcome(&found).as_str(), keys(&found.warnings)),
            (expected, vec!["law-operating-carrier-taken".to_owned()])
        );
    }
    assert_eq!(keys(&eu(&case(&["AF YYZ-CDG"]).late(300)).warnings), [""; 0]);
}

#[test]
fn of_switzerland_the_reader_is_told_that_its_courts_do_not_all_follow() {
    for leg in ["LX ZRH-JFK", "LX JFK-GVA", "AF CDG-GVA"] {
        assert!(keys(&eu(&case(&[leg]).late(300)).warnings).contains(&"eu261-swiss-courts".to_owned()), "{leg}");
    }
    assert_eq!(keys(&eu(&case(&["AF CDG-JFK"]).late(300)).warnings), [""; 0]);
}

#[test]
fn of_svalbard_of_ercan_and_of_akrotiri_the_doubt_is_told() {
    for leg in ["DY LYR-OSL", "DY OSL-LYR", "A3 ECN-ATH", "A3 ATH-ECN", "BA AKT-LHR"] {
        let found = eu(&case(&[leg]).late(300));
        assert!(outcome(&found).starts_with("OK "), "{leg}: {found:#?}");
        assert!(keys(&found.warnings).contains(&"eu261-place-in-doubt".to_owned()), "{leg}: {found:#?}");
    }
    for leg in ["TK ECN-IST", "TK IST-ECN", "TK ECN-LYR"] {
        let regimes = Law::today().answer(&case(&[leg]).facts()).1;
        assert!(regimes.contains(&"EU-261"), "{leg}");
    }
}

/// The transition ended at 23:00 UTC, an hour before the day did in London.
#[test]
fn the_last_hour_of_2020_in_the_united_kingdom_is_in_doubt() {
    let told = |leg, departure: &str| keys(&eu(&case(&[leg]).on(departure).late(300)).warnings);
    let flagged = "eu261-hour-of-the-change".to_owned();
    assert!(!told("BA LHR-JFK", "2020-12-31T22:59").contains(&flagged));
    assert!(told("BA LHR-JFK", "2020-12-31T23:00").contains(&flagged));
    assert!(told("BA LHR-JFK", "2020-12-31T23:59").contains(&flagged));
    assert!(!told("BA LHR-JFK", "2020-12-31").contains(&flagged));
    assert!(!told("AF LIS-JFK", "2020-12-31T23:30").contains(&flagged));
}

#[test]
fn a_carrier_that_has_ceased_had_its_licence_on_the_day_of_the_flight() {
    let late = |leg: &str, day: &str| outcome(&eu(&case(&[leg]).late(300).on(day)));
    assert_eq!(late("AB MIA-DUS", "2014-05-01"), "OK 600.00 EUR");
    assert_eq!(late("MT CUN-MAN", "2015-05-01"), "OK 600.00 EUR");
    assert_eq!(late("ZB DLM-LGW", "2016-05-01"), "OK 400.00 EUR");
    assert_eq!(late("AB MIA-DUS", "2018-05-01"), "NEEDS_FACTS");
}

/// C-537/17: the law of the first departure holds for all of the booking.
#[test]
fn a_journey_that_began_under_the_old_law_stays_under_it() {
    let journey = case(&["BA LHR-DXB", "BA DXB-SYD"]).late(300).with("disruption.leg", 1);
    let journey = journey.with("itinerary.legs.0.scheduled_departure", "2020-12-31T21:00");
    let found = eu(&journey.with("itinerary.legs.1.scheduled_departure", "2021-01-01T10:00"));
    assert_eq!(outcome(&found), "OK 600.00 EUR");
}
