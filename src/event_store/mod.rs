//! The log: how events are appended, read back and proved unchanged.
//!
//! Appending goes through the [`Appender`], the one writer of a process; reading a claim goes through cqrs-es over the
//! [`Repository`].

mod answers;
mod appender;
mod batch;
pub mod chain;
mod database_clock;
mod error;
mod gathering;
mod repository;
mod statements;
mod streams;
mod unit;
mod writer;

pub(crate) use answers::find_answer;
pub use appender::{Appender, AppenderHandle, AppenderOptions};
pub use error::{AppendError, DatabaseFault};
pub use repository::{Repository, RepositoryError, context_to_metadata};
pub(crate) use streams::{StoredEvent, StreamReader, Unreadable};
pub use unit::{Appended, IdempotencyRecord, NewEvent, StoredAnswer, Unit};
