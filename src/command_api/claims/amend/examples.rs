//! Amendments as the documentation shows them: one by one, and everything that can be amended.

use serde_json::{Value, json};

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

fn everything() -> Value {
    json!({
        "passengers": [{
            "passenger_id": "0198c0de-0000-7000-8000-00000000000a", "removed": false, "name": "Ada Example",
            "confirmed_reservation": true, "presented_for_check_in": true, "under_two_without_seat": false,
            "free_ticket": false, "one_way_fare": { "amount": "612.40", "currency": "CAD" },
        }],
        "contact": { "email": "ada@example.org", "phone": "+1 514 555 0100" },
        "booking_reference": "X7K9QZ",
        "itinerary": { "single_booking": true, "legs": [
            {
                "flight_number": "AC401", "marketing_carrier": "AC", "operating_carrier": "AC", "origin": "YUL",
                "destination": "YYZ", "scheduled_departure": "2026-03-10T07:00", "scheduled_arrival": "2026-03-10T08:30",
                "actual_departure": "2026-03-10T07:04", "actual_arrival": "2026-03-10T08:27",
            },
            {
                "flight_number": "AC107", "operating_carrier": "AC", "origin": "YYZ", "destination": "YVR",
                "scheduled_departure": "2026-03-10T09:40", "scheduled_arrival": "2026-03-10T11:45",
            },
        ] },
        "replacement_legs": [{
            "flight_number": "AC127", "operating_carrier": "AC", "origin": "YYZ", "destination": "YVR",
            "scheduled_departure": "2026-03-10T17:00", "scheduled_arrival": "2026-03-10T19:05",
            "actual_arrival": "2026-03-10T18:55",
        }],
        "disruption": {
            "kind": "cancellation", "leg": 1, "arrival_delay_minutes": 430, "notice_days": 0,
            "rerouting": {
                "offered": true, "accepted": true, "departs_earlier_minutes": 0, "arrival_delay_minutes": 440,
            },
            "cause": "CREW_SHORTAGE", "refunded": false, "volunteered": false,
        },
        "carrier_size": "large",
        "carried_for": "AC",
        "filed_on": "2026-03-20",
        "already_compensated_by": "EU-261",
        "payout_account": { "holder": "Ada Example", "iban": "DE89 3704 0044 0532 0130 00" },
    })
}
