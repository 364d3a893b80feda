//! `GET /v1/airports`: airports by code, city or name, for whoever fills in a form.

use axum::http::HeaderMap;
use axum::response::Response;
use redress_domain::reference::{Airport, find_airports};
use serde::Serialize;

use super::search::Search;
use crate::http::{QueryString, public_json};
use crate::problem::Problem;

/// What fits, the best first; where nothing does, what may have been meant.
#[derive(Serialize)]
struct AirportsReply {
    airports: Vec<AirportReply>,
    suggestions: Vec<AirportReply>,
}

/// One airport.
#[derive(Serialize)]
struct AirportReply {
    code: &'static str,
    name: &'static str,
    city: &'static str,
    country: &'static str,
    time_zone: &'static str,
}

pub(super) async fn handler(query: QueryString, headers: HeaderMap) -> Result<Response, Problem> {
    let search = Search::take(query)?;
    let matches = find_airports(&search.text, search.limit);
    let replies = |airports: Vec<&'static Airport>| airports.into_iter().map(reply_of).collect();
    let reply = AirportsReply { airports: replies(matches.found), suggestions: replies(matches.suggested) };
    public_json(&headers, &reply)
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
