//! `CompensationCalculated` of version 2 kept what the law says in English words (receipts of version 1). They stay words:
//! the receipt that was hashed is the receipt that is read.

use cqrs_es::persist::{EventUpcaster, SerializedEvent};

/// Version 2 to version 3: words are read beside sentences.
#[derive(Debug, Clone, Copy)]
pub(super) struct CompensationCalculatedV2;

impl EventUpcaster for CompensationCalculatedV2 {
    fn can_upcast(&self, event_type: &str, event_version: &str) -> bool {
        event_type == "CompensationCalculated" && event_version == "2"
    }

    fn upcast(&self, event: SerializedEvent) -> SerializedEvent {
        SerializedEvent { event_version: "3".to_owned(), ..event }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn nothing_but_the_second_version_of_its_type_is_taken_on() {
        assert!(CompensationCalculatedV2.can_upcast("CompensationCalculated", "2"));
        for (event_type, version) in
            [("CompensationCalculated", "1"), ("CompensationCalculated", "3"), ("ClaimApproved", "2"), ("", "")]
        {
            assert!(!CompensationCalculatedV2.can_upcast(event_type, version));
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
                text("2"),
                payload.clone(),
                Value::Null,
            );
            let upcast = CompensationCalculatedV2.upcast(stored);
            assert_eq!((upcast.payload, upcast.event_version.as_str(), upcast.sequence), (payload, "3", 3));
        }
    }
}
