//! Where a command comes from: recorded with every event that it leads to.

use std::borrow::Cow;

use redress_domain::value::{CommandId, CorrelationId, EventId};

use crate::telemetry::TraceParent;

/// Where a command comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandContext {
    /// This command; a repeat by the program itself carries the same id.
    pub command_id: CommandId,
    /// Everything that one request of the outside world led to.
    pub correlation_id: CorrelationId,
    /// The event that made the program issue the command; absent: a person did.
    pub causation_id: Option<EventId>,
    /// The principal: an account id or `automation:<name>`, never a person's name.
    pub actor: String,
    /// The trace that the command belongs to, if its sender said or if traces are exported.
    pub traceparent: Option<TraceParent>,
}

impl CommandContext {
    /// What the `metadata` of the command's events holds: that which has no column of its own.
    pub(crate) fn metadata(&self) -> Cow<'static, str> {
        self.traceparent.map_or(Cow::Borrowed("{}"), |traceparent| Cow::Owned(traceparent.to_metadata()))
    }
}
