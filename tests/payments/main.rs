//! Paying: the sandbox bank as a process of its own, and the rail that leads to it.

#![cfg(test)]

mod bank;
mod rail;
mod store;
