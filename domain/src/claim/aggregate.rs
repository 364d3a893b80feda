//! The adapter to cqrs-es: `handle` only calls [`decide`], `apply` only calls [`ClaimState::evolve`].

use cqrs_es::Aggregate;
use cqrs_es::event_sink::EventSink;

use super::{ClaimCommand, ClaimError, ClaimEvent, ClaimState, decide};
use crate::value::EventId;

/// What a decision may look at beside the state: the ids of the events that the state was made from.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Event ids of the claim's stream, oldest first: the event of version `n` stands at `n - 1`.
    pub event_ids: Vec<EventId>,
}

impl Facts {
    /// The id of the event that brought the claim to `version`, if it is there.
    pub fn event_at(&self, version: u64) -> Option<EventId> {
        let index = usize::try_from(version.checked_sub(1)?).ok()?;
        self.event_ids.get(index).copied()
    }
}

impl Aggregate for ClaimState {
    const TYPE: &'static str = "claim";

    type Command = ClaimCommand;
    type Event = ClaimEvent;
    type Error = ClaimError;
    type Services = Facts;

    async fn handle(
        &mut self,
        command: Self::Command,
        facts: &Self::Services,
        sink: &EventSink<Self>,
    ) -> Result<(), Self::Error> {
        for event in decide(self, command, facts)? {
            sink.write(event, self).await;
        }
        Ok(())
    }

    fn apply(&mut self, event: Self::Event) {
        self.evolve(event);
    }
}
