//! The JSON body of a request.

use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::extract::{FromRequest, Request};
use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue};
use serde_json::Value;

use super::strict_json;
use crate::openapi::{DescribesRequest, Operation};
use crate::problem::{Problem, ProblemCode};

/// How long a body may be, in bytes.
pub const BODY_BYTES_MAX: usize = 64 * 1024;

/// One JSON value, without repeated members and null characters.
#[derive(Debug, Clone)]
pub struct JsonBody(pub Value);

/// The same, with the text as it was sent.
#[derive(Debug, Clone)]
pub struct ExactJsonBody {
    /// The value.
    pub value: Value,
    /// The text that it was read from.
    pub text: String,
}

/// The body of a request that needs none: an absent body is an empty object.
#[derive(Debug, Clone)]
pub struct OptionalJsonBody(pub Value);

impl<S: Send + Sync> FromRequest<S> for JsonBody {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        strict_json::read(&json_of(request, state).await?).map(Self)
    }
}

impl<S: Send + Sync> FromRequest<S> for ExactJsonBody {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let bytes = json_of(request, state).await?;
        let value = strict_json::read(&bytes)?;
        let text = String::from_utf8(bytes.into()).map_err(|_| Problem::new(ProblemCode::BodyNotJson))?;
        Ok(Self { value, text })
    }
}

impl<S: Send + Sync> FromRequest<S> for OptionalJsonBody {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        refuse_encoded(request.headers())?;
        let is_json = is_json(request.headers());
        let bytes = bytes_of(request, state).await?;
        if bytes.is_empty() {
            return Ok(Self(Value::Object(serde_json::Map::new())));
        }
        if !is_json {
            return Err(Problem::new(ProblemCode::MediaTypeUnsupported));
        }
        strict_json::read(&bytes).map(Self)
    }
}

/// How a body can be refused, whatever it should say.
const REFUSALS: &[ProblemCode] = &[
    ProblemCode::BodyNotJson,
    ProblemCode::BodyUnreadable,
    ProblemCode::BodyTooLarge,
    ProblemCode::MediaTypeUnsupported,
    ProblemCode::RequestInvalid,
];

impl DescribesRequest for JsonBody {
    fn describe(operation: Operation) -> Operation {
        operation.with_required_body().refused_for(REFUSALS)
    }
}

impl DescribesRequest for ExactJsonBody {
    fn describe(operation: Operation) -> Operation {
        JsonBody::describe(operation)
    }
}

impl DescribesRequest for OptionalJsonBody {
    fn describe(operation: Operation) -> Operation {
        operation.refused_for(REFUSALS)
    }
}

/// A body that must be there, and declared as JSON.
async fn json_of<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    refuse_encoded(request.headers())?;
    if !is_json(request.headers()) {
        return Err(Problem::new(ProblemCode::MediaTypeUnsupported));
    }
    bytes_of(request, state).await
}

async fn bytes_of<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    Bytes::from_request(request, state).await.map_err(|rejection| match rejection {
        BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => {
            Problem::new(ProblemCode::BodyTooLarge)
        }
        other => Problem::new(ProblemCode::BodyUnreadable).caused_by(&other),
    })
}

/// A body is read as it comes: one that is declared as encoded would be read as what it is not.
fn refuse_encoded(headers: &HeaderMap) -> Result<(), Problem> {
    let is_identity = |value: &HeaderValue| {
        value
            .to_str()
            .is_ok_and(|codings| codings.split(',').all(|coding| coding.trim().eq_ignore_ascii_case("identity")))
    };
    if headers.get_all(CONTENT_ENCODING).iter().all(is_identity) {
        return Ok(());
    }
    let problem = Problem::new(ProblemCode::MediaTypeUnsupported)
        .with_detail("Send the body as it is, without a Content-Encoding.")
        .with_header(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    Err(problem)
}

/// `application/json`, with or without parameters.
fn is_json(headers: &HeaderMap) -> bool {
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/json")
}
