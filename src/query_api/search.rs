//! What somebody looks for in a table of names.

use redress_domain::reference::is_searchable;

use crate::http::QueryString;
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
