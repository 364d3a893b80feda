//! A case, changed in a few facts, and what the resolution says of it.

use redress_domain::estimate::EstimateRequest;
use redress_domain::explanation::Language;
use redress_domain::regime::{Assessment, Journey, Right, regime};
use serde_json::{Value, json};

pub(crate) const KIND: &str = "disruption.kind";
pub(crate) const GROUND: &str = "disruption.denial_ground";
pub(crate) const LEGS: &str = "itinerary.legs";
pub(crate) const DAY: &str = "itinerary.legs.0.scheduled_departure";
pub(crate) const NOTICE: &str = "disruption.notice_days";

/// Denied boarding between Sao Paulo and Rio de Janeiro on 1 December 2025; `changes` set fields by their dotted names.
pub(crate) fn denied(changes: &[(&str, Value)]) -> Assessment {
    let mut request = json!({
        "itinerary": { "single_booking": true, "legs": [leg("GRU", "GIG")] },
        "disruption": { "kind": "denied_boarding", "leg": 0, "volunteered": false },
        "passenger": { "confirmed_reservation": true, "presented_for_check_in": true }
    });
    for (field, value) in changes {
        let place = field.split('.').fold(&mut request, |place, step| match step.parse::<usize>() {
            Ok(index) => &mut place[index],
            Err(_) => &mut place[step],
        });
        *place = value.clone();
    }
    let facts = EstimateRequest::parse(&request).unwrap();
    regime("BR-ANAC400").unwrap().assess(&Journey::of(&facts).unwrap(), None)
}

pub(crate) fn leg(origin: &str, destination: &str) -> Value {
    json!({ "origin": origin, "destination": destination, "scheduled_departure": "2025-12-01" })
}

/// The sum as the API tells it.
pub(crate) fn sum(assessment: &Assessment) -> Option<String> {
    assessment.amount.map(|amount| amount.to_string())
}

pub(crate) fn warns(assessment: &Assessment, words: &str) -> bool {
    assessment.warnings.iter().any(|warning| warning.told(Language::English).to_string().contains(words))
}

/// The codes of the rights.
pub(crate) fn codes(assessment: &Assessment) -> Vec<&str> {
    assessment.rights.iter().map(|right| right.right.as_ref()).collect()
}

pub(crate) fn right<'a>(assessment: &'a Assessment, code: &str) -> Option<&'a Right> {
    assessment.rights.iter().find(|right| right.right == code)
}
