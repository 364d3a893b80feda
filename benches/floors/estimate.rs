//! One estimate: the law over one passenger's case, in this thread, without HTTP.

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use redress_domain::estimate::EstimateRequest;
use redress_domain::regime;
use serde_json::json;

use crate::report::Figure;

const LIMIT: Duration = Duration::from_micros(10);
const CALLS: u32 = 20_000;

/// Measures the engine, every regime, on a delayed two-leg journey that the APPR and EU-261 pay, with every branch of the receipt.
pub(crate) fn measure() -> Result<Figure, Box<dyn Error>> {
    let request = json!({
        "itinerary": { "single_booking": true, "legs": [
            { "flight_number": "AC891", "marketing_carrier": "AC", "operating_carrier": "AC", "origin": "FCO",
              "destination": "YYZ", "scheduled_departure": "2026-05-01T10:45", "scheduled_arrival": "2026-05-01T14:35" },
            { "flight_number": "AC123", "marketing_carrier": "AC", "operating_carrier": "AC", "origin": "YYZ",
              "destination": "YVR", "scheduled_departure": "2026-05-01T18:00", "scheduled_arrival": "2026-05-01T20:05" }
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
        what: "one estimate over all regimes, of facts that were read".to_owned(),
        measured: format!("{median:.2} us ({fastest:.2}-{slowest:.2})"),
        limit: format!("at most {limit:.0} us"),
        holds: median < limit,
    })
}
