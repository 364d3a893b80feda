//! What is added to a claim after it was submitted, in its document. Free text, file names and the carrier's own words lie in
//! the vault: here stands that they are there.

use jiff::Timestamp;
use jiff::civil::Date;
use redress_domain::claim::{
    Amendment, CarrierChannel, CarrierReasonRecorded, ChangedFact, ClaimAmended, ClaimReopened, ClaimSubmitted,
    ClaimWithdrawn, EvidenceAttached, EvidenceKind, MediaType, NoteAdded, ReasonBearing, ReopeningReason,
    WithdrawalReason,
};
use redress_domain::fact::CauseCode;
use redress_domain::receipt::ReceiptValue;
use redress_domain::value::{EvidenceId, LocalTime, NoteId, PassengerId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{ActorRole, SettledEvent};

/// What was put right, at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AmendmentView {
    /// Fact by fact.
    pub changes: Vec<ChangeView>,
    /// The version of the claim with it.
    pub version: i64,
    /// Who amended it.
    pub amended_by: ActorRole,
    /// When.
    pub amended_at: Timestamp,
}

/// One fact that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChangeView {
    /// Which, as a receipt names it: `disruption.cause`.
    pub fact: String,
    /// Whom it is about, if it is about a passenger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passenger_id: Option<PassengerId>,
    /// What it was; null: unknown, or personal.
    pub from: Option<ReceiptValue>,
    /// What it is; null: unknown, or personal.
    pub to: Option<ReceiptValue>,
}

/// A reason that the carrier gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CarrierReasonView {
    /// What it said.
    pub cause: CauseCode,
    /// When it said so, local to the origin of the disrupted leg; null: not known.
    pub said_at: Option<LocalTime>,
    /// The day on which we learned it; null for the reason of the submission.
    pub learned_on: Option<Date>,
    /// How it said so.
    pub channel: Option<CarrierChannel>,
    /// The evidence of it.
    pub evidence_id: Option<EvidenceId>,
    /// What it was to the calculation when it was recorded.
    pub bearing: ReasonBearing,
    /// When it was recorded.
    pub recorded_at: Timestamp,
}

/// Two reasons that cannot both be the reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ContradictionView {
    /// What was recorded first.
    pub earlier: CauseCode,
    /// What was recorded after it.
    pub later: CauseCode,
}

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct EvidenceView {
    /// Its id.
    pub evidence_id: EvidenceId,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many bytes.
    pub size_bytes: u64,
    /// What they are.
    pub media_type: MediaType,
    /// What it is about.
    pub kind: Option<EvidenceKind>,
    /// Who attached it.
    pub attached_by: ActorRole,
    /// When.
    pub attached_at: Timestamp,
}

/// A note, without its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NoteView {
    /// Its id.
    pub note_id: NoteId,
    /// Who wrote it.
    pub added_by: ActorRole,
    /// When.
    pub added_at: Timestamp,
}

/// A withdrawal that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct WithdrawalView {
    /// Why, if it was said.
    pub reason: Option<WithdrawalReason>,
    /// Who withdrew the claim.
    pub withdrawn_by: ActorRole,
    /// When.
    pub withdrawn_at: Timestamp,
}

/// A reopening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReopeningView {
    /// Why.
    pub reason: ReopeningReason,
    /// Who reopened the claim.
    pub reopened_by: ActorRole,
    /// When.
    pub reopened_at: Timestamp,
}

impl AmendmentView {
    pub(super) fn of(amended: &ClaimAmended, recorded: &SettledEvent) -> Self {
        let view = |ChangedFact { fact, passenger_id, from, to }| ChangeView { fact, passenger_id, from, to };
        Self {
            changes: amended.changes.iter().flat_map(Amendment::changed_facts).map(view).collect(),
            version: recorded.version,
            amended_by: ActorRole::of(&recorded.actor),
            amended_at: recorded.recorded_at,
        }
    }
}

impl CarrierReasonView {
    /// The reason that the submission names, if it names one.
    pub(super) fn submitted(submitted: &ClaimSubmitted, recorded: &SettledEvent) -> Option<Self> {
        let cause = submitted.disruption.cause.filter(CauseCode::is_given)?;
        Some(Self {
            cause,
            said_at: None,
            learned_on: None,
            channel: None,
            evidence_id: None,
            bearing: ReasonBearing::Counts,
            recorded_at: recorded.recorded_at,
        })
    }

    pub(super) fn of(reason: &CarrierReasonRecorded, recorded: &SettledEvent) -> Self {
        Self {
            cause: reason.cause,
            said_at: reason.said_at,
            learned_on: Some(reason.learned_on),
            channel: reason.channel,
            evidence_id: reason.evidence_id,
            bearing: reason.bearing,
            recorded_at: recorded.recorded_at,
        }
    }
}

impl ContradictionView {
    /// Adds what a reason contradicts and is not listed yet.
    pub(super) fn extend(known: &mut Vec<Self>, reason: &CarrierReasonRecorded) {
        for earlier in reason.contradicts.iter().copied() {
            let same = |other: &Self| [(earlier, reason.cause), (reason.cause, earlier)].contains(&other.causes());
            if !known.iter().any(same) {
                known.push(Self { earlier, later: reason.cause });
            }
        }
    }

    const fn causes(self) -> (CauseCode, CauseCode) {
        (self.earlier, self.later)
    }
}

impl EvidenceView {
    pub(super) fn of(attached: &EvidenceAttached, recorded: &SettledEvent) -> Self {
        Self {
            evidence_id: attached.evidence_id,
            sha256: attached.sha256.clone(),
            size_bytes: attached.size_bytes,
            media_type: attached.media_type,
            kind: attached.kind,
            attached_by: ActorRole::of(&recorded.actor),
            attached_at: recorded.recorded_at,
        }
    }
}

impl NoteView {
    pub(super) fn of(note: &NoteAdded, recorded: &SettledEvent) -> Self {
        let (added_by, added_at) = (ActorRole::of(&recorded.actor), recorded.recorded_at);
        Self { note_id: note.note_id, added_by, added_at }
    }
}

impl WithdrawalView {
    pub(super) fn of(withdrawn: &ClaimWithdrawn, recorded: &SettledEvent) -> Self {
        let (withdrawn_by, withdrawn_at) = (ActorRole::of(&recorded.actor), recorded.recorded_at);
        Self { reason: withdrawn.reason, withdrawn_by, withdrawn_at }
    }
}

impl ReopeningView {
    pub(super) fn of(reopened: &ClaimReopened, recorded: &SettledEvent) -> Self {
        let (reopened_by, reopened_at) = (ActorRole::of(&recorded.actor), recorded.recorded_at);
        Self { reason: reopened.reason, reopened_by, reopened_at }
    }
}
