use std::collections::BTreeMap;

use cqrs_es::DomainEvent;
use proptest::prelude::*;
use redress_domain::claim::{
    AmendClaim, AuthorizePayout, Award, CalculateCompensation, Change, ClaimCommand, ClaimEvent, ClaimPaid, ClaimState,
    ConfirmPayout, DenialReason, DenyClaim, PassengerChange, PayoutAuthorized, PayoutFailed, PayoutReturnReason,
    PayoutReturned, PayoutSent, PayoutShare, PayoutShareRequest, PayoutStallReason, PayoutStalled, ReopenClaim,
    ReopeningReason, ReportPayoutFailure, ReportPayoutStalled, RetryPayout, ReturnPayout, SendPayout, WithdrawClaim,
};
use redress_domain::fact::TimeSemantics;
use redress_domain::upcast::read_event;
use redress_domain::value::{Citation, Currency, Money, PassengerId, PayoutId};

use crate::golden_events::golden_text;
use crate::support::{
    Given, approved, approved_claim, arrived, at, booked, cad, calculated, direct, given, observation, observed,
    passenger_id, payout_id, sealed, submission, submitted, verified,
};

/// Awards small enough that random amounts often meet and often exceed them.
const AWARDS: [u64; 3] = [10, 4, 0];

fn money() -> impl Strategy<Value = Money> {
    prop_oneof![
        9 => (0_u64..=12).prop_map(cad),
        1 => (0_u64..=12).prop_map(|amount| Money::from_minor(amount, Currency::Eur)),
    ]
}

fn payout() -> impl Strategy<Value = PayoutId> {
    (1_u64..=6).prop_map(payout_id)
}

fn stall_reason() -> impl Strategy<Value = PayoutStallReason> {
    prop_oneof![Just(PayoutStallReason::BankUnreachable), Just(PayoutStallReason::BankDisagrees)]
}

fn share() -> impl Strategy<Value = PayoutShareRequest> {
    let amount = prop_oneof![Just(None), money().prop_map(Some)];
    (1_u64..=4, amount)
        .prop_map(|(passenger, amount)| PayoutShareRequest { passenger_id: passenger_id(passenger), amount })
}

/// What happens next.
#[derive(Debug, Clone)]
enum Step {
    /// Somebody commands something.
    Command(Box<ClaimCommand>),
    /// The bank says that it paid exactly what it was told to.
    BankPays(PayoutId),
    /// What the law says changes: an open claim is calculated to these amounts.
    LawSays([u64; 3]),
}

impl Step {
    /// What happens to a claim that stands so.
    fn events(self, claim: &Given) -> Vec<ClaimEvent> {
        if let Self::LawSays(amounts) = self {
            let state = &claim.state;
            let is_open = state.flight.is_some() && state.decision.is_none() && !state.withdrawn;
            let calculated = || ClaimEvent::CompensationCalculated(calculated(&amounts));
            return is_open.then(calculated).into_iter().collect();
        }
        claim.when(self.command(&claim.state)).unwrap_or_default()
    }

    fn command(self, state: &ClaimState) -> ClaimCommand {
        match self {
            Self::LawSays(_) => ClaimCommand::ApproveClaim,
            Self::Command(command) => *command,
            Self::BankPays(payout_id) => {
                let amount = state.payouts.get(&payout_id).map_or(cad(1), |payout| payout.total);
                let bank_reference = "BANK".to_owned();
                ClaimCommand::ConfirmPayout(ConfirmPayout { payout_id, bank_reference, amount, paid_at: None })
            }
        }
    }
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        9 => command().prop_map(|command| Step::Command(Box::new(command))),
        2 => payout().prop_map(Step::BankPays),
        1 => [0_u64..14, 0_u64..14, 0_u64..14].prop_map(Step::LawSays),
    ]
}

/// The first events of a claim: at most up to its approval.
fn history() -> impl Strategy<Value = Vec<ClaimEvent>> {
    prop_oneof![3 => Just(4), 1 => 0_usize..4].prop_map(|events| approved_claim(&AWARDS)[..events].to_vec())
}

