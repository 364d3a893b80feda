//! What is added to a claim beside the straight way, in sentences. No free text stands in them: it lies in the vault.

use redress_domain::claim::{
    Amendment, CarrierReasonRecorded, ClaimAmended, ClaimReopened, ClaimWithdrawn, EvidenceAttached, PayoutReturned,
};

use super::entry::Figures;
use crate::messages::{AmendedFacts, Document};
use crate::words::code;
use crate::{Amount, Message};

pub(super) fn returned(event: &PayoutReturned) -> (Message, Figures) {
    let amount = Amount(event.amount);
    let (amounts, payout_id) = (vec![amount], Some(event.payout_id));
    let (reason, bank_reference) = (Some(code(event.reason)), event.bank_reference.clone());
    let figures = Figures { reason, amounts, payout_id, bank_reference, ..Figures::default() };
    (Message::PayoutReturned { reason: event.reason, amount }, figures)
}

pub(super) fn amended(event: &ClaimAmended) -> (Message, Figures) {
    let mut whole: Vec<String> = event.changes.iter().map(|change| change.fact().to_owned()).collect();
    whole.dedup();
    let facts = event.changes.iter().flat_map(Amendment::changed_facts).map(|changed| changed.fact).collect();
    (Message::ClaimAmended { facts: AmendedFacts(whole) }, Figures { facts, ..Figures::default() })
}

pub(super) fn withdrawn(event: &ClaimWithdrawn) -> (Message, Figures) {
    let message = event.reason.map_or(Message::ClaimWithdrawn, |reason| Message::ClaimWithdrawnBecause { reason });
    (message, Figures { reason: event.reason.map(code), ..Figures::default() })
}

pub(super) fn reopened(event: &ClaimReopened) -> (Message, Figures) {
    let figures = Figures { reason: Some(code(event.reason)), ..Figures::default() };
    (Message::ClaimReopened { reason: event.reason }, figures)
}

pub(super) fn carrier_reason(event: &CarrierReasonRecorded) -> (Message, Figures) {
    let causes = [event.cause].into_iter().chain(event.contradicts.iter().copied()).collect();
    let (reason, evidence_id) = (Some(code(event.bearing)), event.evidence_id);
    let message = Message::CarrierReasonRecorded { cause: event.cause, bearing: event.bearing };
    (message, Figures { reason, causes, evidence_id, ..Figures::default() })
}

pub(super) fn evidence(event: &EvidenceAttached) -> (Message, Figures) {
    let (document, media_type) = (Document(event.kind), event.media_type.as_str().to_owned());
    let message = Message::EvidenceAttached { document, bytes: event.size_bytes, media_type };
    (message, Figures { evidence_id: Some(event.evidence_id), ..Figures::default() })
}
