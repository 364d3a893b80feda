//! Lives of invented claims, as the domain itself decides them, and their way into the log.

use cqrs_es::DomainEvent as _;
use jiff::Timestamp;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{Rng as _, SeedableRng as _};
use redress_domain::claim::{
    AddNote, AmendClaim, AuthorizePayout, CalculateCompensation, ClaimCommand, ClaimEvent, ClaimState, ClaimStatus,
    ConfirmPayout, Contact, DenialReason, DenyClaim, Facts, FlightEvidence, FlightUnverifiedReason, PayoutReturnReason,
    PayoutShareRequest, PayoutStallReason, RecordCarrierReason, ReopenClaim, ReopeningReason, ReportPayoutFailure,
    ReportPayoutStalled, RetryPayout, ReturnPayout, SendPayout, SubmitClaim, SubmittedPassenger, VerifyFlight,
    WithdrawClaim, decide,
};
use redress_domain::fact::{
    CauseCode, Disruption, DisruptionKind, Itinerary, Leg, LegObservations, LegRole, Observation, PassengerFacts,
    TimeSemantics,
};
use redress_domain::value::{
    Citation, Currency, EventId, Money, NoteId, PassengerId, PayoutId, SealedValue, SubjectId, VaultRef,
};
use sqlx::PgPool;
use uuid::Uuid;

/// An event on its way into the log.
#[derive(Debug, Clone)]
pub(crate) struct NewEvent {
    pub(crate) claim_id: Uuid,
    pub(crate) version: i64,
    pub(crate) event_type: String,
    pub(crate) event_version: String,
    pub(crate) payload: String,
}

/// The events of one claim, in order, ready to be appended.
pub(crate) fn stream(claim_id: Uuid, events: &[ClaimEvent]) -> Vec<NewEvent> {
    let stored = |(version, event): (i64, &ClaimEvent)| NewEvent {
        claim_id,
        version,
        event_type: event.type_name().to_owned(),
        event_version: event.event_version(),
        payload: serde_json::to_string(event).expect("an event is JSON"),
    };
    (1..).zip(events).map(stored).collect()
}

/// Random lives of so many claims, interleaved as a busy day would; the same seed gives the same lives.
pub(crate) fn busy_day(seed: u64, claims: usize) -> Vec<NewEvent> {
    let mut random = StdRng::seed_from_u64(seed);
    let streams = (0..claims).map(|_| stream(redress::ids::new_v7(), &life(&mut random)));
    let mut streams: Vec<_> = streams.map(|stream| stream.into_iter().peekable()).collect();
    let mut day = Vec::new();
    while !streams.is_empty() {
        let chosen = random.random_range(0..streams.len());
        day.extend(streams[chosen].next());
        if streams[chosen].peek().is_none() {
            drop(streams.swap_remove(chosen));
        }
    }
    day
}

/// Appends the events as one statement. The hash is no link of a chain: nobody here verifies it.
pub(crate) async fn append(owner: &PgPool, events: &[NewEvent]) {
    let query = sqlx::query(
        "INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, \
                event_id, command_id, correlation_id, actor, hash) \
         SELECT 'claim', claim_id, version, event_type, event_version, payload::json, '{}', gen_random_uuid(), \
                gen_random_uuid(), gen_random_uuid(), 'automation:test', decode(repeat('00', 32), 'hex') \
           FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[]) \
             AS new (claim_id, version, event_type, event_version, payload)",
    );
    query
        .bind(events.iter().map(|event| event.claim_id.to_string()).collect::<Vec<_>>())
        .bind(events.iter().map(|event| event.version).collect::<Vec<_>>())
        .bind(events.iter().map(|event| event.event_type.clone()).collect::<Vec<_>>())
        .bind(events.iter().map(|event| event.event_version.clone()).collect::<Vec<_>>())
        .bind(events.iter().map(|event| event.payload.clone()).collect::<Vec<_>>())
        .execute(owner)
        .await
        .expect("the owner may append");
}

/// A whole life, from submission to payment, of one passenger.
pub(crate) fn straight_life() -> Vec<ClaimEvent> {
    let mut life = Life::begin(1);
    let payout_id = life.next_payout();
    let shares = vec![PayoutShareRequest { passenger_id: life.passengers[0], amount: None }];
    for command in [
        verification(560),
        ClaimCommand::CalculateCompensation(CalculateCompensation {}),
        ClaimCommand::ApproveClaim,
        ClaimCommand::AuthorizePayout(AuthorizePayout { payout_id, shares, account: None }),
        ClaimCommand::SendPayout(SendPayout { payout_id, rail: "sandbox".to_owned() }),
    ] {
        assert!(life.command(command), "the straight path is open");
    }
    let paid = life.confirmation(payout_id);
    assert!(life.command(paid), "the straight path is open");
    life.events
}

