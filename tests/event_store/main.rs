//! The log on a real PostgreSQL: what is appended, what is refused, and what a crash leaves behind.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]

mod batches;
mod concurrency;
mod failures;
mod hash_chain;
mod keys;
mod one_statement;
mod proxy;
mod repository;
#[path = "../support/stored_chain.rs"]
mod stored_chain;
#[path = "../support/mod.rs"]
mod support;
mod units;
