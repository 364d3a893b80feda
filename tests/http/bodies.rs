//! Bodies of invented people about a real flight.

use serde_json::{Value, json};

/// Two passengers, nine hours late in Rome.
pub(crate) fn submission() -> Value {
    json!({
        "passengers": [{ "name": "Ada Lovelace", "confirmed_reservation": true }, { "name": "Ben Lovelace" }],
        "contact": { "email": "ada@example.com", "phone": "+1 514 555 0100" },
        "booking_reference": "X7K9QZ",
        "itinerary": { "single_booking": true, "legs": [leg()] },
        "disruption": { "kind": "delay", "leg": 0, "arrival_delay_minutes": 560, "cause": "CREW_SHORTAGE" },
        "filed_on": "2026-06-01",
        "payout_account": { "holder": "Ada Lovelace", "iban": "DE89370400440532013000" },
    })
}

/// The one leg of it.
pub(crate) fn leg() -> Value {
    json!({
        "flight_number": "AC890", "marketing_carrier": "AC", "operating_carrier": "AC",
        "origin": "YYZ", "destination": "FCO",
        "scheduled_departure": "2026-05-01T18:30", "scheduled_arrival": "2026-05-02T08:45",
        "actual_arrival": "2026-05-02T18:05",
    })
}

/// The submission with another value at a place; null removes it.
pub(crate) fn submission_with(pointer: &str, value: Value) -> Value {
    let mut body = submission();
    let (parent, last) = pointer.rsplit_once('/').expect("a pointer to a member");
    let parent = body.pointer_mut(parent).expect("a parent");
    match parent {
        Value::Object(members) => drop(members.insert(last.to_owned(), value)),
        Value::Array(items) => items[last.parse::<usize>().expect("an index")] = value,
        _ => panic!("{pointer} has no parent"),
    }
    body
}
