//! `GET /v1/airlines`: carriers by designator or name, for whoever fills in a form.

use axum::http::HeaderMap;
use axum::response::Response;
use redress_domain::reference::{Carrier, find_carriers};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use super::search::{Search, describe_search};
use crate::http::{QueryString, public_json};
use crate::openapi::Operation;
use crate::problem::Problem;

/// What fits, the best first; where nothing does, what may have been meant.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Airlines")]
struct AirlinesReply {
    airlines: Vec<AirlineReply>,
    suggestions: Vec<AirlineReply>,
}

/// One carrier.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Airline")]
struct AirlineReply {
    code: &'static str,
    /// Absent where it is not known.
    #[serde(skip_serializing_if = "str::is_empty")]
    icao_code: &'static str,
    name: &'static str,
    country: &'static str,
}

pub(super) async fn handler(query: QueryString, headers: HeaderMap) -> Result<Response, Problem> {
    public_json(&headers, &reply_to(&Search::take(query)?))
}

fn reply_to(search: &Search) -> AirlinesReply {
    let matches = find_carriers(&search.text, search.limit);
    let replies = |carriers: Vec<&'static Carrier>| carriers.into_iter().map(reply_of).collect();
    AirlinesReply { airlines: replies(matches.found), suggestions: replies(matches.suggested) }
}

pub(super) fn describe(operation: Operation) -> Operation {
    const Q: &str = "air can";
    let example = reply_to(&Search { text: Q.to_owned(), limit: 2 });
    let operation = operation.named(
        "findAirlines",
        "Look up airlines",
        "Carriers by designator or name, the best first; where nothing fits, `suggestions` for small slips.",
    );
    describe_search::<AirlinesReply>(operation, Q, vec![("By name", json!(example))])
}

fn reply_of(carrier: &'static Carrier) -> AirlineReply {
    let Carrier { code, icao_code, name, country } = carrier;
    AirlineReply { code: code.as_str(), icao_code, name, country }
}
