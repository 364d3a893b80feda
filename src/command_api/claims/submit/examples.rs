//! Submissions as the documentation shows them: of invented people, about invented flights.

use serde_json::json;

use crate::openapi::Example;

/// One with what a submission must have and little more, and one with everything that it can have.
pub(super) fn examples() -> Vec<Example> {
    vec![("A delay", delay()), ("A cancellation with everything known", cancellation())]
}

fn delay() -> serde_json::Value {
    json!({
        "passengers": [{ "name": "Ada Example" }],
        "contact": { "email": "ada@example.org" },
        "itinerary": { "single_booking": true, "legs": [{
            "flight_number": "AC890", "operating_carrier": "AC", "origin": "YYZ", "destination": "FCO",
            "scheduled_departure": "2026-05-01T18:30", "scheduled_arrival": "2026-05-02T08:45",
        }] },
        "disruption": { "kind": "delay", "leg": 0, "cause": "CREW_SHORTAGE" },
        "filed_on": "2026-06-01",
        "payout_account": { "holder": "Ada Example", "institution": "001", "transit": "12345", "account": "1234567" },
    })
}

/// With everything known.
pub(in crate::command_api::claims) fn cancellation() -> serde_json::Value {
    json!({
        "passengers": [
            {
                "name": "Ada Example", "confirmed_reservation": true, "presented_for_check_in": true,
                "under_two_without_seat": false, "free_ticket": false,
                "one_way_fare": { "amount": "612.40", "currency": "CAD" },
            },
            { "name": "Ben Example" },
        ],
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
        "filed_on": "2026-03-20",
        "payout_account": { "holder": "Ada Example", "iban": "DE89 3704 0044 0532 0130 00" },
    })
}
