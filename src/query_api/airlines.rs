//! `GET /v1/airlines`: carriers by designator or name, for whoever fills in a form.

use axum::http::HeaderMap;
use axum::response::Response;
use redress_domain::reference::{Carrier, find_carriers};
use serde::Serialize;

use super::search::Search;
use crate::http::{QueryString, public_json};
use crate::problem::Problem;

/// What fits, the best first; where nothing does, what may have been meant.
#[derive(Serialize)]
struct AirlinesReply {
    airlines: Vec<AirlineReply>,
    suggestions: Vec<AirlineReply>,
}

/// One carrier.
#[derive(Serialize)]
struct AirlineReply {
    code: &'static str,
    /// Absent where it is not known.
    #[serde(skip_serializing_if = "str::is_empty")]
    icao_code: &'static str,
    name: &'static str,
    country: &'static str,
}

pub(super) async fn handler(query: QueryString, headers: HeaderMap) -> Result<Response, Problem> {
    let search = Search::take(query)?;
    let matches = find_carriers(&search.text, search.limit);
    let replies = |carriers: Vec<&'static Carrier>| carriers.into_iter().map(reply_of).collect();
    let reply = AirlinesReply { airlines: replies(matches.found), suggestions: replies(matches.suggested) };
    public_json(&headers, &reply)
}

fn reply_of(carrier: &'static Carrier) -> AirlineReply {
    let Carrier { code, icao_code, name, country } = carrier;
    AirlineReply { code: code.as_str(), icao_code, name, country }
}
