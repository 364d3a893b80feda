//! `redress reassess` as a process, on a real PostgreSQL.

#![cfg(test)]

mod changing;
mod lives;
mod nothing_written;
mod refusing;
#[path = "../support/mod.rs"]
mod support;
mod world;
