//! What a claim takes a bounded number of: its stream and its documents are read whole.

use serde::{Deserialize, Serialize};

use super::ClaimState;

/// A kind of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entries {
    /// Amendments.
    Amendments,
    /// Reasons that the carrier gave.
    CarrierReasons,
    /// Pieces of evidence.
    Evidence,
    /// Notes.
    Notes,
}

impl Entries {
    /// The word in messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Amendments => "amendments",
            Self::CarrierReasons => "reasons of the carrier",
            Self::Evidence => "pieces of evidence",
            Self::Notes => "notes",
        }
    }

    /// How many a claim takes.
    pub const fn most(self) -> u32 {
        match self {
            Self::Amendments | Self::Evidence => 50,
            Self::CarrierReasons => 30,
            Self::Notes => 200,
        }
    }
}

impl ClaimState {
    /// Whether the claim takes no more of these.
    pub fn is_full_of(&self, entries: Entries) -> bool {
        self.entries.get(&entries).copied().unwrap_or(0) >= entries.most()
    }

    pub(super) fn count(&mut self, entries: Entries) {
        let count = self.entries.entry(entries).or_default();
        *count = count.saturating_add(1);
    }
}
