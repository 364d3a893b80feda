//! The program: roles, HTTP, event store, adapters.

pub mod clock;
pub mod http;
pub mod ids;
pub mod principal;
pub mod problem;
