use redress_domain::claim::{
    AmendClaim, AttachEvidence, CalculateCompensation, ClaimCommand, ClaimError, ClaimEvent, ClaimStatus,
    FlightUnverifiedReason, FlightVerified, MediaType, RecalculationReason, ScheduleSource, StatedObservation,
    VerifyByHand,
};
use redress_domain::fact::{Leg, LegObservations, LegRole, Observation, TimeSemantics};
use redress_domain::value::EvidenceId;
use uuid::Uuid;

use crate::support::{
    Given, approved_claim, arrived, at, booked, cancelled, direct, given, observed, submission, submitted,
};

pub(crate) fn evidence_id(number: u64) -> EvidenceId {
    EvidenceId::from_uuid(Uuid::from_u128(0xF0000 + u128::from(number)))
}

fn attach(number: u64) -> ClaimCommand {
    ClaimCommand::AttachEvidence(AttachEvidence {
        evidence_id: evidence_id(number),
        sha256: format!("{number:064x}"),
        size_bytes: 100,
        media_type: MediaType::Pdf,
        kind: None,
        file_name: None,
    })
}

/// A letter of the carrier, read on the third of June.
fn letter(observation: Observation) -> StatedObservation {
    let observation =
        Observation { source: "carrier_statement".to_owned(), retrieved_at: at("2026-06-03T00:00:00Z"), ..observation };
    StatedObservation { role: LegRole::Booked, leg: 0, evidence_id: evidence_id(1), observation }
}

fn state(statement: StatedObservation) -> ClaimCommand {
    ClaimCommand::VerifyByHand(VerifyByHand { statements: vec![statement] })
}

fn unsettled() -> Given {
    let mut claim = given([submitted(submission(1, direct()))]);
    claim.then_record_all([observed(vec![booked(0, Vec::new())]), attach(1)]);
    claim
}

fn verified(event: ClaimEvent) -> FlightVerified {
    match event {
        ClaimEvent::FlightVerified(verified) => verified,
        other => panic!("not verified: {other:?}"),
    }
}

#[test]
fn a_person_verifies_a_flight_and_the_observation_says_who_said_it_and_where_it_stands_written() {
    let mut claim = unsettled();
    assert_eq!(claim.state.status, ClaimStatus::FlightNotVerified);
    let event = verified(claim.then_record(state(letter(arrived(TimeSemantics::Gate, "2026-05-02T16:05:00Z")))));
    assert_eq!(event.arrival_delay_minutes(), Some(560));
    let stated = &event.legs[0].observations[0];
    assert_eq!(stated.source, "by-hand:carrier_statement");
    assert_eq!(stated.provider_key, evidence_id(1).to_string());
    assert_eq!(event.legs[0].decided_by, Some(0));
}

#[test]
fn what_is_stated_is_ranked_among_everything_that_was_found() {
    let found = |times| observed(vec![booked(0, vec![arrived(times, "2026-05-02T09:45:00Z")])]);
    let stated = |times| state(letter(arrived(times, "2026-05-02T16:05:00Z")));
    for (of_source, of_letter, delay) in [
        (TimeSemantics::Gate, TimeSemantics::Gate, 560),
        (TimeSemantics::Fids, TimeSemantics::Gate, 560),
        (TimeSemantics::Gate, TimeSemantics::Runway, 180),
    ] {
        let mut claim = given([submitted(submission(1, direct()))]);
        claim.then_record_all([found(of_source), attach(1)]);
        let event = verified(claim.then_record(stated(of_letter)));
        assert_eq!(event.arrival_delay_minutes(), Some(delay), "{of_source:?} against {of_letter:?}");
        assert_eq!(event.legs[0].observations.len(), 2, "both are kept");
    }
}

#[test]
fn a_person_who_saw_the_ticket_goes_before_the_timetable() {
    let mut retimed = arrived(TimeSemantics::Gate, "2026-05-02T09:45:00Z");
    retimed.scheduled_arrival = Some(at("2026-05-02T09:00:00Z"));
    let mut claim = given([submitted(submission(1, direct()))]);
    claim.then_record_all([observed(vec![booked(0, vec![retimed])]), attach(1)]);
    assert_eq!(claim.state.status, ClaimStatus::FlightNotVerified);
    let seen = |scheduled_arrival: Option<&str>| {
        // A ticket says nothing of how the flight ended.
        let nothing = Observation { actual_arrival: None, ..arrived(TimeSemantics::Gate, "2026-05-02T09:45:00Z") };
        state(letter(Observation { scheduled_arrival: scheduled_arrival.map(at), ..nothing }))
    };
    let (role, leg, reason) = (LegRole::Booked, 0, FlightUnverifiedReason::TicketContradictsTimetable);
    let refused = Err(ClaimError::ObservationSettlesNothing { reason, role, leg });
    assert_eq!(claim.when(seen(None)), refused, "without a schedule it bears nothing out");
    assert_eq!(claim.when(seen(Some("2026-05-02T07:30:00Z"))), refused, "the ticket that was seen is another");
    let arrival = verified(claim.then_record(seen(Some("2026-05-02T06:45:00Z")))).arrival.unwrap();
    assert_eq!((arrival.delay_minutes, arrival.scheduled_by), (180, ScheduleSource::Ticket));
}

