//! Who it was: personal values, sealed under a key of their person.

mod rows;

pub use rows::{SubjectKeyRow, VaultEntryRow, VaultRows};
