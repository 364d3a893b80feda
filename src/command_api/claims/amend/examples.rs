//! Amendments as the documentation shows them: one by one, and everything that can be amended.

use serde_json::{Value, json};

use crate::command_api::claims::submit::cancellation;
use crate::openapi::Example;

/// What people amend most, and the whole of it.
pub(super) fn examples() -> Vec<Example> {
    vec![
        ("Another cause", cause()),
        ("Passengers, and what is unknown after all", passengers()),
        ("Everything that can be amended", everything()),
    ]
}

fn cause() -> Value {
    json!({ "disruption": { "kind": "delay", "leg": 0, "cause": "BIRD_STRIKE" } })
}

/// One passenger is amended, and one who was left out comes.
fn passengers() -> Value {
    json!({
        "passengers": [
            { "passenger_id": "0198c0de-0000-7000-8000-00000000000a", "name": "Ada B. Example", "free_ticket": false },
            { "name": "Cleo Example", "one_way_fare": { "amount": "612.40", "currency": "CAD" } },
        ],
        "contact": { "phone": null },
        "carrier_size": null,
        "payout_account": { "holder": "Ada Example", "institution": "001", "transit": "12345", "account": "1234567" },
    })
}

/// The submission with everything known, amended in all of it.
fn everything() -> Value {
    let mut everything = cancellation();
    everything["passengers"] = json!([{
        "passenger_id": "0198c0de-0000-7000-8000-00000000000a", "removed": false, "name": "Ada Example",
        "confirmed_reservation": true, "presented_for_check_in": true, "under_two_without_seat": false,
        "free_ticket": false, "one_way_fare": { "amount": "612.40", "currency": "CAD" },
    }]);
    everything["carried_for"] = json!("AC");
    everything["already_compensated_by"] = json!("EU-261");
    everything
}
