//! `GET /v1/airports`: airports by code, city or name, for whoever fills in a form.

use axum::http::HeaderMap;
use axum::response::Response;
use redress_domain::reference::{Airport, find_airports};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::search::{Search, describe_search};
use crate::http::{QueryString, public_json};
use crate::openapi::Operation;
use crate::problem::Problem;

/// What fits, the best first; where nothing does, what may have been meant.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Airports")]
struct AirportsReply {
    airports: Vec<AirportReply>,
    suggestions: Vec<AirportReply>,
}

/// One airport.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Airport")]
struct AirportReply {
    code: &'static str,
    name: &'static str,
    city: &'static str,
    country: &'static str,
    time_zone: &'static str,
}

pub(super) async fn handler(query: QueryString, headers: HeaderMap) -> Result<Response, Problem> {
    public_json(&headers, &reply_to(&Search::take(query)?))
}

fn reply_to(search: &Search) -> AirportsReply {
    let matches = find_airports(&search.text, search.limit);
    let replies = |airports: Vec<&'static Airport>| airports.into_iter().map(reply_of).collect();
    AirportsReply { airports: replies(matches.found), suggestions: replies(matches.suggested) }
}

pub(super) fn describe(operation: Operation) -> Operation {
    const Q: &str = "toronto";
    let example = reply_to(&Search { text: Q.to_owned(), limit: 2 });
    let operation = operation.named(
        "findAirports",
        "Look up airports",
        "Airports by code, city or name, the best first; where nothing fits, `suggestions` for small slips.",
    );
    describe_search::<AirportsReply>(operation, Q, vec![("By name", json!(example))])
}

fn reply_of(airport: &'static Airport) -> AirportReply {
    AirportReply {
        code: airport.code.as_str(),
        name: &airport.name,
        city: &airport.city,
        country: &airport.country,
        time_zone: &airport.time_zone_name,
    }
}
