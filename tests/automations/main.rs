//! What happens by itself, on a real PostgreSQL and a bank that is a process of its own.

#![cfg(test)]

#[path = "../payments/bank.rs"]
mod bank;
mod doubles;
mod lag;
mod paying;
mod recovering;
mod replicas;
#[path = "../support/mod.rs"]
mod support;
mod verifying;
mod world;
