//! A claim: what may be asked of it ([`ClaimCommand`]), what happened to it ([`ClaimEvent`]), what it is
//! ([`ClaimState`]), and how the one leads to the other ([`decide`], [`ClaimState::evolve`]).
//!
//! `decide` is pure and may refuse; `evolve` is total and may not. Everything that cqrs-es needs is in `aggregate`.

mod aggregate;
pub mod chronology;
mod command;
mod decide;
mod error;
mod event;
mod state;
mod submission;
mod totals;

pub use aggregate::Facts;
pub use command::{
    AuthorizePayout, CalculateCompensation, ClaimCommand, ConfirmPayout, DenyClaim, FlightEvidence, PayoutShareRequest,
    ReportPayoutFailure, ReportPayoutStalled, SendPayout, SubmitClaim, VerifyFlight,
};
pub use decide::decide;
pub use error::ClaimError;
pub use event::{
    Award, CalculationOutcome, ClaimApproved, ClaimDenied, ClaimEvent, ClaimPaid, ClaimSubmitted,
    CompensationCalculated, DenialReason, FlightNotVerified, FlightUnverifiedReason, FlightVerified, PayoutAuthorized,
    PayoutFailed, PayoutSent, PayoutShare, PayoutStallReason, PayoutStalled, ScheduleSource, VerifiedArrival,
    VerifiedLeg,
};
pub use state::{Calculation, ClaimState, ClaimStatus, Decision, Established, Payout, PayoutStatus};
pub use submission::{Contact, SubmittedPassenger};
use totals::totals;
