//! Commands on a real PostgreSQL: decided on what is stored, carried out once, finished whoever waits.

mod commands;
mod executing;
mod idempotency;
#[path = "../support/mod.rs"]
mod support;
mod unreadable;
