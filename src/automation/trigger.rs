//! The event that an automation acts on.

use redress_domain::claim::ClaimEvent;
use redress_domain::value::{ClaimId, CorrelationId, EventId};
use redress_projections::SettledEvent;

use super::Failure;
use crate::telemetry::TraceParent;

/// An event that an automation acts on.
#[derive(Debug, Clone)]
pub struct Trigger {
    /// What happened.
    pub event: ClaimEvent,
    /// Its id: the ids of all commands that follow from it follow from this one.
    pub event_id: EventId,
    /// To which claim.
    pub claim_id: ClaimId,
    /// Its place in the log.
    pub position: i64,
    /// What all this began with.
    pub correlation_id: CorrelationId,
    /// Its place in the trace that it belongs to, if it belongs to one.
    pub traceparent: Option<TraceParent>,
    /// 1 the first time, one more each time.
    pub attempt: u32,
}

impl Trigger {
    /// Errors: the event is one that this program cannot read.
    pub(super) fn of(settled: &SettledEvent, attempt: u32) -> Result<Self, Failure> {
        // The reader's own words may quote the payload.
        let unreadable = |_| Failure::new("this version of the program cannot read the event");
        let event = settled.event.clone().map_err(unreadable)?;
        let claim_id = settled.claim_id.parse().map_err(|_| Failure::new("the stream is not named by a claim's id"))?;
        Ok(Self {
            event,
            event_id: EventId::from_uuid(settled.event_id),
            claim_id,
            position: settled.position,
            correlation_id: CorrelationId::from_uuid(settled.correlation_id),
            traceparent: settled.metadata.as_deref().and_then(TraceParent::of_metadata),
            attempt,
        })
    }
}
