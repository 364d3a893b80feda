//! How a command becomes events: who sent it, whether it was answered before, and what it is checked against.

mod context;
mod idempotency;

pub use context::CommandContext;
pub use idempotency::IdempotencyKey;
