//! Estimates by the file, as `redress estimate` answers them: JSON in, JSON out, in this thread.

use std::error::Error;
use std::io;
use std::time::Instant;

use redress::estimate_file::{self, ReplyForm};
use serde_json::{Value, json};

use crate::report::Figure;

/// Requests a second.
const LIMIT: f64 = 50_000.0;
const REQUESTS: usize = 20_000;
const ROUNDS: usize = 25;

/// Measures whole files of 24 different requests over and over.
pub(crate) fn measure() -> Result<Figure, Box<dyn Error>> {
    let mut file = Vec::new();
    for request in requests().iter().cycle().take(REQUESTS) {
        serde_json::to_writer(&mut file, request)?;
        file.push(b'\n');
    }
    let mut rates = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        let tally = estimate_file::answer(file.as_slice(), &ReplyForm::default(), &mut io::sink(), &mut |_| {})?;
        rates.push(f64::from(u32::try_from(tally.requests)?) / begun.elapsed().as_secs_f64());
        if (tally.requests, tally.refused) != (u64::try_from(REQUESTS)?, 0) {
            return Err(format!("the file was not answered: {tally:?}").into());
        }
    }
    rates.sort_by(f64::total_cmp);
    let [slowest, median, fastest] = [0, rates.len() / 2, rates.len() - 1].map(|round| rates[round]);
    Ok(Figure {
        what: "estimates of an NDJSON file, JSON included, on one core".to_owned(),
        measured: format!("{median:.0}/s ({slowest:.0}-{fastest:.0})"),
        limit: format!("at least {LIMIT:.0}/s"),
        holds: median >= LIMIT,
    })
}

/// Every journey with every disruption.
fn requests() -> Vec<Value> {
    let journeys = journeys();
    let disruption = |(index, disruption): (usize, Value)| {
        let mut requests = journeys.clone();
        for request in &mut requests {
            request["disruption"] = disruption.clone();
            request["disruption"]["leg"] = json!(0);
            request["passenger"] = json!({ "confirmed_reservation": true, "presented_for_check_in": index % 2 == 0 });
            request["filed_on"] = json!("2026-06-01");
        }
        requests
    };
    disruptions().into_iter().enumerate().flat_map(disruption).collect()
}

/// One leg and two, within Canada, out of it and into it.
fn journeys() -> Vec<Value> {
    let leg = |carrier: &str, number: u16, from: (&str, &str), to: (&str, &str)| {
        json!({
            "flight_number": format!("{carrier}{number}"), "marketing_carrier": carrier, "operating_carrier": carrier,
            "origin": from.0, "destination": to.0, "scheduled_departure": from.1, "scheduled_arrival": to.1,
        })
    };
    let over_the_sea = leg("AC", 892, ("YYZ", "2026-05-01T18:30"), ("FCO", "2026-05-02T08:45"));
    let itineraries = [
        vec![over_the_sea.clone()],
        vec![leg("AC", 112, ("YVR", "2026-05-01T09:30"), ("YYZ", "2026-05-01T17:00")), over_the_sea],
        vec![leg("WS", 661, ("YYZ", "2026-05-01T10:00"), ("YYC", "2026-05-01T12:20"))],
        vec![
            leg("BA", 99, ("LHR", "2026-05-01T13:15"), ("YYZ", "2026-05-01T16:05")),
            leg("PD", 2259, ("YYZ", "2026-05-01T19:10"), ("YUL", "2026-05-01T20:25")),
        ],
    ];
    let request =
        |legs: Vec<Value>| json!({ "itinerary": { "single_booking": true, "legs": legs }, "carrier_size": "large" });
    itineraries.into_iter().map(request).collect()
}

fn disruptions() -> Vec<Value> {
    let rerouting = |departs_earlier: i64, arrival_delay: i64| {
        json!({
            "offered": true, "accepted": true,
            "departs_earlier_minutes": departs_earlier, "arrival_delay_minutes": arrival_delay,
        })
    };
    vec![
        json!({ "kind": "delay", "arrival_delay_minutes": 560, "cause": "CREW_SHORTAGE" }),
        json!({ "kind": "delay", "arrival_delay_minutes": 215, "cause": "WEATHER_UNSAFE" }),
        json!({
            "kind": "cancellation", "notice_days": 0, "arrival_delay_minutes": 400,
            "cause": "TECH_UNSCHEDULED", "rerouting": rerouting(0, 400),
        }),
        json!({ "kind": "cancellation", "notice_days": 9, "cause": "CREW_SHORTAGE", "rerouting": rerouting(60, 200) }),
        json!({
            "kind": "denied_boarding", "arrival_delay_minutes": 420, "denial_ground": "overbooking",
            "volunteered": false, "rerouting": rerouting(0, 420),
        }),
        json!({ "kind": "denied_boarding", "arrival_delay_minutes": 90, "denial_ground": "documents_missing" }),
    ]
}
