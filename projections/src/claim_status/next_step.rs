//! What happens next with a claim, who does it, and by when.

use jiff::civil::Date;
use redress_domain::claim::{CalculationOutcome, PayoutStatus};
use redress_domain::regime::{Eligibility, appr};
use redress_domain::value::Citation;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::document::{ClaimDocument, DecisionView};
use crate::{ActorRole, Message};

/// The next step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStep {
    /// What, as a stable code; where the staff does it, the name of the task in the work queue.
    pub code: NextStepCode,
    /// Who does it.
    pub actor: ActorRole,
    /// The last day on which the carrier may pay or explain, where the law sets one; null where the step is not the
    /// carrier's side's to take.
    pub due_on: Option<Date>,
    /// Where that day stands written.
    pub due_under: Option<Citation>,
}

/// What can be next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NextStepCode {
    /// Compare the claim with flight data.
    VerifyFlight,
    /// Compare it by hand, since flight data does not settle it.
    VerifyByHand,
    /// Apply the law.
    CalculateCompensation,
    /// Say what is missing.
    SupplyFacts,
    /// Answer a question that the law leaves open.
    ReviewLaw,
    /// Approve or deny.
    DecideClaim,
    /// Allow a payment.
    AuthorizePayout,
    /// Send the payment to the bank.
    SendPayout,
    /// Hear from the bank.
    AwaitBank,
    /// Find out what the bank did.
    SettlePayout,
    /// Find out why the bank refused or sent back, and pay again.
    FixPayout,
}

impl NextStep {
    /// The next step of a claim that stands so. `None`: nothing more happens.
    pub(crate) fn of(document: &ClaimDocument) -> Option<Self> {
        let code = code(document)?;
        let actor = code.actor();
        // The day binds whoever owes; a claimant who is asked for a fact misses nothing.
        let due = Some(document)
            .filter(|_| actor != ActorRole::Claimant)
            .and_then(|document| appr::answer_due(&document.itinerary, &document.disruption, document.filed_on));
        let (due_on, due_under) = due.map(|due| (due.day, due.citation)).unzip();
        Some(Self { code, actor, due_on, due_under })
    }
}

impl NextStepCode {
    /// Who does it.
    const fn actor(self) -> ActorRole {
        match self {
            Self::VerifyFlight | Self::CalculateCompensation | Self::SendPayout => ActorRole::Program,
            Self::SupplyFacts => ActorRole::Claimant,
            Self::AwaitBank => ActorRole::Bank,
            Self::VerifyByHand
            | Self::ReviewLaw
            | Self::DecideClaim
            | Self::AuthorizePayout
            | Self::SettlePayout
            | Self::FixPayout => ActorRole::Support,
        }
    }

    /// What, in one sentence.
    pub const fn message(self) -> Message {
        match self {
            Self::VerifyFlight => Message::NextVerifyFlight,
            Self::VerifyByHand => Message::NextVerifyByHand,
            Self::CalculateCompensation => Message::NextCalculateCompensation,
            Self::SupplyFacts => Message::NextSupplyFacts,
            Self::ReviewLaw => Message::NextReviewLaw,
            Self::DecideClaim => Message::NextDecideClaim,
            Self::AuthorizePayout => Message::NextAuthorizePayout,
            Self::SendPayout => Message::NextSendPayout,
            Self::AwaitBank => Message::NextAwaitBank,
            Self::SettlePayout => Message::NextSettlePayout,
            Self::FixPayout => Message::NextFixPayout,
        }
    }
}

fn code(document: &ClaimDocument) -> Option<NextStepCode> {
    if document.withdrawal.is_some() {
        return None;
    }
    match &document.decision {
        Some(DecisionView::Denied { .. }) => None,
        Some(DecisionView::Approved { .. }) => after_approval(document),
        None => Some(before_decision(document)),
    }
}

fn before_decision(document: &ClaimDocument) -> NextStepCode {
    match (&document.compensation, &document.flight) {
        (Some(compensation), _) => match compensation.outcome {
            CalculationOutcome::Owed | CalculationOutcome::NotOwed => NextStepCode::DecideClaim,
            CalculationOutcome::NeedsFacts => NextStepCode::SupplyFacts,
            CalculationOutcome::NeedsLegalReview => NextStepCode::ReviewLaw,
        },
        (None, Some(flight)) if flight.verified => NextStepCode::CalculateCompensation,
        (None, Some(_)) => NextStepCode::VerifyByHand,
        (None, None) => NextStepCode::VerifyFlight,
    }
}

/// A doubt about money comes first, then what is under way, then what is still to be paid.
fn after_approval(document: &ClaimDocument) -> Option<NextStepCode> {
    let any = |status| document.payouts.iter().any(|payout| payout.status == status);
    if any(PayoutStatus::Stalled) {
        Some(NextStepCode::SettlePayout)
    } else if any(PayoutStatus::Authorized) {
        Some(NextStepCode::SendPayout)
    } else if any(PayoutStatus::Sent) {
        Some(NextStepCode::AwaitBank)
    } else if document.outstanding.is_empty() {
        open_answer(document)
    } else if document.payouts.last().is_some_and(|payout| has_failed(payout.status)) {
        Some(NextStepCode::FixPayout)
    } else {
        Some(NextStepCode::AuthorizePayout)
    }
}

const fn has_failed(status: PayoutStatus) -> bool {
    matches!(status, PayoutStatus::Failed | PayoutStatus::Returned)
}

/// What a passenger waits for who was awarded nothing because their answer is open.
fn open_answer(document: &ClaimDocument) -> Option<NextStepCode> {
    let compensation = document.compensation.as_ref()?;
    let is_awarded = |passenger| compensation.awards.iter().any(|award| award.passenger_id == passenger);
    let is_open = |eligible| {
        let open = compensation.assessments.iter().filter(|assessment| assessment.eligible == eligible);
        open.flat_map(|assessment| &assessment.passenger_ids).any(|passenger| !is_awarded(*passenger))
    };
    if is_open(Eligibility::NeedsFacts) {
        Some(NextStepCode::SupplyFacts)
    } else if is_open(Eligibility::NeedsLegalReview) {
        Some(NextStepCode::ReviewLaw)
    } else {
        None
    }
}
