//! A case, changed in a few facts, and what the rules of the United States say of it.

use redress_domain::estimate::EstimateRequest;
use redress_domain::explanation::{Explanation, Language};
use redress_domain::regime::{Assessment, Eligibility, Journey, ReasonCode, Right, regime};
use serde_json::{Value, json};

pub(crate) const KIND: &str = "disruption.kind";
pub(crate) const GROUND: &str = "disruption.denial_ground";
pub(crate) const REROUTING: &str = "disruption.rerouting";
pub(crate) const ARRIVAL: &str = "disruption.arrival_delay_minutes";
pub(crate) const FARE: &str = "one_way_fare";
pub(crate) const LEGS: &str = "itinerary.legs";
pub(crate) const DAY: &str = "itinerary.legs.0.scheduled_departure";

/// Bumped from an oversold flight between Chicago and Denver on 1 May 2026, with another way two hours later, on a ticket
/// of 200 dollars; `changes` set fields by their dotted names.
pub(crate) fn bumped(changes: &[(&str, Value)]) -> Assessment {
    let mut request = json!({
        "itinerary": { "single_booking": true, "legs": [leg("ORD", "DEN")] },
        "disruption": {
            "kind": "denied_boarding", "leg": 0, "denial_ground": "overbooking", "volunteered": false,
            "rerouting": planned(120)
        },
        "passenger": { "confirmed_reservation": true, "presented_for_check_in": true },
        "one_way_fare": dollars(20_000)
    });
    for (field, value) in changes {
        let place = field.split('.').fold(&mut request, |place, step| match step.parse::<usize>() {
            Ok(index) => &mut place[index],
            Err(_) => &mut place[step],
        });
        *place = value.clone();
    }
    let facts = EstimateRequest::parse(&request).unwrap();
    regime("US-DOT").unwrap().assess(&Journey::of(&facts).unwrap(), None)
}

pub(crate) fn leg(origin: &str, destination: &str) -> Value {
    json!({ "operating_carrier": "AA", "origin": origin, "destination": destination,
        "scheduled_departure": "2026-05-01" })
}

/// Another way that was to arrive so late.
pub(crate) fn planned(minutes: i64) -> Value {
    json!({ "offered": true, "accepted": true, "departs_earlier_minutes": 0, "arrival_delay_minutes": minutes })
}

/// So many cents.
pub(crate) fn dollars(cents: u64) -> Value {
    json!({ "amount": format!("{}.{:02}", cents / 100, cents % 100), "currency": "USD" })
}

/// In English.
pub(crate) fn told(explanation: &Explanation) -> String {
    explanation.told(Language::English).to_string()
}

/// The sum in cents, or the reason why there is none.
pub(crate) fn outcome(assessment: &Assessment) -> Result<u64, ReasonCode> {
    assert_eq!(assessment.eligible == Eligibility::Yes, assessment.amount.is_some(), "{assessment:#?}");
    assessment.amount.map(|amount| amount.amount_minor).ok_or(assessment.reason)
}

pub(crate) fn asks(assessment: &Assessment, fact: &str) -> bool {
    assessment.eligible == Eligibility::NeedsFacts
        && assessment.questions.iter().any(|question| told(question).starts_with(fact))
}

pub(crate) fn warns(assessment: &Assessment, words: &str) -> bool {
    assessment.warnings.iter().any(|warning| told(warning).contains(words))
}

pub(crate) fn cites(assessment: &Assessment, section: &str) -> bool {
    assessment.citations.iter().any(|citation| citation.as_str() == section)
}

pub(crate) fn right<'a>(assessment: &'a Assessment, code: &str) -> Option<&'a Right> {
    assessment.rights.iter().find(|right| right.right == code)
}
