//! The suites of `tests/faults` with small numbers: that they work, and that the plainest faults are found every time.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]

#[path = "../faults/client.rs"]
mod client;
#[path = "../faults/hang_ups.rs"]
mod hang_ups;
#[path = "../faults/killed_payer.rs"]
mod killed_payer;
#[path = "../faults/killed_servers.rs"]
mod killed_servers;
#[path = "../faults/one_winner.rs"]
mod one_winner;
#[path = "../faults/order_race.rs"]
mod order_race;
#[path = "../faults/program.rs"]
mod program;
#[path = "../faults/read_models.rs"]
mod read_models;
#[path = "../faults/report.rs"]
mod report;
#[path = "../faults/seed.rs"]
mod seed;
#[path = "../faults/sizes.rs"]
mod sizes;
#[path = "../support/stored_chain.rs"]
mod stored_chain;
#[path = "../faults/streams.rs"]
mod streams;
#[path = "../support/mod.rs"]
mod support;

const SIZES: sizes::Sizes =
    sizes::Sizes { race_events: 8_000, server_kills: 2, payouts: 15, payer_kills: 3, hang_ups: 120, winner_rounds: 3 };
