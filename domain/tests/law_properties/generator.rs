//! Requests at random, within the contract: every field absent, null or present, every cause, kind and ground.

use proptest::prelude::*;
use redress_domain::estimate::{EstimateRequest, REGIME_CODES};
use redress_domain::fact::CauseCode;
use redress_domain::regime::CaseFacts;
use serde_json::{Value, json};

use crate::journey::itinerary;

const KINDS: [&str; 7] =
    ["delay", "cancellation", "denied_boarding", "missed_connection", "diversion", "earlier_departure", "downgrade"];

const GROUNDS: [&str; 7] = [
    "overbooking",
    "documents_missing",
    "documents_wrongly_refused",
    "late_at_gate",
    "conduct",
    "health",
    "announced_in_advance",
];

/// Around the steps of every table.
const STEPS: [i64; 24] = [
    -1, 0, 59, 60, 61, 119, 120, 121, 179, 180, 181, 239, 240, 241, 300, 301, 359, 360, 480, 539, 540, 600, 601, 4_320,
];

/// Minutes of a delay: at the steps, or anywhere.
pub(crate) fn minutes() -> impl Strategy<Value = i64> {
    prop_oneof![2 => prop::sample::select(&STEPS[..]), 1 => -600_i64..3_000, 1 => 0_i64..144_000]
}

/// Known, or null.
fn maybe<T: Into<Value> + std::fmt::Debug + Clone>(known: impl Strategy<Value = T>) -> impl Strategy<Value = Value> {
    prop::option::weighted(0.7, known).prop_map(|known| known.map_or(Value::Null, Into::into))
}

fn maybe_true() -> impl Strategy<Value = Value> {
    maybe(any::<bool>())
}

/// As it is with most passengers, or not, or null.
fn mostly(usual: bool) -> impl Strategy<Value = Value> {
    prop_oneof![6 => Just(json!(usual)), 1 => Just(json!(!usual)), 2 => Just(Value::Null)]
}

/// Any cause, but half of the time one that a carrier answers for everywhere.
fn cause() -> impl Strategy<Value = &'static str> {
    let any: Vec<&str> = CauseCode::ALL.iter().map(|cause| cause.code()).collect();
    let answered_for = vec!["CREW_SHORTAGE", "TECH_SCHEDULED_MAINT", "OVERBOOKING", "COMMERCIAL_CANCEL", "UNKNOWN"];
    prop_oneof![prop::sample::select(any), prop::sample::select(answered_for)]
}

/// Told on the day, within the windows, or at any time.
fn notice() -> impl Strategy<Value = i64> {
    prop_oneof![3 => Just(0), 2 => prop::sample::select(vec![6, 7, 8, 13, 14, 15]), 1 => 0_i64..40]
}

/// What was offered instead: nothing known, nothing offered, or a way with its times.
fn rerouting() -> impl Strategy<Value = Value> {
    let offered = (maybe_true(), maybe(-200_i64..400), maybe(minutes())).prop_map(|(accepted, earlier, later)| {
        json!({ "offered": true, "accepted": accepted, "departs_earlier_minutes": earlier, "arrival_delay_minutes": later })
    });
    prop_oneof![1 => Just(Value::Null), 1 => Just(json!({ "offered": false })), 3 => offered]
}

fn disruption() -> impl Strategy<Value = Value> {
    let kind = prop::sample::select(&KINDS[..]);
    let what = (kind, maybe(cause()), 0_usize..12, maybe(minutes()));
    let excused = prop::option::weighted(0.2, 0_i64..800);
    let told = (maybe(notice()), maybe(0_i64..300), rerouting(), excused);
    let ground = prop::option::weighted(0.4, prop::sample::select(&GROUNDS[..]));
    let known = (prop::option::weighted(0.3, any::<bool>()), mostly(false), mostly(false), ground);
    (what, told, known).prop_map(|((kind, cause, leg, delay), (notice, earlier, rerouting, excused), known)| {
        let (measures, refunded, volunteered, ground) = known;
        json!({
            "kind": kind, "leg": leg, "cause": cause, "arrival_delay_minutes": delay, "notice_days": notice,
            "departure_moved_earlier_minutes": earlier, "rerouting": rerouting, "excused_minutes": excused,
            "reasonable_measures_proved": measures, "refunded": refunded, "volunteered": volunteered,
            "denial_ground": ground
        })
    })
}

