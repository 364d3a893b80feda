//! `CarrierReasonRecorded`.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::words::words;
use crate::fact::CauseCode;
use crate::value::{EvidenceId, LocalTime, SealedValue};

words! {
    /// How a carrier said something.
    CarrierChannel {
        /// At the airport or on board.
        Spoken = "spoken",
        /// In its app, on its site or by text message.
        Notification = "notification",
        /// By e-mail.
        Email = "email",
        /// By letter.
        Letter = "letter",
        /// On the telephone.
        Telephone = "telephone",
        /// Before a tribunal, a court or the Agency.
        Pleading = "pleading",
    }
}

words! {
    /// What a reason is to the calculation (decision 10).
    ReasonBearing {
        /// The first of a claim that had none: the calculation rests on it from here on.
        Counts = "counts",
        /// The same as the one that counts.
        Confirms = "confirms",
        /// Another than the one that counts: a person weighs them, and amends the claim if this one is to count.
        Contradicts = "contradicts",
        /// The claim was decided or withdrawn already.
        TooLate = "too_late",
    }
}

/// A reason that the carrier gave, beside the one of the submission. When it was said, when it became known and when it was
/// recorded are three times; the last is the log's own `recorded_at`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarrierReasonRecorded {
    /// What it said.
    pub cause: CauseCode,
    /// When it said so, a day or a minute, local to the origin of the disrupted leg; absent: not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said_at: Option<LocalTime>,
    /// The day on which we learned it.
    pub learned_on: Date,
    /// How it said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<CarrierChannel>,
    /// Its own words, in the vault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<SealedValue>,
    /// The evidence of it, attached to the claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence_id: Option<EvidenceId>,
    /// The other reasons that it had given until then, each once, in the order in which they were recorded.
    pub contradicts: Vec<CauseCode>,
    /// What it is to the calculation.
    pub bearing: ReasonBearing,
}
