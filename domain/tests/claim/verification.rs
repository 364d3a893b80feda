use redress_domain::claim::{
    ClaimCommand, ClaimError, ClaimEvent, FlightEvidence, FlightNotVerified, FlightUnverifiedReason, FlightVerified,
    ScheduleSource, SubmitClaim, VerifyFlight,
};
use redress_domain::fact::{DisruptionKind, Leg, LegObservations, LegRole, Observation, TimeSemantics};

use crate::support::{
    approved_claim, arrived, at, booked, cancelled, connecting, direct, disruption, given, leg, observation, observed,
    submission, submitted, verified,
};

fn claim(kind: DisruptionKind, legs: Vec<Leg>) -> SubmitClaim {
    SubmitClaim { disruption: disruption(kind), ..submission(1, legs) }
}

fn judged(claim: SubmitClaim, evidence: Vec<LegObservations>) -> ClaimEvent {
    given([submitted(claim)]).then_record(observed(evidence))
}

fn agreed(claim: SubmitClaim, evidence: Vec<LegObservations>) -> FlightVerified {
    match judged(claim, evidence) {
        ClaimEvent::FlightVerified(verified) => verified,
        other => panic!("not verified: {other:?}"),
    }
}

fn unsettled(claim: SubmitClaim, evidence: Vec<LegObservations>) -> (FlightUnverifiedReason, LegRole, usize) {
    match judged(claim, evidence) {
        ClaimEvent::FlightNotVerified(FlightNotVerified { reason, role: Some(role), leg: Some(leg), .. }) => {
            (reason, role, leg)
        }
        other => panic!("not an obstacle at a leg: {other:?}"),
    }
}

fn gate(arrival: &str) -> Vec<Observation> {
    vec![arrived(TimeSemantics::Gate, arrival)]
}

fn replacement(leg: usize, observations: Vec<Observation>) -> LegObservations {
    LegObservations { role: LegRole::Replacement, leg, observations }
}

fn rerouted(kind: DisruptionKind) -> SubmitClaim {
    let replacement_legs = vec![leg("LH471", ("YYZ", "2026-05-02T18:00"), ("FCO", "2026-05-03T08:00"))];
    SubmitClaim { replacement_legs, ..claim(kind, direct()) }
}

#[test]
fn the_delay_is_measured_at_the_final_destination_and_never_summed_leg_by_leg() {
    // Leg 1 came to Toronto three hours late, leg 2 made up two of them.
    let evidence = vec![booked(0, gate("2026-05-01T23:00:00Z")), booked(1, gate("2026-05-02T07:45:00Z"))];
    let verified = agreed(claim(DisruptionKind::Delay, connecting()), evidence);
    assert_eq!(verified.arrival_delay_minutes(), Some(60));
    assert_eq!(verified.arrival.map(|arrival| arrival.leg), Some(1));
}

#[test]
fn on_separate_bookings_the_disrupted_leg_ends_the_ticket() {
    let evidence = || vec![booked(0, gate("2026-05-01T23:00:00Z")), booked(1, gate("2026-05-02T07:45:00Z"))];
    for (leg, delay) in [(0, 180), (1, 60)] {
        let mut separate = claim(DisruptionKind::Delay, connecting());
        separate.itinerary.single_booking = false;
        separate.disruption.leg = leg;
        assert_eq!(agreed(separate, evidence()).arrival_delay_minutes(), Some(delay));
    }
}

#[test]
fn the_delay_is_counted_in_whole_minutes_rounded_down() {
    for (arrival, delay) in [
        ("2026-05-02T09:44:59Z", 179),
        ("2026-05-02T09:45:00Z", 180),
        ("2026-05-02T06:45:00Z", 0),
        ("2026-05-02T06:44:50Z", -1),
    ] {
        let verified = agreed(claim(DisruptionKind::Delay, direct()), vec![booked(0, gate(arrival))]);
        assert_eq!(verified.arrival_delay_minutes(), Some(delay), "{arrival}");
    }
}

