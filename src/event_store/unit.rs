//! What is appended together or not at all, and what the appender answers.

use redress_domain::value::{ClaimId, EventId};
use serde_json::Value;

use super::chain::Hash;
use crate::command::{CommandContext, IdempotencyKey};
use crate::vault::VaultRows;

/// The outcome of one command: stored whole or not at all.
#[derive(Debug, Clone)]
pub struct Unit {
    /// Which claim.
    pub claim_id: ClaimId,
    /// How many events the claim had when the command was decided; 0: it is new.
    pub expected_version: u64,
    /// The hash of the event at that version, as far as it is known without a look: [`GENESIS`](super::chain::GENESIS) of a new
    /// claim, and of another one what it was loaded with.
    pub previous_hash: Option<Hash>,
    /// What happened, in order. Empty: only the answer is stored.
    pub events: Vec<NewEvent>,
    /// The answer under its key.
    pub idempotency: Option<IdempotencyRecord>,
    /// What the events refer to.
    pub vault: VaultRows,
    /// Where the command comes from.
    pub context: CommandContext,
}

/// An event that is not stored yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// Its id.
    pub event_id: EventId,
    /// Its type, as stored.
    pub event_type: String,
    /// The version of its shape.
    pub event_version: String,
    /// JSON text: these are the stored bytes, and the hash covers them.
    pub payload: String,
}

/// What will be answered to a repeat of the request.
#[derive(Debug, Clone, PartialEq)]
pub struct IdempotencyRecord {
    /// Under which key, and of which request.
    pub key: IdempotencyKey,
    /// The answer, without personal data.
    pub answer: Value,
}

/// A unit is stored, or was before.
#[derive(Debug, Clone, PartialEq)]
pub struct Appended {
    /// The claim's version after the command.
    pub version: u64,
    /// Position of the command's last event in the log.
    pub position: i64,
    /// Present when the key was answered before: nothing was stored now.
    pub replayed: Option<StoredAnswer>,
}

/// What was answered to the first request with this key.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredAnswer {
    /// The claim that the first request was about.
    pub claim_id: ClaimId,
    /// The answer as it was stored.
    pub answer: Value,
}
