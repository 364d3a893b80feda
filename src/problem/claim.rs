//! What a claim refuses, as a problem: a rule about the request is 422 with a pointer, a rule about the state is 409.

use redress_domain::claim::ClaimError;
use redress_domain::fact::LegRole;

use super::{Problem, ProblemCode, ProblemFault};

impl From<ClaimError> for Problem {
    fn from(error: ClaimError) -> Self {
        match refusal_of(&error) {
            Refusal::Request(pointer) => {
                Self::invalid(vec![ProblemFault::body(pointer, error.code(), error.to_string())])
            }
            Refusal::State(ProblemCode::ClaimNotFound) => Self::claim_not_found(),
            Refusal::State(code) => Self::new(code).with_detail(error.to_string()),
            Refusal::Defect => Self::internal(&error),
        }
    }
}

/// What a refusal is about.
enum Refusal {
    /// The request alone, at this place of its body.
    Request(String),
    /// Where the claim stands.
    State(ProblemCode),
    /// The program.
    Defect,
}

fn refusal_of(error: &ClaimError) -> Refusal {
    use ClaimError as Error;
    match error {
        Error::PassengerCountOutOfRange { .. }
        | Error::PassengerRepeated { .. }
        | Error::PayoutSharesInvalid
        | Error::PayoutShareIsNothing { .. }
        | Error::PassengerUnknown { .. }
        | Error::Money(_) => Refusal::Request("/passengers".to_owned()),
        Error::LegCountOutOfRange { .. } | Error::AirportUnknown { .. } => {
            Refusal::Request("/itinerary/legs".to_owned())
        }
        Error::LegsDoNotJoin { leg, .. } => Refusal::Request(place_of(LegRole::Booked, *leg, "origin")),
        Error::ArrivalBeforeDeparture { role, leg } | Error::LegTakesTooLong { role, leg } => {
            Refusal::Request(place_of(*role, *leg, "scheduled_arrival"))
        }
        Error::ArrivalInTheFuture { role, leg } => Refusal::Request(place_of(*role, *leg, "actual_arrival")),
        Error::DepartureInTheFuture { role, leg } | Error::DepartureTooLongAgo { role, leg } => {
            Refusal::Request(place_of(*role, *leg, "scheduled_departure"))
        }
        Error::FiledInTheFuture { .. } | Error::FiledBeforeEvent { .. } => Refusal::Request("/filed_on".to_owned()),
        Error::DisruptedLegUnknown { .. } => Refusal::Request("/disruption/leg".to_owned()),
        Error::ObservedLegUnknown { .. } => Refusal::Request("/observations".to_owned()),
        Error::CauseNotGiven => Refusal::Request("/cause".to_owned()),
        Error::ReasonInTheFuture { .. } | Error::ReasonLearnedBeforeSaid { .. } => {
            Refusal::Request("/learned_on".to_owned())
        }
        Error::EventIdMissing { .. } | Error::ReceiptNotCanonical => Refusal::Defect,
        about_the_state => Refusal::State(state_code(about_the_state)),
    }
}

/// The code of a refusal that is about where the claim stands.
fn state_code(error: &ClaimError) -> ProblemCode {
    use ClaimError as Error;
    match error {
        Error::ClaimNotFound => ProblemCode::ClaimNotFound,
        Error::ClaimAlreadySubmitted => ProblemCode::ClaimAlreadySubmitted,
        Error::FlightAlreadyVerified => ProblemCode::FlightAlreadyVerified,
        Error::FlightNotVerified => ProblemCode::FlightNotVerified,
        Error::CompensationAlreadyCalculated => ProblemCode::CompensationAlreadyCalculated,
        Error::CompensationNotCalculated => ProblemCode::CompensationNotCalculated,
        Error::NothingOwed => ProblemCode::NothingOwed,
        Error::ClaimAlreadyDecided => ProblemCode::ClaimAlreadyDecided,
        Error::ClaimNotApproved => ProblemCode::ClaimNotApproved,
        Error::PassengerNotAwarded { .. } => ProblemCode::PassengerNotAwarded,
        Error::AmountExceedsEntitlement { .. } => ProblemCode::AmountExceedsEntitlement,
        Error::ClaimAlreadyPaid { .. } => ProblemCode::ClaimAlreadyPaid,
        Error::PayoutAlreadyAuthorized { .. } => ProblemCode::PayoutAlreadyAuthorized,
        Error::PayoutAccountMissing => ProblemCode::PayoutAccountMissing,
        Error::PayoutUnknown { .. } => ProblemCode::PayoutUnknown,
        Error::PayoutAlreadySent { .. } => ProblemCode::PayoutAlreadySent,
        Error::PayoutNotSent { .. } => ProblemCode::PayoutNotSent,
        Error::PayoutAlreadyStalled { .. } => ProblemCode::PayoutAlreadyStalled,
        Error::PayoutAlreadySettled { .. } => ProblemCode::PayoutAlreadySettled,
        Error::PaidAmountDiffers { .. } => ProblemCode::PaidAmountDiffers,
        Error::PayoutNotFailed { .. } => ProblemCode::PayoutNotFailed,
        Error::PayoutNotPaid { .. } => ProblemCode::PayoutNotPaid,
        Error::ReturnedAmountImpossible { .. } => ProblemCode::ReturnedAmountImpossible,
        Error::MoneyPaidOrUnderWay { .. } => ProblemCode::MoneyPaidOrUnderWay,
        Error::PayoutUnderWay { .. } => ProblemCode::PayoutUnderWay,
        Error::ClaimWithdrawn => ProblemCode::ClaimWithdrawn,
        Error::ClaimNotClosed => ProblemCode::ClaimNotClosed,
        Error::NothingAmended => ProblemCode::NothingAmended,
        Error::PassengerHoldsPayout { .. } => ProblemCode::PassengerHoldsPayout,
        Error::JourneyAmendedSince => ProblemCode::JourneyAmendedSince,
        Error::ObservationSettlesNothing { .. } => ProblemCode::ObservationSettlesNothing,
        Error::EvidenceUnknown { .. } => ProblemCode::EvidenceUnknown,
        Error::EvidenceAlreadyAttached { .. } => ProblemCode::EvidenceAlreadyAttached,
        Error::TooManyEntries { .. } => ProblemCode::TooManyEntries,
        // Every other refusal is about the request or the program, and was told apart before.
        _ => ProblemCode::Internal,
    }
}

/// The place of a leg's member in the body of a submission.
fn place_of(role: LegRole, leg: usize, member: &str) -> String {
    match role {
        LegRole::Booked => format!("/itinerary/legs/{leg}/{member}"),
        LegRole::Replacement => format!("/replacement_legs/{leg}/{member}"),
    }
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use super::*;

    #[test]
    fn a_rule_about_the_request_is_422_and_a_rule_about_the_state_is_409() {
        let request = Problem::from(ClaimError::PassengerCountOutOfRange { count: 20 });
        assert_eq!(request.code().status(), StatusCode::UNPROCESSABLE_ENTITY);
        let state = Problem::from(ClaimError::ClaimAlreadyDecided);
        assert_eq!(state.code().status(), StatusCode::CONFLICT);
        assert_eq!(state.code().as_str(), ClaimError::ClaimAlreadyDecided.code());
    }

    #[test]
    fn a_defect_of_the_program_is_500_and_says_nothing_of_itself() {
        let problem = Problem::from(ClaimError::ReceiptNotCanonical);
        assert_eq!(problem.code(), ProblemCode::Internal);
        assert!(problem.cause().is_some_and(|cause| cause.contains("canonical")));
    }
}
