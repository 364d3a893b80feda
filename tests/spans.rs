//! What spans cost where nobody exports them. In a process of its own, because whoever listens is set up once for all threads.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]

use redress::telemetry::{Telemetry, spans};

#[test]
fn where_no_traces_are_exported_there_are_no_spans() {
    let _telemetry = Telemetry::start(None, "test").expect("nothing else listens");
    assert!(spans::command("submit").is_disabled());
    assert!(spans::append().is_disabled());
}
