//! Where a claim stands, in one plain sentence.

use redress_domain::claim::{CalculationOutcome, ClaimStatus};

use super::compensation::CompensationView;
use super::document::{ClaimDocument, DecisionView, FlightView};
use crate::Message;
use crate::messages::{Arrival, Basis};

/// The sentence. [`Message::Unknown`] where the document contradicts its own status, which no fold makes.
pub(super) fn summary(document: &ClaimDocument) -> Message {
    let (owed, paid, under_way) = (document.owed.clone(), document.paid.clone(), document.under_way.clone());
    match document.status {
        ClaimStatus::Unsubmitted => Message::Unknown,
        ClaimStatus::Submitted => Message::StandsSubmitted,
        ClaimStatus::FlightVerified => document.flight.as_ref().map(flight_verified).unwrap_or_default(),
        ClaimStatus::FlightNotVerified => document.flight.as_ref().and_then(flight_not_verified).unwrap_or_default(),
        ClaimStatus::Calculated => document.compensation.as_ref().map(calculated).unwrap_or_default(),
        ClaimStatus::Approved => Message::StandsApproved { amounts: owed },
        ClaimStatus::Denied => denied(document),
        ClaimStatus::PayoutAuthorized => Message::StandsPayoutAuthorized { amounts: under_way },
        ClaimStatus::PayoutSent => Message::StandsPayoutSent { amounts: under_way },
        ClaimStatus::PayoutStalled => Message::StandsPayoutStalled,
        ClaimStatus::PayoutFailed => Message::StandsPayoutFailed,
        ClaimStatus::PayoutReturned => Message::StandsPayoutReturned { amounts: document.outstanding.clone() },
        ClaimStatus::Withdrawn => Message::StandsWithdrawn,
        ClaimStatus::PartlyPaid => Message::StandsPartlyPaid { paid, owed },
        ClaimStatus::Paid => Message::StandsPaid { amounts: paid },
    }
}

fn flight_verified(flight: &FlightView) -> Message {
    Message::StandsFlightVerified { arrival: Arrival(flight.arrival_delay_minutes) }
}

fn flight_not_verified(flight: &FlightView) -> Option<Message> {
    flight.reason.map(|reason| Message::StandsFlightNotVerified { reason })
}

fn calculated(compensation: &CompensationView) -> Message {
    let basis = Basis::of(compensation.rule_version.as_deref(), &compensation.citations);
    match compensation.outcome {
        CalculationOutcome::Owed => Message::StandsOwed { amounts: compensation.totals.clone(), basis },
        CalculationOutcome::NotOwed => Message::StandsNotOwed { basis },
        CalculationOutcome::NeedsFacts => Message::StandsNeedsFacts,
        CalculationOutcome::NeedsLegalReview => Message::StandsNeedsLegalReview { basis },
    }
}

fn denied(document: &ClaimDocument) -> Message {
    match &document.decision {
        Some(DecisionView::Denied { reason, citation, .. }) => {
            Message::StandsDenied { reason: *reason, citation: citation.clone() }
        }
        Some(DecisionView::Approved { .. }) | None => Message::Unknown,
    }
}
