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
        Error::ClaimNotFound => Refusal::State(ProblemCode::ClaimNotFound),
        Error::ClaimAlreadySubmitted => Refusal::State(ProblemCode::ClaimAlreadySubmitted),
        Error::FlightAlreadyVerified => Refusal::State(ProblemCode::FlightAlreadyVerified),
        Error::FlightNotVerified => Refusal::State(ProblemCode::FlightNotVerified),
        Error::CompensationAlreadyCalculated => Refusal::State(ProblemCode::CompensationAlreadyCalculated),
        Error::CompensationNotCalculated => Refusal::State(ProblemCode::CompensationNotCalculated),
        Error::NothingOwed => Refusal::State(ProblemCode::NothingOwed),
        Error::ClaimAlreadyDecided => Refusal::State(ProblemCode::ClaimAlreadyDecided),
        Error::ClaimNotApproved => Refusal::State(ProblemCode::ClaimNotApproved),
        Error::PassengerNotAwarded { .. } => Refusal::State(ProblemCode::PassengerNotAwarded),
        Error::AmountExceedsEntitlement { .. } => Refusal::State(ProblemCode::AmountExceedsEntitlement),
        Error::ClaimAlreadyPaid { .. } => Refusal::State(ProblemCode::ClaimAlreadyPaid),
        Error::PayoutAlreadyAuthorized { .. } => Refusal::State(ProblemCode::PayoutAlreadyAuthorized),
        Error::PayoutAccountMissing => Refusal::State(ProblemCode::PayoutAccountMissing),
        Error::PayoutUnknown { .. } => Refusal::State(ProblemCode::PayoutUnknown),
        Error::PayoutAlreadySent { .. } => Refusal::State(ProblemCode::PayoutAlreadySent),
        Error::PayoutNotSent { .. } => Refusal::State(ProblemCode::PayoutNotSent),
        Error::PayoutAlreadyStalled { .. } => Refusal::State(ProblemCode::PayoutAlreadyStalled),
        Error::PayoutAlreadySettled { .. } => Refusal::State(ProblemCode::PayoutAlreadySettled),
        Error::PaidAmountDiffers { .. } => Refusal::State(ProblemCode::PaidAmountDiffers),
        Error::EventIdMissing { .. } | Error::ReceiptNotCanonical => Refusal::Defect,
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
