//! The program: roles, HTTP, event store, adapters.

pub mod automation;
pub mod cli;
pub mod clock;
pub mod command;
pub mod database;
pub mod embedded_postgres;
pub mod event_store;
pub mod flight_data;
pub mod ids;
pub mod payment;
pub mod sandbox_bank;
pub mod vault;
