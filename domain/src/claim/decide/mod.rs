//! What a command leads to. Pure: the same state, command and facts give the same events.

use super::{ClaimCommand, ClaimError, ClaimEvent, ClaimState, Facts};

/// The events that a command leads to, or the rule that it breaks.
pub fn decide(_state: &ClaimState, _command: ClaimCommand, _facts: &Facts) -> Result<Vec<ClaimEvent>, ClaimError> {
    Err(ClaimError::ClaimNotFound)
}
