//! The read models on a real PostgreSQL: equal to the fold of the log whatever happens on the way.

#[path = "../support/mod.rs"]
mod support;

mod equality;
mod fixture;
mod history;
mod interruption;
mod leases;
mod order;
mod order_race;
mod parking;
mod queries;
mod rebuilding;
