//! Why a command was not carried out.

use redress_domain::claim::ClaimError;
use redress_domain::value::ClaimId;

use crate::event_store::{AppendError, DatabaseFault};

/// Why a command was not carried out. But for [`CommandError::Unavailable`], nothing was stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommandError {
    /// A rule of the domain.
    #[error(transparent)]
    Refused(#[from] ClaimError),
    /// The claim is at another version than the command was meant for.
    #[error("expected version {expected} of the claim, but it is at {actual}")]
    VersionConflict {
        /// What the client saw.
        expected: u64,
        /// What the claim is at.
        actual: u64,
    },
    /// The key belongs to another request.
    #[error("the idempotency key was used for another request")]
    IdempotencyKeyReused,
    /// Too many commands wait already; try again later.
    #[error("too many commands are waiting to be stored")]
    Overloaded,
    /// The database cannot be reached or was lost on the way; a repeat with the same key finds out what became of it.
    #[error("the event store is not available: {0}")]
    Unavailable(DatabaseFault),
    /// The database refuses what the command leads to, and would again: a defect of the program.
    #[error("the outcome cannot be stored: {0}")]
    Unstorable(DatabaseFault),
    /// A stored event of the claim cannot be read: a defect, or a newer program's event.
    #[error("a stored event of claim {claim_id} cannot be read")]
    StreamUnreadable {
        /// Which claim.
        claim_id: ClaimId,
    },
}

impl From<AppendError> for CommandError {
    fn from(error: AppendError) -> Self {
        match error {
            AppendError::VersionConflict { expected, actual } => Self::VersionConflict { expected, actual },
            AppendError::IdempotencyKeyReused => Self::IdempotencyKeyReused,
            AppendError::Overloaded => Self::Overloaded,
            AppendError::Unavailable(fault) => Self::Unavailable(fault),
            AppendError::Unstorable(fault) => Self::Unstorable(fault),
        }
    }
}

impl From<DatabaseFault> for CommandError {
    fn from(fault: DatabaseFault) -> Self {
        if fault.is_transient() { Self::Unavailable(fault) } else { Self::Unstorable(fault) }
    }
}
