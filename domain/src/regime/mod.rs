//! The law: what each regime says about a set of facts.
//!
//! A regime is dated data with a citation per value (`domain/parameters/`) and small pure functions that follow the
//! order of its statute. Every test it makes on the way is kept as a [`Branch`], taken or refused, so that an outcome
//! explains itself. One folder is one regime; what several share stands beside the folders. To add one: its parameters, its
//! folder, its sentences (`domain/explanations/`), and a line in [`REGIMES`].

pub mod anac400;
pub mod appr;
mod arrival;
pub mod asl;
mod assessment;
pub mod cab101;
pub mod car;
mod change;
mod denial;
pub mod eu261;
mod exchange;
mod facts;
pub mod gaca;
mod journey;
mod law;
mod licence;
mod limitation;
pub mod montreal;
mod national;
mod overlap;
mod plan;
mod reassessment;
mod reg261;
mod right;
mod section;
pub mod shy;
mod timing;
mod trail;
pub mod uk261;
pub mod us_dot;
mod version;

pub use assessment::{Assessment, Branch, BranchOutcome, Eligibility, Presumption, ReasonCode};
pub use change::{ChangeOfLaw, UnknownLaw};
pub use exchange::{ExchangeRates, NotARate, Rate};
pub use facts::{CarrierSize, CaseFacts};
pub use journey::{ArrivalDelay, ArrivalKnownBy, Journey};
pub use law::Law;
pub use overlap::DoNotAcceptFirst;
pub use plan::{Comparison, Plan, Plans};
pub use reassessment::{Prospect, Reassessment, Verdict};
pub use right::{Bound, Deadline, Moment, Right, RightTime, Standing};
pub use version::Version;

/// One body of law.
pub trait Regime: Sync {
    /// Its code, for example `CA-APPR`.
    fn code(&self) -> &'static str;

    /// The versions of its rules, oldest first.
    fn versions(&self) -> Vec<Version>;

    /// Whether an airport of the ticket lies in its territory, so that there is something to say at all.
    fn touches(&self, journey: &Journey<'_>) -> bool;

    /// What it says about one passenger's case. Total: what is missing is an answer, not an error. `under` names a version
    /// that is asked for, whatever the day of the flight; absent: the version of the day.
    fn assess(&self, journey: &Journey<'_>, under: Option<&str>) -> Assessment;
}

/// Every regime, in the order in which assessments are listed: the home regime first.
pub static REGIMES: &[&dyn Regime] = &[
    &appr::Appr,
    &eu261::Eu261,
    &uk261::Uk261,
    &us_dot::UsDot,
    &shy::Shy,
    &cab101::Cab101,
    &asl::Asl,
    &gaca::Gaca,
    &car::Car,
    &anac400::Anac400,
    &montreal::Montreal,
];

/// What the regimes say about one passenger's case whose territory the ticket touches.
pub fn assess(facts: &CaseFacts) -> Vec<Assessment> {
    Law::today().assess(facts)
}

/// The regime of a code.
pub fn regime(code: &str) -> Option<&'static dyn Regime> {
    REGIMES.iter().copied().find(|regime| regime.code() == code)
}
