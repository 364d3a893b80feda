//! One broken rule at one place of a request.

use redress_domain::intake::Fault;
use serde::Serialize;

/// Which part of the request a pointer goes into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The JSON body.
    Body,
    /// The headers, by lower-case name.
    Header,
    /// The parameters of the path.
    Path,
    /// The parameters of the query string.
    Query,
}

/// One broken rule: where, which, and in words. The words never hold a submitted value that could be personal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProblemFault {
    r#in: Part,
    pointer: String,
    code: String,
    message: String,
}

impl From<Fault> for ProblemFault {
    fn from(fault: Fault) -> Self {
        Self::body(fault.pointer, fault.code, fault.message)
    }
}

impl ProblemFault {
    /// A broken rule of the body, at a JSON pointer (RFC 6901).
    pub fn body(pointer: impl Into<String>, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { r#in: Part::Body, pointer: pointer.into(), code: code.into(), message: message.into() }
    }

    /// A broken rule of a header, given by its lower-case name.
    pub fn header(name: &str, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { r#in: Part::Header, pointer: format!("/{name}"), code: code.into(), message: message.into() }
    }

    /// A broken rule of a parameter of the path.
    pub fn path(name: &str, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { r#in: Part::Path, pointer: format!("/{name}"), code: code.into(), message: message.into() }
    }

    /// A broken rule of a parameter of the query string.
    pub fn query(name: &str, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { r#in: Part::Query, pointer: format!("/{name}"), code: code.into(), message: message.into() }
    }

    /// Which rule.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Where, as a JSON pointer into its part of the request.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }
}
