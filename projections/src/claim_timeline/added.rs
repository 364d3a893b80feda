//! What is added to a claim beside the straight way, in sentences. No free text stands in them: it lies in the vault.

use redress_domain::claim::{
    Amendment, CarrierReasonRecorded, ClaimAmended, ClaimReopened, ClaimWithdrawn, EvidenceAttached, PayoutReturned,
    ReasonBearing,
};

use super::entry::Figures;
use crate::Amount;
use crate::amount::spoken;
use crate::words::{self, code};

pub(super) fn returned(event: &PayoutReturned) -> (String, Figures) {
    let text =
        format!("Paid money came back: {}; {} is owed again.", words::returned(event.reason), spoken(event.amount));
    let (amounts, payout_id) = (vec![Amount(event.amount)], Some(event.payout_id));
    let (reason, bank_reference) = (Some(code(event.reason)), event.bank_reference.clone());
    (text, Figures { reason, amounts, payout_id, bank_reference, ..Figures::default() })
}

pub(super) fn amended(event: &ClaimAmended) -> (String, Figures) {
    let mut whole: Vec<&str> = event.changes.iter().map(|change| words::amended(change.fact())).collect();
    whole.dedup();
    let facts = event.changes.iter().flat_map(Amendment::changed_facts).map(|changed| changed.fact).collect();
    (format!("Claim amended: {}.", whole.join(", ")), Figures { facts, ..Figures::default() })
}

pub(super) fn withdrawn(event: &ClaimWithdrawn) -> (String, Figures) {
    let why = event.reason.map(|reason| format!(": {}", words::withdrawal(reason))).unwrap_or_default();
    (format!("Claim withdrawn{why}."), Figures { reason: event.reason.map(code), ..Figures::default() })
}

pub(super) fn reopened(event: &ClaimReopened) -> (String, Figures) {
    let text = format!("Claim reopened: {}.", words::reopening(event.reason));
    (text, Figures { reason: Some(code(event.reason)), ..Figures::default() })
}

pub(super) fn carrier_reason(event: &CarrierReasonRecorded) -> (String, Figures) {
    let said = event.cause.meaning();
    let bearing = match event.bearing {
        ReasonBearing::Counts => "; it had given none before",
        ReasonBearing::Confirms => "; it had said so before",
        ReasonBearing::Contradicts => "; it had said something else before",
        ReasonBearing::TooLate => "; the claim was closed before",
    };
    let causes = [event.cause].into_iter().chain(event.contradicts.iter().copied()).collect();
    let (reason, evidence_id) = (Some(code(event.bearing)), event.evidence_id);
    let text = format!("The carrier gave a reason: {said}{bearing}.");
    (text, Figures { reason, causes, evidence_id, ..Figures::default() })
}

pub(super) fn evidence(event: &EvidenceAttached) -> (String, Figures) {
    let kind = event.kind.map_or("a document", words::evidence);
    let text = format!("Evidence attached: {kind}, {} bytes of {}.", event.size_bytes, event.media_type.as_str());
    (text, Figures { evidence_id: Some(event.evidence_id), ..Figures::default() })
}