/// A random life: commands at random, of which the domain refuses most.
fn life(random: &mut StdRng) -> Vec<ClaimEvent> {
    let mut life = Life::begin(random.random_range(1..=3));
    for _ in 0..random.random_range(0..25) {
        let command = life.random_command(random);
        life.command(command);
    }
    life.events
}

struct Life {
    state: ClaimState,
    facts: Facts,
    events: Vec<ClaimEvent>,
    passengers: Vec<PassengerId>,
    payouts: Vec<PayoutId>,
}

impl Life {
    fn begin(passengers: usize) -> Self {
        let passengers: Vec<PassengerId> =
            (0..passengers).map(|_| PassengerId::from_uuid(redress::ids::new_v7())).collect();
        let submission = ClaimCommand::SubmitClaim(submission(&passengers));
        let mut life = Self {
            state: ClaimState::default(),
            facts: Facts::default(),
            events: Vec::new(),
            passengers,
            payouts: Vec::new(),
        };
        assert!(life.command(submission), "the submission is good");
        life
    }

    fn next_payout(&mut self) -> PayoutId {
        let payout_id = PayoutId::from_uuid(redress::ids::new_v7());
        self.payouts.push(payout_id);
        payout_id
    }

    /// Records what the command leads to; `false`: it was refused.
    fn command(&mut self, command: ClaimCommand) -> bool {
        let Ok(events) = decide(&self.state, command, &self.facts) else { return false };
        for event in events {
            self.state.evolve(event.clone());
            self.facts.event_ids.push(EventId::from_uuid(redress::ids::new_v7()));
            self.events.push(event);
        }
        true
    }

    fn confirmation(&self, payout_id: PayoutId) -> ClaimCommand {
        let total = self.state.payouts.get(&payout_id).map(|payout| payout.total);
        let amount = total.unwrap_or(Money::zero(Currency::Cad));
        ClaimCommand::ConfirmPayout(ConfirmPayout {
            payout_id,
            bank_reference: "BANK-1".to_owned(),
            amount,
            paid_at: None,
        })
    }

    /// Mostly what moves the claim on, else anything.
    fn random_command(&mut self, random: &mut StdRng) -> ClaimCommand {
        let payout_id = self.payouts.choose(random).copied();
        let payout_id = payout_id.unwrap_or_else(|| PayoutId::from_uuid(redress::ids::new_v7()));
        let next = match self.state.status {
            ClaimStatus::Unsubmitted | ClaimStatus::Submitted | ClaimStatus::FlightNotVerified => 0..2,
            ClaimStatus::FlightVerified => 2..3,
            ClaimStatus::Calculated | ClaimStatus::Denied => 3..5,
            ClaimStatus::Approved | ClaimStatus::PayoutFailed | ClaimStatus::PartlyPaid | ClaimStatus::Paid => 5..6,
            ClaimStatus::PayoutAuthorized => 6..7,
            ClaimStatus::PayoutSent | ClaimStatus::PayoutStalled => 7..10,
            ClaimStatus::PayoutReturned => 11..12,
            ClaimStatus::Withdrawn => 15..16,
        };
        match if random.random_range(0..3) > 0 { random.random_range(next) } else { random.random_range(0..18) } {
            0 => verification(*[30, 200, 400, 560].choose(random).unwrap_or(&0)),
            1 => ClaimCommand::VerifyFlight(VerifyFlight {
                evidence: FlightEvidence::Unavailable(FlightUnverifiedReason::SourcesUnavailable),
                asked_at_version: u64::MAX,
            }),
            2 => ClaimCommand::CalculateCompensation(CalculateCompensation {}),
            3 => ClaimCommand::ApproveClaim,
            4 if random.random_range(0..4) == 0 => ClaimCommand::DenyClaim(DenyClaim {
                reason: DenialReason::NotEntitled,
                citation: Citation::from_static("APPR s.19"),
            }),
            5 | 4 => {
                let payout_id = self.next_payout();
                let amounts = [None, Some(Money::from_minor(10_000, Currency::Cad))];
                let amount = *amounts.choose(random).unwrap_or(&None);
                let passenger_id = *self.passengers.choose(random).expect("a claim has passengers");
                let shares = vec![PayoutShareRequest { passenger_id, amount }];
                ClaimCommand::AuthorizePayout(AuthorizePayout { payout_id, shares, account: None })
            }
            6 => ClaimCommand::SendPayout(SendPayout { payout_id, rail: "sandbox".to_owned() }),
            7 => self.confirmation(payout_id),
            8 => ClaimCommand::ReportPayoutFailure(ReportPayoutFailure {
                payout_id,
                reason: "account_closed".to_owned(),
            }),
            9 => ClaimCommand::ReportPayoutStalled(ReportPayoutStalled {
                payout_id,
                reason: PayoutStallReason::BankUnreachable,
                attempts: 5,
            }),
            other => self.later_command(random, payout_id, other),
        }
    }

