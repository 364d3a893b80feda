//! Where a command comes from: recorded in columns of every event that it leads to.

use redress_domain::value::{CommandId, CorrelationId, EventId};

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
}
