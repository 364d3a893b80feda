//! Events for the tests of the folds: the golden files of the domain, which go together as one claim's life.

use redress_domain::claim::ClaimEvent;
use redress_domain::upcast::read_event;
use uuid::Uuid;

use crate::SettledEvent;

/// The claim of [`settled`].
pub(crate) const CLAIM_ID: &str = "0199a0c0-0000-7000-8000-000000000000";

/// The golden event of a type.
pub(crate) fn golden(event_type: &str) -> ClaimEvent {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../domain/tests/golden");
    let text =
        std::fs::read_to_string(format!("{folder}/{event_type}.v1.json")).expect("every event has a golden file");
    read_event(event_type, "1", &text).expect("golden files can be read")
}

/// The event as it would be read from the log at this version of its claim; its position is ten times the version.
pub(crate) fn settled(version: i64, event: ClaimEvent) -> SettledEvent {
    let actor = match &event {
        ClaimEvent::ClaimSubmitted(_) => "client:a-slug",
        ClaimEvent::ClaimApproved(_) | ClaimEvent::ClaimDenied(_) | ClaimEvent::PayoutAuthorized(_) => "support:a-slug",
        _ => "automation:a-slug",
    };
    let id = Uuid::from_u128(u128::from(version.unsigned_abs()));
    SettledEvent {
        position: version * 10,
        claim_id: CLAIM_ID.to_owned(),
        version,
        event_id: id,
        event: Ok(event),
        recorded_at: "2026-06-01T12:00:00Z".parse::<jiff::Timestamp>().expect("a time")
            + jiff::SignedDuration::from_secs(version),
        actor: actor.to_owned(),
        command_id: id,
        causation_id: None,
        correlation_id: id,
        metadata: None,
    }
}

/// Golden events of these types as one claim's stream.
pub(crate) fn stream(event_types: &[&str]) -> Vec<SettledEvent> {
    (1..).zip(event_types).map(|(version, event_type)| settled(version, golden(event_type))).collect()
}
