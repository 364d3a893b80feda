//! The program: roles, HTTP, event store, adapters.

pub mod app;
pub mod automation;
pub mod cli;
pub mod clock;
pub mod command;
pub mod command_api;
pub mod content_store;
pub mod database;
pub mod demo;
pub mod embedded_postgres;
pub mod estimate_file;
pub mod event_store;
pub mod flight_data;
mod gathered;
pub mod health;
pub mod http;
pub mod ids;
pub mod lifecycle;
pub mod metrics;
pub mod openapi;
pub mod payment;
pub mod principal;
pub mod problem;
pub mod query_api;
pub mod sandbox_bank;
pub mod telemetry;
pub mod vault;
