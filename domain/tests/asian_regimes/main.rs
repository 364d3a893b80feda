//! What the laws of Turkey, Thailand, Israel, Saudi Arabia and India say, each boundary on both sides, and that no number is
//! answered where a law was not read.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]

mod india;
mod israel;
mod reach;
mod rights;
mod saudi;
mod support;
mod thailand;
mod turkey;
