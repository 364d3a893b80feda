//! `CompensationCalculated` of version 1 did not say why the law was applied again: then it was applied once.

use cqrs_es::persist::{EventUpcaster, SerializedEvent};

/// Version 1 to version 2: `why` is absent.
#[derive(Debug, Clone, Copy)]
pub(super) struct CompensationCalculatedV1;

impl EventUpcaster for CompensationCalculatedV1 {
    fn can_upcast(&self, event_type: &str, event_version: &str) -> bool {
        event_type == "CompensationCalculated" && event_version == "1"
    }

    fn upcast(&self, event: SerializedEvent) -> SerializedEvent {
        SerializedEvent { event_version: "2".to_owned(), ..event }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn nothing_but_the_first_version_of_its_type_is_taken_on() {
        assert!(CompensationCalculatedV1.can_upcast("CompensationCalculated", "1"));
        for (event_type, version) in [("CompensationCalculated", "2"), ("ClaimApproved", "1"), ("", "")] {
            assert!(!CompensationCalculatedV1.can_upcast(event_type, version));
        }
    }

    #[test]
    fn everything_that_was_stored_is_kept_and_the_version_is_raised() {
        for payload in [json!({ "type": "CompensationCalculated", "data": { "outcome": "owed" } }), json!("rubbish")] {
            let text = str::to_owned;
            let stored = SerializedEvent::new(
                text("claim-1"),
                3,
                text("claim"),
                text("CompensationCalculated"),
                text("1"),
                payload.clone(),
                Value::Null,
            );
            let upcast = CompensationCalculatedV1.upcast(stored);
            assert_eq!((upcast.payload, upcast.event_version.as_str(), upcast.sequence), (payload, "2", 3));
        }
    }
}
