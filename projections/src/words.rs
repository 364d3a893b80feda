//! Codes in plain English.

use redress_domain::claim::{DenialReason, FlightUnverifiedReason, PayoutStallReason};
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
