//! What a batch comes to, decided in memory from what was read under the order lock or is assumed: which units are stored, which are
//! refused and which were answered before. Each unit is judged alone, in the order in which they came; a unit sees those
//! before it as if they were stored already.

use std::borrow::Cow;
use std::collections::HashMap;

use cqrs_es::Aggregate;
use jiff::Timestamp;
use redress_domain::claim::ClaimState;
use redress_domain::value::ClaimId;
use serde_json::Value;

use super::AppendError;
use super::chain::{ChainedEvent, GENESIS, Hash};
use super::unit::{Appended, IdempotencyRecord, NewEvent, StoredAnswer, Unit};
use crate::command::{CommandContext, IdempotencyKey};

/// What the database knows about one unit's claim and key.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) head: Head,
    pub(super) answered: Option<AnsweredKey>,
}

impl Known {
    /// What is known of a new claim whose key is new.
    pub(super) const fn nothing() -> Self {
        Self { head: Head::NONE, answered: None }
    }

    /// What may be assumed of the unit, if anything may: its claim is as it was loaded, and its key is new. A unit without events
    /// needs the position of the event before, which nothing says.
    pub(super) fn assumed(unit: &Unit) -> Option<Self> {
        let hash = unit.previous_hash.filter(|_| !unit.events.is_empty())?;
        Some(Self { head: Head { version: unit.expected_version, hash, position: 0 }, answered: None })
    }
}

/// The last event of a claim.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    pub(super) version: u64,
    pub(super) hash: Hash,
    pub(super) position: i64,
}

impl Head {
    /// Before the first event.
    pub(super) const NONE: Self = Self { version: 0, hash: GENESIS, position: 0 };
}

/// A key that was answered before this batch.
#[derive(Debug)]
pub(super) struct AnsweredKey {
    pub(super) fingerprint: Vec<u8>,
    pub(super) claim_id: ClaimId,
    pub(super) version: u64,
    pub(super) position: i64,
    pub(super) answer: Value,
}

/// A row of `events` to be inserted.
#[derive(Debug)]
pub(super) struct EventRow<'a> {
    pub(super) claim_id: ClaimId,
    pub(super) aggregate_id: &'a str,
    pub(super) sequence: u64,
    pub(super) event: &'a NewEvent,
    pub(super) context: &'a CommandContext,
    pub(super) metadata: Cow<'static, str>,
    pub(super) hash: Hash,
}

/// A row of `idempotency_keys` to be inserted.
#[derive(Debug)]
pub(super) struct AnswerRow<'a> {
    pub(super) record: &'a IdempotencyRecord,
    pub(super) aggregate_id: &'a str,
    pub(super) version: u64,
    pub(super) context: &'a CommandContext,
}

#[derive(Debug)]
enum Verdict {
    Stored {
        version: u64,
        position_before: i64,
    },
    Refused(AppendError),
    AnsweredBefore(Appended),
    /// The same request as an earlier one of the batch.
    SameAs(usize),
}

/// What to insert, and what to answer once it is committed.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    /// In the order of ids, so that rows of one claim lie together.
    pub(super) events: Vec<EventRow<'a>>,
    /// In the order of keys.
    pub(super) answers: Vec<AnswerRow<'a>>,
    /// The units whose vault rows are to be inserted.
    pub(super) stored: Vec<&'a Unit>,
    /// Of every event and answer.
    pub(super) recorded_at: Timestamp,
    units: &'a [&'a Unit],
    verdicts: Vec<Verdict>,
}

impl<'a> Plan<'a> {
    /// Judges each unit. `aggregate_ids` and `known` stand beside `units`.
    pub(super) fn judge(
        units: &'a [&'a Unit],
        aggregate_ids: &'a [String],
        known: Vec<Known>,
        recorded_at: Timestamp,
    ) -> Self {
        let mut judge = Judge { heads: HashMap::new(), keys: HashMap::new(), recorded_at };
        let plan = Self {
            events: Vec::with_capacity(units.len()),
            answers: Vec::with_capacity(units.len()),
            stored: Vec::with_capacity(units.len()),
            recorded_at,
            units,
            verdicts: Vec::with_capacity(units.len()),
        };
        let mut plan = units.iter().zip(aggregate_ids).zip(known).fold(plan, |mut plan, ((unit, id), known)| {
            let verdict = judge.verdict(&mut plan, unit, id, known);
            plan.verdicts.push(verdict);
            plan
        });
        plan.events.sort_by_key(|row| (row.claim_id, row.sequence));
        plan.answers.sort_by_key(|row| (&row.record.key.principal, &row.record.key.key));
        plan
    }

    /// Whether some unit is refused. On what is assumed alone nobody is: its key may have been answered before.
    pub(super) fn refuses_any(&self) -> bool {
        self.verdicts.iter().any(|verdict| matches!(verdict, Verdict::Refused(_)))
    }

    /// The answers, given the positions of [`Plan::events`] in the same order.
    pub(super) fn outcomes(&self, positions: &[i64]) -> Vec<Result<Appended, AppendError>> {
        let mut outcomes: Vec<Result<Appended, AppendError>> = Vec::with_capacity(self.units.len());
        for (unit, verdict) in self.units.iter().zip(&self.verdicts) {
            let outcome = match verdict {
                Verdict::Stored { version, position_before } => {
                    let row = self
                        .events
                        .binary_search_by_key(&(unit.claim_id, *version), |row| (row.claim_id, row.sequence));
                    let position = row.ok().and_then(|row| positions.get(row)).unwrap_or(position_before);
                    Ok(Appended { version: *version, position: *position, replayed: None })
                }
                Verdict::Refused(error) => Err(error.clone()),
                Verdict::AnsweredBefore(appended) => Ok(appended.clone()),
                Verdict::SameAs(first) => {
                    let replayed = self.units[*first].idempotency.as_ref().map(|record| StoredAnswer {
                        claim_id: self.units[*first].claim_id,
                        answer: record.answer.clone(),
                    });
                    outcomes[*first].clone().map(|appended| Appended { replayed, ..appended })
                }
            };
            outcomes.push(outcome);
        }
        outcomes
    }
}

