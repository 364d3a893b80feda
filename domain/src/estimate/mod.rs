//! The public contract of an estimate: request, validation, reply.
//!
//! The readers of the request's parts are public, because a claim is submitted in the same words.

mod disruption;
mod itinerary;
mod passenger;
mod reply;
mod request;

pub use disruption::read_disruption;
pub use itinerary::{LEGS_LIMIT, check_arrivals, read_itinerary, read_leg, read_legs};
pub use passenger::{PASSENGER_FACT_FIELDS, passenger_facts_of, read_passenger_facts};
pub use reply::EstimateReply;
pub use request::{ESTIMATES_LIMIT, EstimateRequest, REGIME_CODES, read_estimate, read_estimates, read_regime_code};

use serde_json::Value;

use crate::intake::{Cursor, Fault, Faults};
use crate::regime::ExchangeRates;

/// What the regimes say about a request. Sums of several currencies are compared by `rates`, if the caller gives them.
/// Errors: every fault of the request.
pub fn estimate(request: &Value, rates: Option<&ExchangeRates>) -> Result<EstimateReply, Vec<Fault>> {
    let facts = EstimateRequest::parse(request)?;
    Ok(EstimateReply::of(&facts, rates))
}

/// What the regimes say about each request of a list, in its order. Errors: every fault of every request, and of the
/// list; no request of a faulty list is answered.
pub fn estimate_list(requests: &Value, rates: Option<&ExchangeRates>) -> Result<Vec<EstimateReply>, Vec<Fault>> {
    let faults = Faults::new();
    let read = read_estimates(&Cursor::root(requests, &faults).required());
    let facts = faults.finish(read)?;
    Ok(facts.iter().map(|facts| EstimateReply::of(facts, rates)).collect())
}