/// Commands of everyone who may command: the claimant, the support staff, the automations, and a bank that says whatever
/// it likes whenever it likes.
fn command() -> impl Strategy<Value = ClaimCommand> {
    let authorize = (payout(), prop::collection::vec(share(), 0..3)).prop_map(|(payout_id, shares)| {
        ClaimCommand::AuthorizePayout(AuthorizePayout { payout_id, shares, account: None })
    });
    let send =
        payout().prop_map(|payout_id| ClaimCommand::SendPayout(SendPayout { payout_id, rail: "sandbox".to_owned() }));
    let confirm = (payout(), money()).prop_map(|(payout_id, amount)| {
        let bank_reference = "BANK".to_owned();
        ClaimCommand::ConfirmPayout(ConfirmPayout { payout_id, bank_reference, amount, paid_at: None })
    });
    let fail = payout().prop_map(|payout_id| {
        ClaimCommand::ReportPayoutFailure(ReportPayoutFailure { payout_id, reason: "refused".to_owned() })
    });
    let stall = (payout(), stall_reason(), 0_u32..3).prop_map(|(payout_id, reason, attempts)| {
        ClaimCommand::ReportPayoutStalled(ReportPayoutStalled { payout_id, reason, attempts })
    });
    let deny = DenyClaim { reason: DenialReason::NotEntitled, citation: Citation::from_static("APPR s.19(1)") };
    let late = booked(0, vec![arrived(TimeSemantics::Gate, "2026-05-02T16:05:00Z")]);
    let other = prop_oneof![
        Just(ClaimCommand::SubmitClaim(submission(3, direct()))),
        Just(observed(vec![late])),
        Just(ClaimCommand::CalculateCompensation(CalculateCompensation {})),
        Just(ClaimCommand::ApproveClaim),
        Just(ClaimCommand::DenyClaim(deny)),
    ];
    prop_oneof![6 => authorize, 6 => send, 4 => confirm, 2 => fail, 2 => stall, 2 => other, 8 => later()]
}

/// What may be asked of a claim that did not go straight: paid again, come back, amended, withdrawn, reopened.
fn later() -> impl Strategy<Value = ClaimCommand> {
    let retry = (payout(), payout()).prop_map(|(payout_id, new_payout_id)| {
        ClaimCommand::RetryPayout(RetryPayout { payout_id, new_payout_id, account: None })
    });
    let back = (payout(), prop::option::of(money())).prop_map(|(payout_id, returned)| {
        let reason = PayoutReturnReason::AccountClosed;
        let (bank_reference, returned_at) = (None, None);
        ClaimCommand::ReturnPayout(ReturnPayout { payout_id, returned, reason, bank_reference, returned_at })
    });
    let amend = (1_u64..=4, any::<bool>()).prop_map(|(number, removes)| {
        let mut amend = AmendClaim::nothing(at("2026-06-01T12:00:00Z"));
        if removes {
            amend.passengers = vec![PassengerChange::Remove(passenger_id(number))];
        } else {
            amend.payout_account = Change::Set(sealed(u8::try_from(number).unwrap()));
        }
        ClaimCommand::AmendClaim(amend)
    });
    let reopen = ReopenClaim { reason: ReopeningReason::NewFacts };
    prop_oneof![
        4 => retry,
        4 => back,
        1 => amend,
        1 => Just(ClaimCommand::WithdrawClaim(WithdrawClaim { reason: None })),
        3 => Just(ClaimCommand::ReopenClaim(reopen)),
        3 => Just(ClaimCommand::ApproveClaim),
    ]
}

/// The bank's own books and a plain count over the recorded events, made without the state that is under test.
#[derive(Default)]
struct Books {
    /// In force: none while the claim is open, denied or withdrawn.
    awards: BTreeMap<PassengerId, u64>,
    /// The most that was ever in force.
    most: BTreeMap<PassengerId, u64>,
    returned: BTreeMap<PayoutId, u32>,
    authorized: BTreeMap<PayoutId, Vec<PayoutShare>>,
    sent: BTreeMap<PayoutId, u32>,
    settled: BTreeMap<PayoutId, u32>,
    failed: Vec<PayoutId>,
}

