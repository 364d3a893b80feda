//! What happens by itself: durable readers of the log that act on the outside and issue commands.
//!
//! | automation | reacts to | does |
//! |---|---|---|
//! | [`VerifyFlight`] | `ClaimSubmitted` | asks the sources of flight data, issues `VerifyFlight` |
//! | [`Calculate`] | `FlightVerified` | issues `CalculateCompensation` |
//! | [`Pay`] | `PayoutAuthorized` | issues `SendPayout`: the intent, before the bank is called |
//! | | `PayoutSent` | looks the payout up, pays if the bank does not know it, issues what the bank said |
//!
//! Every effect may happen twice and counts once: a command's id follows from the id of the event that led to it, and a
//! payment's id is the payout's. So any number of processes may run, and one that dies is replaced by another that begins
//! again at the checkpoint. Effects happen between transactions, those of one claim in order, those of many claims side by
//! side. A claim whose effect fails is parked: it is tried again after 1 s, 2 s, 4 s and so on up to 5 minutes, while the
//! others go on. Silent sources of flight data and a silent bank are recorded in the ledger when they last, and so reach the
//! work queue; what else lasts stands in `parked_claims` and its metric.

mod calculate;
mod commands;
pub mod lag;
mod pay;
mod runner;
mod session;
mod trigger;
mod verify_flight;
mod window;

pub use calculate::Calculate;
pub use commands::Commands;
pub use pay::{PAYOUT_ACCOUNT_FIELD, Pay, PayPatience};
pub use runner::{AutomationSettings, run, spawn};
pub use trigger::Trigger;
pub use verify_flight::VerifyFlight;

use async_trait::async_trait;
use redress_domain::claim::ClaimEvent;

/// Why an effect is to be tried again later. The words are kept with the parked claim, so they hold no personal data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{reason}")]
pub struct Failure {
    /// What stood in the way.
    pub reason: String,
}

impl Failure {
    /// A failure in these words.
    pub fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into() }
    }
}

/// Something that happens by itself.
#[async_trait]
pub trait Automation: std::fmt::Debug + Send + Sync {
    /// Its name: of its subscription, of its principal (`automation:<name>`), in metrics.
    fn name(&self) -> &'static str;

    /// Whether it does anything about such an event.
    fn concerns(&self, event: &ClaimEvent) -> bool;

    /// Does it. May be called again for the same event, also by another process at the same time, and must then come to
    /// the same end.
    async fn react(&self, trigger: &Trigger) -> Result<(), Failure>;
}