    /// What may be asked of a claim that does not go straight.
    fn later_command(&mut self, random: &mut StdRng, payout_id: PayoutId, which: u32) -> ClaimCommand {
        match which {
            10 => ClaimCommand::ReturnPayout(ReturnPayout {
                payout_id,
                returned: None,
                reason: PayoutReturnReason::AccountClosed,
                bank_reference: None,
                returned_at: None,
            }),
            11 => {
                let new_payout_id = self.next_payout();
                ClaimCommand::RetryPayout(RetryPayout { payout_id, new_payout_id, account: None })
            }
            12 | 13 => {
                let mut amend = AmendClaim::nothing(at("2026-06-01T12:00:00Z"));
                let mut facts = disruption();
                facts.cause = [CauseCode::WeatherUnsafe, CauseCode::CrewShortage].choose(random).copied();
                facts.kind = if which == 13 { DisruptionKind::DeniedBoarding } else { DisruptionKind::Delay };
                amend.disruption = Some(facts);
                ClaimCommand::AmendClaim(amend)
            }
            14 => ClaimCommand::WithdrawClaim(WithdrawClaim { reason: None }),
            15 => ClaimCommand::ReopenClaim(ReopenClaim { reason: ReopeningReason::NewFacts }),
            16 => ClaimCommand::RecordCarrierReason(RecordCarrierReason {
                cause: [CauseCode::WeatherUnsafe, CauseCode::TechUnscheduled][random.random_range(0..2)],
                said_at: None,
                learned_on: "2026-06-01".parse().expect("a date"),
                channel: None,
                words: Some(sealed()),
                evidence_id: None,
                received_at: at("2026-06-01T12:00:00Z"),
            }),
            _ => {
                let note_id = NoteId::from_uuid(redress::ids::new_v7());
                ClaimCommand::AddNote(AddNote { note_id, text: sealed() })
            }
        }
    }
}

fn sealed() -> SealedValue {
    let id = redress::ids::new_v7();
    SealedValue::new(SubjectId::from_uuid(id), VaultRef::from_uuid(id), [7; 32])
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

fn submission(passengers: &[PassengerId]) -> SubmitClaim {
    let passenger = |passenger_id: &PassengerId| SubmittedPassenger {
        passenger_id: *passenger_id,
        name: sealed(),
        facts: PassengerFacts { confirmed_reservation: Some(true), ..PassengerFacts::default() },
        one_way_fare: None,
    };
    let leg = Leg {
        flight_number: Some("AC890".parse().expect("a flight number")),
        marketing_carrier: None,
        operating_carrier: None,
        origin: "YYZ".parse().expect("an airport"),
        destination: "FCO".parse().expect("an airport"),
        scheduled_departure: "2026-05-01T18:30".parse().expect("a local time"),
        scheduled_arrival: Some("2026-05-02T08:45".parse().expect("a local time")),
        actual_departure: None,
        actual_arrival: None,
    };
    SubmitClaim {
        claimant: "client:sample".to_owned(),
        passengers: passengers.iter().map(passenger).collect(),
        contact: Contact { email: sealed(), phone: None },
        booking_reference: None,
        itinerary: Itinerary { single_booking: true, legs: vec![leg] },
        replacement_legs: Vec::new(),
        disruption: disruption(),
        carrier_size: None,
        carried_for: None,
        filed_on: "2026-06-01".parse().expect("a date"),
        already_compensated_by: None,
        payout_account: Some(sealed()),
        received_at: at("2026-06-01T12:00:00Z"),
    }
}

fn disruption() -> Disruption {
    Disruption {
        kind: DisruptionKind::Delay,
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

/// Flight data by which the flight arrived so many minutes late.
fn verification(delay_minutes: i64) -> ClaimCommand {
    let arrival = at("2026-05-02T06:45:00Z") + jiff::SignedDuration::from_mins(delay_minutes);
    let observation = Observation {
        source: "sample".to_owned(),
        provider_key: "AC890/2026-05-01".to_owned(),
        retrieved_at: at("2026-05-03T00:00:00Z"),
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
