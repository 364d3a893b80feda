//! What the program tells those who run it, seen from where they gather it: the real program, role by role, beside a
//! server that keeps what is sent to it.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]

mod people;
mod program;
mod reports;
mod sink;
#[path = "../support/stored_chain.rs"]
mod stored_chain;
#[path = "../support/mod.rs"]
mod support;
mod traces;
