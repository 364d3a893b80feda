//! The law: what each regime says about a set of facts.
//!
//! A regime is dated data with a citation per value (`domain/parameters/`) and small pure functions that follow the
//! order of its statute. Every test it makes on the way is kept as a [`Branch`], taken or refused, so that an outcome
//! explains itself.

pub mod appr;
mod assessment;
mod best;
mod facts;
mod right;
mod trail;

pub use assessment::{Assessment, Branch, BranchOutcome, Eligibility, Presumption, ReasonCode};
pub use best::{Best, best};
pub use facts::{CarrierSize, CaseFacts};
pub use right::{Bound, Deadline, Moment, Right, RightTime, Standing};

/// One body of law.
pub trait Regime: Sync {
    /// Its code, for example `CA-APPR`.
    fn code(&self) -> &'static str;

    /// What it says about one passenger's case. Total: what is missing is an answer, not an error.
    fn assess(&self, facts: &CaseFacts) -> Assessment;
}

/// Every regime, in the order in which assessments are listed.
pub static REGIMES: &[&dyn Regime] = &[&appr::Appr];

/// What every regime says about one passenger's case.
pub fn assess(facts: &CaseFacts) -> Vec<Assessment> {
    REGIMES.iter().map(|regime| regime.assess(facts)).collect()
}
