//! Applies the law as soon as a flight is verified.

use async_trait::async_trait;
use redress_domain::claim::{CalculateCompensation, ClaimCommand, ClaimError, ClaimEvent};

use super::{Automation, Commands, Failure, Trigger};
use crate::command::CommandExecutor;

/// `FlightVerified` leads to `CalculateCompensation`.
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
        matches!(event, ClaimEvent::FlightVerified(_))
    }

    async fn react(&self, trigger: &Trigger) -> Result<(), Failure> {
        let command = ClaimCommand::CalculateCompensation(CalculateCompensation {});
        match self.commands.issue(trigger, "calculate", command).await? {
            // Somebody was faster, or decided without waiting for it: either way nothing is left to do.
            Ok(()) | Err(ClaimError::CompensationAlreadyCalculated | ClaimError::ClaimAlreadyDecided) => Ok(()),
            Err(refusal) => Err(Failure::new(refusal.to_string())),
        }
    }
}
