//! The read models on a real PostgreSQL: equal to the fold of the log whatever happens on the way.

#[path = "../support/mod.rs"]
mod support;

// The marks let the lints see that this is test code, which may expect what it needs.
#[cfg(test)]
mod equality;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod history;
#[cfg(test)]
mod interruption;
#[cfg(test)]
mod leases;
#[cfg(test)]
mod order;
#[cfg(test)]
mod order_race;
#[cfg(test)]
mod parking;
#[cfg(test)]
mod queries;
#[cfg(test)]
mod rebuilding;
#[cfg(test)]
mod searching;
