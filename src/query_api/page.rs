//! A page of a list: how long it is, where it begins, and the link to the next one (RFC 8288).

use std::fmt::{Display, Write};
use std::str::FromStr;

use axum::http::header::LINK;
use axum::http::{HeaderMap, HeaderValue};
use serde_json::json;

use crate::http::QueryString;
use crate::openapi::Operation;

const LIMIT_DEFAULT: u16 = 20;
const LIMIT_MAX: u16 = 100;

/// The page that is asked for.
pub(super) struct Page<C> {
    pub(super) limit: u16,
    pub(super) after: Option<C>,
}

impl<C: FromStr> Page<C> {
    /// Takes `limit` and `cursor` of a query string.
    pub(super) fn take(query: &mut QueryString) -> Self {
        let in_range = |limit: &u16| (1..=LIMIT_MAX).contains(limit);
        let limit = query.take("limit", "a number from 1 to 100", |text| text.parse().ok().filter(in_range));
        let after = query.take("cursor", "a cursor that this list gave out", |text| text.parse().ok());
        Self { limit: limit.unwrap_or(LIMIT_DEFAULT), after }
    }
}

/// Documents `limit` and `cursor`.
pub(super) fn describe_page(operation: Operation, cursor: &str) -> Operation {
    let limit = json!({ "type": "integer", "minimum": 1, "maximum": LIMIT_MAX, "default": LIMIT_DEFAULT });
    let opaque = json!({ "type": "string", "minLength": 1 });
    operation.query("limit", "How many at most.", limit, LIMIT_DEFAULT).query(
        "cursor",
        "Where the list goes on: the `next_cursor` of the page before.",
        opaque,
        cursor,
    )
}

/// The header that leads to the next page. The parameters are codes, which need no escaping in an address.
pub(super) fn link_to_next(
    path: &str,
    parameters: &[(&str, Option<String>)],
    limit: u16,
    cursor: &impl Display,
) -> HeaderMap {
    let mut target = format!("{path}?limit={limit}&cursor={cursor}");
    for (name, value) in parameters {
        if let Some(value) = value {
            // Writing to a `String` cannot fail.
            let _ = write!(target, "&{name}={value}");
        }
    }
    let link = HeaderValue::from_str(&format!("<{target}>; rel=\"next\""));
    link.map(|link| HeaderMap::from_iter([(LINK, link)])).unwrap_or_default()
}
