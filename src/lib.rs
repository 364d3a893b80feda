//! The program: roles, HTTP, event store, adapters.

pub mod cli;
pub mod clock;
pub mod flight_data;
pub mod ids;
pub mod payment;
pub mod sandbox_bank;
