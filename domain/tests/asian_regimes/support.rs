//! Cases as a passenger tells them, and what a regime answers.

use redress_domain::estimate::EstimateRequest;
use redress_domain::regime::{Assessment, Eligibility, ReasonCode, assess};
use serde_json::{Value, json};

/// A request that is told piece by piece.
#[derive(Debug, Clone)]
pub(crate) struct Told(Value);

/// One flight and what became of it.
pub(crate) fn flight(from: &str, to: &str, departure: &str, disruption: Value) -> Told {
    let mut told = json!({
        "itinerary": { "single_booking": true, "legs": [{
            "origin": from, "destination": to, "scheduled_departure": departure, "operating_carrier": "TK" }] }
    });
    told["disruption"] = disruption;
    Told(told)
}

impl Told {
    /// The same, with a field of the request.
    pub(crate) fn with(mut self, field: &str, value: Value) -> Self {
        self.0[field] = value;
        self
    }

    /// The same, with a field of the disruption.
    pub(crate) fn but(mut self, field: &str, value: Value) -> Self {
        self.0["disruption"][field] = value;
        self
    }

    /// The same, with a field of its first leg.
    pub(crate) fn leg(mut self, field: &str, value: Value) -> Self {
        self.0["itinerary"]["legs"][0][field] = value;
        self
    }

    /// The same, with one more leg on the ticket.
    pub(crate) fn then(mut self, from: &str, to: &str, departure: &str) -> Self {
        let leg = json!({ "origin": from, "destination": to, "scheduled_departure": departure });
        self.0["itinerary"]["legs"].as_array_mut().expect("legs").push(leg);
        self.0["disruption"]["leg"] = json!(0);
        self
    }

    /// What a regime says of it.
    pub(crate) fn under(&self, regime: &str) -> Assessment {
        let facts = EstimateRequest::parse(&self.0).expect("a request");
        let found = assess(&facts).into_iter().find(|assessment| assessment.regime == regime);
        found.unwrap_or_else(|| panic!("{regime} is silent on {}", self.0))
    }

    /// Whether a regime says nothing of it, because it does not touch the territory.
    pub(crate) fn is_foreign_to(&self, regime: &str) -> bool {
        let facts = EstimateRequest::parse(&self.0).expect("a request");
        assess(&facts).iter().all(|assessment| assessment.regime != regime)
    }
}

/// What an answer comes to: the sum and its reason, or the reason alone.
pub(crate) fn outcome(assessment: &Assessment) -> (Eligibility, ReasonCode, Option<String>) {
    let amount = assessment.amount.map(|amount| format!("{} {}", amount.currency.code(), amount.decimal()));
    (assessment.eligible, assessment.reason, amount)
}

pub(crate) fn yes(amount: &str) -> (Eligibility, ReasonCode, Option<String>) {
    (Eligibility::Yes, ReasonCode::Ok, Some(amount.to_owned()))
}

pub(crate) fn no(reason: ReasonCode) -> (Eligibility, ReasonCode, Option<String>) {
    (Eligibility::No, reason, None)
}

pub(crate) fn review() -> (Eligibility, ReasonCode, Option<String>) {
    (Eligibility::NeedsLegalReview, ReasonCode::NeedsLegalReview, None)
}

pub(crate) fn facts_wanted() -> (Eligibility, ReasonCode, Option<String>) {
    (Eligibility::NeedsFacts, ReasonCode::NeedsFacts, None)
}
