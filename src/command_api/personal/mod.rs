//! Readers of personal values. What they give goes into the vault and nowhere else, so it is kept behind
//! [`secrecy::SecretString`], which neither prints nor serialises.

mod account;
mod file_name;
mod person;
mod prose;

pub(super) use account::payout_account;
pub(super) use file_name::file_name;
pub(super) use person::{booking_reference, email, name, phone};
pub(super) use prose::prose;

use redress_domain::value::{ClaimId, SubjectId};

/// The person who submitted a claim and is paid: one within a claim, and known by the claim's own id. (One derived from it
/// would sort anywhere, and the vault's indexes would pay for that.)
pub(super) fn contact_of(claim_id: ClaimId) -> SubjectId {
    SubjectId::from_uuid(claim_id.as_uuid())
}
