//! Why a unit was not stored.

use std::fmt;

/// Why a unit was not stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AppendError {
    /// The claim has moved on since the command was decided. Nothing was stored.
    #[error("expected version {expected} of the claim, but it is at {actual}")]
    VersionConflict {
        /// What the command was decided on.
        expected: u64,
        /// What the claim is at.
        actual: u64,
    },
    /// The key belongs to another request. Nothing was stored.
    #[error("the idempotency key was used for another request")]
    IdempotencyKeyReused,
    /// Too many units wait already. Nothing was stored.
    #[error("too many commands are waiting to be stored")]
    Overloaded,
    /// The database cannot be reached or was lost on the way. Either the whole unit is stored or nothing of it; a repeat
    /// with the same idempotency key finds out which.
    #[error("the event store is not available: {0}")]
    Unavailable(DatabaseFault),
    /// The database refuses what the unit says, and would again. Nothing was stored.
    #[error("the unit cannot be stored: {0}")]
    Unstorable(DatabaseFault),
}

/// What a database error is about, without the data that it is about: messages and details of PostgreSQL quote rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatabaseFault {
    kind: &'static str,
    sqlstate: Option<String>,
    transient: bool,
}

impl DatabaseFault {
    /// A fault that no database reported.
    pub(crate) const fn transient(kind: &'static str) -> Self {
        Self { kind, sqlstate: None, transient: true }
    }

    /// A stored row that contradicts the schema's promises, or an answer of another shape than asked for.
    pub(crate) const fn permanent(kind: &'static str) -> Self {
        Self { kind, sqlstate: None, transient: false }
    }

    /// Whether the same statement may succeed later.
    pub const fn is_transient(&self) -> bool {
        self.transient
    }

    /// The five characters of SQLSTATE, if PostgreSQL answered.
    pub fn sqlstate(&self) -> Option<&str> {
        self.sqlstate.as_deref()
    }
}

impl fmt::Display for DatabaseFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sqlstate {
            Some(code) => write!(formatter, "{} (SQLSTATE {code})", self.kind),
            None => formatter.write_str(self.kind),
        }
    }
}

impl std::error::Error for DatabaseFault {}

/// Errors that say nothing about the statement: lost connections, resources, an operator, locks, serialisation.
fn is_transient_sqlstate(code: &str) -> bool {
    const CLASSES: [&str; 4] = ["08", "53", "57", "58"];
    const CODES: [&str; 6] = ["40001", "40P01", "55P03", "55006", "25006", "25P03"];
    CODES.contains(&code) || CLASSES.iter().any(|class| code.starts_with(class))
}

impl From<&sqlx::Error> for DatabaseFault {
    fn from(error: &sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(database) => {
                let code = database.code().map(std::borrow::Cow::into_owned);
                let transient = code.as_deref().is_some_and(is_transient_sqlstate);
                Self { kind: "the database answered with an error", sqlstate: code, transient }
            }
            sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::WorkerCrashed => {
                Self::transient("the connection was lost")
            }
            sqlx::Error::Protocol(_) => Self::transient("the connection is out of step"),
            sqlx::Error::PoolTimedOut => Self::transient("no connection was free in time"),
            sqlx::Error::PoolClosed => Self::transient("the connections are closed"),
            sqlx::Error::BeginFailed => Self::transient("no transaction could be begun"),
            sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_) => {
                Self::permanent("a stored value cannot be read")
            }
            _ => Self::permanent("the statement could not be run"),
        }
    }
}

impl From<sqlx::Error> for DatabaseFault {
    fn from(error: sqlx::Error) -> Self {
        Self::from(&error)
    }
}

#[cfg(test)]
mod tests {
    use super::{DatabaseFault, is_transient_sqlstate};

    #[test]
    fn what_an_operator_or_a_lock_did_is_worth_another_try_and_what_the_data_did_is_not() {
        for code in ["57P01", "57014", "53300", "08006", "55P03", "40P01", "40001"] {
            assert!(is_transient_sqlstate(code), "{code}");
        }
        for code in ["22P02", "23505", "22021", "42501", "54000"] {
            assert!(!is_transient_sqlstate(code), "{code}");
        }
    }

    #[test]
    fn a_pool_that_timed_out_or_closed_is_unavailable_and_not_a_defect() {
        assert!(DatabaseFault::from(sqlx::Error::PoolTimedOut).is_transient());
        assert!(DatabaseFault::from(sqlx::Error::PoolClosed).is_transient());
        assert!(!DatabaseFault::from(sqlx::Error::RowNotFound).is_transient());
    }
}
