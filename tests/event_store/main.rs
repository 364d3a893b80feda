//! The log on a real PostgreSQL: what is appended, what is refused, and what a crash leaves behind.

mod batches;
mod concurrency;
mod failures;
mod hash_chain;
mod keys;
#[path = "../support/mod.rs"]
mod support;
mod units;
