use redress_domain::claim::{
    ClaimEvent, ClaimPaid, ClaimStatus, PayoutAuthorized, PayoutFailed, PayoutReturnReason, PayoutReturned, PayoutSent,
    PayoutShare, PayoutStatus,
};

use crate::support::{Given, approved_claim, cad, given, passenger_id, payout_id, sealed};

fn authorized(amount_minor: u64) -> ClaimEvent {
    let amount = cad(amount_minor);
    let shares = vec![PayoutShare { passenger_id: passenger_id(1), amount }];
    ClaimEvent::PayoutAuthorized(PayoutAuthorized {
        payout_id: payout_id(1),
        shares,
        total: amount,
        account: sealed(9),
        retry_of: None,
    })
}

fn sent() -> ClaimEvent {
    ClaimEvent::PayoutSent(PayoutSent { payout_id: payout_id(1), rail: "sandbox".to_owned() })
}

fn failed() -> ClaimEvent {
    ClaimEvent::PayoutFailed(PayoutFailed { payout_id: payout_id(1), reason: "account_closed".to_owned() })
}

fn paid() -> ClaimEvent {
    ClaimEvent::ClaimPaid(ClaimPaid {
        payout_id: payout_id(1),
        amount: cad(40_000),
        bank_reference: "BANK-1".to_owned(),
        paid_at: None,
        settles_claim: true,
    })
}

fn returned() -> ClaimEvent {
    ClaimEvent::PayoutReturned(PayoutReturned {
        payout_id: payout_id(1),
        amount: cad(40_000),
        returned: cad(40_000),
        reason: PayoutReturnReason::AccountClosed,
        bank_reference: None,
        returned_at: None,
    })
}

fn folded(events: Vec<ClaimEvent>) -> Given {
    given([approved_claim(&[40_000]), events].concat())
}

#[test]
fn an_answer_of_the_bank_that_stands_before_its_question_moves_nothing() {
    for early in [paid(), failed()] {
        let claim = folded(vec![early.clone(), authorized(40_000), early, sent()]);
        assert_eq!(claim.state.payouts[&payout_id(1)].status, PayoutStatus::Sent);
        assert_eq!(claim.state.status, ClaimStatus::PayoutSent);
    }
}

#[test]
fn what_is_said_to_come_back_before_it_was_paid_moves_nothing() {
    for payment in [vec![], vec![authorized(40_000)], vec![authorized(40_000), sent(), failed()]] {
        let before = folded(payment.clone());
        let after = folded([payment, vec![returned()]].concat());
        assert_eq!((after.state.payouts, after.state.status), (before.state.payouts, before.state.status));
    }
    let claim = folded(vec![authorized(40_000), sent(), paid(), returned(), paid()]);
    assert_eq!(claim.state.payouts[&payout_id(1)].status, PayoutStatus::Returned);
    assert_eq!(claim.state.outstanding(passenger_id(1)), Some(cad(40_000)));
}

#[test]
fn a_settled_payout_stays_as_it_was_settled() {
    let claim = folded(vec![authorized(40_000), sent(), paid(), failed(), sent(), authorized(1)]);
    let payout = &claim.state.payouts[&payout_id(1)];
    assert_eq!((payout.status, payout.total), (PayoutStatus::Paid, cad(40_000)));
    assert_eq!(claim.state.outstanding(passenger_id(1)), Some(cad(0)));
}

#[test]
fn an_empty_stream_is_no_claim() {
    let none = given([]);
    assert_eq!((none.state.version, none.state.status), (0, ClaimStatus::Unsubmitted));
    assert_eq!((none.state.outstanding(passenger_id(1)), none.facts.event_at(0)), (None, None));
}
