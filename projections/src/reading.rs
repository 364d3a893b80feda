//! From stored bytes to an event of today.

use redress_domain::claim::ClaimEvent;

/// An event that this program cannot read. It says which and why, without a word of the payload.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{event_type} version {event_version} {why}")]
pub struct UnreadableEvent {
    /// The type, as stored.
    pub event_type: String,
    /// The version, as stored.
    pub event_version: String,
    /// What stood in the way.
    pub why: Why,
}

/// What stood in the way of reading an event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// A newer program wrote it.
    #[error("is not known to this program")]
    Unknown,
    /// The payload is not of the shape that its type and version promise.
    #[error("has a payload of another shape, at line {line} column {column}")]
    Malformed {
        /// Where in the payload.
        line: usize,
        /// Where in the line.
        column: usize,
    },
}

/// Reads a stored event.
pub(crate) fn read_event(event_type: &str, event_version: &str, payload: &str) -> Result<ClaimEvent, UnreadableEvent> {
    let unreadable = |why| UnreadableEvent { event_type: event_type.to_owned(), event_version: event_version.to_owned(), why };
    if !ClaimEvent::TYPES.contains(&(event_type, event_version)) {
        return Err(unreadable(Why::Unknown));
    }
    serde_json::from_str(payload)
        .map_err(|error| unreadable(Why::Malformed { line: error.line(), column: error.column() }))
}
