//! A case of the estimate contract, told step by step.

use redress_domain::estimate::EstimateRequest;
use redress_domain::regime::CaseFacts;
use serde_json::{Value, json};

#[derive(Debug, Clone)]
pub(crate) struct Case(Value);

/// One booking on 1 May 2026 whose first leg was disrupted for want of crew, with a passenger who paid and was there in time. A
/// leg is written `AF CDG-YUL`, after the carrier that flew it.
pub(crate) fn case(legs: &[&str]) -> Case {
    let legs: Vec<Value> = legs.iter().map(|leg| leg_of(leg)).collect();
    Case(json!({
        "itinerary": { "single_booking": true, "legs": legs },
        "disruption": { "kind": "delay", "leg": 0, "cause": "CREW_SHORTAGE" },
        "passenger": { "confirmed_reservation": true, "free_ticket": false, "presented_for_check_in": true }
    }))
}

fn leg_of(text: &str) -> Value {
    let (carrier, airports) = text.split_once(' ').unwrap();
    let (origin, destination) = airports.split_once('-').unwrap();
    json!({
        "operating_carrier": carrier, "origin": origin, "destination": destination, "scheduled_departure": "2026-05-01"
    })
}

impl Case {
    /// With a field set by its dotted name; null takes it away.
    pub(crate) fn with(mut self, field: &str, value: impl Into<Value>) -> Self {
        let place = field.split('.').fold(&mut self.0, |place, step| match step.parse::<usize>() {
            Ok(index) => &mut place[index],
            Err(_) => &mut place[step],
        });
        *place = value.into();
        self
    }

    /// Late by so many minutes at the final destination.
    pub(crate) fn late(self, minutes: i64) -> Self {
        self.with("disruption.arrival_delay_minutes", minutes)
    }

    /// Every leg on another day, or at another time.
    pub(crate) fn on(mut self, departure: &str) -> Self {
        for leg in self.0["itinerary"]["legs"].as_array_mut().unwrap() {
            leg["scheduled_departure"] = json!(departure);
        }
        self
    }

    /// Told so many days before that the flight was cancelled.
    pub(crate) fn cancelled(self, notice_days: u32) -> Self {
        self.with("disruption.kind", "cancellation").with("disruption.notice_days", notice_days)
    }

    /// Offered another way, which left so much earlier and arrived so much later.
    pub(crate) fn offered(self, earlier: impl Into<Option<i64>>, later: impl Into<Option<i64>>) -> Self {
        let (earlier, later) = (earlier.into(), later.into());
        let offer = json!({ "offered": true, "departs_earlier_minutes": earlier, "arrival_delay_minutes": later });
        self.with("disruption.rerouting", offer)
    }

    #[track_caller]
    pub(crate) fn facts(&self) -> CaseFacts {
        EstimateRequest::parse(&self.0).unwrap_or_else(|faults| panic!("{faults:#?}\n{:#}", self.0))
    }
}
