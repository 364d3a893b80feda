//! Claims as the domain itself decides them.

use jiff::Timestamp;
use jiff::civil::Date;
use redress_domain::claim::{
    AuthorizePayout, CalculateCompensation, ClaimCommand, ClaimEvent, ClaimState, ConfirmPayout, Contact, DenialReason,
    DenyClaim, Facts, FlightEvidence, PayoutShareRequest, SendPayout, SubmitClaim, SubmittedPassenger, VerifyFlight,
    WithdrawClaim, decide,
};
use redress_domain::fact::{
    CauseCode, Disruption, DisruptionKind, Itinerary, Leg, LegObservations, LegRole, Observation, PassengerFacts,
    TimeSemantics,
};
use redress_domain::value::{Citation, EventId, PassengerId, PayoutId, SealedValue, SubjectId, VaultRef};

/// An invented delay: large carriers, real airports.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Flight {
    pub(crate) number: &'static str,
    pub(crate) route: [&'static str; 2],
    /// The scheduled arrival, by the clock of the airport and in UTC.
    pub(crate) arrival: [&'static str; 2],
    pub(crate) departure: &'static str,
}

/// Before the sums of s.19 were in force.
pub(crate) const BEFORE_S19: Flight = Flight {
    number: "AC117",
    route: ["YYZ", "YVR"],
    departure: "2019-12-10T12:00",
    arrival: ["2019-12-10T14:00", "2019-12-10T22:00:00Z"],
};

/// Some days after they came into force.
pub(crate) const UNDER_S19: Flight =
    Flight { departure: "2019-12-20T12:00", arrival: ["2019-12-20T14:00", "2019-12-20T22:00:00Z"], ..BEFORE_S19 };

/// Within the European Union.
pub(crate) const EUROPEAN: Flight = Flight {
    number: "AF1018",
    route: ["CDG", "FRA"],
    departure: "2026-05-01T08:00",
    arrival: ["2026-05-01T09:15", "2026-05-01T07:15:00Z"],
};

/// A claim and its events so far.
pub(crate) struct Life {
    state: ClaimState,
    facts: Facts,
    pub(crate) events: Vec<ClaimEvent>,
    pub(crate) passengers: Vec<PassengerId>,
    flight: Flight,
}

impl Life {
    /// Submitted, with no delay stated.
    pub(crate) fn submitted(flight: Flight, passengers: usize) -> Self {
        let passengers: Vec<_> = (0..passengers).map(|_| PassengerId::from_uuid(redress::ids::new_v7())).collect();
        let submission = ClaimCommand::SubmitClaim(submission(flight, &passengers));
        let (state, facts) = (ClaimState::default(), Facts::default());
        Self { state, facts, events: Vec::new(), passengers, flight }.then(submission)
    }

    /// Verified as five hours late, and calculated.
    pub(crate) fn calculated(flight: Flight, passengers: usize) -> Self {
        let verified = Self::submitted(flight, passengers);
        let verification = verification(verified.flight);
        verified.then(verification).then(ClaimCommand::CalculateCompensation(CalculateCompensation {}))
    }

    pub(crate) fn withdrawn(self) -> Self {
        self.then(ClaimCommand::WithdrawClaim(WithdrawClaim { reason: None }))
    }

    pub(crate) fn denied(self) -> Self {
        let citation = Citation::from_static("APPR s.19");
        self.then(ClaimCommand::DenyClaim(DenyClaim { reason: DenialReason::NotEntitled, citation }))
    }

    pub(crate) fn approved(self) -> Self {
        self.then(ClaimCommand::ApproveClaim)
    }

    /// Paid to these passengers, counted from 0, in one payout.
    pub(crate) fn paid(self, to: &[usize]) -> Self {
        let payout_id = PayoutId::from_uuid(redress::ids::new_v7());
        let share = |index: &usize| PayoutShareRequest { passenger_id: self.passengers[*index], amount: None };
        let shares = to.iter().map(share).collect();
        let sent = self
            .then(ClaimCommand::AuthorizePayout(AuthorizePayout { payout_id, shares, account: None }))
            .then(ClaimCommand::SendPayout(SendPayout { payout_id, rail: "sandbox".to_owned() }));
        let amount = sent.state.payouts[&payout_id].total;
        let bank_reference = "BANK-1".to_owned();
        sent.then(ClaimCommand::ConfirmPayout(ConfirmPayout { payout_id, bank_reference, amount, paid_at: None }))
    }

    fn then(mut self, command: ClaimCommand) -> Self {
        for event in decide(&self.state, command, &self.facts).expect("the way is open") {
            self.state.evolve(event.clone());
            self.facts.event_ids.push(EventId::from_uuid(redress::ids::new_v7()));
            self.events.push(event);
        }
        self
    }
}

fn sealed() -> SealedValue {
    let id = redress::ids::new_v7();
    SealedValue::new(SubjectId::from_uuid(id), VaultRef::from_uuid(id), [7; 32])
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

fn submission(flight: Flight, passengers: &[PassengerId]) -> SubmitClaim {
    let passenger = |passenger_id: &PassengerId| SubmittedPassenger {
        passenger_id: *passenger_id,
        name: sealed(),
        facts: PassengerFacts { confirmed_reservation: Some(true), ..PassengerFacts::default() },
        one_way_fare: None,
    };
    let leg = Leg {
        flight_number: Some(flight.number.parse().expect("a flight number")),
        marketing_carrier: None,
        operating_carrier: None,
        origin: flight.route[0].parse().expect("an airport"),
        destination: flight.route[1].parse().expect("an airport"),
        scheduled_departure: flight.departure.parse().expect("a local time"),
        scheduled_arrival: Some(flight.arrival[0].parse().expect("a local time")),
        actual_departure: None,
        actual_arrival: None,
    };
    let received_at = at(flight.arrival[1]) + jiff::SignedDuration::from_hours(240);
    let filed_on: Date = received_at.to_zoned(jiff::tz::TimeZone::UTC).date();
    SubmitClaim {
        claimant: "client:sample".to_owned(),
        passengers: passengers.iter().map(passenger).collect(),
        contact: Contact { email: sealed(), phone: None },
        booking_reference: None,
        itinerary: Itinerary { single_booking: true, legs: vec![leg] },
        replacement_legs: Vec::new(),
        disruption: Disruption {
            kind: DisruptionKind::Delay,
            leg: 0,
            arrival_delay_minutes: None,
            notice_days: Some(0),
            departure_moved_earlier_minutes: None,
            rerouting: None,
            cause: Some(CauseCode::CrewShortage),
            excused_minutes: None,
            reasonable_measures_proved: None,
            refunded: None,
            volunteered: None,
            denial_ground: None,
        },
        carrier_size: None,
        carried_for: None,
        filed_on,
        already_compensated_by: None,
        payout_account: Some(sealed()),
        received_at,
    }
}

fn verification(flight: Flight) -> ClaimCommand {
    let arrival = at(flight.arrival[1]) + jiff::SignedDuration::from_hours(5);
    let observation = Observation {
        source: "sample".to_owned(),
        provider_key: flight.number.to_owned(),
        retrieved_at: arrival + jiff::SignedDuration::from_hours(24),
        time_semantics: TimeSemantics::Gate,
        scheduled_departure: None,
        actual_departure: None,
        scheduled_arrival: None,
        actual_arrival: Some(arrival),
        cancelled: false,
        diverted_to: None,
    };
    let legs = vec![LegObservations { role: LegRole::Booked, leg: 0, observations: vec![observation] }];
    ClaimCommand::VerifyFlight(VerifyFlight { evidence: FlightEvidence::Observed(legs), asked_at_version: u64::MAX })
}