#[test]
fn the_delay_is_counted_against_the_ticket_where_the_timetable_bears_it_out() {
    let by_timetable = |scheduled_arrival: &str| {
        let mut observed = arrived(TimeSemantics::Gate, "2026-05-02T09:45:00Z");
        observed.scheduled_arrival = Some(at(scheduled_arrival));
        vec![booked(0, vec![observed])]
    };
    let ticket = || claim(DisruptionKind::Delay, direct());
    for timetable in ["2026-05-02T07:00:00Z", "2026-05-02T06:45:00Z", "2026-05-02T04:00:00Z"] {
        let arrival = agreed(ticket(), by_timetable(timetable)).arrival.unwrap();
        assert_eq!((arrival.delay_minutes, arrival.scheduled_by), (180, ScheduleSource::Ticket), "{timetable}");
    }
    let expected = (FlightUnverifiedReason::TicketContradictsTimetable, LegRole::Booked, 0);
    assert_eq!(unsettled(ticket(), by_timetable("2026-05-02T07:00:01Z")), expected);
    assert_eq!(unsettled(ticket(), by_timetable("2026-05-02T09:00:00Z")), expected);

    let mut dated = ticket();
    dated.itinerary.legs[0].scheduled_arrival = Some("2026-05-02".parse().unwrap());
    let arrival = agreed(dated.clone(), by_timetable("2026-05-02T09:00:00Z")).arrival.unwrap();
    assert_eq!((arrival.delay_minutes, arrival.scheduled_by), (45, ScheduleSource::FlightData));

    let unscheduled = vec![booked(0, gate("2026-05-02T09:45:00Z"))];
    assert_eq!(unsettled(dated, unscheduled), (FlightUnverifiedReason::ArrivalUnknown, LegRole::Booked, 0));
}

#[test]
fn an_arrival_anywhere_but_at_the_destination_on_the_ticket_is_left_to_a_person() {
    for kind in [DisruptionKind::Delay, DisruptionKind::Cancellation, DisruptionKind::Diversion] {
        let mut elsewhere = rerouted(kind);
        elsewhere.replacement_legs[0].destination = "MXP".parse().unwrap();
        let ticket =
            if kind == DisruptionKind::Cancellation { vec![cancelled()] } else { gate("2026-05-02T06:45:00Z") };
        let evidence = vec![booked(0, ticket), replacement(0, gate("2026-05-03T06:00:00Z"))];
        let expected = (FlightUnverifiedReason::ReplacementEndsElsewhere, LegRole::Replacement, 0);
        assert_eq!(unsettled(elsewhere, evidence), expected, "{kind:?}");
    }
}

#[test]
fn a_booked_flight_that_no_source_knows_is_not_made_true_by_a_replacement() {
    for kind in [DisruptionKind::Delay, DisruptionKind::DeniedBoarding, DisruptionKind::MissedConnection] {
        let evidence = vec![replacement(0, gate("2026-05-03T06:00:00Z"))];
        let expected = (FlightUnverifiedReason::FlightNotFound, LegRole::Booked, 0);
        assert_eq!(unsettled(rerouted(kind), evidence), expected, "{kind:?}");
    }
}

#[test]
fn the_time_nearest_to_an_opened_door_decides_and_then_the_newest() {
    let on_block = arrived(TimeSemantics::OnBlock, "2026-05-02T10:00:00Z");
    let older = arrived(TimeSemantics::Gate, "2026-05-02T11:00:00Z");
    let newer = Observation {
        retrieved_at: at("2026-05-04T00:00:00Z"),
        ..arrived(TimeSemantics::Gate, "2026-05-02T12:00:00Z")
    };
    let board = arrived(TimeSemantics::Fids, "2026-05-02T13:00:00Z");
    let runway = arrived(TimeSemantics::Runway, "2026-05-02T14:00:00Z");
    let silent = Observation { retrieved_at: at("2026-05-09T00:00:00Z"), ..observation(TimeSemantics::OnBlock) };
    let mut observations = vec![runway, board, older, newer, on_block, silent];
    // Each time the best is taken away, the next best decides.
    for (index, delay) in [(4, 195), (3, 315), (2, 255), (1, 375), (0, 435)] {
        let verified = agreed(claim(DisruptionKind::Delay, direct()), vec![booked(0, observations.clone())]);
        assert_eq!(verified.arrival_delay_minutes(), Some(delay));
        assert_eq!(verified.legs[0].decided_by, Some(index));
        assert_eq!(verified.legs[0].observations, observations, "every observation is kept");
        observations.remove(index);
    }
}