impl Books {
    fn note(&mut self, event: &ClaimEvent) {
        match event {
            ClaimEvent::ClaimApproved(approved) => {
                assert!(self.awards.is_empty(), "a claim is decided once until it is reopened");
                let award = |award: &Award| (award.passenger_id, award.amount.amount_minor);
                self.awards = approved.awards.iter().map(award).collect();
                for (passenger, award) in &self.awards {
                    let most = self.most.entry(*passenger).or_default();
                    *most = (*most).max(*award);
                }
            }
            ClaimEvent::ClaimReopened(_) => self.awards.clear(),
            ClaimEvent::ClaimWithdrawn(_) => {
                let held = (1..=4).map(passenger_id).map(|passenger| self.held(passenger)).sum::<u64>();
                assert_eq!(held, 0, "nothing is paid or under way on a claim that is withdrawn");
                self.awards.clear();
            }
            ClaimEvent::PayoutAuthorized(PayoutAuthorized { payout_id, shares, total, .. }) => {
                let sum: u64 = shares.iter().map(|share| share.amount.amount_minor).sum();
                assert_eq!(total.amount_minor, sum, "the total is the sum of the shares");
                assert!(self.authorized.insert(*payout_id, shares.clone()).is_none(), "a payout id is used once");
                for share in shares {
                    let award = self.awards.get(&share.passenger_id).copied().unwrap_or_default();
                    let held = self.held(share.passenger_id);
                    assert!(held <= award, "{held} is paid or reserved of the {award} in force");
                }
            }
            ClaimEvent::PayoutReturned(PayoutReturned { payout_id, amount, returned, .. }) => {
                let sum: u64 = self.authorized[payout_id].iter().map(|share| share.amount.amount_minor).sum();
                assert_eq!(amount.amount_minor, sum, "what is owed again is what was paid");
                assert!(returned.amount_minor <= sum, "no more comes back than was paid");
                let was_paid = self.settled.contains_key(payout_id) && !self.failed.contains(payout_id);
                assert!(was_paid, "what comes back was paid");
                *self.returned.entry(*payout_id).or_default() += 1;
            }
            ClaimEvent::PayoutSent(PayoutSent { payout_id, .. }) => *self.sent.entry(*payout_id).or_default() += 1,
            ClaimEvent::ClaimPaid(ClaimPaid { payout_id, amount, settles_claim, .. }) => {
                let sum: u64 = self.authorized[payout_id].iter().map(|share| share.amount.amount_minor).sum();
                assert_eq!(amount.amount_minor, sum, "what is paid is what was authorized");
                *self.settled.entry(*payout_id).or_default() += 1;
                let complete = self.awards.iter().all(|(passenger, award)| self.paid(*passenger) >= *award);
                assert_eq!(*settles_claim, complete, "a claim is settled when every award is paid");
            }
            ClaimEvent::PayoutFailed(PayoutFailed { payout_id, .. }) => {
                *self.settled.entry(*payout_id).or_default() += 1;
                self.failed.push(*payout_id);
            }
            _ => {}
        }
    }

    fn sum(&self, passenger: PassengerId, counts: impl Fn(&PayoutId) -> bool) -> u64 {
        let counted = self.authorized.iter().filter(|(payout_id, _)| counts(payout_id));
        let shares = counted.flat_map(|(_, shares)| shares).filter(|share| share.passenger_id == passenger);
        shares.map(|share| share.amount.amount_minor).sum()
    }

    fn paid(&self, passenger: PassengerId) -> u64 {
        self.sum(passenger, |payout_id| self.settled.contains_key(payout_id) && !self.is_free(payout_id))
    }

    /// Paid or reserved.
    fn held(&self, passenger: PassengerId) -> u64 {
        self.sum(passenger, |payout_id| !self.is_free(payout_id))
    }

    fn is_free(&self, payout_id: &PayoutId) -> bool {
        self.failed.contains(payout_id) || self.returned.contains_key(payout_id)
    }

    fn check(&self, state: &ClaimState) {
        for passenger in (1..=4).map(passenger_id) {
            let award = self.awards.get(&passenger).copied().unwrap_or_default();
            let (held, most) = (self.held(passenger), self.most.get(&passenger).copied().unwrap_or_default());
            assert!(held <= most, "{held} is paid or reserved of {most}");
            let outstanding = state.outstanding(passenger).map_or(0, |money| money.amount_minor);
            assert_eq!(outstanding, award.saturating_sub(held), "the state knows what is outstanding, to the cent");
            let paid = state.paid(passenger).map_or(0, |money| money.amount_minor);
            let counted = if state.award(passenger).is_some() { self.paid(passenger) } else { 0 };
            assert_eq!(paid, counted, "the state knows what is paid");
        }
        assert!(self.sent.values().all(|times| *times == 1), "each payout is sent once");
        assert!(self.settled.values().all(|times| *times == 1), "each payout is settled once");
        assert!(self.returned.values().all(|times| *times == 1), "each payout comes back once");
        assert!(self.settled.keys().all(|payout_id| self.sent.contains_key(payout_id)), "an answer follows a question");
    }
}

