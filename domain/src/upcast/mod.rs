//! Reading stored events, of every version that was ever written.
//!
//! What is in the log is never rewritten. When the shape of an event has to change:
//!
//! 1. keep `domain/tests/golden/<Type>.v<N>.json` (and `.sparse.json`) of the old version as it is;
//! 2. change the event, raise its version in [`ClaimEvent::TYPES`], and add the golden file of the new version;
//! 3. add a file here, `<type>_v<N>.rs`, with an [`EventUpcaster`] that turns the payload of version N into the next one,
//!    and its tests: `can_upcast` answers to exactly that type and version, `upcast` gives up nothing that was stored,
//!    raises `event_version`, and leaves alone what it does not understand (it must not panic: [`read_event`] and the
//!    loading of a stream then refuse the event with the reason);
//! 4. list it in [`upcasters`], older versions before newer ones, so that an event passes through all of them.
//!
//! The test of the golden files reads every version through this module. A new optional field that is left out where it
//! is absent needs none of this but its place in the golden file: old events read as they are. A program from before it
//! refuses the events that carry it, so readers are deployed before writers.

mod compensation_calculated_v1;
mod compensation_calculated_v2;

use cqrs_es::persist::{EventUpcaster, SerializedEvent};
use serde_json::Value;

use crate::claim::ClaimEvent;

/// What turns stored events of superseded versions into current ones, in the order in which they are applied.
pub fn upcasters() -> Vec<Box<dyn EventUpcaster>> {
    vec![
        Box::new(compensation_calculated_v1::CompensationCalculatedV1),
        Box::new(compensation_calculated_v2::CompensationCalculatedV2),
    ]
}

/// Why a stored event cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnreadableEvent {
    /// A newer program wrote it, or none of ours.
    #[error("no event has the type {event_type}")]
    TypeUnknown {
        /// The stored type.
        event_type: String,
    },
    /// A newer program wrote it, or its upcaster is missing.
    #[error("version {event_version} of {event_type} is unknown")]
    VersionUnknown {
        /// The stored type.
        event_type: String,
        /// The stored version.
        event_version: String,
    },
    /// The payload is not of that type and version.
    #[error("the payload is not a {event_type} of version {event_version}: {reason}")]
    PayloadUnreadable {
        /// The stored type.
        event_type: String,
        /// The stored version.
        event_version: String,
        /// What does not fit.
        reason: String,
    },
}

/// Reads a stored event, whatever its version: `payload` is the JSON text of the log.
pub fn read_event(event_type: &str, event_version: &str, payload: &str) -> Result<ClaimEvent, UnreadableEvent> {
    let Some((_, current)) = ClaimEvent::TYPES.iter().find(|(name, _)| *name == event_type) else {
        return Err(UnreadableEvent::TypeUnknown { event_type: event_type.to_owned() });
    };
    let unreadable = |reason: String| UnreadableEvent::PayloadUnreadable {
        event_type: event_type.to_owned(),
        event_version: event_version.to_owned(),
        reason,
    };
    let event: ClaimEvent = if event_version == *current {
        serde_json::from_str(payload).map_err(|error| unreadable(error.to_string()))?
    } else {
        let stored = serde_json::from_str(payload).map_err(|error| unreadable(error.to_string()))?;
        let upcast = upcast(event_type, event_version, stored);
        if upcast.event_version != *current {
            return Err(UnreadableEvent::VersionUnknown {
                event_type: event_type.to_owned(),
                event_version: event_version.to_owned(),
            });
        }
        serde_json::from_value(upcast.payload).map_err(|error| unreadable(error.to_string()))?
    };
    if event.type_name() == event_type {
        Ok(event)
    } else {
        Err(unreadable(format!("it says that it is a {}", event.type_name())))
    }
}

fn upcast(event_type: &str, event_version: &str, payload: Value) -> SerializedEvent {
    let text = str::to_owned;
    let stored =
        SerializedEvent::new(text(""), 0, text("claim"), text(event_type), text(event_version), payload, Value::Null);
    upcasters().iter().fold(stored, |event, upcaster| {
        if upcaster.can_upcast(&event.event_type, &event.event_version) { upcaster.upcast(event) } else { event }
    })
}
