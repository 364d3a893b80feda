//! What happened to each claim: one row an event, told in a sentence.

mod added;
mod entry;
mod fold;
mod queries;
mod store;
#[cfg(test)]
mod tests;

pub use entry::{Figures, TimelineEntry};
pub use fold::fold;
pub use queries::{StoredEntry, of_claim};
pub use store::ClaimTimelineProjection;

/// The projection's name.
pub const NAME: &str = "claim_timeline";