fn event() -> impl Strategy<Value = ClaimEvent> {
    let amounts = || prop::collection::vec(prop_oneof![0_u64..20, Just(u64::MAX / 4)], 1..4);
    let shares = prop::collection::vec((1_u64..4, prop_oneof![money(), Just(cad(u64::MAX))]), 0..3);
    let authorized = (payout(), shares, money()).prop_map(|(payout_id, shares, total)| {
        let share = |(passenger, amount)| PayoutShare { passenger_id: passenger_id(passenger), amount };
        let shares = shares.into_iter().map(share).collect();
        ClaimEvent::PayoutAuthorized(PayoutAuthorized { payout_id, shares, total, account: sealed(1), retry_of: None })
    });
    let paid = (payout(), money(), any::<bool>()).prop_map(|(payout_id, amount, settles_claim)| {
        let bank_reference = "BANK".to_owned();
        ClaimEvent::ClaimPaid(ClaimPaid { payout_id, amount, bank_reference, paid_at: None, settles_claim })
    });
    let stalled = (payout(), stall_reason(), any::<u32>()).prop_map(|(payout_id, reason, attempts)| {
        ClaimEvent::PayoutStalled(PayoutStalled { payout_id, reason, attempts })
    });
    let unsettled = || {
        let evidence = observed(vec![booked(0, vec![observation(TimeSemantics::Gate)])]);
        given([submitted(submission(1, direct()))]).then_record(evidence)
    };
    prop_oneof![
        Just(submitted(submission(2, direct()))),
        (0_i64..1000).prop_map(verified),
        Just(unsettled()),
        amounts().prop_map(|amounts| ClaimEvent::CompensationCalculated(calculated(&amounts))),
        amounts().prop_map(|amounts| approved(&amounts)),
        payout().prop_map(|payout_id| { ClaimEvent::PayoutSent(PayoutSent { payout_id, rail: "sandbox".to_owned() }) }),
        payout().prop_map(|payout_id| {
            ClaimEvent::PayoutFailed(PayoutFailed { payout_id, reason: "refused".to_owned() })
        }),
        payout().prop_map(|payout_id| {
            let (amount, returned, reason) = (cad(4), cad(4), PayoutReturnReason::NotStated);
            let (bank_reference, returned_at) = (None, None);
            ClaimEvent::PayoutReturned(PayoutReturned {
                payout_id,
                amount,
                returned,
                reason,
                bank_reference,
                returned_at,
            })
        }),
        prop_oneof!["ClaimAmended", "ClaimWithdrawn", "ClaimReopened", "CarrierReasonRecorded", "EvidenceAttached"]
            .prop_map(|event_type| read_event(&event_type, "1", &golden_text(&event_type, "1")).unwrap()),
        authorized,
        paid,
        stalled,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_order_of_commands_pays_more_than_is_owed_or_twice(
        history in history(),
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let mut books = Books::default();
        for event in &history {
            books.note(event);
        }
        let mut claim = given(history);
        for step in steps {
            for event in step.events(&claim) {
                books.note(&event);
                claim.record(event);
            }
            books.check(&claim.state);
        }
    }

    #[test]
    fn a_claim_read_from_its_stored_events_is_the_claim_that_recorded_them(
        history in history(),
        steps in prop::collection::vec(step(), 1..40),
    ) {
        let mut stored: Vec<(&str, String, String)> = history.iter().map(store).collect();
        let mut claim = given(history);
        for step in steps {
            for event in step.events(&claim) {
                stored.push(store(&event));
                claim.record(event);
            }
        }
        let read = given(stored.iter().map(|(event_type, version, payload)| read_event(event_type, version, payload).unwrap()));
        prop_assert_eq!(read.state, claim.state);
    }

    #[test]
    fn whatever_was_recorded_in_whatever_order_can_be_folded(events in prop::collection::vec(event(), 0..40)) {
        let recorded = u64::try_from(events.len()).unwrap();
        let claim = given(events);
        prop_assert_eq!(claim.state.version, recorded);
        for number in 1..4 {
            let _ = (claim.state.outstanding(passenger_id(number)), claim.state.paid(passenger_id(number)));
        }
        for payout in claim.state.payouts.values() {
            let _ = claim.state.is_settled_by(payout);
        }
    }
}

fn store(event: &ClaimEvent) -> (&'static str, String, String) {
    (event.type_name(), event.event_version(), serde_json::to_string(event).unwrap())
}
