//! Which events are being worked on: many claims side by side, each claim's events one after the other. Pure.

use std::collections::{BTreeMap, HashMap, HashSet};

use redress_projections::SettledEvent;
use redress_projections::parked::Refusal;

/// Events of one claim, to be worked on in order.
#[derive(Debug)]
pub(super) struct Work {
    pub(super) claim_id: String,
    pub(super) events: Vec<SettledEvent>,
    /// How often the first of them was tried before; 0 unless the claim is parked.
    pub(super) attempts: u32,
}

/// How a work ended.
#[derive(Debug)]
pub(super) struct Outcome {
    pub(super) claim_id: String,
    /// The events that were worked on to their end.
    pub(super) done: Vec<i64>,
    /// The event at which it stopped.
    pub(super) refusal: Option<Refusal>,
    /// Whether the claim was parked before.
    pub(super) was_parked: bool,
}

/// From the checkpoint to how far the log was read.
#[derive(Debug)]
pub(super) struct Window {
    read_up_to: i64,
    /// Events that are not done, and whose they are.
    open: BTreeMap<i64, String>,
    /// The claims at work, with the events that came since.
    at_work: HashMap<String, Vec<SettledEvent>>,
}

impl Window {
    pub(super) fn new(checkpoint: i64) -> Self {
        Self { read_up_to: checkpoint, open: BTreeMap::new(), at_work: HashMap::new() }
    }

    pub(super) const fn read_up_to(&self) -> i64 {
        self.read_up_to
    }

    /// Up to here every event is done, or its claim is parked.
    pub(super) fn safe_checkpoint(&self) -> i64 {
        self.open.first_key_value().map_or(self.read_up_to, |(position, _)| position - 1)
    }

    pub(super) fn claims_at_work(&self) -> usize {
        self.at_work.len()
    }

    pub(super) fn is_at_work(&self, claim_id: &str) -> bool {
        self.at_work.contains_key(claim_id)
    }

    /// Takes the next events of the log and gives out what can be begun. An event that does not concern, or whose claim
    /// is parked, is passed over: the retry of a parked claim reads its events anew.
    pub(super) fn admit(
        &mut self,
        events: Vec<SettledEvent>,
        concerns: impl Fn(&SettledEvent) -> bool,
        parked: &HashSet<String>,
    ) -> Vec<Work> {
        let mut begun: Vec<Work> = Vec::new();
        for event in events {
            self.read_up_to = event.position;
            let claim_id = event.claim_id.clone();
            if !concerns(&event) || (parked.contains(&claim_id) && !self.is_at_work(&claim_id)) {
                continue;
            }
            self.open.insert(event.position, claim_id.clone());
            if let Some(work) = begun.iter_mut().find(|work| work.claim_id == claim_id) {
                work.events.push(event);
            } else if let Some(waiting) = self.at_work.get_mut(&claim_id) {
                waiting.push(event);
            } else {
                self.at_work.insert(claim_id.clone(), Vec::new());
                begun.push(Work { claim_id, events: vec![event], attempts: 0 });
            }
        }
        begun
    }

    /// Begins another attempt at a parked claim, with its events up to [`Self::read_up_to`].
    pub(super) fn retry(&mut self, claim_id: String, events: Vec<SettledEvent>, attempts: u32) -> Work {
        self.at_work.insert(claim_id.clone(), Vec::new());
        Work { claim_id, events, attempts }
    }

    /// Takes the end of a work and gives out what waited behind it. After a refusal nothing of the claim stays open:
    /// the claim is parked at that event, and what waited is read again from there.
    pub(super) fn finish(&mut self, outcome: &Outcome) -> Option<Work> {
        let waiting = self.at_work.remove(&outcome.claim_id).unwrap_or_default();
        if outcome.refusal.is_some() {
            self.open.retain(|_, claim_id| *claim_id != outcome.claim_id);
            return None;
        }
        for position in &outcome.done {
            self.open.remove(position);
        }
        if waiting.is_empty() {
            return None;
        }
        self.at_work.insert(outcome.claim_id.clone(), Vec::new());
        Some(Work { claim_id: outcome.claim_id.clone(), events: waiting, attempts: 0 })
    }
}

#[cfg(test)]
mod tests;
