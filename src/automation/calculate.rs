//! Applies the law as soon as a flight is verified, and again when a fact that it is given changes.

use async_trait::async_trait;
use redress_domain::claim::{CalculateCompensation, ClaimCommand, ClaimError, ClaimEvent, Consequence, ReasonBearing};

use super::{Automation, Commands, Failure, Trigger};
use crate::command::CommandExecutor;

/// `FlightVerified`, and what changes other facts, leads to `CalculateCompensation`.
#[derive(Debug)]
pub struct Calculate {
    commands: Commands,
}

impl Calculate {
    const NAME: &'static str = "calculate";

    /// Calculates through `executor`.
    pub const fn new(executor: CommandExecutor) -> Self {
        Self { commands: Commands::new(executor, Self::NAME) }
    }
}

#[async_trait]
impl Automation for Calculate {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn concerns(&self, event: &ClaimEvent) -> bool {
        match event {
            ClaimEvent::FlightVerified(_) | ClaimEvent::ClaimReopened(_) => true,
            // Where the journey changed, the verification comes first, and leads here.
            ClaimEvent::ClaimAmended(amended) => amended.consequence() == Consequence::Recalculation,
            ClaimEvent::CarrierReasonRecorded(recorded) => recorded.bearing == ReasonBearing::Counts,
            _ => false,
        }
    }

    async fn react(&self, trigger: &Trigger) -> Result<(), Failure> {
        let command = ClaimCommand::CalculateCompensation(CalculateCompensation {});
        match self.commands.issue(trigger, "calculate", command).await? {
            // Somebody was faster, or closed the claim without waiting for it: either way nothing is left to do. And where
            // the flight is not verified, its verification will lead here.
            Ok(())
            | Err(
                ClaimError::CompensationAlreadyCalculated
                | ClaimError::ClaimAlreadyDecided
                | ClaimError::ClaimWithdrawn
                | ClaimError::FlightNotVerified,
            ) => Ok(()),
            Err(refusal) => Err(Failure::new(refusal.to_string())),
        }
    }
}