pub(crate) fn passenger() -> impl Strategy<Value = Value> {
    let known = (mostly(true), mostly(false), mostly(false), mostly(true));
    known.prop_map(|(reservation, infant, free, presented)| {
        json!({
            "confirmed_reservation": reservation, "under_two_without_seat": infant, "free_ticket": free,
            "presented_for_check_in": presented
        })
    })
}

pub(crate) fn fare() -> impl Strategy<Value = Value> {
    let amount = (0_u32..5_000, 0_u32..100).prop_map(|(whole, cents)| format!("{whole}.{cents:02}"));
    let known = (amount, prop::sample::select(vec!["USD", "EUR", "CAD", "GBP"]));
    let known = known.prop_map(|(amount, currency)| json!({ "amount": amount, "currency": currency }));
    prop_oneof![Just(Value::Null), known]
}

/// A request that says only what the contract lets it say, nearly always.
pub(crate) fn request() -> impl Strategy<Value = Value> {
    let size = maybe(prop::sample::select(vec!["large", "small"]));
    let carried_for = maybe(prop::sample::select(vec!["AC", "WS", "AF"]));
    let filed_after = prop::option::weighted(0.3, prop_oneof![0_i64..400, 0_i64..4_000]);
    let paid_by = prop::option::weighted(0.1, prop::sample::select(&REGIME_CODES[..]));
    let passenger = prop_oneof![1 => Just(Value::Null), 4 => passenger()];
    let rest = (size, carried_for, fare(), filed_after, paid_by);
    (itinerary(), disruption(), passenger, rest).prop_map(|(itinerary, disruption, passenger, rest)| {
        let (size, carried_for, fare, filed_after, paid_by) = rest;
        let filed_on = filed_after.and_then(|days| day_after(&itinerary, days));
        consistent(json!({
            "itinerary": itinerary, "disruption": disruption, "passenger": passenger, "carrier_size": size,
            "carried_for": carried_for, "one_way_fare": fare, "filed_on": filed_on, "already_compensated_by": paid_by
        }))
    })
}

fn day_after(itinerary: &Value, days: i64) -> Option<String> {
    let first = itinerary["legs"][0]["scheduled_departure"].as_str()?;
    let day: jiff::civil::Date = first.get(..10)?.parse().ok()?;
    day.checked_add(jiff::Span::new().days(days)).ok().map(|day| day.to_string())
}

/// The leg is one of those there are, and a cancelled one did not fly.
fn consistent(mut request: Value) -> Value {
    let legs = request["itinerary"]["legs"].as_array().map_or(1, Vec::len);
    let index = request["disruption"]["leg"].as_u64().map_or(0, |leg| usize::try_from(leg).unwrap_or(0) % legs);
    request["disruption"]["leg"] = json!(index);
    if request["disruption"]["kind"] == "cancellation" {
        let offer = &request["disruption"]["rerouting"];
        if offer["offered"] != true || offer["accepted"] == false {
            request["disruption"]["arrival_delay_minutes"] = Value::Null;
        }
        let leg = &mut request["itinerary"]["legs"][index];
        leg["actual_departure"] = Value::Null;
        leg["actual_arrival"] = Value::Null;
    }
    request
}

/// The facts of such a request.
pub(crate) fn facts() -> impl Strategy<Value = CaseFacts> {
    request().prop_filter_map("refused", |request| EstimateRequest::parse(&request).ok())
}
