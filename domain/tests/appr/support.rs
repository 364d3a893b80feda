//! A case, changed in a few facts, and what the APPR say of it.

use redress_domain::estimate::EstimateRequest;
use redress_domain::explanation::{Explanation, Language};
use redress_domain::regime::{Assessment, Eligibility, Journey, regime};
use serde_json::{Value, json};

/// A delay of five hours on a flight of a large carrier, short of crew; `changes` set fields by their dotted names.
pub(crate) fn answer(changes: &[(&str, Value)]) -> Assessment {
    let mut request = json!({
        "itinerary": { "single_booking": true, "legs": [{
            "operating_carrier": "AC", "origin": "YYZ", "destination": "YVR", "scheduled_departure": "2026-05-01T10:00"
        }] },
        "disruption": { "kind": "delay", "arrival_delay_minutes": 300, "cause": "CREW_SHORTAGE" },
        "passenger": { "confirmed_reservation": true, "presented_for_check_in": true },
        "carrier_size": "large"
    });
    for (field, value) in changes {
        let place = field.split('.').fold(&mut request, |place, step| match step.parse::<usize>() {
            Ok(index) => &mut place[index],
            Err(_) => &mut place[step],
        });
        *place = value.clone();
    }
    let facts = EstimateRequest::parse(&request).unwrap();
    regime("CA-APPR").unwrap().assess(&Journey::of(&facts).unwrap(), None)
}

/// In English.
pub(crate) fn told(explanation: &Explanation) -> String {
    explanation.told(Language::English).to_string()
}

pub(crate) fn dollars(assessment: &Assessment) -> Option<u64> {
    assert_eq!(assessment.eligible == Eligibility::Yes, assessment.amount.is_some(), "{assessment:#?}");
    assessment.amount.map(|amount| amount.amount_minor / 100)
}

pub(crate) fn cites(assessment: &Assessment, section: &str) -> bool {
    assessment.citations.iter().any(|citation| citation.as_str() == section)
}

pub(crate) fn asks(assessment: &Assessment, fact: &str) -> bool {
    assessment.eligible == Eligibility::NeedsFacts
        && assessment.questions.iter().any(|question| told(question).starts_with(fact))
}

/// Where the delay at the destination stands.
pub(crate) const DELAY: &str = "disruption.arrival_delay_minutes";
/// Where the one leg stands.
pub(crate) const LEG: &str = "itinerary.legs.0";
