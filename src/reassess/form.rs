//! What is said of the passengers for whom something changes, and of all of them together. Ids alone: who they are, the vault knows.

use redress_domain::regime::ChangeOfLaw;

use super::{PassengerChange, Tally, Unreadable};

/// A form in which the outcome is told, text that ends in a line break.
pub trait Form {
    /// What stands before the first passenger.
    fn head(&self) -> String;
    /// One passenger.
    fn passenger(&self, change: &PassengerChange<'_>) -> String;
    /// All of them, at the end.
    fn summary(&self, law: ChangeOfLaw, tally: &Tally) -> String;
}

/// Who hears of each claim as it is looked at.
pub trait Report {
    /// Something changes for this passenger.
    ///
    /// # Errors
    /// If it cannot be written.
    fn passenger(&mut self, change: &PassengerChange<'_>) -> std::io::Result<()>;
    /// This claim cannot be read.
    ///
    /// # Errors
    /// If it cannot be written.
    fn unreadable(&mut self, claim_id: &str, why: &Unreadable) -> std::io::Result<()>;
    /// So much is done.
    fn progress(&mut self, tally: &Tally);
}
