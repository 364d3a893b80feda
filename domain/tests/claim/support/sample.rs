//! A claim of invented people about an invented delay.

use jiff::Timestamp;
use redress_domain::claim::{
    Award, CalculationOutcome, ClaimApproved, ClaimCommand, ClaimEvent, ClaimSubmitted, CompensationCalculated,
    Contact, FlightEvidence, FlightVerified, ScheduleSource, SubmitClaim, SubmittedPassenger, VerifiedArrival,
    VerifiedLeg, VerifyFlight,
};
use redress_domain::fact::{
    CauseCode, Disruption, DisruptionKind, Itinerary, Leg, LegObservations, LegRole, Observation, PassengerFacts,
    TimeSemantics,
};
use redress_domain::receipt::{
    BestOutcome, DecisionReceipt, PassengerReceipt, ReceiptAssessment, ReceiptInput, ReceiptValue, Scope,
};
use redress_domain::regime::{Eligibility, ReasonCode};
use redress_domain::value::{Citation, Currency, Money, PassengerId, PayoutId, SealedValue, SubjectId, VaultRef};
use uuid::Uuid;

pub(crate) fn cad(amount_minor: u64) -> Money {
    Money::from_minor(amount_minor, Currency::Cad)
}

pub(crate) fn passenger_id(number: u64) -> PassengerId {
    PassengerId::from_uuid(Uuid::from_u128(0xA0000 + u128::from(number)))
}

pub(crate) fn payout_id(number: u64) -> PayoutId {
    PayoutId::from_uuid(Uuid::from_u128(0xB0000 + u128::from(number)))
}

pub(crate) fn sealed(number: u8) -> SealedValue {
    let id = Uuid::from_u128(0xC0000 + u128::from(number));
    SealedValue::new(SubjectId::from_uuid(id), VaultRef::from_uuid(id), [number; 32])
}

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().expect("a timestamp")
}

/// A leg with a number and times as on the ticket.
pub(crate) fn leg(flight: &str, (origin, departure): (&str, &str), (destination, arrival): (&str, &str)) -> Leg {
    Leg {
        flight_number: Some(flight.parse().expect("a flight number")),
        marketing_carrier: None,
        operating_carrier: None,
        origin: origin.parse().expect("an airport code"),
        destination: destination.parse().expect("an airport code"),
        scheduled_departure: departure.parse().expect("a local time"),
        scheduled_arrival: Some(arrival.parse().expect("a local time")),
        actual_departure: None,
        actual_arrival: None,
    }
}

/// Toronto to Rome; due at 06:45 UTC.
pub(crate) fn direct() -> Vec<Leg> {
    vec![leg("AC890", ("YYZ", "2026-05-01T18:30"), ("FCO", "2026-05-02T08:45"))]
}

/// Vancouver to Rome by Toronto; due in Toronto at 20:00 UTC and in Rome at 06:45 UTC.
pub(crate) fn connecting() -> Vec<Leg> {
    let first = leg("AC104", ("YVR", "2026-05-01T08:30"), ("YYZ", "2026-05-01T16:00"));
    vec![first].into_iter().chain(direct()).collect()
}

/// Late, by what the carrier calls a shortage of crew.
pub(crate) fn disruption(kind: DisruptionKind) -> Disruption {
    Disruption {
        kind,
        leg: 0,
        arrival_delay_minutes: Some(500),
        notice_days: Some(0),
        departure_moved_earlier_minutes: None,
        rerouting: None,
        cause: Some(CauseCode::CrewShortage),
        excused_minutes: None,
        reasonable_measures_proved: None,
        refunded: None,
        volunteered: None,
        denial_ground: None,
    }
}

fn passenger(number: u64) -> SubmittedPassenger {
    SubmittedPassenger {
        passenger_id: passenger_id(number),
        name: sealed(u8::try_from(number).unwrap_or(u8::MAX)),
        facts: PassengerFacts { confirmed_reservation: Some(true), ..PassengerFacts::default() },
        one_way_fare: None,
    }
}

/// A submission of so many passengers for these legs.
pub(crate) fn submission(passengers: u64, legs: Vec<Leg>) -> SubmitClaim {
    SubmitClaim {
        claimant: "client:sample".to_owned(),
        passengers: (1..=passengers).map(passenger).collect(),
        contact: Contact { email: sealed(100), phone: None },
        booking_reference: None,
        itinerary: Itinerary { single_booking: true, legs },
        replacement_legs: Vec::new(),
        disruption: disruption(DisruptionKind::Delay),
        carrier_size: None,
        carried_for: None,
        filed_on: "2026-06-01".parse().expect("a date"),
        already_compensated_by: None,
        payout_account: Some(sealed(101)),
        received_at: at("2026-06-01T12:00:00Z"),
    }
}

/// What a submission records.
pub(crate) fn submitted(submission: SubmitClaim) -> ClaimEvent {
    ClaimEvent::ClaimSubmitted(ClaimSubmitted {
        claimant: submission.claimant,
        passengers: submission.passengers,
        contact: submission.contact,
        booking_reference: submission.booking_reference,
        itinerary: submission.itinerary,
        replacement_legs: submission.replacement_legs,
        disruption: submission.disruption,
        carrier_size: submission.carrier_size,
        carried_for: submission.carried_for,
        filed_on: submission.filed_on,
        already_compensated_by: submission.already_compensated_by,
        payout_account: submission.payout_account,
    })
}

