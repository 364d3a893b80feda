//! Why a question could not be answered, as a problem.

use super::{Problem, ProblemCode};
use crate::event_store::DatabaseFault;
use crate::vault::VaultError;

impl From<DatabaseFault> for Problem {
    fn from(fault: DatabaseFault) -> Self {
        let code = if fault.is_transient() { ProblemCode::StoreUnavailable } else { ProblemCode::Internal };
        Self::new(code).caused_by(&fault)
    }
}

impl From<sqlx::Error> for Problem {
    /// What PostgreSQL says can quote rows: only what kind of error it was is kept.
    fn from(error: sqlx::Error) -> Self {
        DatabaseFault::from(&error).into()
    }
}

impl From<VaultError> for Problem {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Unavailable(fault) => fault.into(),
            VaultError::MasterKeyUnknown { .. } => Self::new(ProblemCode::VaultUnavailable).caused_by(&error),
            VaultError::SealedForAnotherPlace | VaultError::CommitmentBroken => Self::internal(&error),
        }
    }
}
