//! What holds of every regime there is: it answers whatever it is asked.

use redress_domain::estimate::EstimateRequest;
use redress_domain::regime::{CaseFacts, Eligibility, Journey, REGIMES, ReasonCode};
use serde_json::json;

const KINDS: [&str; 7] =
    ["delay", "cancellation", "denied_boarding", "missed_connection", "diversion", "earlier_departure", "downgrade"];

#[expect(clippy::unwrap_used, reason = "the request is part of the test")]
fn facts(kind: &str, origin: &str, destination: &str) -> CaseFacts {
    let request = json!({
        "itinerary": { "single_booking": true, "legs": [{
            "operating_carrier": "NZ", "origin": origin, "destination": destination, "scheduled_departure": "2026-05-01"
        }] },
        "disruption": { "kind": kind, "notice_days": 0, "cause": "CREW_SHORTAGE" }
    });
    EstimateRequest::parse(&request).unwrap()
}

#[test]
fn a_regime_that_is_asked_about_a_journey_elsewhere_says_that_it_is_outside() {
    for kind in KINDS {
        let facts = facts(kind, "AKL", "WLG");
        let journey = Journey::of(&facts).unwrap();
        for regime in REGIMES {
            assert!(!regime.touches(&journey), "{}", regime.code());
            let found = regime.assess(&journey, None);
            assert_eq!((found.reason, found.in_scope), (ReasonCode::OutOfScope, false), "{}, {kind}", regime.code());
            assert!(!found.citations.is_empty() && found.amount.is_none() && found.rights.is_empty());
        }
    }
}

/// No reader lets such an airport through; a claim of an older program may have one.
#[test]
fn an_airport_that_nobody_knows_ends_no_program_and_owes_no_sum_by_distance() {
    let mut asked = Vec::new();
    for origin in ["CDG", "LHR", "IST", "TLV", "RUH", "DEL", "BKK", "GRU", "JFK", "YYZ"] {
        for kind in KINDS {
            let mut facts = facts(kind, origin, "AKL");
            facts.itinerary.legs[0].destination = "QQQ".parse().unwrap();
            facts.disruption.arrival_delay_minutes = Some(600);
            let journey = Journey::of(&facts).unwrap();
            for regime in REGIMES.iter().filter(|regime| regime.touches(&journey)) {
                let found = regime.assess(&journey, None);
                asked.extend((found.eligible == Eligibility::NeedsFacts).then_some(found.regime));
            }
        }
    }
    for regime in ["EU-261", "UK-261", "TR-SHY"] {
        assert!(asked.iter().any(|asked| asked == regime), "{regime}: {asked:?}");
    }
}
