//! A claim of invented people, and how to tell that one of them was spoken of.

use serde_json::{Value, json};

/// What is found nowhere else in the world: names, addresses, accounts, tokens and keys.
pub(crate) const CANARIES: [&str; 8] = [
    "Quackenbush",
    "zebulonia",
    "555-0173-4421",
    "ZQ7XW9",
    "DE75512108001245126199",
    "secret-of-the-header",
    "secret-of-the-query",
    crate::program::MASTER_KEY,
];

/// About the flight of the sample that was nine hours late.
pub(crate) fn submission() -> Value {
    json!({
        "passengers": [{ "name": "Zebulonia Quackenbush" }],
        "contact": { "email": "zebulonia@example.com", "phone": "+1 555-0173-4421" },
        "booking_reference": "ZQ7XW9",
        "itinerary": { "single_booking": true, "legs": [{
            "flight_number": "AC890", "operating_carrier": "AC", "origin": "YYZ", "destination": "FCO",
            "scheduled_departure": "2026-05-01T18:30", "scheduled_arrival": "2026-05-02T08:45",
        }] },
        "disruption": { "kind": "delay", "leg": 0, "cause": "CREW_SHORTAGE" },
        "filed_on": "2026-06-01",
        "payout_account": { "holder": "Zebulonia Quackenbush", "iban": "DE75512108001245126199" },
    })
}

/// What of [`CANARIES`], and of the database's URL, stands in a text.
pub(crate) fn spoken_of<'a>(text: &str, database_url: &'a str) -> Vec<&'a str> {
    let password = database_url.split(['/', '@', ':']).nth(4).expect("a password");
    assert!(password.len() > 20, "no password in the URL");
    let all = CANARIES.into_iter().chain([password]);
    all.filter(|canary| text.to_lowercase().contains(&canary.to_lowercase())).collect()
}
