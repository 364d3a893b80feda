//! Compensation that was received already: a right to one elsewhere takes nothing away (s.3(3)), having received it does
//! (Act s.86.11(3)).

use super::Journey;
use super::parameters::PARAMETERS;
use crate::explanation::Sentence;
use crate::fact::DisruptionKind;
use crate::regime::ReasonCode;
use crate::regime::trail::{Stop, Trail};
use crate::value::Citation;

const TEST: &str = "not_compensated_yet";
const RECEIVED_ELSEWHERE: Citation = Citation::from_static("CTA Act s.86.11(3)");
const OTHER_REGIMES: Citation = Citation::from_static("APPR s.3(3)");

/// Whether compensation for the same event is still to come.
pub(super) fn not_compensated_yet(journey: &Journey<'_>, trail: &mut Trail) -> Result<(), Stop> {
    let Some(regime) = &journey.facts.already_compensated_by else {
        trail.taken(TEST, Sentence::ApprNotCompensated, OTHER_REGIMES);
        return Ok(());
    };
    let citation = if *regime == PARAMETERS.regime {
        trail.warn(Sentence::ApprRestIsOwed);
        own_sum(journey)
    } else {
        RECEIVED_ELSEWHERE
    };
    trail.refused(TEST, Sentence::ApprCompensated { regime: regime.clone().into() }, citation.clone());
    Err(Stop::no(ReasonCode::AlreadyCompensated, vec![citation]))
}

/// Where these regulations' own sum stands written.
fn own_sum(journey: &Journey<'_>) -> Citation {
    Citation::from_static(match journey.facts.disruption.kind {
        DisruptionKind::DeniedBoarding => "APPR s.20(1)",
        _ => "APPR s.19(1)",
    })
}
