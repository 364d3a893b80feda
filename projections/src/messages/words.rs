//! The words of the domain's codes. A new code has none until the catalogues have them, and this does not compile.

use redress_domain::claim::{DenialReason, FlightUnverifiedReason, PayoutStallReason};
use redress_domain::fact::DisruptionKind;

use super::Message;
use super::argument::Worded;

impl Worded for DisruptionKind {
    fn words(&self) -> Message {
        match self {
            Self::Delay => Message::KindDelay,
            Self::Cancellation => Message::KindCancellation,
            Self::DeniedBoarding => Message::KindDeniedBoarding,
            Self::MissedConnection => Message::KindMissedConnection,
            Self::Diversion => Message::KindDiversion,
            Self::EarlierDeparture => Message::KindEarlierDeparture,
            Self::Downgrade => Message::KindDowngrade,
        }
    }
}

impl Worded for FlightUnverifiedReason {
    fn words(&self) -> Message {
        match self {
            Self::FlightNotFound => Message::UnverifiedFlightNotFound,
            Self::FlightNumberMissing => Message::UnverifiedFlightNumberMissing,
            Self::ArrivalUnknown => Message::UnverifiedArrivalUnknown,
            Self::ObservationContradictsClaim => Message::UnverifiedContradictsClaim,
            Self::TicketContradictsTimetable => Message::UnverifiedTicketContradictsTimetable,
            Self::ReplacementEndsElsewhere => Message::UnverifiedReplacementEndsElsewhere,
            Self::SourcesUnavailable => Message::UnverifiedSourcesUnavailable,
        }
    }
}

impl Worded for DenialReason {
    fn words(&self) -> Message {
        match self {
            Self::NotEntitled => Message::DenialNotEntitled,
            Self::OutsideCarrierControl => Message::DenialOutsideCarrierControl,
            Self::RequiredForSafety => Message::DenialRequiredForSafety,
            Self::FiledTooLate => Message::DenialFiledTooLate,
            Self::AlreadyCompensated => Message::DenialAlreadyCompensated,
            Self::FactsNotEstablished => Message::DenialFactsNotEstablished,
        }
    }
}

impl Worded for PayoutStallReason {
    fn words(&self) -> Message {
        match self {
            Self::BankUnreachable => Message::StalledBankUnreachable,
            Self::BankUndecided => Message::StalledBankUndecided,
            Self::BankDisagrees => Message::StalledBankDisagrees,
            Self::AccountUnreadable => Message::StalledAccountUnreadable,
        }
    }
}
