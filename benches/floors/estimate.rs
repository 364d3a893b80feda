//! One estimate: the law over one passenger's case, in this thread, without HTTP.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use redress_domain::estimate::EstimateRequest;
use redress_domain::regime;
use serde_json::json;

use crate::report::Figure;

const LIMIT: Duration = Duration::from_micros(5);
const CALLS: u32 = 20_000;

/// Measures the engine on a delayed two-leg journey that pays, with every branch of the receipt.
pub(crate) fn measure() -> Result<Figure, Box<dyn Error>> {
    let request = json!({
        "itinerary": { "single_booking": true, "legs": [
            { "flight_number": "AC890", "marketing_carrier": "AC", "operating_carrier": "AC", "origin": "YVR",
              "destination": "YYZ", "scheduled_departure": "2026-05-01T09:30", "scheduled_arrival": "2026-05-01T17:00" },
            { "flight_number": "AC892", "marketing_carrier": "AC", "operating_carrier": "AC", "origin": "YYZ",
              "destination": "FCO", "scheduled_departure": "2026-05-01T18:30", "scheduled_arrival": "2026-05-02T08:45" }
        ] },
        "disruption": { "kind": "delay", "leg": 1, "arrival_delay_minutes": 560, "cause": "CREW_SHORTAGE" },
        "passenger": { "confirmed_reservation": true },
        "filed_on": "2026-06-01"
    });
    let facts = EstimateRequest::parse(&request).map_err(|faults| format!("the request is faulty: {faults:?}"))?;
    let mut rounds: Vec<Duration> = (0..25)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..CALLS {
                black_box(regime::assess(black_box(&facts)));
            }
            start.elapsed() / CALLS
        })
        .collect();
    rounds.sort();
    let [fastest, median, slowest] =
        [0, rounds.len() / 2, rounds.len() - 1].map(|round| rounds[round].as_secs_f64() * 1e6);
    let limit = LIMIT.as_secs_f64() * 1e6;
    Ok(Figure {
        what: "one estimate, of facts that were read".to_owned(),
        measured: format!("{median:.2} us ({fastest:.2}-{slowest:.2})"),
        limit: format!("at most {limit:.0} us"),
        holds: median < limit,
    })
}