#[test]
fn a_runway_time_just_below_three_six_or_nine_hours_settles_nothing() {
    for (arrival, settles) in [
        ("2026-05-02T09:34:59Z", true),
        ("2026-05-02T09:35:00Z", false),
        ("2026-05-02T09:44:59Z", false),
        ("2026-05-02T09:45:00Z", true),
        ("2026-05-02T12:34:59Z", true),
        ("2026-05-02T12:35:00Z", false),
        ("2026-05-02T12:45:00Z", true),
        ("2026-05-02T15:44:59Z", false),
        ("2026-05-02T15:45:00Z", true),
    ] {
        let event = judged(
            claim(DisruptionKind::Delay, direct()),
            vec![booked(0, vec![arrived(TimeSemantics::Runway, arrival)])],
        );
        assert_eq!(matches!(event, ClaimEvent::FlightVerified(_)), settles, "{arrival}");
        let at_the_gate = judged(claim(DisruptionKind::Delay, direct()), vec![booked(0, gate(arrival))]);
        assert!(matches!(at_the_gate, ClaimEvent::FlightVerified(_)), "{arrival}");
    }
}

#[test]
fn a_flight_that_no_source_knows_is_not_found_and_one_without_a_number_cannot_be() {
    let nothing = || vec![booked(0, gate("2026-05-01T20:00:00Z")), booked(1, Vec::new())];
    let unknown = claim(DisruptionKind::Delay, connecting());
    assert_eq!(unsettled(unknown.clone(), nothing()), (FlightUnverifiedReason::FlightNotFound, LegRole::Booked, 1));
    let mut unnumbered = unknown;
    unnumbered.itinerary.legs[1].flight_number = None;
    assert_eq!(unsettled(unnumbered, nothing()), (FlightUnverifiedReason::FlightNumberMissing, LegRole::Booked, 1));
}

#[test]
fn a_flight_that_is_known_without_its_arrival_is_unsettled() {
    let evidence = vec![booked(0, vec![observation(TimeSemantics::Gate)])];
    let expected = (FlightUnverifiedReason::ArrivalUnknown, LegRole::Booked, 0);
    assert_eq!(unsettled(claim(DisruptionKind::Delay, direct()), evidence.clone()), expected);
    assert_eq!(unsettled(claim(DisruptionKind::Cancellation, direct()), evidence), expected);
}

#[test]
fn a_cancellation_must_be_observed_as_one() {
    let flown = vec![booked(0, gate("2026-05-02T06:45:00Z"))];
    let contradicted = (FlightUnverifiedReason::ObservationContradictsClaim, LegRole::Booked, 0);
    assert_eq!(unsettled(claim(DisruptionKind::Cancellation, direct()), flown), contradicted);
    let not_flown = vec![booked(0, vec![cancelled()])];
    assert_eq!(unsettled(claim(DisruptionKind::Delay, direct()), not_flown.clone()), contradicted);

    let verified = agreed(claim(DisruptionKind::Cancellation, direct()), not_flown);
    assert_eq!(verified.arrival, None, "nobody arrived: the claim's own statement stands");
}

#[test]
fn a_disrupted_leg_that_did_not_fly_contradicts_every_claim_but_a_cancellation() {
    let evidence = vec![booked(0, vec![cancelled()]), booked(1, gate("2026-05-02T09:45:00Z"))];
    let contradicted = (FlightUnverifiedReason::ObservationContradictsClaim, LegRole::Booked, 0);
    for kind in [
        DisruptionKind::Delay,
        DisruptionKind::DeniedBoarding,
        DisruptionKind::MissedConnection,
        DisruptionKind::Diversion,
        DisruptionKind::EarlierDeparture,
        DisruptionKind::Downgrade,
    ] {
        assert_eq!(unsettled(claim(kind, connecting()), evidence.clone()), contradicted, "{kind:?}");
    }
}

