//! `Idempotency-Key`, which every unsafe request carries.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde_json::json;

use super::headers::IDEMPOTENCY_KEY;
use crate::openapi::{DescribesRequest, Operation};
use crate::problem::{Problem, ProblemCode, ProblemFault};

const KEY_LENGTH_MAX: usize = 255;

/// The client's name for one intent: 1 to 255 visible ASCII characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKeyHeader(pub String);

impl<S: Sync> FromRequestParts<S> for IdempotencyKeyHeader {
    type Rejection = Problem;

    async fn from_request_parts(head: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let mut values = head.headers.get_all(&IDEMPOTENCY_KEY).iter();
        let Some(value) = values.next() else {
            return Err(problem(ProblemCode::IdempotencyKeyMissing, "missing", "the header is required here"));
        };
        let text = value.to_str().ok().filter(|text| is_key(text) && values.next().is_none());
        let malformed = || {
            problem(
                ProblemCode::IdempotencyKeyMalformed,
                "malformed",
                "a key is 1 to 255 visible ASCII characters, once",
            )
        };
        text.map(|text| Self(text.to_owned())).ok_or_else(malformed)
    }
}

fn is_key(text: &str) -> bool {
    (1..=KEY_LENGTH_MAX).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn problem(code: ProblemCode, rule: &str, message: &str) -> Problem {
    Problem::new(code).with_fault(ProblemFault::header(IDEMPOTENCY_KEY.as_str(), rule, message))
}

impl DescribesRequest for IdempotencyKeyHeader {
    fn describe(operation: Operation) -> Operation {
        let schema = json!({ "type": "string", "pattern": format!("^[!-~]{{1,{KEY_LENGTH_MAX}}}$") });
        let description = "Your name for this intent: fresh for each intent, the same for each retry of it.";
        operation
            .required_header("Idempotency-Key", description, schema, "7f9c2ba4-e88f-427d-8f0a-16c1e86b2c4f")
            .refused_for(&[
                ProblemCode::IdempotencyKeyMissing,
                ProblemCode::IdempotencyKeyMalformed,
                ProblemCode::IdempotencyKeyReused,
            ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_visible_ascii_of_at_most_255_characters() {
        assert!(is_key("a") && is_key(&"k".repeat(255)) && is_key("{\"~!"));
        for text in ["", " ", "a b", "a\tb", "é", "\u{7f}", &"k".repeat(256)] {
            assert!(!is_key(text), "{text}");
        }
    }
}
