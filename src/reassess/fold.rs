//! One claim as its events left it, or why that cannot be known.

use redress_domain::claim::ClaimState;
use redress_domain::upcast::UnreadableEvent;
use redress_projections::SettledEvent;

/// Why a claim cannot be read. It quotes nothing of what is stored but the names of types.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// An event is none that this program knows.
    #[error("event {version}: {what}")]
    Event {
        /// Its place in the stream.
        version: i64,
        /// What it should be.
        what: String,
    },
    /// An event is missing.
    #[error("event {0} is missing")]
    Missing(u64),
    /// Nothing was submitted.
    #[error("nothing was submitted")]
    NothingSubmitted,
}

/// Takes all the events of one claim, in order; also of one that cannot be read.
pub(super) fn fold(events: impl Iterator<Item = SettledEvent>) -> Result<ClaimState, Unreadable> {
    let mut claim = ClaimState::default();
    let mut fault = None;
    for recorded in events {
        let next = claim.version.saturating_add(1);
        match recorded.event {
            _ if fault.is_some() => {}
            _ if u64::try_from(recorded.version) != Ok(next) => fault = Some(Unreadable::Missing(next)),
            Ok(event) => claim.evolve(event),
            Err(why) => fault = Some(Unreadable::Event { version: recorded.version, what: without_payload(why) }),
        }
    }
    match fault {
        Some(fault) => Err(fault),
        None if claim.submission.is_none() => Err(Unreadable::NothingSubmitted),
        None => Ok(claim),
    }
}

/// The reason could quote the payload.
fn without_payload(why: UnreadableEvent) -> String {
    match why {
        UnreadableEvent::PayloadUnreadable { event_type, event_version, .. } => {
            format!("the payload is not a {event_type} of version {event_version}")
        }
        UnreadableEvent::TypeUnknown { .. } | UnreadableEvent::VersionUnknown { .. } => why.to_string(),
    }
}
