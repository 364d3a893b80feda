//! `POST /v1/estimates`: what the law gives on these facts, of one request or of each of a list. Needs no account and
//! stores nothing.

use std::borrow::Cow;

use axum::Json;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use jiff::civil::Date;
use redress_domain::estimate::{EstimateReply, estimate, estimate_list, read_estimate, read_estimates};
use redress_domain::explanation::Language;
use redress_domain::fact::{Disruption, Itinerary, PassengerFacts};
use redress_domain::intake::Fault;
use redress_domain::regime::{ExchangeRates, Rate};
use redress_domain::value::Currency;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::estimate_file::ReplyForm;
use crate::http::{AcceptedLanguage, JsonBody, QueryString};
use crate::openapi::{Example, Operation, Reply};
use crate::problem::Problem;

/// As it was asked: one reply, or a list in the order of the requests, in a language.
#[derive(Debug)]
pub(super) struct Answer {
    replies: Replies,
    language: Language,
}

#[derive(Debug)]
enum Replies {
    One(Box<EstimateReply>),
    List(Vec<EstimateReply>),
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.replies {
            Replies::One(reply) => reply.told(self.language).serialize(serializer),
            Replies::List(replies) => serializer.collect_seq(replies.iter().map(|reply| reply.told(self.language))),
        }
    }
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

pub(super) async fn handler(
    language: AcceptedLanguage,
    query: QueryString,
    JsonBody(body): JsonBody,
) -> Result<impl IntoResponse, Problem> {
    let form = ReplyForm { language: language.0, rates: read_rates(query)? };
    let answer = answer(&body, &form).map_err(Problem::faulty_body)?;
    Ok((language.headers(), Json(answer)))
}

fn answer(body: &Value, form: &ReplyForm) -> Result<Answer, Vec<Fault>> {
    let rates = form.rates.as_ref();
    let replies = if body.is_array() {
        Replies::List(estimate_list(body, rates)?)
    } else {
        Replies::One(Box::new(estimate(body, rates)?))
    };
    Ok(Answer { replies, language: form.language })
}

/// The rates of the query string: both the currency and the rates, or neither.
fn read_rates(mut query: QueryString) -> Result<Option<ExchangeRates>, Problem> {
    let into: Option<Currency> = query.take("currency", "a currency, as in CAD", |code| code.parse().ok());
    let rates: Option<Vec<Rate>> = query.take("rates", "rates, as in EUR:1.62,GBP:1.85", |list| {
        list.split(',').map(|rate| rate.parse().ok()).collect()
    });
    let as_of: Option<Date> = query.take("rates_as_of", "a day, as in 2026-11-30", |day| day.parse().ok());
    if query.is_faultless() {
        if into.is_none() && (rates.is_some() || as_of.is_some()) {
            query.fault("currency", "missing_parameter", "name the currency into which the rates lead");
        }
        if rates.is_none() && (into.is_some() || as_of.is_some()) {
            query.fault("rates", "missing_parameter", "give the rates into the currency");
        }
    }
    query.finish()?;
    Ok(into.zip(rates).map(|(into, rates)| ExchangeRates { into, as_of, rates }))
}

pub(super) fn describe(operation: Operation) -> Operation {
    let examples = examples();
    let list = Value::Array(examples.iter().map(|(_, request)| request.clone()).collect());
    let lists = vec![("Both at once", list)];
    let replies: Vec<Example> = examples
        .iter()
        .chain(&lists)
        .map(|(name, request)| {
            (*name, answer(request, &ReplyForm::default()).map_or(Value::Null, |reply| json!(reply)))
        })
        .collect();
    operation
        .named(
            "estimate",
            "Estimate what is owed",
            "What every regime says on these facts, with its sections, and which answer to take. A list of requests is \
             answered with a list in the same order, or refused with the faults of all. Sums of several currencies are \
             compared by the rates of the query string alone. Stores nothing.",
        )
        .query("currency", "The currency in which sums are compared, with `rates`.", json!({ "type": "string" }), "CAD")
        .query(
            "rates",
            "What one unit of each currency is worth in `currency`, with at most six decimals.",
            json!({ "type": "string" }),
            "EUR:1.62,GBP:1.85",
        )
        .query("rates_as_of", "The day of the rates; it is passed on.", json!({ "type": "string" }), "2026-11-30")
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