/// What is known so far, the units judged before included.
struct Judge<'a> {
    heads: HashMap<ClaimId, Head>,
    /// Keys that units of this batch claimed, and which unit did.
    keys: HashMap<(&'a str, &'a str), usize>,
    recorded_at: Timestamp,
}

impl<'a> Judge<'a> {
    fn verdict(&mut self, plan: &mut Plan<'a>, unit: &'a Unit, aggregate_id: &'a str, known: Known) -> Verdict {
        if let Some(record) = &unit.idempotency {
            let key = (record.key.principal.as_str(), record.key.key.as_str());
            if let Some(answered) = known.answered {
                return answered_before(&record.key, answered).map_or_else(Verdict::Refused, Verdict::AnsweredBefore);
            }
            if let Some(&first) = self.keys.get(&key) {
                let fingerprint = plan.units[first].idempotency.as_ref().map(|first| first.key.fingerprint);
                let same = fingerprint == Some(record.key.fingerprint);
                return if same { Verdict::SameAs(first) } else { Verdict::Refused(AppendError::IdempotencyKeyReused) };
            }
        }
        let head = *self.heads.entry(unit.claim_id).or_insert(known.head);
        if head.version != unit.expected_version {
            let (expected, actual) = (unit.expected_version, head.version);
            return Verdict::Refused(AppendError::VersionConflict { expected, actual });
        }
        self.admit(plan, unit, aggregate_id, head)
    }

    fn admit(&mut self, plan: &mut Plan<'a>, unit: &'a Unit, aggregate_id: &'a str, mut head: Head) -> Verdict {
        let metadata = unit.context.metadata();
        for event in &unit.events {
            head.version += 1;
            head.hash = self.hash(unit, event, aggregate_id, &metadata, &head);
            plan.events.push(EventRow {
                claim_id: unit.claim_id,
                aggregate_id,
                sequence: head.version,
                event,
                context: &unit.context,
                metadata: metadata.clone(),
                hash: head.hash,
            });
        }
        self.heads.insert(unit.claim_id, head);
        if let Some(record) = &unit.idempotency {
            self.keys.insert((&record.key.principal, &record.key.key), plan.verdicts.len());
            plan.answers.push(AnswerRow { record, aggregate_id, version: head.version, context: &unit.context });
        }
        plan.stored.push(unit);
        Verdict::Stored { version: head.version, position_before: head.position }
    }

    /// The event's hash, `head` being at its version already and at the hash before.
    fn hash(&self, unit: &Unit, event: &NewEvent, aggregate_id: &str, metadata: &str, head: &Head) -> Hash {
        let context = &unit.context;
        let chained = ChainedEvent {
            aggregate_type: ClaimState::TYPE,
            aggregate_id,
            sequence: head.version,
            event_type: &event.event_type,
            event_version: &event.event_version,
            payload: &event.payload,
            metadata,
            recorded_at_micros: self.recorded_at.as_microsecond(),
            event_id: event.event_id.as_uuid(),
            command_id: context.command_id.as_uuid(),
            causation_id: context.causation_id.map(redress_domain::value::EventId::as_uuid),
            correlation_id: context.correlation_id.as_uuid(),
            actor: &context.actor,
        };
        chained.hash_after(&head.hash)
    }
}

/// The answer to a repeat, unless the key belongs to another request.
pub(super) fn answered_before(key: &IdempotencyKey, answered: AnsweredKey) -> Result<Appended, AppendError> {
    if answered.fingerprint != key.fingerprint {
        return Err(AppendError::IdempotencyKeyReused);
    }
    let replayed = Some(StoredAnswer { claim_id: answered.claim_id, answer: answered.answer });
    Ok(Appended { version: answered.version, position: answered.position, replayed })
}
