//! Notes and evidence: what anybody adds to a claim, at any time.

use crate::claim::{AddNote, AttachEvidence, ClaimError, ClaimEvent, ClaimState, Entries, EvidenceAttached, NoteAdded};
use crate::value::EvidenceId;

/// Keeps a note.
pub(super) fn add_note(state: &ClaimState, command: AddNote) -> Result<ClaimEvent, ClaimError> {
    refuse_if_full(state, Entries::Notes)?;
    Ok(ClaimEvent::NoteAdded(NoteAdded { note_id: command.note_id, text: command.text }))
}

/// Keeps what evidence is; its bytes are stored already.
pub(super) fn attach_evidence(state: &ClaimState, command: AttachEvidence) -> Result<ClaimEvent, ClaimError> {
    refuse_if_full(state, Entries::Evidence)?;
    let same = state.evidence.iter().find(|(_, sha256)| **sha256 == command.sha256);
    if let Some((evidence_id, _)) = same {
        return Err(ClaimError::EvidenceAlreadyAttached { evidence_id: *evidence_id });
    }
    Ok(ClaimEvent::EvidenceAttached(EvidenceAttached {
        evidence_id: command.evidence_id,
        sha256: command.sha256,
        size_bytes: command.size_bytes,
        media_type: command.media_type,
        kind: command.kind,
        file_name: command.file_name,
    }))
}

/// What is referred to as evidence is attached to this claim.
pub(super) fn known_evidence(
    state: &ClaimState,
    evidence_id: impl IntoIterator<Item = EvidenceId>,
) -> Result<(), ClaimError> {
    let unknown = evidence_id.into_iter().find(|evidence_id| !state.evidence.contains_key(evidence_id));
    unknown.map_or(Ok(()), |evidence_id| Err(ClaimError::EvidenceUnknown { evidence_id }))
}

/// Refuses one entry more than a claim takes.
pub(super) fn refuse_if_full(state: &ClaimState, entries: Entries) -> Result<(), ClaimError> {
    if state.is_full_of(entries) { Err(ClaimError::TooManyEntries { entries, most: entries.most() }) } else { Ok(()) }
}
