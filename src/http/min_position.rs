//! `Redress-Min-Position`: read your own writes.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde_json::json;

use super::headers::REDRESS_MIN_POSITION;
use crate::openapi::{DescribesRequest, Operation};
use crate::problem::{Problem, ProblemCode, ProblemFault};

/// The position that the answer must at least reflect; `None` where the caller asks for none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MinPosition(pub Option<i64>);

impl<S: Sync> FromRequestParts<S> for MinPosition {
    type Rejection = Problem;

    async fn from_request_parts(head: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let mut values = head.headers.get_all(&REDRESS_MIN_POSITION).iter();
        let Some(value) = values.next() else { return Ok(Self(None)) };
        let position = value.to_str().ok().and_then(position_of).filter(|_| values.next().is_none());
        let fault =
            || ProblemFault::header(REDRESS_MIN_POSITION.as_str(), "malformed", "one whole number in decimal digits");
        let malformed = || Problem::new(ProblemCode::MinPositionMalformed).with_fault(fault());
        position.map(|position| Self(Some(position))).ok_or_else(malformed)
    }
}

fn position_of(text: &str) -> Option<i64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

impl DescribesRequest for MinPosition {
    fn describe(operation: Operation) -> Operation {
        let schema = json!({ "type": "integer", "minimum": 0, "maximum": i64::MAX });
        let description = "The `Redress-Position` of a command's reply: the answer waits up to two seconds for it.";
        operation
            .header("Redress-Min-Position", description, schema, 1)
            .refused_for(&[ProblemCode::MinPositionMalformed, ProblemCode::ViewNotCaughtUp])
    }
}
