//! What can go wrong while events become tables.

use std::borrow::Cow;

use redress_domain::value::MoneyError;

/// Why a projection did not move on. Every one of these is tried again.
#[derive(Debug, thiserror::Error)]
pub enum ProjectionError {
    /// PostgreSQL refused or was not there.
    #[error(transparent)]
    Database(#[from] sqlx::Error),
    /// The checkpoint was not where this batch began: somebody else moved it, and nothing of the batch is kept.
    #[error("the checkpoint of {name} was moved by somebody else; nothing of this batch is kept")]
    CheckpointMoved {
        /// The subscription's name.
        name: &'static str,
    },
    /// No generation of this projection serves: its migration is missing.
    #[error("no generation of {name} serves")]
    NotServing {
        /// The projection's name.
        name: &'static str,
    },
    /// The projection is being rebuilt already.
    #[error("{name} is being rebuilt by somebody else")]
    RebuildUnderWay {
        /// The projection's name.
        name: &'static str,
    },
}

/// Why an event could not be applied to its claim's rows. The claim is parked with these words, so they name rules and
/// figures of the log, never a person's data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FoldError {
    /// The first event of a claim opens it.
    #[error("the claim has no ClaimSubmitted before this event")]
    NotSubmitted,
    /// A version was left out.
    #[error("version {expected} was expected, and {found} came")]
    VersionGap {
        /// What would have followed.
        expected: i64,
        /// What came.
        found: i64,
    },
    /// A payout that was never authorized.
    #[error("the payout was never authorized")]
    PayoutUnknown,
    /// An itinerary without legs.
    #[error("the itinerary has no legs")]
    NoLegs,
    /// Amounts that cannot be combined.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The fold itself broke: a defect of the program.
    #[error("the projection panicked")]
    Panicked,
}

/// Whether the data is refused, and not the moment: by PostgreSQL (class 22, 23: malformed or unfit), or because a stored
/// row cannot be read or a new one cannot be written down.
pub(crate) fn refused_by_data(error: &sqlx::Error) -> bool {
    if matches!(error, sqlx::Error::Decode(_) | sqlx::Error::ColumnDecode { .. } | sqlx::Error::Encode(_)) {
        return true;
    }
    sqlstate(error).is_some_and(|code| code.starts_with("22") || code.starts_with("23"))
}

/// Whether a lock could not be had in time (55P03) or a deadlock was broken (40P01).
pub(crate) fn lock_not_had(error: &sqlx::Error) -> bool {
    sqlstate(error).is_some_and(|code| code == "55P03" || code == "40P01")
}

/// The words for a parked claim: the code alone, since PostgreSQL's message may quote the data.
pub(crate) fn refusal_words(error: &sqlx::Error) -> String {
    sqlstate(error).map_or_else(
        || "the stored rows cannot be read, or the new ones cannot be written".to_owned(),
        |code| format!("PostgreSQL refused the rows (SQLSTATE {code})"),
    )
}

fn sqlstate(error: &sqlx::Error) -> Option<String> {
    error.as_database_error()?.code().map(Cow::into_owned)
}
