//! How a command becomes events: who sent it, whether it was answered before, and what it is checked against.

mod context;
mod error;
mod executor;
mod idempotency;

pub use context::CommandContext;
pub use error::CommandError;
pub use executor::{CommandExecutor, CommandOutcome, CommandRequest, ExpectedVersion};
pub use idempotency::IdempotencyKey;
