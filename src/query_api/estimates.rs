//! `POST /v1/estimates`: what the law gives on these facts, of one request or of each of a list. Needs no account and
//! stores nothing.

use std::borrow::Cow;

use axum::Json;
use axum::http::StatusCode;
use redress_domain::estimate::{EstimateReply, estimate, estimate_list, read_estimate, read_estimates};
use redress_domain::fact::{Disruption, Itinerary, PassengerFacts};
use redress_domain::intake::Fault;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::{Value, json};

use crate::http::JsonBody;
use crate::openapi::{Example, Operation, Reply};
use crate::problem::Problem;

/// As it was asked: one reply, or a list in the order of the requests.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Answer {
    One(EstimateReply),
    List(Vec<EstimateReply>),
}

impl JsonSchema for Answer {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("EstimateAnswer")
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<EstimateReply>();
        json_schema!({ "oneOf": [one, { "type": "array", "items": one }] })
    }
}

pub(super) async fn handler(JsonBody(body): JsonBody) -> Result<Json<Answer>, Problem> {
    answer(&body).map(Json).map_err(Problem::faulty_body)
}

fn answer(body: &Value) -> Result<Answer, Vec<Fault>> {
    if body.is_array() { estimate_list(body).map(Answer::List) } else { estimate(body).map(Answer::One) }
}

pub(super) fn describe(operation: Operation) -> Operation {
    let examples = examples();
    let list = Value::Array(examples.iter().map(|(_, request)| request.clone()).collect());
    let lists = vec![("Both at once", list)];
    let replies: Vec<Example> = examples
        .iter()
        .chain(&lists)
        .map(|(name, request)| (*name, answer(request).map_or(Value::Null, |reply| json!(reply))))
        .collect();
    operation
        .named(
            "estimate",
            "Estimate what is owed",
            "What every regime says on these facts, with its sections, and which answer to take. A list of requests is \
             answered with a list in the same order, or refused with the faults of all. Stores nothing.",
        )
        .body(|at| read_estimate(&at.required()), examples)
        .body_means::<Itinerary>("/itinerary")
        .body_means::<Disruption>("/disruption")
        .body_means::<PassengerFacts>("/passenger")
        .field_means("/passenger", "What the law asks about the passenger.")
        .field_means("/one_way_fare", "What the ticket cost one way.")
        .field_means("/carrier_size", "The size of the carrier under the APPR; absent: looked up by carrier and year.")
        .field_means("/carried_for", "The large carrier on whose behalf a small one flew.")
        .field_means("/filed_on", "The day the claim reached the carrier; absent: no deadline is applied.")
        .field_means("/already_compensated_by", "The regime that has already paid for this event.")
        .or_list(|at| read_estimates(&at.required()), lists)
        .reply(Reply::json::<Answer>(StatusCode::OK, "What the law gives.", replies))
}

fn examples() -> Vec<Example> {
    let leg = json!({
        "operating_carrier": "AC", "origin": "YYZ", "destination": "FCO", "scheduled_departure": "2026-05-01T18:30",
    });
    let itinerary = json!({ "single_booking": true, "legs": [leg] });
    let delay = json!({ "kind": "delay", "leg": 0, "arrival_delay_minutes": 560, "cause": "CREW_SHORTAGE" });
    let cancellation = json!({
        "kind": "cancellation", "leg": 0, "notice_days": 0, "cause": "WEATHER_UNSAFE",
        "rerouting": { "offered": true, "accepted": false },
    });
    let passenger = json!({ "confirmed_reservation": true, "free_ticket": false });
    vec![
        ("A delay", json!({ "itinerary": itinerary, "disruption": delay, "carrier_size": "large" })),
        (
            "A cancellation for weather",
            json!({
                "itinerary": itinerary, "disruption": cancellation, "passenger": passenger, "filed_on": "2026-06-01",
                "one_way_fare": { "amount": "612.40", "currency": "CAD" },
            }),
        ),
    ]
}
