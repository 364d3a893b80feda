use redress_domain::claim::{ClaimCommand, ClaimError, DenialReason, DenyClaim, SubmitClaim};
use redress_domain::fact::{Leg, LegRole};
use redress_domain::value::Citation;

use crate::support::{at, connecting, direct, given, leg, passenger_id, submission, submitted};

fn refusal(submission: SubmitClaim) -> Option<ClaimError> {
    given([]).when(ClaimCommand::SubmitClaim(submission)).err()
}

fn refusal_of_leg(change: impl Fn(&mut Leg)) -> Option<ClaimError> {
    let mut submission = submission(1, direct());
    change(&mut submission.itinerary.legs[0]);
    refusal(submission)
}

#[test]
fn a_claim_is_opened_with_everything_that_was_submitted() {
    let submission = submission(2, connecting());
    let events = given([]).when(ClaimCommand::SubmitClaim(submission.clone()));
    assert_eq!(events, Ok(vec![submitted(submission)]));
}

#[test]
fn a_claim_is_submitted_once() {
    let again = ClaimCommand::SubmitClaim(submission(1, direct()));
    let refused = given([submitted(submission(1, direct()))]).when(again);
    assert_eq!(refused, Err(ClaimError::ClaimAlreadySubmitted));
}

#[test]
fn nothing_but_a_submission_can_be_the_first_command() {
    assert_eq!(given([]).when(ClaimCommand::ApproveClaim), Err(ClaimError::ClaimNotFound));
    let deny = DenyClaim { reason: DenialReason::NotEntitled, citation: Citation::from_static("APPR s.19(1)") };
    assert_eq!(given([]).when(ClaimCommand::DenyClaim(deny)), Err(ClaimError::ClaimNotFound));
}

#[test]
fn a_claim_is_for_one_to_nine_passengers() {
    for (count, fits) in [(0, false), (1, true), (9, true), (10, false), (20, false)] {
        let refused = refusal(submission(count, direct()));
        let count = usize::try_from(count).unwrap();
        assert_eq!(refused, (!fits).then_some(ClaimError::PassengerCountOutOfRange { count }));
    }
}

#[test]
fn a_passenger_stands_on_a_claim_once() {
    let mut twice = submission(2, direct());
    twice.passengers[1].passenger_id = passenger_id(1);
    assert_eq!(refusal(twice), Some(ClaimError::PassengerRepeated { passenger_id: passenger_id(1) }));
}

#[test]
fn an_itinerary_has_one_to_twelve_legs() {
    let there = leg("AC1", ("YYZ", "2026-05-01"), ("YUL", "2026-05-01"));
    let back = leg("AC2", ("YUL", "2026-05-01"), ("YYZ", "2026-05-01"));
    let legs = |count| [&there, &back].into_iter().cycle().take(count).cloned().collect::<Vec<Leg>>();
    for (count, fits) in [(0, false), (1, true), (12, true), (13, false)] {
        let refused = refusal(submission(1, legs(count)));
        assert_eq!(refused, (!fits).then_some(ClaimError::LegCountOutOfRange { count }));
    }
    let replaced = SubmitClaim { replacement_legs: legs(13), ..submission(1, direct()) };
    assert_eq!(refusal(replaced), Some(ClaimError::LegCountOutOfRange { count: 13 }));
}

#[test]
fn a_leg_begins_where_the_one_before_ended() {
    let mut legs = connecting();
    legs[1].origin = "YUL".parse().unwrap();
    let refused = ClaimError::LegsDoNotJoin {
        leg: 1,
        origin: "YUL".parse().unwrap(),
        previous_destination: "YYZ".parse().unwrap(),
    };
    assert_eq!(refusal(submission(1, legs)), Some(refused));
}

#[test]
fn an_airport_that_the_reference_does_not_know_is_refused() {
    let refused = refusal_of_leg(|leg| leg.destination = "QQQ".parse().unwrap());
    assert_eq!(refused, Some(ClaimError::AirportUnknown { code: "QQQ".parse().unwrap() }));
}

