//! The program under faults: processes killed as they work, replies lost, clients that hang up, writers that race. The
//! real program on a real PostgreSQL, with an oracle that knows what was acknowledged.
//!
//! Each suite prints one line with what it counted. `REDRESS_FAULTS_SEED` repeats the draws of a run, though not the
//! timing of the machine.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]

mod client;
mod hang_ups;
mod killed_payer;
mod killed_servers;
mod one_winner;
mod order_race;
mod program;
mod read_models;
mod report;
mod seed;
mod sizes;
#[path = "../support/stored_chain.rs"]
mod stored_chain;
mod streams;
#[path = "../support/mod.rs"]
mod support;

/// What the project promises: nothing below these.
const SIZES: sizes::Sizes = sizes::Sizes {
    race_events: 100_000,
    server_kills: 20,
    payouts: 200,
    payer_kills: 20,
    hang_ups: 2_000,
    winner_rounds: 50,
};
