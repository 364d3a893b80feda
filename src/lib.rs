//! The program: roles, HTTP, event store, adapters.

pub mod clock;
pub mod ids;
