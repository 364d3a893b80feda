//! The `redress` program.

fn main() {}
