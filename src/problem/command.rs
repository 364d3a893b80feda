//! Why a command was not carried out, as a problem.

use axum::http::header::{ETAG, IF_MATCH};

use super::{Problem, ProblemCode, ProblemFault};
use crate::command::CommandError;
use crate::http::etag;
use crate::http::headers::IDEMPOTENCY_KEY;

impl From<CommandError> for Problem {
    fn from(error: CommandError) -> Self {
        match error {
            CommandError::Refused(refusal) => refusal.into(),
            CommandError::VersionConflict { expected, actual } => {
                let message = format!("the claim is at version {actual}, not {expected}");
                Self::new(ProblemCode::ClaimVersionConflict)
                    .with_fault(ProblemFault::header(IF_MATCH.as_str(), "stale", message))
                    .with_header(ETAG, etag(actual))
            }
            CommandError::IdempotencyKeyReused => {
                let message = "this key was used for another request";
                let fault = ProblemFault::header(IDEMPOTENCY_KEY.as_str(), "reused", message);
                Self::new(ProblemCode::IdempotencyKeyReused).with_fault(fault)
            }
            CommandError::Overloaded => Self::new(ProblemCode::Overloaded),
            CommandError::Unavailable(_) => Self::new(ProblemCode::StoreUnavailable).caused_by(&error),
            CommandError::Unstorable(_) | CommandError::StreamUnreadable { .. } => Self::internal(&error),
        }
    }
}
