//! The program: roles, HTTP, event store, adapters.

pub mod clock;
pub mod database;
pub mod embedded_postgres;
pub mod ids;
