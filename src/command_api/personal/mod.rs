//! Readers of personal values. What they give goes into the vault and nowhere else, so it is kept behind
//! [`secrecy::SecretString`], which neither prints nor serialises.

mod account;
mod person;

pub(super) use account::payout_account;
pub(super) use person::{booking_reference, email, name, phone};

pub(super) use crate::vault::contact_of;
