//! Where a claim stands, in one plain sentence.

use redress_domain::claim::{CalculationOutcome, ClaimStatus};

use super::compensation::CompensationView;
use super::document::{ClaimDocument, DecisionView, FlightView};
use crate::amount::in_words;
use crate::words;

pub(super) fn summary(document: &ClaimDocument) -> String {
    match document.status {
        ClaimStatus::Unsubmitted => String::new(),
        ClaimStatus::Submitted => "The claim is received.".to_owned(),
        ClaimStatus::FlightVerified => document.flight.as_ref().map(flight_verified).unwrap_or_default(),
        ClaimStatus::FlightNotVerified => document.flight.as_ref().map(flight_not_verified).unwrap_or_default(),
        ClaimStatus::Calculated => document.compensation.as_ref().map(calculated).unwrap_or_default(),
        ClaimStatus::Approved => format!("Approved: {} is owed.", in_words(&document.owed)),
        ClaimStatus::Denied => denied(document),
        ClaimStatus::PayoutAuthorized => format!("{} is authorized for payment.", in_words(&document.under_way)),
        ClaimStatus::PayoutSent => format!("{} is on its way through the bank.", in_words(&document.under_way)),
        ClaimStatus::PayoutStalled => "A payout is in doubt: it is not known what the bank did.".to_owned(),
        ClaimStatus::PayoutFailed => "The bank refused a payout.".to_owned(),
        ClaimStatus::PayoutReturned => format!("A payout came back: {} is owed.", in_words(&document.outstanding)),
        ClaimStatus::Withdrawn => "The claim is withdrawn.".to_owned(),
        ClaimStatus::PartlyPaid => {
            format!("{} of {} is paid.", in_words(&document.paid), in_words(&document.owed))
        }
        ClaimStatus::Paid => format!("{} is paid.", in_words(&document.paid)),
    }
}

fn flight_verified(flight: &FlightView) -> String {
    format!("The flight is verified: {}.", words::arrival(flight.arrival_delay_minutes))
}

fn flight_not_verified(flight: &FlightView) -> String {
    let reason = flight.reason.map_or("flight data does not settle it", words::unverified);
    format!("The flight is not verified: {reason}.")
}

fn calculated(compensation: &CompensationView) -> String {
    let basis = words::basis(compensation.rule_version.as_deref(), &compensation.citations);
    match compensation.outcome {
        CalculationOutcome::Owed => format!("{} is owed{basis}.", in_words(&compensation.totals)),
        CalculationOutcome::NotOwed => format!("Nothing is owed{basis}."),
        CalculationOutcome::NeedsFacts => "What is owed cannot be said before more is known.".to_owned(),
        CalculationOutcome::NeedsLegalReview => format!("The law leaves open what is owed{basis}."),
    }
}

fn denied(document: &ClaimDocument) -> String {
    match &document.decision {
        Some(DecisionView::Denied { reason, citation, .. }) => {
            format!("Denied: {} ({citation}).", words::denial(*reason))
        }
        Some(DecisionView::Approved { .. }) | None => String::new(),
    }
}
