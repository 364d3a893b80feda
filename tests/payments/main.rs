//! Paying: the sandbox bank as a process of its own, and the rail that leads to it.

#![expect(clippy::expect_used, reason = "a test that cannot go on says what it lacked")]

mod bank;
mod rail;
