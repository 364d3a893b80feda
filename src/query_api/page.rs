//! A page of a list: how long it is, where it begins, and the link to the next one (RFC 8288).
//!
//! A cursor carries a fingerprint of its list, its filters and whose list it is: taken to another list it would go on
//! somewhere, and nobody would notice what was left out.

use std::fmt::{Display, Write};
use std::str::FromStr;

use axum::http::header::LINK;
use axum::http::{HeaderMap, HeaderValue};
use serde_json::json;

use crate::http::QueryString;
use crate::openapi::Operation;
use crate::vault::Vault;

const LIMIT_DEFAULT: u16 = 20;
const LIMIT_MAX: u16 = 100;

/// Bytes of a fingerprint in a cursor: enough to tell lists apart, and no secret hangs on it.
const FINGERPRINT_BYTES: usize = 8;

/// The parameters of a list, by name.
pub(super) type Parameters = Vec<(&'static str, Option<String>)>;

/// One list as it was asked for.
#[derive(Debug)]
pub(super) struct List {
    path: &'static str,
    parameters: Parameters,
    fingerprint: String,
}

impl List {
    /// The list at `path` with these filters, of the claims of `owner` alone or of all. The fingerprint is keyed: a filter may
    /// be a booking reference, which could be guessed.
    pub(super) fn new(vault: &Vault, path: &'static str, owner: Option<&str>, parameters: Parameters) -> Self {
        let hash = vault.fingerprint(json!([path, owner, parameters]).to_string().as_bytes());
        Self { path, parameters, fingerprint: hex::encode(&hash[..FINGERPRINT_BYTES]) }
    }

    /// The cursor that leads behind `last`, for this list alone.
    pub(super) fn cursor(&self, last: &impl Display) -> String {
        format!("{}.{last}", self.fingerprint)
    }

    /// The header that leads to the next page. The parameters are codes, which need no escaping in an address.
    pub(super) fn link_to_next(&self, limit: u16, cursor: &str) -> HeaderMap {
        let mut target = format!("{}?limit={limit}&cursor={cursor}", self.path);
        for (name, value) in &self.parameters {
            if let Some(value) = value {
                // Writing to a `String` cannot fail.
                let _ = write!(target, "&{name}={value}");
            }
        }
        let link = HeaderValue::from_str(&format!("<{target}>; rel=\"next\""));
        link.map(|link| HeaderMap::from_iter([(LINK, link)])).unwrap_or_default()
    }
}

/// The page that is asked for.
pub(super) struct Page<C> {
    pub(super) limit: u16,
    cursor: Option<Cursor<C>>,
}

struct Cursor<C> {
    fingerprint: String,
    after: C,
}

impl<C: FromStr> Page<C> {
    /// Takes `limit` and `cursor` of a query string.
    pub(super) fn take(query: &mut QueryString) -> Self {
        let in_range = |limit: &u16| (1..=LIMIT_MAX).contains(limit);
        let limit = query.take("limit", "a number from 1 to 100", |text| text.parse().ok().filter(in_range));
        let cursor = query.take("cursor", "a cursor that this list gave out", |text| {
            let (fingerprint, after) = text.split_once('.')?;
            let in_form = fingerprint.len() == 2 * FINGERPRINT_BYTES;
            Some(Cursor { fingerprint: fingerprint.to_owned(), after: after.parse().ok().filter(|_| in_form)? })
        });
        Self { limit: limit.unwrap_or(LIMIT_DEFAULT), cursor }
    }

    /// Where `list` goes on. A cursor of another list, or of other filters, is a fault; where the filters themselves could
    /// not be read, nothing can be said of it.
    pub(super) fn after(&self, list: &List, query: &mut QueryString) -> Option<&C> {
        let cursor = self.cursor.as_ref()?;
        if query.is_faultless() && cursor.fingerprint != list.fingerprint {
            query.fault("cursor", "cursor_of_another_query", "the cursor belongs to another list or to other filters");
        }
        Some(&cursor.after)
    }
}

/// Documents `limit` and `cursor`.
pub(super) fn describe_page(operation: Operation, cursor: &str) -> Operation {
    let limit = json!({ "type": "integer", "minimum": 1, "maximum": LIMIT_MAX, "default": LIMIT_DEFAULT });
    let opaque = json!({ "type": "string", "minLength": 1 });
    operation.query("limit", "How many at most.", limit, LIMIT_DEFAULT).query(
        "cursor",
        "Where the list goes on: the `next_cursor` of the page before, with the same filters.",
        opaque,
        cursor,
    )
}
