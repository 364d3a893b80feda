//! Given these events, when this command, then those events or that refusal.

#[cfg(test)]
mod sample;

pub(crate) use sample::*;

use redress_domain::claim::{ClaimCommand, ClaimError, ClaimEvent, ClaimState, Facts, decide};
use redress_domain::explanation::{Explanation, Language};
use redress_domain::value::EventId;
use uuid::Uuid;

/// A claim with a history.
#[derive(Debug)]
pub(crate) struct Given {
    pub(crate) state: ClaimState,
    pub(crate) facts: Facts,
}

/// A claim after these events.
pub(crate) fn given(events: impl IntoIterator<Item = ClaimEvent>) -> Given {
    let mut claim = Given { state: ClaimState::default(), facts: Facts::default() };
    for event in events {
        claim.record(event);
    }
    claim
}

impl Given {
    /// Records an event, with an id that tells its version.
    pub(crate) fn record(&mut self, event: ClaimEvent) {
        self.state.evolve(event);
        self.facts.event_ids.push(event_id(self.state.version));
    }

    /// What the command leads to; nothing is recorded.
    pub(crate) fn when(&self, command: ClaimCommand) -> Result<Vec<ClaimEvent>, ClaimError> {
        decide(&self.state, command, &self.facts)
    }

    /// Records what the command leads to, which must be one event.
    pub(crate) fn then_record(&mut self, command: ClaimCommand) -> ClaimEvent {
        let mut events = self.when(command).expect("the command is not refused");
        let event = events.pop().expect("the command leads to an event");
        assert_eq!(events, vec![], "the command leads to one event");
        self.record(event.clone());
        event
    }

    /// Records what each command leads to, one after the other.
    pub(crate) fn then_record_all(&mut self, commands: impl IntoIterator<Item = ClaimCommand>) {
        for command in commands {
            self.then_record(command);
        }
    }
}

/// In English.
pub(crate) fn told(explanation: &Explanation) -> String {
    explanation.told(Language::English).to_string()
}

/// The id of the event of a version, in these tests.
pub(crate) fn event_id(version: u64) -> EventId {
    EventId::from_uuid(Uuid::from_u128(0xE0000 + u128::from(version)))
}