#[test]
fn a_cancelled_flight_is_measured_by_the_arrival_of_what_replaced_it() {
    let evidence = vec![booked(0, vec![cancelled()]), replacement(0, gate("2026-05-03T06:00:00Z"))];
    let verified = agreed(rerouted(DisruptionKind::Cancellation), evidence);
    // Against 06:45 UTC of the day before, as on the ticket.
    assert_eq!(verified.arrival_delay_minutes(), Some(23 * 60 + 15));
    assert_eq!(verified.arrival.map(|arrival| arrival.role), Some(LegRole::Replacement));

    let missing = vec![booked(0, vec![cancelled()])];
    let expected = (FlightUnverifiedReason::FlightNotFound, LegRole::Replacement, 0);
    assert_eq!(unsettled(rerouted(DisruptionKind::Cancellation), missing), expected);
}

#[test]
fn passengers_whose_flight_left_without_them_did_not_arrive_with_it() {
    for kind in [DisruptionKind::DeniedBoarding, DisruptionKind::MissedConnection] {
        let evidence = vec![booked(0, gate("2026-05-02T06:45:00Z"))];
        assert_eq!(agreed(claim(kind, direct()), evidence.clone()).arrival, None);
        assert_eq!(unsettled(claim(kind, direct()), Vec::new()).0, FlightUnverifiedReason::FlightNotFound);

        let rebooked = [evidence, vec![replacement(0, gate("2026-05-03T06:45:00Z"))]].concat();
        assert_eq!(agreed(rerouted(kind), rebooked).arrival_delay_minutes(), Some(24 * 60));
    }
}

#[test]
fn an_arrival_at_another_airport_is_none_at_the_destination() {
    let mut diverted = arrived(TimeSemantics::Gate, "2026-05-02T06:00:00Z");
    diverted.diverted_to = Some("CIA".parse().unwrap());
    let evidence = vec![booked(0, vec![diverted])];
    assert_eq!(agreed(claim(DisruptionKind::Diversion, direct()), evidence.clone()).arrival, None);
    let expected = (FlightUnverifiedReason::ArrivalUnknown, LegRole::Booked, 0);
    assert_eq!(unsettled(claim(DisruptionKind::Delay, direct()), evidence), expected);
}

#[test]
fn answers_about_one_leg_are_put_together_and_answers_about_no_leg_are_dropped() {
    let evidence =
        vec![booked(7, gate("2026-05-02T20:00:00Z")), booked(0, Vec::new()), booked(0, gate("2026-05-02T09:45:00Z"))];
    let verified = agreed(claim(DisruptionKind::Delay, direct()), evidence);
    assert_eq!(verified.legs.len(), 1);
    assert_eq!(verified.arrival_delay_minutes(), Some(180));
}

#[test]
fn sources_that_cannot_be_asked_settle_nothing_and_may_be_asked_again() {
    let mut claim = given([submitted(submission(1, direct()))]);
    let reason = FlightUnverifiedReason::SourcesUnavailable;
    let unavailable = VerifyFlight { evidence: FlightEvidence::Unavailable(reason) };
    let event = claim.then_record(ClaimCommand::VerifyFlight(unavailable));
    let nothing = FlightNotVerified { reason, role: None, leg: None, observed: Vec::new() };
    assert_eq!(event, ClaimEvent::FlightNotVerified(nothing));
    let event = claim.then_record(observed(vec![booked(0, gate("2026-05-02T09:45:00Z"))]));
    assert!(matches!(event, ClaimEvent::FlightVerified(_)));
}

#[test]
fn a_flight_is_verified_once_and_not_after_a_decision() {
    let evidence = || observed(vec![booked(0, gate("2026-05-02T09:45:00Z"))]);
    let claim = given([submitted(submission(1, direct())), verified(560)]);
    assert_eq!(claim.when(evidence()), Err(ClaimError::FlightAlreadyVerified));
    assert_eq!(given(approved_claim(&[40_000])).when(evidence()), Err(ClaimError::ClaimAlreadyDecided));
}