/// An observation of an arrival.
pub(crate) fn arrived(time_semantics: TimeSemantics, arrival: &str) -> Observation {
    Observation { actual_arrival: Some(at(arrival)), ..observation(time_semantics) }
}

/// An observation of a flight that did not fly.
pub(crate) fn cancelled() -> Observation {
    Observation { cancelled: true, ..observation(TimeSemantics::Fids) }
}

/// An observation that knows the flight and nothing more.
pub(crate) fn observation(time_semantics: TimeSemantics) -> Observation {
    Observation {
        source: "sample".to_owned(),
        provider_key: "AC890/2026-05-01".to_owned(),
        retrieved_at: at("2026-05-03T00:00:00Z"),
        time_semantics,
        scheduled_departure: None,
        actual_departure: None,
        scheduled_arrival: None,
        actual_arrival: None,
        cancelled: false,
        diverted_to: None,
    }
}

/// What was found about a booked leg.
pub(crate) fn booked(leg: usize, observations: Vec<Observation>) -> LegObservations {
    LegObservations { role: LegRole::Booked, leg, observations }
}

/// The command that brings this evidence.
pub(crate) fn observed(legs: Vec<LegObservations>) -> ClaimCommand {
    ClaimCommand::VerifyFlight(VerifyFlight { evidence: FlightEvidence::Observed(legs), asked_at_version: u64::MAX })
}

/// The direct flight, verified as so many minutes late.
pub(crate) fn verified(delay_minutes: i64) -> ClaimEvent {
    let scheduled_at = at("2026-05-02T06:45:00Z");
    let arrived_at = scheduled_at + jiff::SignedDuration::from_mins(delay_minutes);
    let observation = arrived(TimeSemantics::Gate, &arrived_at.to_string());
    let leg = VerifiedLeg { role: LegRole::Booked, leg: 0, observations: vec![observation], decided_by: Some(0) };
    let arrival = VerifiedArrival {
        role: LegRole::Booked,
        leg: 0,
        scheduled_at,
        scheduled_by: ScheduleSource::Ticket,
        arrived_at,
        time_semantics: TimeSemantics::Gate,
        delay_minutes,
    };
    ClaimEvent::FlightVerified(FlightVerified { legs: vec![leg], arrival: Some(arrival) })
}

/// A calculation by which each of these passengers is owed so much; 0 is nothing.
pub(crate) fn calculated(amounts: &[u64]) -> CompensationCalculated {
    let passengers: Vec<PassengerReceipt> =
        (1..).zip(amounts).map(|(number, amount)| receipt_of(number, *amount)).collect();
    let total: u64 = amounts.iter().sum();
    let input = ReceiptInput {
        fact: "disruption.arrival_delay_minutes".into(),
        value: ReceiptValue::Integer(560),
        event_id: super::event_id(2),
    };
    let receipt = DecisionReceipt { receipt_version: 2, inputs: vec![input], untouched: Vec::new(), passengers };
    CompensationCalculated {
        outcome: if total > 0 { CalculationOutcome::Owed } else { CalculationOutcome::NotOwed },
        totals: if total > 0 { vec![cad(total)] } else { Vec::new() },
        receipt_sha256: receipt.sha256().expect("a receipt has a hash"),
        receipt,
        why: None,
    }
}

fn receipt_of(number: u64, amount_minor: u64) -> PassengerReceipt {
    let owed = (amount_minor > 0).then(|| cad(amount_minor));
    PassengerReceipt {
        passenger_id: passenger_id(number),
        inputs: Vec::new(),
        best: owed.map(|amount| BestOutcome { regime: "CA-APPR".into(), amount }),
        assessments: vec![ReceiptAssessment {
            regime: "CA-APPR".into(),
            rule_version: Some("APPR-2022-09".into()),
            scope: Scope::Inside,
            eligible: if owed.is_some() { Eligibility::Yes } else { Eligibility::No },
            reason: if owed.is_some() { ReasonCode::Ok } else { ReasonCode::Below3h },
            amount: owed,
            unreduced_amount: None,
            lapsed_amount: None,
            citations: vec![Citation::from_static("APPR s.19(1)(a)(i)")],
            questions: Vec::new(),
            warnings: Vec::new(),
            presumptions: Vec::new(),
            branches: Vec::new(),
            deadlines: Vec::new(),
        }],
        plans: None,
        cautions: Vec::new(),
    }
}

/// The approval of [`calculated`].
pub(crate) fn approved(amounts: &[u64]) -> ClaimEvent {
    let award = |(number, amount): (u64, &u64)| Award {
        passenger_id: passenger_id(number),
        regime: "CA-APPR".into(),
        amount: cad(*amount),
    };
    ClaimEvent::ClaimApproved(ClaimApproved {
        awards: (1..).zip(amounts).filter(|(_, amount)| **amount > 0).map(award).collect(),
        totals: vec![cad(amounts.iter().sum())],
        receipt_sha256: calculated(amounts).receipt_sha256,
    })
}

/// A claim on which each of these passengers was awarded so much.
pub(crate) fn approved_claim(amounts: &[u64]) -> Vec<ClaimEvent> {
    let passengers = u64::try_from(amounts.len()).unwrap_or(u64::MAX);
    vec![
        submitted(submission(passengers, direct())),
        verified(560),
        ClaimEvent::CompensationCalculated(calculated(amounts)),
        approved(amounts),
    ]
}
