//! The rules of the house that a compiler does not hold: arrows between crates, small files, small functions.

#![cfg(test)]

mod arrows;
mod decisions;
mod log_lines;
mod migrations;
mod purity;
mod rooms;
mod sources;
