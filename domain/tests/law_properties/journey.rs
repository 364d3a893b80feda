//! Journeys at random: one to four legs that join, between airports of every territory that a regime knows, from 2004 to
//! 2030, with times to the minute, bare days, or none.

use jiff::Span;
use jiff::civil::{DateTime, date};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Airports with the offset of their standard time in minutes, so that what is drawn arrives after it departed.
const AIRPORTS: [(&str, i64); 46] = [
    // Canada.
    ("YYZ", -300),
    ("YUL", -300),
    ("YVR", -480),
    ("YHZ", -240),
    ("YYT", -210),
    // The Union.
    ("CDG", 60),
    ("FRA", 60),
    ("AMS", 60),
    ("LIS", 0),
    ("ATH", 120),
    ("DUB", 0),
    ("ZAG", 60),
    // Its outermost regions.
    ("RUN", 240),
    ("PTP", -240),
    ("CAY", -180),
    ("TFS", 0),
    ("FNC", 0),
    ("PDL", -60),
    // What belongs to a member state, or lies beside one, and not to the Union's air law.
    ("SXM", -240),
    ("PPT", -600),
    ("GIB", 60),
    ("JER", 0),
    ("FAE", 0),
    // The European Economic Area and Switzerland.
    ("OSL", 60),
    ("LYR", 60),
    ("KEF", 0),
    ("ZRH", 60),
    ("GVA", 60),
    // The United Kingdom.
    ("LHR", 0),
    ("EDI", 0),
    ("BFS", 0),
    // The United States.
    ("JFK", -300),
    ("LAX", -480),
    ("HNL", -600),
    // Elsewhere.
    ("IST", 180),
    ("ESB", 180),
    ("BKK", 420),
    ("HKT", 420),
    ("TLV", 120),
    ("RUH", 180),
    ("DEL", 330),
    ("BOM", 330),
    ("GRU", -180),
    ("GIG", -180),
    ("AKL", 720),
    ("RMO", 120),
];

const CARRIERS: [&str; 26] = [
    "AC", "WS", "TS", "PD", "F8", "5T", "PB", "AF", "LH", "KL", "FR", "BA", "U2", "LX", "DY", "SK", "UA", "DL", "TK",
    "PC", "TG", "LY", "SV", "AI", "LA", "NZ",
];

/// One leg as it is drawn.
#[derive(Debug, Clone)]
struct LegPlan {
    /// How far on in the list the next airport stands; never all the way round.
    step: usize,
    sold_by: Option<&'static str>,
    flown_by: Option<&'static str>,
    flight: Option<u16>,
    /// Minutes on the ground before it, and in the air.
    wait: i64,
    flown: i64,
    /// Whether the ticket has times, and not bare days.
    timed: bool,
    arrival_known: bool,
    departed_late: Option<i64>,
    arrived_late: Option<i64>,
}

fn carrier() -> impl Strategy<Value = Option<&'static str>> {
    prop::option::weighted(0.9, prop::sample::select(&CARRIERS[..]))
}

fn leg() -> impl Strategy<Value = LegPlan> {
    let late = || prop::option::weighted(0.4, 0_i64..1_500);
    let way = (1..AIRPORTS.len(), 60_i64..1_500, 100_i64..900, prop::bool::weighted(0.7), prop::bool::weighted(0.7));
    let flight = prop::option::weighted(0.3, 1_u16..9_999);
    (way, carrier(), carrier(), flight, late(), late()).prop_map(
        |((step, wait, flown, timed, arrival_known), sold_by, flown_by, flight, departed_late, arrived_late)| LegPlan {
            step,
            sold_by,
            flown_by,
            flight,
            wait,
            flown,
            timed,
            arrival_known,
            departed_late,
            arrived_late,
        },
    )
}

/// An itinerary of the estimate contract.
pub(crate) fn itinerary() -> impl Strategy<Value = Value> {
    let legs = prop_oneof![3 => prop::collection::vec(leg(), 1), 2 => prop::collection::vec(leg(), 1..=4)];
    let start = (0_i64..27 * 365 * 1_440, 0..AIRPORTS.len());
    (legs, start, prop::bool::weighted(0.8)).prop_map(|(plans, (mut minute, mut at), single)| {
        let legs: Vec<Value> = plans
            .iter()
            .map(|plan| {
                minute += plan.wait;
                let to = (at + plan.step) % AIRPORTS.len();
                let leg = leg_of(plan, (at, to), minute);
                minute += plan.flown;
                at = to;
                leg
            })
            .collect();
        json!({ "single_booking": single, "legs": legs })
    })
}

fn leg_of(plan: &LegPlan, (from, to): (usize, usize), departs: i64) -> Value {
    let ((origin, origin_offset), (destination, destination_offset)) = (AIRPORTS[from], AIRPORTS[to]);
    let due = departs + plan.flown;
    let mut leg = Map::new();
    let mut set = |name: &str, value: Option<Value>| {
        leg.extend(value.map(|value| (name.to_owned(), value)));
    };
    set("origin", Some(json!(origin)));
    set("destination", Some(json!(destination)));
    set("marketing_carrier", plan.sold_by.map(Value::from));
    set("operating_carrier", plan.flown_by.map(Value::from));
    let flight = plan.flight.zip(plan.sold_by).map(|(number, carrier)| format!("{carrier}{number}"));
    set("flight_number", flight.map(Value::from));
    let departure = |minute: i64| Some(json!(local(minute + origin_offset, plan.timed)));
    let arrival = |minute: i64| Some(json!(local(minute + destination_offset, plan.timed)));
    set("scheduled_departure", departure(departs));
    set("scheduled_arrival", arrival(due).filter(|_| plan.arrival_known));
    set("actual_departure", plan.departed_late.and_then(|late| departure(departs + late)));
    // Made up on the way by less than the way takes.
    let arrived = plan.arrived_late.map(|late| late.max(plan.departed_late.unwrap_or(0) - 60));
    set("actual_arrival", arrived.and_then(|late| arrival(due + late)));
    Value::Object(leg)
}

/// So many minutes after the beginning of 2004.
fn local(minute: i64, timed: bool) -> String {
    const BEGINNING: DateTime = date(2004, 1, 1).at(0, 0, 0, 0);
    let time = BEGINNING.checked_add(Span::new().minutes(minute)).unwrap().to_string();
    time[..if timed { 16 } else { 10 }].to_owned()
}
