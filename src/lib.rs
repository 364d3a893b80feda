//! The program: roles, HTTP, event store, adapters.

pub mod clock;
pub mod command;
pub mod database;
pub mod embedded_postgres;
pub mod event_store;
pub mod ids;
pub mod vault;
