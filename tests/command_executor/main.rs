//! Commands on a real PostgreSQL: decided on what is stored, carried out once, finished whoever waits.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]

mod commands;
mod executing;
mod idempotency;
#[path = "../support/mod.rs"]
mod support;
mod unreadable;
