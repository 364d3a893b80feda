//! Compares a claim with flight data as soon as it is submitted, and again when its journey is amended or it is reopened.

use std::sync::Arc;

use async_trait::async_trait;
use redress_domain::claim::{
    self, ClaimCommand, ClaimError, ClaimEvent, ClaimState, ClaimSubmitted, Consequence, FlightEvidence,
    FlightUnverifiedReason,
};
use redress_domain::fact::{Leg, LegObservations, LegRole};

use redress_projections::feed;
use sqlx::PgPool;

use super::{Automation, Commands, Failure, Trigger};
use crate::command::CommandExecutor;
use crate::flight_data::FlightDataProvider;

/// How often sources that cannot be asked are asked, before it is recorded that they could not be: 4 attempts take 7 s.
const ATTEMPTS: u32 = 4;

/// `ClaimSubmitted`, an amendment of the journey and `ClaimReopened` lead to `VerifyFlight`.
#[derive(Debug)]
pub struct VerifyFlight {
    commands: Commands,
    pool: PgPool,
    sources: Vec<Arc<dyn FlightDataProvider>>,
}

/// What the sources said, and which of them could not be asked.
#[derive(Default)]
struct Asked {
    observed: Vec<LegObservations>,
    answers: u32,
    silent: Vec<&'static str>,
}

impl VerifyFlight {
    const NAME: &'static str = "verify_flight";

    /// Asks `sources` in this order, and verifies through `executor`; `pool`, of the automation's role, reads the log.
    pub const fn new(executor: CommandExecutor, pool: PgPool, sources: Vec<Arc<dyn FlightDataProvider>>) -> Self {
        Self { commands: Commands::new(executor, Self::NAME), pool, sources }
    }

    /// The claim as it stood with the trigger; `None`: its flight is verified, and nothing is to be asked.
    async fn claim(&self, trigger: &Trigger) -> Result<Option<ClaimSubmitted>, Failure> {
        if let ClaimEvent::ClaimSubmitted(submitted) = &trigger.event {
            return Ok(Some(submitted.clone()));
        }
        let events = feed::of_claim(&self.pool, &trigger.claim_id.to_string(), 0, trigger.position).await;
        let events = events.map_err(|_| Failure::new("the claim's events cannot be read"))?;
        let mut state = ClaimState::default();
        for settled in events {
            state.evolve(settled.event.map_err(|_| Failure::new("this version of the program cannot read the claim"))?);
        }
        let is_verified = state.flight.is_some();
        Ok(state.submission.map(|submission| submission.fact).filter(|_| !is_verified))
    }

    async fn ask(&self, submitted: &ClaimSubmitted) -> Asked {
        let mut asked = Asked::default();
        let booked = submitted.itinerary.legs.iter().enumerate().map(|(leg, of)| (LegRole::Booked, leg, of));
        let replacement =
            submitted.replacement_legs.iter().enumerate().map(|(leg, of)| (LegRole::Replacement, leg, of));
        for (role, leg, of) in booked.chain(replacement) {
            let observed = self.ask_about(of, role, leg, &mut asked).await;
            asked.observed.push(observed);
        }
        asked
    }

    async fn ask_about(&self, of: &Leg, role: LegRole, leg: usize, asked: &mut Asked) -> LegObservations {
        let mut observations = Vec::new();
        for source in &self.sources {
            match source.observe(of).await {
                Ok(found) => {
                    asked.answers += 1;
                    observations.extend(found);
                }
                Err(error) => {
                    tracing::warn!(source = source.name(), error = %error, "a source of flight data is silent");
                    asked.silent.push(source.name());
                }
            }
        }
        LegObservations { role, leg, observations }
    }
}

#[async_trait]
impl Automation for VerifyFlight {
    fn name(&self) -> &'static str {
        Self::NAME
    }

    fn concerns(&self, event: &ClaimEvent) -> bool {
        match event {
            ClaimEvent::ClaimSubmitted(_) | ClaimEvent::ClaimReopened(_) => true,
            ClaimEvent::ClaimAmended(amended) => amended.consequence() == Consequence::Verification,
            _ => false,
        }
    }

    /// While a source is silent the others' answers wait for it, for it may know better; in the end they count.
    async fn react(&self, trigger: &Trigger) -> Result<(), Failure> {
        let Some(submitted) = self.claim(trigger).await? else { return Ok(()) };
        let Asked { observed, answers, silent } = self.ask(&submitted).await;
        if !silent.is_empty() && trigger.attempt < ATTEMPTS {
            return Err(Failure::new(format!("{} could not be asked", silent.join(", "))));
        }
        let (purpose, evidence) = if answers == 0 && !silent.is_empty() {
            ("unavailable", FlightEvidence::Unavailable(FlightUnverifiedReason::SourcesUnavailable))
        } else {
            ("verify", FlightEvidence::Observed(observed))
        };
        let command = ClaimCommand::VerifyFlight(claim::VerifyFlight { evidence, asked_at_version: trigger.version });
        match self.commands.issue(trigger, purpose, command).await? {
            // Where the journey was amended since, that amendment leads here too.
            Ok(())
            | Err(
                ClaimError::FlightAlreadyVerified
                | ClaimError::ClaimAlreadyDecided
                | ClaimError::ClaimWithdrawn
                | ClaimError::JourneyAmendedSince,
            ) => Ok(()),
            Err(refusal) => Err(Failure::new(refusal.to_string())),
        }
    }
}
