#![expect(clippy::disallowed_methods, reason = "a test reads its golden files")]
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use redress_domain::claim::{ClaimEvent, ClaimState};
use redress_domain::upcast::{UnreadableEvent, read_event};
use serde_json::Value;

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

pub(crate) fn golden_text(event_type: &str, event_version: &str) -> String {
    text_of(&format!("{event_type}.v{event_version}.json"))
}

fn text_of(name: &str) -> String {
    let path = golden().join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every golden file with the type and the version in its name: `<Type>.v<N>.json` holds every field,
/// `<Type>.v<N>.sparse.json` only those that are never left out.
fn golden_files() -> Vec<(String, String, String)> {
    let names = fs::read_dir(golden()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let parts = |name: String| {
        let stem = name.strip_suffix(".json").unwrap_or_else(|| panic!("{name} is not a golden file"));
        let stem = stem.strip_suffix(".sparse").unwrap_or(stem);
        let (event_type, version) = stem.split_once(".v").unwrap_or_else(|| panic!("{name} names no version"));
        (event_type.to_owned(), version.to_owned(), name)
    };
    names.map(parts).collect()
}

#[test]
fn every_stored_event_of_a_current_version_is_written_back_as_it_was_read() {
    for (event_type, event_version, name) in golden_files() {
        if !ClaimEvent::TYPES.contains(&(event_type.as_str(), event_version.as_str())) {
            continue;
        }
        let text = text_of(&name);
        let event = read_event(&event_type, &event_version, &text).unwrap();
        assert_eq!(event.type_name(), event_type);
        let stored: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_value(&event).unwrap(), stored, "{name}: the stored shape has changed");
        let read_again: ClaimEvent = serde_json::from_value(stored).unwrap();
        assert_eq!(read_again, event);
    }
}

/// The hashes in the golden files were made by another implementation of RFC 8785 and SHA-256.
#[test]
fn the_hash_of_a_stored_receipt_can_be_checked_by_any_program() {
    let files = golden_files();
    let calculations: Vec<_> = files.iter().filter(|(event_type, ..)| event_type == "CompensationCalculated").collect();
    assert_eq!(calculations.len(), 6, "three versions, each whole and sparse");
    for (event_type, event_version, name) in calculations {
        let text = text_of(name);
        let event = read_event(event_type, event_version, &text).unwrap();
        let ClaimEvent::CompensationCalculated(calculated) = event else { panic!("not a calculation") };
        assert_eq!(calculated.receipt.sha256().unwrap(), calculated.receipt_sha256);
        let stored: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_value(&calculated.receipt).unwrap(), stored["data"]["receipt"], "{name}");
    }
}

#[test]
fn every_version_that_was_ever_written_keeps_its_golden_file_and_can_be_read() {
    let mut versions = BTreeSet::new();
    for (event_type, event_version, name) in golden_files() {
        read_event(&event_type, &event_version, &text_of(&name)).unwrap();
        versions.insert((event_type, event_version));
    }
    for (event_type, current) in ClaimEvent::TYPES {
        let current: u32 = current.parse().unwrap();
        let kept = |version: u32| versions.contains(&((*event_type).to_owned(), version.to_string()));
        assert!((1..=current).all(kept), "{event_type}: a version up to {current} has no golden file");
    }
}

#[test]
fn a_field_that_an_event_does_not_know_makes_it_unreadable() {
    for (event_type, event_version) in ClaimEvent::TYPES {
        let mut stored: Value = serde_json::from_str(&golden_text(event_type, event_version)).unwrap();
        stored["data"]["unforeseen"] = Value::from(1);
        let refused = read_event(event_type, event_version, &stored.to_string());
        assert!(matches!(refused, Err(UnreadableEvent::PayloadUnreadable { .. })), "{event_type}");
    }
}

#[test]
fn an_event_of_an_unknown_type_or_version_is_refused_with_the_reason() {
    let text = golden_text("PayoutSent", "1");
    let event_type = "PayoutTeleported".to_owned();
    assert_eq!(read_event(&event_type, "1", &text), Err(UnreadableEvent::TypeUnknown { event_type }));
    for event_version in ["2", "0", "", "one"] {
        let refused = UnreadableEvent::VersionUnknown {
            event_type: "PayoutSent".to_owned(),
            event_version: event_version.to_owned(),
        };
        assert_eq!(read_event("PayoutSent", event_version, &text), Err(refused));
    }
}

#[test]
fn a_payload_that_is_not_of_its_type_is_refused_with_the_reason() {
    let sent = golden_text("PayoutSent", "1");
    for (event_type, payload) in
        [("PayoutFailed", sent.as_str()), ("PayoutSent", "{"), ("PayoutSent", "[]"), ("PayoutSent", "")]
    {
        let refused = read_event(event_type, "1", payload);
        assert!(matches!(refused, Err(UnreadableEvent::PayloadUnreadable { .. })), "{event_type} {payload}");
    }
}

#[test]
fn the_state_survives_being_stored() {
    let mut state = ClaimState::default();
    for (event_type, event_version) in ClaimEvent::TYPES {
        state.evolve(read_event(event_type, event_version, &golden_text(event_type, event_version)).unwrap());
        let stored = serde_json::to_string(&state).unwrap();
        assert_eq!(serde_json::from_str::<ClaimState>(&stored).unwrap(), state);
    }
}
