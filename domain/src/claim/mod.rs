//! A claim: what may be asked of it ([`ClaimCommand`]), what happened to it ([`ClaimEvent`]), what it is
//! ([`ClaimState`]), and how the one leads to the other ([`decide`], [`ClaimState::evolve`]).
//!
//! `decide` is pure and may refuse; `evolve` is total and may not. Everything that cqrs-es needs is in `aggregate`.

mod aggregate;
mod amendment;
mod cases;
pub mod chronology;
mod command;
mod decide;
mod error;
mod event;
mod state;
mod submission;
mod totals;

pub use aggregate::Facts;
pub use amendment::{AmendClaim, Change, ChangedFact, PassengerChange};
pub use command::{
    AddNote, AttachEvidence, AuthorizePayout, CalculateCompensation, ClaimCommand, ConfirmPayout, DenyClaim,
    FlightEvidence, PayoutShareRequest, RecordCarrierReason, ReopenClaim, ReportPayoutFailure, ReportPayoutStalled,
    RetryPayout, ReturnPayout, SendPayout, StatedObservation, SubmitClaim, VerifyByHand, VerifyFlight, WithdrawClaim,
};
pub use decide::decide;
pub use error::ClaimError;
pub use event::{
    Amendment, Award, CalculationOutcome, CarrierChannel, CarrierReasonRecorded, ClaimAmended, ClaimApproved,
    ClaimDenied, ClaimEvent, ClaimPaid, ClaimReopened, ClaimSubmitted, ClaimWithdrawn, CompensationCalculated,
    Consequence, DenialReason, EvidenceAttached, EvidenceKind, FlightNotVerified, FlightUnverifiedReason,
    FlightVerified, MediaType, NoteAdded, PayoutAuthorized, PayoutFailed, PayoutReturnReason, PayoutReturned,
    PayoutSent, PayoutShare, PayoutStallReason, PayoutStalled, ReasonBearing, RecalculationReason, ReopeningReason,
    ScheduleSource, VerifiedArrival, VerifiedLeg, WithdrawalReason,
};
pub use state::{Calculation, ClaimState, ClaimStatus, Decision, Entries, Established, Payout, PayoutStatus};
pub use submission::{Contact, SubmittedPassenger};
use totals::totals;
