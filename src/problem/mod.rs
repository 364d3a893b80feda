//! Problems: every reply that is not what was asked for, in the form of RFC 9457.
//!
//! A handler returns a [`Problem`]; the exchange middleware puts the request's id into it, writes it out and logs it
//! once. What a client reads names the rule and the field: never a submitted value, never a source chain.

mod claim;
mod code;
mod command;
mod fault;
mod store;

pub use code::ProblemCode;
pub use fault::{Part, ProblemFault};

use std::error::Error;
use std::sync::Arc;

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use redress_domain::intake::Fault;
use serde::Serialize;
use uuid::Uuid;

/// The media type of a problem.
pub const MEDIA_TYPE: &str = "application/problem+json";

/// One problem with one request.
#[derive(Debug, Clone)]
pub struct Problem {
    code: ProblemCode,
    detail: Option<String>,
    faults: Vec<ProblemFault>,
    headers: Vec<(HeaderName, HeaderValue)>,
    cause: Option<String>,
}

impl Problem {
    /// A problem of this kind.
    pub fn new(code: ProblemCode) -> Self {
        Self { code, detail: None, faults: Vec::new(), headers: Vec::new(), cause: None }
    }

    /// The request breaks these rules. `faults` is not empty.
    pub fn invalid(faults: Vec<ProblemFault>) -> Self {
        Self { faults, ..Self::new(ProblemCode::RequestInvalid) }
    }

    /// What a body is refused for, all of it.
    pub fn faulty_body(faults: Vec<Fault>) -> Self {
        Self::invalid(faults.into_iter().map(ProblemFault::from).collect())
    }

    /// No claim that the caller may know of has the id of the path.
    pub fn claim_not_found() -> Self {
        let fault = ProblemFault::path("claim_id", "claim_not_found", "no such claim");
        Self::new(ProblemCode::ClaimNotFound).with_fault(fault)
    }

    /// A failure of the program; `cause` is for the log alone.
    pub fn internal(cause: &(dyn Error + 'static)) -> Self {
        Self::new(ProblemCode::Internal).caused_by(cause)
    }

    /// What is particular about this occurrence. Never a submitted value.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// One more place of the request that the problem is about.
    #[must_use]
    pub fn with_fault(mut self, fault: ProblemFault) -> Self {
        self.faults.push(fault);
        self
    }

    /// A header of the reply.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// Keeps an error and its sources for the log.
    #[must_use]
    pub fn caused_by(mut self, error: &(dyn Error + 'static)) -> Self {
        let chain = std::iter::successors(Some(error), |&error| error.source());
        self.cause = Some(chain.map(ToString::to_string).collect::<Vec<_>>().join(": "));
        self
    }

    /// What kind of problem it is.
    pub const fn code(&self) -> ProblemCode {
        self.code
    }

    /// The places of the request that it is about.
    pub fn faults(&self) -> &[ProblemFault] {
        &self.faults
    }

    /// The error behind it, for the log.
    pub fn cause(&self) -> Option<&str> {
        self.cause.as_deref()
    }

    /// The reply to the client. `instance` is the id under which the log knows the request.
    pub fn render(&self, instance: Uuid) -> Response {
        let mut response = (self.code.status(), self.to_json(Some(instance))).into_response();
        response.headers_mut().extend(self.headers.iter().cloned());
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        if let Some(seconds) = self.code.retry_after_seconds() {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response
    }

    /// The document of RFC 9457, as JSON text. `instance` is absent where there was no request.
    pub fn to_json(&self, instance: Option<Uuid>) -> String {
        let document = Document {
            r#type: format!("/problems/{}", self.code.as_str()),
            title: self.code.title(),
            status: self.code.status().as_u16(),
            code: self.code.as_str(),
            detail: self.detail.as_deref().unwrap_or(self.code.advice()),
            instance: instance.map(|id| format!("urn:uuid:{id}")),
            errors: &self.faults,
        };
        serde_json::to_string(&document).unwrap_or_default()
    }
}

/// The members of RFC 9457, then ours.
#[derive(Serialize)]
struct Document<'a> {
    r#type: String,
    title: &'static str,
    status: u16,
    code: &'static str,
    detail: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<String>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    errors: &'a [ProblemFault],
}

/// A problem on its way to the exchange middleware, which alone knows the request's id.
#[derive(Debug, Clone)]
pub struct PendingProblem(pub Arc<Problem>);

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.code.status().into_response();
        response.extensions_mut().insert(PendingProblem(Arc::new(self)));
        response
    }
}
