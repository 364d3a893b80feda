//! The words of the domain's codes. A new code has none until the catalogues have them, and this does not compile.

use redress_domain::claim::{
    DenialReason, FlightUnverifiedReason, PayoutReturnReason, PayoutStallReason, ReasonBearing, ReopeningReason,
    WithdrawalReason,
};
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

impl Worded for WithdrawalReason {
    fn words(&self) -> Message {
        match self {
            Self::SettledWithCarrier => Message::WithdrawalSettledWithCarrier,
            Self::SubmittedTwice => Message::WithdrawalSubmittedTwice,
            Self::SubmittedInError => Message::WithdrawalSubmittedInError,
            Self::NotPursued => Message::WithdrawalNotPursued,
        }
    }
}

impl Worded for ReopeningReason {
    fn words(&self) -> Message {
        match self {
            Self::NewFacts => Message::ReopeningNewFacts,
            Self::DecisionWrong => Message::ReopeningDecisionWrong,
            Self::DecidedOtherwise => Message::ReopeningDecidedOtherwise,
            Self::WithdrawalTakenBack => Message::ReopeningWithdrawalTakenBack,
        }
    }
}

impl Worded for PayoutReturnReason {
    fn words(&self) -> Message {
        match self {
            Self::AccountClosed => Message::ReturnedAccountClosed,
            Self::AccountUnknown => Message::ReturnedAccountUnknown,
            Self::AccountRefuses => Message::ReturnedAccountRefuses,
            Self::HolderDiffers => Message::ReturnedHolderDiffers,
            Self::SentBack => Message::ReturnedSentBack,
            Self::NotStated => Message::ReturnedNotStated,
        }
    }
}

impl Worded for ReasonBearing {
    fn words(&self) -> Message {
        match self {
            Self::Counts => Message::BearingCounts,
            Self::Confirms => Message::BearingConfirms,
            Self::Contradicts => Message::BearingContradicts,
            Self::TooLate => Message::BearingTooLate,
        }
    }
}
