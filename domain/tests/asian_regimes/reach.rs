//! Which journeys each law reaches.

use redress_domain::regime::{Eligibility, ReasonCode};
use serde_json::json;

use crate::support::{Told, flight, no, outcome, review, yes};

fn denied(from: &str, to: &str, day: &str) -> Told {
    let disruption = json!({ "kind": "denied_boarding", "denial_ground": "overbooking" });
    flight(from, to, day, disruption)
}

#[test]
fn a_journey_that_touches_no_airport_of_the_territory_is_not_spoken_of() {
    let foreign = denied("LHR", "JFK", "2026-05-01");
    for regime in ["TR-SHY", "TH-CAB101", "IL-ASL", "SA-GACA", "IN-CAR"] {
        assert!(foreign.is_foreign_to(regime), "{regime}");
    }
}

#[test]
fn turkish_law_reaches_arrivals_on_turkish_carriers_alone_and_that_was_not_read() {
    let arrival = |carrier: &str| denied("LHR", "IST", "2026-05-01").leg("operating_carrier", json!(carrier));
    assert_eq!(outcome(&arrival("TK").under("TR-SHY")), review());
    let foreign = arrival("BA").under("TR-SHY");
    assert_eq!(outcome(&foreign), no(ReasonCode::OutOfScope));
    assert!(!foreign.in_scope);
    let unnamed = denied("LHR", "IST", "2026-05-01").leg("operating_carrier", json!(null)).under("TR-SHY");
    assert_eq!(unnamed.eligible, Eligibility::NeedsFacts);
    let departure = denied("IST", "LHR", "2026-05-01").leg("operating_carrier", json!("BA"));
    assert_eq!(outcome(&departure.under("TR-SHY")), yes("EUR 400.00"));
}

#[test]
fn by_way_of_the_territory_between_two_other_countries_goes_to_a_lawyer() {
    let through = |hub: &str| {
        denied("LHR", hub, "2026-05-01T10:00").leg("scheduled_arrival", json!("2026-05-01T23:00")).then(
            hub,
            "NRT",
            "2026-05-02T06:00",
        )
    };
    for (hub, regime) in [("IST", "TR-SHY"), ("BKK", "TH-CAB101"), ("RUH", "SA-GACA")] {
        let answer = through(hub).with("one_way_fare", json!({ "amount": "900.00", "currency": "SAR" })).under(regime);
        assert_eq!(outcome(&answer), review(), "{regime}");
    }
}

#[test]
fn whether_arrivals_are_in_was_not_read_for_thailand_saudi_arabia_and_india() {
    let fare = |currency: &str| json!({ "amount": "900.00", "currency": currency });
    assert_eq!(outcome(&denied("LHR", "BKK", "2026-05-01").under("TH-CAB101")), review());
    let to_riyadh = denied("LHR", "RUH", "2026-05-01").with("one_way_fare", fare("SAR"));
    assert_eq!(outcome(&to_riyadh.under("SA-GACA")), review());
    let to_delhi = denied("LHR", "DEL", "2024-05-01").with("one_way_fare", fare("INR"));
    let told = to_delhi.but("rerouting", json!({ "offered": false }));
    assert_eq!(outcome(&told.under("IN-CAR")), review());
}

#[test]
fn that_a_law_reaches_departures_is_presumed_where_it_was_not_read() {
    let presumes = |from: &str, regime: &str| {
        let answer = denied(from, "LHR", "2024-05-01").under(regime);
        let told = answer.presumptions.iter().map(|presumption| format!("{:?}", presumption.presumed));
        told.into_iter().any(|told| told.contains("ReachPresumed"))
    };
    assert!(presumes("IST", "TR-SHY") && presumes("RUH", "SA-GACA") && presumes("DEL", "IN-CAR"));
    assert!(!presumes("TLV", "IL-ASL"));
}

#[test]
fn israeli_law_reaches_flights_from_to_and_by_way_of_israel() {
    for (from, to) in [("TLV", "LHR"), ("LHR", "TLV"), ("TLV", "ETM")] {
        assert!(denied(from, to, "2024-05-01").under("IL-ASL").in_scope, "{from}-{to}");
    }
    let through = denied("LHR", "TLV", "2024-05-01T10:00").then("TLV", "BKK", "2024-05-02T10:00").under("IL-ASL");
    assert!(through.in_scope);
    let reach = through.branches.iter().rfind(|branch| branch.test == "applies_to_the_journey");
    assert_eq!(reach.map(|branch| branch.outcome), Some(redress_domain::regime::BranchOutcome::Taken));
}
