use redress_domain::claim::{
    AmendClaim, Amendment, CalculateCompensation, CalculationOutcome, Change, ClaimAmended, ClaimCommand, ClaimError,
    ClaimEvent, ClaimStatus, Consequence, Entries, FlightEvidence, PassengerChange, RecalculationReason, VerifyFlight,
};
use redress_domain::fact::{CauseCode, DisruptionKind, Itinerary, LegRole, PassengerFacts, TimeSemantics};
use redress_domain::receipt::ReceiptValue;

use crate::support::{
    Given, approved_claim, arrived, at, booked, connecting, direct, disruption, event_id, given, passenger_id, sealed,
    submission, submitted, verified,
};

const CALCULATE: ClaimCommand = ClaimCommand::CalculateCompensation(CalculateCompensation {});

fn nothing() -> AmendClaim {
    AmendClaim::nothing(at("2026-06-01T12:00:00Z"))
}

fn amend(amend: AmendClaim) -> ClaimCommand {
    ClaimCommand::AmendClaim(amend)
}

fn caused_by(cause: CauseCode) -> AmendClaim {
    let mut to = disruption(DisruptionKind::Delay);
    to.cause = Some(cause);
    AmendClaim { disruption: Some(to), ..nothing() }
}

fn passengers(passengers: Vec<PassengerChange>) -> AmendClaim {
    AmendClaim { passengers, ..nothing() }
}

fn changed(facts: PassengerFacts) -> PassengerChange {
    PassengerChange::Amend { passenger_id: passenger_id(1), name: None, facts, one_way_fare: Change::Keep }
}

/// A claim of two passengers, verified and calculated by the law.
fn calculated() -> Given {
    let mut claim = given([submitted(submission(2, direct())), verified(560)]);
    claim.then_record(CALCULATE);
    claim
}

fn amended(event: ClaimEvent) -> ClaimAmended {
    match event {
        ClaimEvent::ClaimAmended(amended) => amended,
        other => panic!("not an amendment: {other:?}"),
    }
}

#[test]
fn an_amendment_keeps_what_stood_and_what_stands() {
    let mut claim = calculated();
    let event = amended(claim.then_record(amend(caused_by(CauseCode::WeatherUnsafe))));
    let before = disruption(DisruptionKind::Delay);
    let after = caused_by(CauseCode::WeatherUnsafe).disruption.unwrap();
    assert_eq!(event.changes, [Amendment::Disruption { from: before, to: after.clone() }]);
    let leaves = event.changes[0].changed_facts();
    let told: Vec<_> = leaves.into_iter().map(|leaf| (leaf.fact, leaf.from, leaf.to)).collect();
    let text = |text: &str| Some(ReceiptValue::Text(text.to_owned()));
    assert_eq!(told, [("disruption.cause".to_owned(), text("CREW_SHORTAGE"), text("WEATHER_UNSAFE"))]);
    assert_eq!(claim.state.submission.unwrap().fact.disruption, after);
}

#[test]
fn an_amendment_that_changes_nothing_is_refused() {
    let claim = calculated();
    let same = AmendClaim {
        disruption: Some(disruption(DisruptionKind::Delay)),
        itinerary: Some(Itinerary { single_booking: true, legs: direct() }),
        passengers: vec![changed(PassengerFacts { confirmed_reservation: Some(true), ..PassengerFacts::default() })],
        carrier_size: Change::Clear,
        ..nothing()
    };
    for command in [nothing(), same] {
        assert_eq!(claim.when(amend(command)), Err(ClaimError::NothingAmended));
    }
}

#[test]
fn nobody_decides_on_a_calculation_from_facts_that_were_amended_since() {
    let mut claim = calculated();
    claim.then_record(amend(caused_by(CauseCode::WeatherUnsafe)));
    assert_eq!(claim.state.status, ClaimStatus::FlightVerified);
    assert_eq!(claim.when(ClaimCommand::ApproveClaim), Err(ClaimError::CompensationNotCalculated));
    let ClaimEvent::CompensationCalculated(calculated) = claim.then_record(CALCULATE) else { panic!("not calculated") };
    assert_eq!(calculated.outcome, CalculationOutcome::NotOwed);
    assert_eq!(calculated.why, Some(RecalculationReason::FactsAmended));
    assert_eq!(claim.when(ClaimCommand::ApproveClaim), Err(ClaimError::NothingOwed));
}

