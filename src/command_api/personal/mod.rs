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

pub(super) use crate::vault::contact_of;
