//! What happens by itself, on a real PostgreSQL and a bank that is a process of its own.

#![cfg(test)]

#[path = "../payments/bank.rs"]
mod bank;
mod doubles;
mod lag;
#[path = "../http/log.rs"]
mod log;
mod paying;
mod persons;
mod recovering;
mod replicas;
#[path = "../http/search.rs"]
mod search;
#[path = "../support/mod.rs"]
mod support;
mod verifying;
mod world;
