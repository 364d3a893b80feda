//! Codes in plain English.

use redress_domain::claim::{
    DenialReason, EvidenceKind, FlightUnverifiedReason, PayoutReturnReason, PayoutStallReason, RecalculationReason,
    ReopeningReason, WithdrawalReason,
};
use redress_domain::value::Citation;
use serde::Serialize;

/// How late or early the passengers arrived, to follow "The flight is verified:".
pub(crate) fn arrival(delay_minutes: Option<i64>) -> String {
    match delay_minutes {
        None => "no source tells when the passengers arrived".to_owned(),
        Some(0) => "arrived on time at the final destination".to_owned(),
        Some(early) if early < 0 => {
            format!("arrived {} early at the final destination", duration(early.unsigned_abs()))
        }
        Some(late) => format!("arrived {} late at the final destination", duration(late.unsigned_abs())),
    }
}

/// `4 h 11 min`, `45 min`.
fn duration(minutes: u64) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// ` under APPR-2022-09, APPR s.19(1)(a)(ii)`: the rules and the section that decided last, or nothing where no rule applied.
pub(crate) fn basis(rule_version: Option<&str>, citations: &[Citation]) -> String {
    let parts: Vec<&str> = rule_version.into_iter().chain(citations.last().map(Citation::as_str)).collect();
    if parts.is_empty() { String::new() } else { format!(" under {}", parts.join(", ")) }
}

/// Why flight data does not settle a claim.
pub(crate) const fn unverified(reason: FlightUnverifiedReason) -> &'static str {
    match reason {
        FlightUnverifiedReason::FlightNotFound => "no source knows the flight",
        FlightUnverifiedReason::FlightNumberMissing => "the claim does not name the flight",
        FlightUnverifiedReason::ArrivalUnknown => "no source knows when the flight arrived",
        FlightUnverifiedReason::ObservationContradictsClaim => "flight data says something else than the claim",
        FlightUnverifiedReason::TicketContradictsTimetable => "by the claim the flight was due earlier than it was",
        FlightUnverifiedReason::ReplacementEndsElsewhere => "the journey in the end led elsewhere than the ticket",
        FlightUnverifiedReason::SourcesUnavailable => "no source of flight data could be asked",
    }
}

/// Why nothing is paid.
pub(crate) const fn denial(reason: DenialReason) -> &'static str {
    match reason {
        DenialReason::NotEntitled => "the law gives nothing on these facts",
        DenialReason::OutsideCarrierControl => "the cause was outside the carrier's control",
        DenialReason::RequiredForSafety => "the cause was within the carrier's control but required for safety",
        DenialReason::FiledTooLate => "the claim came too late",
        DenialReason::AlreadyCompensated => "the passenger was paid for this event already",
        DenialReason::FactsNotEstablished => "the facts could not be established",
    }
}

/// Why nobody knows what the bank did.
pub(crate) const fn stalled(reason: PayoutStallReason) -> &'static str {
    match reason {
        PayoutStallReason::BankUnreachable => "the bank could not be reached",
        PayoutStallReason::BankUndecided => "the bank has not decided",
        PayoutStallReason::BankDisagrees => "the bank's record differs from ours",
        PayoutStallReason::AccountUnreadable => "the account cannot be read",
    }
}

/// Why the law was applied again, to follow "calculated again,".
pub(crate) const fn recalculation(why: RecalculationReason) -> &'static str {
    match why {
        RecalculationReason::FactsAmended => "as the claim was amended",
        RecalculationReason::FlightVerifiedAgain => "as the flight was verified anew",
        RecalculationReason::CarrierReason => "as the carrier gave a reason",
        RecalculationReason::ClaimReopened => "as the claim was reopened",
        RecalculationReason::RulesChanged => "as the rules are others",
    }
}

/// Why a claim is not pursued.
pub(crate) const fn withdrawal(reason: WithdrawalReason) -> &'static str {
    match reason {
        WithdrawalReason::SettledWithCarrier => "it is settled with the carrier",
        WithdrawalReason::SubmittedTwice => "another claim is about the same",
        WithdrawalReason::SubmittedInError => "it was submitted in error",
        WithdrawalReason::NotPursued => "it is not pursued",
    }
}

/// Why a claim is open again.
pub(crate) const fn reopening(reason: ReopeningReason) -> &'static str {
    match reason {
        ReopeningReason::NewFacts => "something became known",
        ReopeningReason::DecisionWrong => "the decision was wrong",
        ReopeningReason::DecidedOtherwise => "a tribunal, a court or the Agency decided otherwise",
        ReopeningReason::WithdrawalTakenBack => "the withdrawal is taken back",
    }
}

/// Why a bank sent money back.
pub(crate) const fn returned(reason: PayoutReturnReason) -> &'static str {
    match reason {
        PayoutReturnReason::AccountClosed => "the account is closed",
        PayoutReturnReason::AccountUnknown => "there is no such account",
        PayoutReturnReason::AccountRefuses => "the account takes no such payment",
        PayoutReturnReason::HolderDiffers => "the account is somebody else's",
        PayoutReturnReason::SentBack => "whoever received it sent it back",
        PayoutReturnReason::NotStated => "the bank gives no reason",
    }
}

/// What evidence is about.
pub(crate) const fn evidence(kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::CarrierStatement => "a statement of the carrier",
        EvidenceKind::BoardingPass => "a boarding pass",
        EvidenceKind::Booking => "a booking",
        EvidenceKind::FlightRecord => "a record of the flight",
        EvidenceKind::Receipt => "a receipt",
        EvidenceKind::Authority => "an authority",
    }
}

/// A fact that was amended, by its name in the claim.
pub(crate) fn amended(fact: &'static str) -> &'static str {
    match fact {
        "replacement_legs" => "the legs travelled in the end",
        "disruption" => "what went wrong",
        "carrier_size" => "the size of the carrier",
        "carried_for" => "for whom the carrier flew",
        "filed_on" => "the day the claim reached the carrier",
        "already_compensated_by" => "who has paid already",
        "passenger" => "what is known of a passenger",
        "one_way_fare" => "a fare",
        "name" => "a name",
        "email" => "the e-mail address",
        "phone" => "the telephone number",
        "booking_reference" => "the booking reference",
        "payout_account" => "where to pay",
        "itinerary" => "the itinerary",
        "passengers" => "who travelled",
        other => other,
    }
}

/// The code of a word of the domain, as its JSON has it.
pub(crate) fn code(word: impl Serialize) -> String {
    serde_json::to_string(&word).unwrap_or_default().trim_matches('"').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delay_is_told_in_hours_and_minutes() {
        assert_eq!(arrival(Some(251)), "arrived 4 h 11 min late at the final destination");
        assert_eq!(arrival(Some(180)), "arrived 3 h late at the final destination");
        assert_eq!(arrival(Some(-5)), "arrived 5 min early at the final destination");
        assert_eq!(arrival(Some(i64::MIN)).split(' ').nth(1), Some("153722867280912930"));
    }

    #[test]
    fn a_basis_without_rules_says_nothing() {
        assert_eq!(basis(None, &[]), "");
        assert_eq!(basis(Some("V1"), &[Citation::from_static("s.1"), Citation::from_static("s.2")]), " under V1, s.2");
    }

    #[test]
    fn a_code_is_the_word_of_the_json() {
        assert_eq!(code(PayoutStallReason::BankUnreachable), "bank_unreachable");
    }
}
