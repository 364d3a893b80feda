//! Problems as responses: by status, with the codes that the operation can answer, and an example of each.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use axum::http::header::{ETAG, RETRY_AFTER, WWW_AUTHENTICATE};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::header;
use crate::http::headers::REDRESS_REQUEST_ID;
use crate::problem::{MEDIA_TYPE, Problem, ProblemCode};

/// The request that the examples are about.
const INSTANCE: Uuid = Uuid::from_u128(0x0198_c0de_0000_7000_8000_0000_0000_00aa);

/// The Response Objects of these problems. `invalid` is what the operation answers to a body that it refuses.
pub(super) fn responses(codes: &[ProblemCode], invalid: Option<&Problem>) -> Vec<(StatusCode, Value)> {
    let mut by_status: BTreeMap<StatusCode, Vec<ProblemCode>> = BTreeMap::new();
    for code in ProblemCode::ALL.iter().filter(|code| codes.contains(code)) {
        by_status.entry(code.status()).or_default().push(*code);
    }
    by_status.into_iter().map(|(status, codes)| (status, response(status, &codes, invalid))).collect()
}

fn response(status: StatusCode, codes: &[ProblemCode], invalid: Option<&Problem>) -> Value {
    let lines: Vec<_> = codes.iter().map(|code| format!("- `{}`: {}.", code.as_str(), code.title())).collect();
    let mut headers = vec![REDRESS_REQUEST_ID];
    headers.extend(match status {
        StatusCode::UNAUTHORIZED => Some(WWW_AUTHENTICATE),
        StatusCode::PRECONDITION_FAILED => Some(ETAG),
        StatusCode::SERVICE_UNAVAILABLE => Some(RETRY_AFTER),
        _ => None,
    });
    let words: Vec<_> = codes.iter().map(|code| code.as_str()).collect();
    let one_of = json!({ "properties": { "status": { "const": status.as_u16() }, "code": { "enum": words } } });
    let examples = codes.iter().map(|code| {
        let example = match invalid {
            Some(problem) if *code == ProblemCode::RequestInvalid => example(problem),
            _ => json!({ "$ref": format!("#/components/examples/{}", code.as_str()) }),
        };
        (code.as_str().to_owned(), example)
    });
    json!({
        "description": lines.join("\n"),
        "headers": header::references(&headers),
        "content": { MEDIA_TYPE: {
            "schema": { "allOf": [{ "$ref": "#/components/schemas/Problem" }, one_of] },
            "examples": Value::Object(examples.collect()),
        } },
    })
}

/// Every problem as an example, for `components.examples`.
pub(super) fn examples() -> Map<String, Value> {
    let problem = |code: &ProblemCode| match code {
        ProblemCode::ClaimNotFound => Problem::claim_not_found(),
        code => Problem::new(*code),
    };
    ProblemCode::ALL.iter().map(|code| (code.as_str().to_owned(), example(&problem(code)))).collect()
}

fn example(problem: &Problem) -> Value {
    let value = serde_json::from_str::<Value>(&problem.to_json(Some(INSTANCE))).unwrap_or_default();
    json!({ "summary": problem.code().title(), "value": value })
}

/// The schema of a problem (RFC 9457, and ours).
pub(super) fn schema() -> Value {
    let codes: Vec<_> = ProblemCode::ALL.iter().map(|code| code.as_str()).collect();
    let fault = json!({
        "type": "object",
        "required": ["in", "pointer", "code", "message"],
        "properties": {
            "in": { "type": "string", "enum": ["body", "header", "path", "query"], "description": "Which part of the request." },
            "pointer": { "type": "string", "description": "Where in that part, as a JSON pointer (RFC 6901)." },
            "code": { "type": "string", "description": "Which rule, as a stable code." },
            "message": { "type": "string", "description": "What to do about it. It never repeats a submitted value." },
        },
    });
    json!({
        "type": "object",
        "description": "What is not answered as asked (RFC 9457).",
        "required": ["type", "title", "status", "code", "detail", "instance"],
        "properties": {
            "type": { "type": "string", "format": "uri-reference", "description": "An address that says what it means." },
            "title": { "type": "string", "description": "What it is, the same for every occurrence." },
            "status": { "type": "integer", "minimum": 400, "maximum": 599 },
            "code": { "type": "string", "enum": codes, "description": "What it is, as a stable code: branch on this." },
            "detail": { "type": "string", "description": "What to do, or what is particular about this occurrence." },
            "instance": { "type": "string", "format": "uri", "description": "The request's id, as a URN." },
            "errors": { "type": "array", "items": fault, "description": "All faults of the request at once, where it is at fault." },
        },
    })
}
