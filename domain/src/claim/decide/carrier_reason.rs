//! Recording what the carrier says. The first reason of a claim that has none is the one that counts; any other is kept
//! beside it and moves nothing by itself (decision 10).

use super::attach::{known_evidence, refuse_if_full};
use crate::claim::chronology::is_after_today;
use crate::claim::{
    CarrierReasonRecorded, ClaimError, ClaimEvent, ClaimState, ClaimSubmitted, Entries, ReasonBearing,
    RecordCarrierReason,
};
use crate::fact::CauseCode;
use crate::value::LocalTime;

/// Records the reason.
pub(super) fn record(
    state: &ClaimState,
    submission: &ClaimSubmitted,
    command: RecordCarrierReason,
) -> Result<ClaimEvent, ClaimError> {
    refuse_if_full(state, Entries::CarrierReasons)?;
    let RecordCarrierReason { cause, said_at, learned_on, channel, words, evidence_id, received_at } = command;
    if !cause.is_given() {
        return Err(ClaimError::CauseNotGiven);
    }
    let said_on = said_at.map(LocalTime::date);
    let latest = said_on.map_or(learned_on, |said_on| said_on.max(learned_on));
    if is_after_today(latest, received_at) {
        return Err(ClaimError::ReasonInTheFuture { on: latest });
    }
    if let Some(said_on) = said_on.filter(|said_on| *said_on > learned_on) {
        return Err(ClaimError::ReasonLearnedBeforeSaid { said_on, learned_on });
    }
    known_evidence(state, evidence_id)?;
    let counted = submission.disruption.cause.filter(CauseCode::is_given);
    let bearing = match counted {
        _ if state.decision.is_some() || state.withdrawn => ReasonBearing::TooLate,
        None => ReasonBearing::Counts,
        Some(counted) if counted == cause => ReasonBearing::Confirms,
        Some(_) => ReasonBearing::Contradicts,
    };
    Ok(ClaimEvent::CarrierReasonRecorded(CarrierReasonRecorded {
        cause,
        said_at,
        learned_on,
        channel,
        words,
        evidence_id,
        contradicts: state.carrier_reasons.iter().copied().filter(|given| *given != cause).collect(),
        bearing,
    }))
}
