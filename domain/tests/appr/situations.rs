//! Situations that travellers come into, each with what the APPR say of it.

use redress_domain::regime::Eligibility;
use serde_json::{Value, json};

use crate::support::{DELAY, answer};

/// What comes of a situation.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    Owed(u64),
    Nothing,
    Asks,
    Lawyer,
}

use Outcome::{Asks, Lawyer, Nothing, Owed};

/// In words; what comes of it; fields of the disruption and of the rest of the request, over a delay for want of crew
/// without a known arrival.
type Situation = (&'static str, Outcome, Value, Value);

const DELAY_FIELD: &str = "arrival_delay_minutes";

fn delayed(minutes: i64) -> Value {
    json!({ DELAY_FIELD: minutes })
}

fn way(minutes: i64, accepted: bool) -> Value {
    json!({ "offered": true, "accepted": accepted, "arrival_delay_minutes": minutes })
}

fn cancelled(days: u32, offer: &Value) -> Value {
    json!({ "kind": "cancellation", "notice_days": days, "rerouting": offer })
}

fn denied(ground: &str, days: u32) -> Value {
    json!({ "kind": "denied_boarding", "denial_ground": ground, "notice_days": days, DELAY_FIELD: 300 })
}

fn with(mut disruption: Value, field: &str, value: Value) -> Value {
    disruption[field] = value;
    disruption
}

/// Late, retimed and diverted.
fn late() -> Vec<Situation> {
    vec![
        ("one second short of three hours in a source of whole minutes", Nothing, delayed(179), json!({})),
        ("departs four hours late and arrives less than three late", Nothing, delayed(170), json!({})),
        (
            "retimed by two and a half hours, told five days before",
            Nothing,
            with(delayed(150), "notice_days", json!(5)),
            json!({}),
        ),
        (
            "diverted to a neighbouring airport and bussed in within two hours",
            Nothing,
            with(delayed(120), "kind", json!("diversion")),
            json!({}),
        ),
        (
            "diverted elsewhere, and at the destination on the ticket after seven hours",
            Owed(700),
            with(delayed(420), "kind", json!("diversion")),
            json!({}),
        ),
        (
            "ten hours late for a technical fault",
            Nothing,
            with(delayed(600), "cause", json!("TECH_UNSCHEDULED")),
            json!({}),
        ),
        ("late, and the carrier names no reason", Owed(400), with(delayed(300), "cause", Value::Null), json!({})),
        ("on a ticket of the staff", Owed(400), delayed(300), json!({ "passenger": { "free_ticket": true } })),
        ("a child on a lap", Lawyer, delayed(300), json!({ "passenger": { "under_two_without_seat": true } })),
        ("claimed on the anniversary", Nothing, delayed(300), json!({ "filed_on": "2027-05-01" })),
        (
            "paid under the European regulation before",
            Nothing,
            delayed(300),
            json!({ "already_compensated_by": "EU-261" }),
        ),
    ]
}

/// Cancelled.
fn cancellations() -> Vec<Situation> {
    vec![
        (
            "cancelled, and the new flight arrives less than three hours late",
            Nothing,
            cancelled(3, &way(119, true)),
            json!({}),
        ),
        (
            "cancelled, and the new flight leaves an hour earlier and arrives on time",
            Nothing,
            cancelled(3, &way(0, true)),
            json!({}),
        ),
        (
            "cancelled a week before, and the new flight arrives 3 h 59 late",
            Owed(400),
            cancelled(8, &way(239, true)),
            json!({}),
        ),
        ("cancelled exactly 14 days before", Owed(400), cancelled(14, &way(200, true)), json!({})),
        (
            "cancelled, and whether the way offered was taken is not known",
            Asks,
            cancelled(8, &json!({ "offered": true, "arrival_delay_minutes": 239 })),
            json!({}),
        ),
        (
            "declines a way that would have come in time, and is refunded",
            Owed(400),
            with(cancelled(3, &way(60, false)), "refunded", json!(true)),
            json!({}),
        ),
        (
            "cancelled, nobody rebooks, the fare is refunded",
            Owed(400),
            with(cancelled(0, &json!({ "offered": false })), "refunded", json!(true)),
            json!({}),
        ),
        (
            "the same with a small carrier",
            Owed(125),
            with(cancelled(0, &json!({ "offered": false })), "refunded", json!(true)),
            json!({ "carrier_size": "small" }),
        ),
        (
            "cancelled for volcanic ash",
            Nothing,
            with(cancelled(0, &json!({ "offered": false })), "cause", json!("AIRSPACE_CLOSED")),
            json!({}),
        ),
    ]
}

/// Not let on board.
fn denials() -> Vec<Situation> {
    vec![
        ("refused for papers that were missing", Nothing, denied("documents_missing", 0), json!({})),
        ("refused over papers that were in order", Asks, denied("documents_wrongly_refused", 0), json!({})),
        ("told a week before that boarding will be refused", Owed(400), denied("announced_in_advance", 7), json!({})),
        (
            "told three weeks before that boarding will be refused",
            Nothing,
            denied("announced_in_advance", 21),
            json!({}),
        ),
        (
            "bumped and on time on another carrier",
            Owed(900),
            with(denied("overbooking", 0), DELAY_FIELD, json!(0)),
            json!({}),
        ),
    ]
}

#[test]
fn each_situation_comes_out_as_the_regulations_have_it() {
    for (situation, expected, disruption, rest) in [late(), cancellations(), denials()].concat() {
        let mut changes = vec![(DELAY.to_owned(), Value::Null)];
        for (prefix, fields) in [("disruption.", disruption), ("", rest)] {
            let fields = fields.as_object().cloned().unwrap_or_default();
            changes.extend(fields.into_iter().map(|(field, value)| (format!("{prefix}{field}"), value)));
        }
        let changes: Vec<_> = changes.iter().map(|(field, value)| (field.as_str(), value.clone())).collect();
        let assessment = answer(&changes);
        let outcome = match assessment.eligible {
            Eligibility::Yes => Owed(assessment.amount.map_or(0, |amount| amount.amount_minor / 100)),
            Eligibility::No => Nothing,
            Eligibility::NeedsFacts => Asks,
            Eligibility::NeedsLegalReview => Lawyer,
        };
        assert_eq!(outcome, expected, "{situation}: {assessment:#?}");
    }
}