#[test]
fn a_receipt_names_the_amendment_for_the_facts_that_it_changed_and_for_no_others() {
    let mut claim = calculated();
    claim.then_record(amend(AmendClaim {
        passengers: vec![changed(PassengerFacts { free_ticket: Some(false), ..PassengerFacts::default() })],
        ..caused_by(CauseCode::CrewIllness)
    }));
    let ClaimEvent::CompensationCalculated(calculated) = claim.then_record(CALCULATE) else { panic!("not calculated") };
    let receipt = calculated.receipt;
    let of = |fact: &str| receipt.inputs.iter().find(|input| input.fact == fact).unwrap().event_id;
    assert_eq!((of("disruption.cause"), of("disruption.kind")), (event_id(4), event_id(1)));
    assert_eq!(of("disruption.arrival_delay_minutes"), event_id(2));
    let of = |passenger: usize, fact: &str| {
        receipt.passengers[passenger].inputs.iter().find(|input| input.fact == fact).map(|input| input.event_id)
    };
    assert_eq!(of(0, "passenger.free_ticket"), Some(event_id(4)));
    assert_eq!(of(0, "passenger.confirmed_reservation"), Some(event_id(1)));
    assert_eq!(of(1, "passenger.free_ticket"), None);
}

#[test]
fn another_journey_is_verified_anew_and_an_answer_about_the_old_one_is_none() {
    let mut claim = calculated();
    let journey = AmendClaim { itinerary: Some(Itinerary { single_booking: true, legs: connecting() }), ..nothing() };
    let event = amended(claim.then_record(amend(journey)));
    assert_eq!(event.consequence(), Consequence::Verification);
    assert_eq!(claim.state.status, ClaimStatus::Submitted);
    assert_eq!(claim.when(CALCULATE), Err(ClaimError::FlightNotVerified));
    let late = booked(1, vec![arrived(TimeSemantics::Gate, "2026-05-02T16:05:00Z")]);
    let verify = |asked_at_version| {
        let evidence = FlightEvidence::Observed(vec![late.clone()]);
        ClaimCommand::VerifyFlight(VerifyFlight { evidence, asked_at_version })
    };
    assert_eq!(claim.when(verify(1)), Err(ClaimError::JourneyAmendedSince));
    let first = booked(0, vec![arrived(TimeSemantics::Gate, "2026-05-01T20:00:00Z")]);
    let evidence = FlightEvidence::Observed(vec![first, late.clone()]);
    claim.then_record(ClaimCommand::VerifyFlight(VerifyFlight { evidence, asked_at_version: 4 }));
    claim.then_record(CALCULATE);
}

#[test]
fn a_passenger_can_be_added_amended_and_removed() {
    let mut claim = calculated();
    let left_out = submission(3, direct()).passengers.remove(2);
    claim
        .then_record(amend(passengers(vec![PassengerChange::Add(left_out), PassengerChange::Remove(passenger_id(2))])));
    let ClaimEvent::CompensationCalculated(calculated) = claim.then_record(CALCULATE) else { panic!("not calculated") };
    let assessed: Vec<_> = calculated.receipt.passengers.iter().map(|passenger| passenger.passenger_id).collect();
    assert_eq!(assessed, [passenger_id(1), passenger_id(3)]);
    assert!(calculated.receipt.passengers[1].inputs.iter().all(|input| input.event_id == event_id(4)));

    let unknown = ClaimError::PassengerUnknown { passenger_id: passenger_id(2) };
    let remove = |number| PassengerChange::Remove(passenger_id(number));
    assert_eq!(claim.when(amend(passengers(vec![remove(2)]))), Err(unknown));
    let twice = ClaimError::PassengerRepeated { passenger_id: passenger_id(1) };
    assert_eq!(claim.when(amend(passengers(vec![remove(1), remove(1)]))), Err(twice));
    let nobody = ClaimError::PassengerCountOutOfRange { count: 0 };
    assert_eq!(claim.when(amend(passengers(vec![remove(1), remove(3)]))), Err(nobody));
    let many = submission(11, direct()).passengers.split_off(3).into_iter().map(PassengerChange::Add).collect();
    let count = ClaimError::PassengerCountOutOfRange { count: 10 };
    assert_eq!(claim.when(amend(passengers(many))), Err(count));
}

