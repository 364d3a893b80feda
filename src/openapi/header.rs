//! The headers of replies: one table.

use axum::http::HeaderName;
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_LANGUAGE, ETAG, LINK, LOCATION, RETRY_AFTER, VARY, WWW_AUTHENTICATE,
};
use serde_json::{Map, Value, json};

use crate::http::headers::{CONTENT_DIGEST, IDEMPOTENT_REPLAYED, REDRESS_ERASED, REDRESS_POSITION, REDRESS_REQUEST_ID};

/// A header: its name as it is written, whether it is always there, what it means, its form and an example.
type Row = (&'static str, bool, &'static str, Value, Value);

/// The table, as `components.headers`.
pub(super) fn table() -> Map<String, Value> {
    let headers = standard().into_iter().chain(ours());
    let headers = headers.map(|(name, required, description, schema, example)| {
        let header = json!({ "description": description, "required": required, "schema": schema, "example": example });
        (name.to_owned(), header)
    });
    headers.collect()
}

/// Those of the standards.
fn standard() -> Vec<Row> {
    vec![
        (
            "Content-Digest",
            true,
            "SHA-256 of the body (RFC 9530): whoever kept what they sent can compare.",
            json!({ "type": "string", "pattern": "^sha-256=:[A-Za-z0-9+/]{43}=:$" }),
            json!("sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:"),
        ),
        (
            "Content-Language",
            true,
            "The language of the sentences.",
            json!({ "type": "string", "enum": ["en", "fr"] }),
            json!("fr"),
        ),
        (
            "Content-Disposition",
            true,
            "An attachment, under the name that the file had, if it was kept (RFC 6266, RFC 8187).",
            json!({ "type": "string", "pattern": "^attachment" }),
            json!(
                "attachment; filename=\"evidence-0198c0de-0000-7000-8000-00000000000e.pdf\"; filename*=UTF-8''letter%2Epdf"
            ),
        ),
        (
            "ETag",
            true,
            "The version of the claim, with `-fr` behind it where it was read in French: send it as `If-Match`. Of a look-up, a hash \
             of its content.",
            json!({ "type": "string", "pattern": "^\"([1-9][0-9]*(-fr)?|[0-9a-f]{24})\"$" }),
            json!("\"3\""),
        ),
        (
            "Link",
            false,
            "`rel=\"next\"`: where the list goes on (RFC 8288); absent on the last page.",
            json!({ "type": "string" }),
            json!("</v1/claims?limit=20&cursor=0198c0de00007000800000000000000a>; rel=\"next\""),
        ),
        (
            "Location",
            true,
            "The address of the new claim in the query API.",
            json!({ "type": "string", "format": "uri-reference" }),
            json!("/v1/claims/0198c0de-0000-7000-8000-000000000001"),
        ),
        ("Retry-After", true, "Seconds after which a repeat makes sense.", number(), json!(1)),
        (
            "Vary",
            true,
            "What else the answer depends on.",
            json!({ "type": "string", "const": "accept-language" }),
            json!("accept-language"),
        ),
        (
            "WWW-Authenticate",
            true,
            "How to say who sends the request.",
            json!({ "type": "string" }),
            json!("Redress-Principal realm=\"development\""),
        ),
    ]
}

/// Those that are ours.
fn ours() -> Vec<Row> {
    vec![
        (
            "Idempotent-Replayed",
            false,
            "`true` where the answer was given before to the same `Idempotency-Key`.",
            json!({ "type": "string", "const": "true" }),
            json!("true"),
        ),
        (
            "Redress-Erased",
            false,
            "`true` where somebody who was erased is left out.",
            json!({ "type": "string", "const": "true" }),
            json!("true"),
        ),
        (
            "Redress-Position",
            true,
            "The position in the log that the answer reflects: send it as `Redress-Min-Position` to read what you wrote.",
            number(),
            json!(7),
        ),
        (
            "Redress-Request-Id",
            true,
            "The id under which the log knows the request; the `correlation_id` of the events that it led to.",
            json!({ "type": "string", "format": "uuid" }),
            json!("0198c0de-0000-7000-8000-0000000000aa"),
        ),
    ]
}

/// A number that counts something.
fn number() -> Value {
    json!({ "type": "integer", "minimum": 1 })
}

/// `headers` of a Response Object, each by its place in the table.
pub(super) fn references(names: &[HeaderName]) -> Value {
    let written = |name: &HeaderName| match name {
        name if *name == CONTENT_DISPOSITION => "Content-Disposition",
        name if *name == CONTENT_DIGEST => "Content-Digest",
        name if *name == CONTENT_LANGUAGE => "Content-Language",
        name if *name == ETAG => "ETag",
        name if *name == IDEMPOTENT_REPLAYED => "Idempotent-Replayed",
        name if *name == LINK => "Link",
        name if *name == LOCATION => "Location",
        name if *name == REDRESS_ERASED => "Redress-Erased",
        name if *name == REDRESS_POSITION => "Redress-Position",
        name if *name == REDRESS_REQUEST_ID => "Redress-Request-Id",
        name if *name == RETRY_AFTER => "Retry-After",
        name if *name == VARY => "Vary",
        name if *name == WWW_AUTHENTICATE => "WWW-Authenticate",
        _ => "unknown",
    };
    let reference =
        |name| (written(name).to_owned(), json!({ "$ref": format!("#/components/headers/{}", written(name)) }));
    Value::Object(names.iter().map(reference).collect())
}
