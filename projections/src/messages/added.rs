//! The placeholders of what is added to a claim beside the straight way.

use fluent_bundle::FluentValue;
use redress_domain::claim::{EvidenceKind, RecalculationReason};
use serde::{Deserialize, Serialize};

use super::argument::{Argument, Worded};
use super::{Language, Message};

/// That the law was applied again, and why; `None` for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Again(pub Option<RecalculationReason>);

/// What a piece of evidence is, if whoever attached it said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Document(pub Option<EvidenceKind>);

/// The facts that were amended, by their names in the claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AmendedFacts(pub Vec<String>);

impl Worded for Again {
    fn words(&self) -> Message {
        match self.0 {
            None => Message::AgainNo,
            Some(RecalculationReason::FactsAmended) => Message::AgainFactsAmended,
            Some(RecalculationReason::FlightVerifiedAgain) => Message::AgainFlightVerifiedAgain,
            Some(RecalculationReason::CarrierReason) => Message::AgainCarrierReason,
            Some(RecalculationReason::ClaimReopened) => Message::AgainClaimReopened,
            Some(RecalculationReason::RulesChanged) => Message::AgainRulesChanged,
        }
    }
}

impl Worded for Document {
    fn words(&self) -> Message {
        match self.0 {
            None => Message::DocumentAny,
            Some(EvidenceKind::CarrierStatement) => Message::DocumentCarrierStatement,
            Some(EvidenceKind::BoardingPass) => Message::DocumentBoardingPass,
            Some(EvidenceKind::Booking) => Message::DocumentBooking,
            Some(EvidenceKind::FlightRecord) => Message::DocumentFlightRecord,
            Some(EvidenceKind::Receipt) => Message::DocumentReceipt,
            Some(EvidenceKind::Authority) => Message::DocumentAuthority,
        }
    }
}

impl Argument for AmendedFacts {
    /// A fact without words stands by its name.
    fn value(&self, language: Language) -> FluentValue<'_> {
        let words =
            self.0.iter().map(|fact| fact_words(fact).map_or_else(|| fact.clone(), |words| words.text(language)));
        words.collect::<Vec<_>>().join(", ").into()
    }
}

fn fact_words(fact: &str) -> Option<Message> {
    Some(match fact {
        "itinerary" => Message::FactItinerary,
        "replacement_legs" => Message::FactReplacementLegs,
        "disruption" => Message::FactDisruption,
        "carrier_size" => Message::FactCarrierSize,
        "carried_for" => Message::FactCarriedFor,
        "filed_on" => Message::FactFiledOn,
        "already_compensated_by" => Message::FactAlreadyCompensatedBy,
        "passengers" => Message::FactPassengers,
        "passenger" => Message::FactPassenger,
        "one_way_fare" => Message::FactOneWayFare,
        "name" => Message::FactName,
        "email" => Message::FactEmail,
        "phone" => Message::FactPhone,
        "booking_reference" => Message::FactBookingReference,
        "payout_account" => Message::FactPayoutAccount,
        _ => return None,
    })
}
