//! `Last-Event-ID`: where a stream of events goes on after it broke off.

use axum::extract::FromRequestParts;
use axum::http::HeaderName;
use axum::http::request::Parts;
use serde_json::json;

use crate::openapi::{DescribesRequest, Operation};
use crate::problem::{Problem, ProblemCode, ProblemFault};

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// The version of the claim whose entry was the last to arrive; `None` on a first connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastEventId(pub Option<i64>);

impl<S: Sync> FromRequestParts<S> for LastEventId {
    type Rejection = Problem;

    async fn from_request_parts(head: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let mut values = head.headers.get_all(&LAST_EVENT_ID).iter();
        let Some(value) = values.next() else { return Ok(Self(None)) };
        let version = value.to_str().ok().and_then(version_of).filter(|_| values.next().is_none());
        let malformed = || {
            let fault = ProblemFault::header(LAST_EVENT_ID.as_str(), "malformed", "one whole number in decimal digits");
            Problem::new(ProblemCode::LastEventIdMalformed).with_fault(fault)
        };
        version.map(|version| Self(Some(version))).ok_or_else(malformed)
    }
}

fn version_of(text: &str) -> Option<i64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

impl DescribesRequest for LastEventId {
    fn describe(operation: Operation) -> Operation {
        let schema = json!({ "type": "integer", "minimum": 0, "maximum": i64::MAX });
        let description = "The `id` of the last event that arrived: the stream goes on behind it.";
        operation.header("Last-Event-ID", description, schema, 1).refused_for(&[ProblemCode::LastEventIdMalformed])
    }
}
