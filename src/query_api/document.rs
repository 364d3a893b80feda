//! Documents of read models are JSON text, and are passed on as they are stored.

use serde_json::value::RawValue;

use crate::problem::{Problem, ProblemCode};

/// Stored JSON text as a part of an answer.
pub(super) fn stored_json(text: String) -> Result<Box<RawValue>, Problem> {
    RawValue::from_string(text).map_err(|_| Problem::new(ProblemCode::Internal))
}