#[test]
fn arrival_is_compared_with_departure_as_instants_and_not_by_the_clocks_on_the_wall() {
    let over_the_date_line = leg("NZ10", ("AKL", "2026-05-01T22:00"), ("HNL", "2026-05-01T08:00"));
    assert_eq!(refusal(submission(1, vec![over_the_date_line])), None);

    let at_once = refusal_of_leg(|leg| leg.scheduled_arrival = Some("2026-05-02T00:30".parse().unwrap()));
    assert_eq!(at_once, None, "the same instant is not before");

    let refused = Some(ClaimError::ArrivalBeforeDeparture { role: LegRole::Booked, leg: 0 });
    // 00:29 in Rome is a minute before 18:30 in Toronto.
    let scheduled = refusal_of_leg(|leg| leg.scheduled_arrival = Some("2026-05-02T00:29".parse().unwrap()));
    assert_eq!(scheduled, refused);
    let actual = refusal_of_leg(|leg| {
        leg.actual_departure = Some("2026-05-01T18:30".parse().unwrap());
        leg.actual_arrival = Some("2026-05-02T00:29".parse().unwrap());
    });
    assert_eq!(actual, refused);
    let day = refusal_of_leg(|leg| leg.scheduled_arrival = Some("2026-04-29".parse().unwrap()));
    assert_eq!(day, refused);
}

#[test]
fn a_claim_is_about_something_that_happened() {
    let received = |received_at: &str| {
        let received_at = at(received_at);
        refusal(SubmitClaim { received_at, filed_on: "2026-05-01".parse().unwrap(), ..submission(1, direct()) })
    };
    assert_eq!(received("2026-05-01T22:30:00Z"), None);
    let refused = ClaimError::DepartureInTheFuture { role: LegRole::Booked, leg: 0 };
    assert_eq!(received("2026-05-01T22:29:59Z"), Some(refused.clone()));

    let departs_on = |day: &str| {
        refusal_of_leg(|leg| {
            leg.scheduled_departure = day.parse().unwrap();
            leg.scheduled_arrival = None;
        })
    };
    assert_eq!(departs_on("2026-06-02"), None, "a bare day has a day to spare for time zones");
    assert_eq!(departs_on("2026-06-03"), Some(refused));
    let arrival = refusal_of_leg(|leg| leg.actual_arrival = Some("2026-06-01T15:00".parse().unwrap()));
    assert_eq!(arrival, Some(ClaimError::ArrivalInTheFuture { role: LegRole::Booked, leg: 0 }));
}

#[test]
fn the_times_of_replacement_legs_are_checked_like_those_of_the_ticket() {
    let replacement_legs = vec![leg("AC892", ("YYZ", "2026-06-02T18:30"), ("FCO", "2026-06-03T08:45"))];
    let refused = refusal(SubmitClaim { replacement_legs, ..submission(1, direct()) });
    assert_eq!(refused, Some(ClaimError::DepartureInTheFuture { role: LegRole::Replacement, leg: 0 }));
}

#[test]
fn the_disrupted_leg_is_one_of_the_itinerary() {
    let mut submission = submission(1, connecting());
    submission.disruption.leg = 2;
    assert_eq!(refusal(submission), Some(ClaimError::DisruptedLegUnknown { leg: 2 }));
}

#[test]
fn a_claim_is_filed_by_the_day_of_its_recording_with_a_day_to_spare_for_time_zones() {
    let filed_on = |day: &str| refusal(SubmitClaim { filed_on: day.parse().unwrap(), ..submission(1, direct()) });
    assert_eq!(filed_on("2026-06-02"), None);
    let refused = ClaimError::FiledInTheFuture { filed_on: "2026-06-03".parse().unwrap() };
    assert_eq!(filed_on("2026-06-03"), Some(refused));
}
