//! One line of a claim's timeline.

use jiff::Timestamp;
use redress_domain::fact::CauseCode;
use redress_domain::value::{Citation, EvidenceId, PayoutId};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::{ActorRole, Amount, Message};

/// What happened, when, and by whom. It names nobody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TimelineEntry {
    /// The version of the claim with it.
    pub version: i64,
    /// The event's type in snake case: a code that does not change.
    pub code: String,
    /// What happened, in one sentence.
    // Stored beside the rest, because its words are made when they are read.
    #[serde(skip)]
    #[schemars(!skip, rename = "text", with = "String")]
    pub message: Message,
    /// The figures in the sentence, for a program.
    pub figures: Figures,
    /// Who acted.
    pub actor: ActorRole,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// The event's id.
    pub event_id: Uuid,
}

/// The figures of an entry; what an event has not is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Figures {
    /// Passengers of the claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub passengers: Option<usize>,
    /// The kind of disruption.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    /// At the final destination; negative is early.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrival_delay_minutes: Option<i64>,
    /// What a calculation came to, or why something was not done, as a code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// One sum a currency.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub amounts: Vec<Amount>,
    /// The version of the rules that decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule_version: Option<String>,
    /// Where it stands written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub citations: Vec<Citation>,
    /// Which payout.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payout_id: Option<PayoutId>,
    /// How often it was tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempts: Option<u32>,
    /// What was put right, as a receipt names it: `disruption.cause`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
    /// A reason that the carrier gave, and then those that it contradicts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<CauseCode>,
    /// Which evidence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence_id: Option<EvidenceId>,
    /// The bank's own reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bank_reference: Option<String>,
}
