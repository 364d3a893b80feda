//! Sums that were received for the event already.

use serde::Deserialize;

use crate::explanation::Sentence;
use crate::regime::section::Section;
use crate::regime::trail::{Stop, Trail};
use crate::regime::{Journey, ReasonCode};

const TEST: &str = "not_compensated_yet";

/// What a law says of sums of other laws.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Recovery {
    others: Others,
    citation: Section,
}

/// What of a sum under another law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Others {
    /// It counts against that of this law.
    Count,
    /// Whether it does is not known.
    Open,
}

impl Recovery {
    /// Whether the sum is still to come.
    pub(super) fn is_to_come(
        &'static self,
        own: &'static str,
        journey: &Journey<'_>,
        trail: &mut Trail,
    ) -> Result<(), Stop> {
        let Some(paid_by) = &journey.facts.already_compensated_by else { return Ok(()) };
        let citation = self.citation.citation();
        let regime = || paid_by.clone().into();
        if paid_by != own && self.others == Others::Open {
            trail.refused(TEST, Sentence::NationalOtherSumOpen { regime: regime() }, citation.clone());
            trail.doubt(citation);
            return Ok(());
        }
        trail.refused(TEST, Sentence::NationalCompensated { regime: regime() }, citation.clone());
        trail.warn(Sentence::NationalRestWarning);
        Err(Stop::no(ReasonCode::AlreadyCompensated, vec![citation]))
    }
}
