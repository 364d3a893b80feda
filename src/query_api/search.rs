//! What somebody looks for in a table of names.

use axum::http::StatusCode;
use axum::http::header::ETAG;
use redress_domain::reference::is_searchable;
use schemars::JsonSchema;
use serde_json::json;

use crate::http::QueryString;
use crate::openapi::{Example, Operation, Reply};
use crate::problem::Problem;

const CHARACTERS_MAX: usize = 64;
const LIMIT_DEFAULT: usize = 10;
const LIMIT_MAX: usize = 20;

/// A text, and how many answers to it are wanted.
#[derive(Debug)]
pub(super) struct Search {
    pub(super) text: String,
    pub(super) limit: usize,
}

impl Search {
    /// Reads `q` and `limit`, and nothing else.
    pub(super) fn take(mut query: QueryString) -> Result<Self, Problem> {
        let expected = "1 to 64 characters with a letter or a digit among them";
        let text = query.require("q", expected, |text| {
            (text.chars().take(CHARACTERS_MAX + 1).count() <= CHARACTERS_MAX && is_searchable(text))
                .then(|| text.to_owned())
        });
        let in_range = |limit: &usize| (1..=LIMIT_MAX).contains(limit);
        let limit = query.take("limit", "a number from 1 to 20", |text| text.parse().ok().filter(in_range));
        query.finish()?;
        Ok(Self { text: text.unwrap_or_default(), limit: limit.unwrap_or(LIMIT_DEFAULT) })
    }
}

/// Documents what a look-up takes, and that its answer `T` may be kept.
pub(super) fn describe_search<T: JsonSchema>(operation: Operation, q: &str, examples: Vec<Example>) -> Operation {
    let text = json!({ "type": "string", "minLength": 1, "maxLength": CHARACTERS_MAX });
    let limit = json!({ "type": "integer", "minimum": 1, "maximum": LIMIT_MAX, "default": LIMIT_DEFAULT });
    operation
        .required_query("q", "A code or a name, or the beginning of one. Accents and capitals do not count.", text, q)
        .query("limit", "How many at most.", limit, LIMIT_DEFAULT)
        .header(
            "If-None-Match",
            "The `ETag` of what is known already: if it is still so, the answer is 304.",
            json!({ "type": "string" }),
            "\"5f0c1e7a9b3d2468ace013ff\"",
        )
        .reply(Reply::json::<T>(StatusCode::OK, "What was found.", examples).with(ETAG))
        .reply(Reply::empty(StatusCode::NOT_MODIFIED, "The answer is as `If-None-Match` says.").with(ETAG))
}