#[test]
fn an_amended_claim_is_held_to_the_rules_of_a_submission() {
    let claim = calculated();
    let mut other_leg = disruption(DisruptionKind::Delay);
    other_leg.leg = 1;
    let refused = claim.when(amend(AmendClaim { disruption: Some(other_leg), ..nothing() }));
    assert_eq!(refused, Err(ClaimError::DisruptedLegUnknown { leg: 1 }));
    let filed_on = "2026-06-03".parse().unwrap();
    let refused = claim.when(amend(AmendClaim { filed_on: Some(filed_on), ..nothing() }));
    assert_eq!(refused, Err(ClaimError::FiledInTheFuture { filed_on }));
    let filed_on = "2026-04-29".parse().unwrap();
    let refused = claim.when(amend(AmendClaim { filed_on: Some(filed_on), ..nothing() }));
    assert_eq!(refused, Err(ClaimError::FiledBeforeEvent { filed_on }));

    let (role, leg) = (LegRole::Booked, 0);
    let travelled = |departure: &str, arrival: &str| {
        let mut legs = direct();
        legs[0].scheduled_departure = departure.parse().unwrap();
        legs[0].scheduled_arrival = Some(arrival.parse().unwrap());
        claim.when(amend(AmendClaim { itinerary: Some(Itinerary { single_booking: true, legs }), ..nothing() }))
    };
    let refused = travelled("2026-05-01T18:30", "2026-05-04T08:45");
    assert_eq!(refused, Err(ClaimError::LegTakesTooLong { role, leg }));
    let refused = travelled("1999-12-31T18:30", "2000-01-01T08:45");
    assert_eq!(refused, Err(ClaimError::DepartureTooLongAgo { role, leg }));
}

#[test]
fn how_to_reach_somebody_is_amended_whatever_an_older_claim_says_of_its_journey() {
    let mut older = submission(1, direct());
    older.filed_on = "2026-04-01".parse().unwrap();
    let mut claim = given([submitted(older)]);
    let event = amended(claim.then_record(amend(AmendClaim { email: Some(sealed(10)), ..nothing() })));
    assert_eq!(event.changes.len(), 1);
    assert!(matches!(claim.when(amend(caused_by(CauseCode::WeatherUnsafe))), Err(ClaimError::FiledBeforeEvent { .. })));
}

#[test]
fn after_a_decision_only_how_to_reach_and_to_pay_somebody_can_be_amended() {
    let mut claim = given(approved_claim(&[40_000]));
    let facts = amend(caused_by(CauseCode::WeatherUnsafe));
    assert_eq!(claim.when(facts), Err(ClaimError::ClaimAlreadyDecided));
    let account = AmendClaim {
        payout_account: Change::Set(sealed(9)),
        email: Some(sealed(10)),
        phone: Change::Clear,
        ..nothing()
    };
    let event = amended(claim.then_record(amend(account)));
    assert_eq!(event.consequence(), Consequence::Nothing);
    assert_eq!(event.changes.len(), 2, "a telephone number that was unknown stays unknown");
    assert_eq!(claim.state.status, ClaimStatus::Approved);
}

#[test]
fn a_claim_takes_so_many_amendments_and_no_more() {
    let mut claim = given([submitted(submission(1, direct()))]);
    for _ in 0..50 {
        claim.then_record(amend(AmendClaim { email: Some(sealed(10)), ..nothing() }));
    }
    let refused = claim.when(amend(AmendClaim { email: Some(sealed(10)), ..nothing() }));
    assert_eq!(refused, Err(ClaimError::TooManyEntries { entries: Entries::Amendments, most: 50 }));
}
