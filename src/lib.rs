//! The program: roles, HTTP, event store, adapters.

pub mod clock;
pub mod http;
pub mod ids;
pub mod lifecycle;
pub mod metrics;
pub mod principal;
pub mod problem;
pub mod telemetry;