#[test]
fn a_journey_that_ended_elsewhere_is_verified_once_its_last_leg_leads_to_the_destination_on_the_ticket() {
    let mut elsewhere = submission(1, direct());
    let by_air = Leg { destination: "MXP".parse().unwrap(), ..elsewhere.itinerary.legs[0].clone() };
    elsewhere.replacement_legs = vec![by_air.clone()];
    let mut claim = given([submitted(elsewhere)]);
    let flown = |role| LegObservations {
        role,
        leg: 0,
        observations: vec![arrived(TimeSemantics::Gate, "2026-05-02T09:00:00Z")],
    };
    let found = vec![flown(LegRole::Booked), flown(LegRole::Replacement)];
    claim.then_record_all([observed(found.clone()), attach(1)]);
    let arrival = || letter(arrived(TimeSemantics::Gate, "2026-05-02T16:05:00Z"));
    let at_milan = StatedObservation { role: LegRole::Replacement, ..arrival() };
    let refused = claim.when(state(at_milan)).unwrap_err();
    assert!(refused.to_string().contains("amend replacement_legs"), "{refused}");

    let by_road = Leg { flight_number: None, origin: "MXP".parse().unwrap(), ..direct()[0].clone() };
    let mut amend = AmendClaim::nothing(at("2026-06-04T00:00:00Z"));
    amend.replacement_legs = Some(vec![by_air, by_road]);
    claim.then_record_all([ClaimCommand::AmendClaim(amend), observed(found)]);
    assert_eq!(claim.state.status, ClaimStatus::FlightNotVerified);
    let at_rome = StatedObservation { role: LegRole::Replacement, leg: 1, ..arrival() };
    assert_eq!(verified(claim.then_record(state(at_rome))).arrival_delay_minutes(), Some(560));
}

#[test]
fn a_flight_that_is_verified_anew_is_calculated_anew() {
    let calculate = || ClaimCommand::CalculateCompensation(CalculateCompensation {});
    let mut claim = given([submitted(submission(1, direct()))]);
    let found = booked(0, vec![arrived(TimeSemantics::Gate, "2026-05-02T08:00:00Z")]);
    claim.then_record_all([observed(vec![found]), calculate(), attach(1)]);
    claim.then_record(state(letter(arrived(TimeSemantics::Gate, "2026-05-02T16:05:00Z"))));
    assert_eq!(claim.when(ClaimCommand::ApproveClaim), Err(ClaimError::CompensationNotCalculated));
    let ClaimEvent::CompensationCalculated(again) = claim.then_record(calculate()) else { panic!("not calculated") };
    assert_eq!(again.why, Some(RecalculationReason::FlightVerifiedAgain));
}

#[test]
fn a_statement_that_settles_nothing_is_not_recorded() {
    let (role, leg) = (LegRole::Booked, 0);
    for (statement, reason) in [
        (cancelled(), FlightUnverifiedReason::ObservationContradictsClaim),
        // 175 minutes on the block: on which side of three hours the door opened is not known.
        (arrived(TimeSemantics::Runway, "2026-05-02T09:40:00Z"), FlightUnverifiedReason::ArrivalUnknown),
    ] {
        let refused = ClaimError::ObservationSettlesNothing { reason, role, leg };
        assert_eq!(unsettled().when(state(letter(statement))), Err(refused));
    }
}

#[test]
fn a_statement_is_about_a_leg_of_the_claim_and_stands_in_evidence_of_the_claim() {
    let claim = unsettled();
    let statement = letter(arrived(TimeSemantics::Gate, "2026-05-02T16:05:00Z"));
    let (role, leg) = (LegRole::Replacement, 0);
    let elsewhere = StatedObservation { role, leg, ..statement.clone() };
    assert_eq!(claim.when(state(elsewhere)), Err(ClaimError::ObservedLegUnknown { role, leg }));
    let evidence_id = evidence_id(2);
    let unproved = StatedObservation { evidence_id, ..statement };
    assert_eq!(claim.when(state(unproved)), Err(ClaimError::EvidenceUnknown { evidence_id }));
}

#[test]
fn the_same_bytes_are_attached_once_and_a_claim_takes_so_much_evidence_and_no_more() {
    let mut claim = unsettled();
    let refused = ClaimError::EvidenceAlreadyAttached { evidence_id: evidence_id(1) };
    assert_eq!(claim.when(attach(1)), Err(refused));
    claim.then_record_all((2..=50).map(attach));
    assert!(matches!(claim.when(attach(51)), Err(ClaimError::TooManyEntries { most: 50, .. })));
}

#[test]
fn nothing_is_verified_by_hand_after_a_decision() {
    let mut claim = given(approved_claim(&[40_000]));
    claim.then_record(attach(1));
    let refused = claim.when(state(letter(arrived(TimeSemantics::Gate, "2026-05-02T16:05:00Z"))));
    assert_eq!(refused, Err(ClaimError::ClaimAlreadyDecided));
}
