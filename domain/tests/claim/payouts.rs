use redress_domain::claim::{
    AmendClaim, AuthorizePayout, Change, ClaimCommand, ClaimError, ClaimEvent, ClaimPaid, ClaimStatus, ConfirmPayout,
    PayoutAuthorized, PayoutReturnReason, PayoutShare, PayoutShareRequest, PayoutStallReason, PayoutStatus,
    ReportPayoutFailure, ReportPayoutStalled, RetryPayout, ReturnPayout, SendPayout, SubmitClaim,
};
use redress_domain::value::{Currency, Money, MoneyError, SealedValue};

use crate::support::{
    Given, approved, approved_claim, at, cad, direct, given, passenger_id, payout_id, sealed, submission, submitted,
};

fn authorize_to(payout: u64, account: Option<SealedValue>, shares: &[(u64, Option<Money>)]) -> ClaimCommand {
    let share = |(passenger, amount): &(u64, Option<Money>)| PayoutShareRequest {
        passenger_id: passenger_id(*passenger),
        amount: *amount,
    };
    let shares = shares.iter().map(share).collect();
    ClaimCommand::AuthorizePayout(AuthorizePayout { payout_id: payout_id(payout), shares, account })
}

pub(crate) fn authorize(payout: u64, shares: &[(u64, Option<Money>)]) -> ClaimCommand {
    authorize_to(payout, None, shares)
}

pub(crate) fn send(payout: u64) -> ClaimCommand {
    ClaimCommand::SendPayout(SendPayout { payout_id: payout_id(payout), rail: "sandbox".to_owned() })
}

pub(crate) fn confirm(payout: u64, amount: Money) -> ClaimCommand {
    ClaimCommand::ConfirmPayout(ConfirmPayout {
        payout_id: payout_id(payout),
        bank_reference: format!("BANK-{payout}"),
        amount,
        paid_at: Some(at("2026-06-05T10:00:00Z")),
    })
}

pub(crate) fn fail(payout: u64) -> ClaimCommand {
    ClaimCommand::ReportPayoutFailure(ReportPayoutFailure {
        payout_id: payout_id(payout),
        reason: "account_closed".to_owned(),
    })
}

pub(crate) fn stall(payout: u64, attempts: u32) -> ClaimCommand {
    let reason = PayoutStallReason::BankUnreachable;
    ClaimCommand::ReportPayoutStalled(ReportPayoutStalled { payout_id: payout_id(payout), reason, attempts })
}

fn status(claim: &Given, payout: u64) -> PayoutStatus {
    claim.state.payouts[&payout_id(payout)].status
}

#[test]
fn a_payout_without_amounts_is_of_all_that_is_outstanding() {
    let events = given(approved_claim(&[40_000, 0, 70_000])).when(authorize(1, &[(1, None), (3, None)]));
    let share = |passenger, amount| PayoutShare { passenger_id: passenger_id(passenger), amount: cad(amount) };
    let authorized = PayoutAuthorized {
        payout_id: payout_id(1),
        shares: vec![share(1, 40_000), share(3, 70_000)],
        total: cad(110_000),
        account: sealed(101),
        retry_of: None,
    };
    assert_eq!(events, Ok(vec![ClaimEvent::PayoutAuthorized(authorized)]));
}

#[test]
fn money_follows_an_approval() {
    let claim = given([submitted(submission(1, direct()))]);
    assert_eq!(claim.when(authorize(1, &[(1, None)])), Err(ClaimError::ClaimNotApproved));
}

#[test]
fn a_payout_names_its_passengers_once_and_at_least_one() {
    let claim = given(approved_claim(&[40_000]));
    for shares in [vec![], vec![(1, Some(cad(1))), (1, Some(cad(1)))]] {
        assert_eq!(claim.when(authorize(1, &shares)), Err(ClaimError::PayoutSharesInvalid));
    }
    let nothing = ClaimError::PayoutShareIsNothing { passenger_id: passenger_id(1) };
    assert_eq!(claim.when(authorize(1, &[(1, Some(cad(0)))])), Err(nothing));
}

#[test]
fn who_was_awarded_nothing_is_paid_nothing() {
    let claim = given(approved_claim(&[40_000, 0]));
    for passenger in [2, 77] {
        let refused = ClaimError::PassengerNotAwarded { passenger_id: passenger_id(passenger) };
        assert_eq!(claim.when(authorize(1, &[(passenger, None)])), Err(refused));
    }
}

#[test]
fn what_is_authorized_is_reserved_until_the_bank_refuses() {
    let mut claim = given(approved_claim(&[40_000]));
    claim.then_record(authorize(1, &[(1, Some(cad(30_000)))]));
    let exceeds = ClaimError::AmountExceedsEntitlement {
        passenger_id: passenger_id(1),
        requested: cad(10_001),
        outstanding: cad(10_000),
    };
    for step in [None, Some(send(1)), Some(stall(1, 3)), Some(confirm(1, cad(30_000)))] {
        claim.then_record_all(step);
        assert_eq!(claim.when(authorize(2, &[(1, Some(cad(10_001)))])), Err(exceeds.clone()));
        assert_eq!(claim.state.outstanding(passenger_id(1)), Some(cad(10_000)));
    }
    claim.then_record(authorize(2, &[(1, None)]));
    let paid = ClaimError::ClaimAlreadyPaid { passenger_id: passenger_id(1) };
    assert_eq!(claim.when(authorize(3, &[(1, None)])), Err(paid));
    claim.then_record(send(2));
    claim.then_record(fail(2));
    assert_eq!(claim.state.outstanding(passenger_id(1)), Some(cad(10_000)));
    claim.then_record(authorize(3, &[(1, None)]));
}

#[test]
fn a_payment_is_in_the_currency_of_the_award() {
    let euros = Money::from_minor(1, Currency::Eur);
    let refused = given(approved_claim(&[40_000])).when(authorize(1, &[(1, Some(euros))]));
    assert_eq!(refused, Err(ClaimError::Money(MoneyError::CurrencyMismatch)));
}

#[test]
fn a_payout_id_is_used_once_even_after_a_failure() {
    let mut claim = given(approved_claim(&[40_000]));
    claim.then_record_all([authorize(1, &[(1, None)]), send(1), fail(1)]);
    let refused = ClaimError::PayoutAlreadyAuthorized { payout_id: payout_id(1) };
    assert_eq!(claim.when(authorize(1, &[(1, None)])), Err(refused));
}

#[test]
fn the_account_of_the_command_wins_over_that_of_the_submission_and_one_is_needed() {
    let mut events = approved_claim(&[40_000]);
    let account_of = |events: Result<Vec<ClaimEvent>, ClaimError>| match events.map(|mut events| events.pop()) {
        Ok(Some(ClaimEvent::PayoutAuthorized(authorized))) => authorized.account,
        other => panic!("not an authorization: {other:?}"),
    };
    let other_account = authorize_to(1, Some(sealed(7)), &[(1, None)]);
    assert_eq!(account_of(given(events.clone()).when(other_account.clone())), sealed(7));
    assert_eq!(account_of(given(events.clone()).when(authorize(1, &[(1, None)]))), sealed(101));

    events[0] = submitted(SubmitClaim { payout_account: None, ..submission(1, direct()) });
    assert_eq!(given(events.clone()).when(authorize(1, &[(1, None)])), Err(ClaimError::PayoutAccountMissing));
    assert_eq!(account_of(given(events).when(other_account)), sealed(7));
}

#[test]
fn a_payout_is_sent_once() {
    let mut claim = given(approved_claim(&[40_000]));
    let unknown = ClaimError::PayoutUnknown { payout_id: payout_id(1) };
    assert_eq!(claim.when(send(1)), Err(unknown));
    claim.then_record(authorize(1, &[(1, None)]));
    claim.then_record(send(1));
    let sent = ClaimError::PayoutAlreadySent { payout_id: payout_id(1) };
    assert_eq!(claim.when(send(1)), Err(sent.clone()));
    claim.then_record(stall(1, 1));
    assert_eq!(claim.when(send(1)), Err(sent), "a stalled payout may have been paid: it is looked up, not sent again");
    claim.then_record(fail(1));
    assert_eq!(claim.when(send(1)), Err(ClaimError::PayoutAlreadySettled { payout_id: payout_id(1) }));
}

#[test]
fn the_banks_answer_follows_the_intent_and_is_recorded_once() {
    let mut claim = given(approved_claim(&[40_000]));
    claim.then_record(authorize(1, &[(1, None)]));
    let answers = || [confirm(1, cad(40_000)), fail(1), stall(1, 9)];
    for answer in answers() {
        assert_eq!(claim.when(answer), Err(ClaimError::PayoutNotSent { payout_id: payout_id(1) }));
    }
    claim.then_record(send(1));
    for last in [confirm(1, cad(40_000)), fail(1)] {
        let mut settled = Given { state: claim.state.clone(), facts: claim.facts.clone() };
        settled.then_record(last);
        for answer in answers() {
            assert_eq!(settled.when(answer), Err(ClaimError::PayoutAlreadySettled { payout_id: payout_id(1) }));
        }
    }
}

#[test]
fn the_bank_must_have_paid_exactly_what_was_authorized() {
    let mut claim = given(approved_claim(&[40_000]));
    claim.then_record(authorize(1, &[(1, None)]));
    claim.then_record(send(1));
    for paid in [cad(39_999), cad(40_001), Money::from_minor(40_000, Currency::Eur)] {
        let refused = ClaimError::PaidAmountDiffers { paid, authorized: cad(40_000) };
        assert_eq!(claim.when(confirm(1, paid)), Err(refused));
    }
}

#[test]
fn a_stalled_payout_can_still_be_found_paid_and_the_same_doubt_is_recorded_once() {
    let mut claim = given(approved_claim(&[40_000]));
    claim.then_record_all([authorize(1, &[(1, None)]), send(1), stall(1, 3)]);
    assert_eq!((status(&claim, 1), claim.state.status), (PayoutStatus::Stalled, ClaimStatus::PayoutStalled));
    assert_eq!(claim.when(stall(1, 3)), Err(ClaimError::PayoutAlreadyStalled { payout_id: payout_id(1) }));
    claim.then_record(stall(1, 4));
    claim.then_record(confirm(1, cad(40_000)));
    assert_eq!((status(&claim, 1), claim.state.status), (PayoutStatus::Paid, ClaimStatus::Paid));
}

#[test]
fn a_claim_is_settled_by_the_payment_that_completes_every_award() {
    let mut claim = given(approved_claim(&[40_000, 70_000]));
    let settles = |event: ClaimEvent| match event {
        ClaimEvent::ClaimPaid(ClaimPaid { settles_claim, .. }) => settles_claim,
        other => panic!("not a payment: {other:?}"),
    };
    for (payout, shares, amount, settled) in [
        (1, vec![(1, None)], 40_000, false),
        (2, vec![(2, Some(cad(69_999)))], 69_999, false),
        (3, vec![(2, None)], 1, true),
    ] {
        claim.then_record(authorize(payout, &shares));
        claim.then_record(send(payout));
        assert_eq!(settles(claim.then_record(confirm(payout, cad(amount)))), settled);
        assert_eq!(claim.state.status, if settled { ClaimStatus::Paid } else { ClaimStatus::PartlyPaid });
    }
    assert_eq!(claim.state.paid(passenger_id(2)), Some(cad(70_000)));
}

#[test]
fn an_award_in_another_currency_than_what_was_paid_leaves_nothing_to_pay() {
    let mut claim = given(approved_claim(&[40_000]));
    claim.then_record_all([authorize(1, &[(1, None)]), send(1), confirm(1, cad(40_000))]);
    let ClaimEvent::ClaimApproved(mut reopened) = approved(&[90_000]) else { panic!("not an approval") };
    reopened.awards[0].amount = Money::from_minor(90_000, Currency::Eur);
    claim.record(ClaimEvent::ClaimApproved(reopened));
    assert_eq!(claim.state.outstanding(passenger_id(1)), Some(Money::zero(Currency::Eur)));
}

fn retry(payout: u64, new_payout: u64, account: Option<SealedValue>) -> ClaimCommand {
    let (payout_id, new_payout_id) = (payout_id(payout), payout_id(new_payout));
    ClaimCommand::RetryPayout(RetryPayout { payout_id, new_payout_id, account })
}

fn take_back(payout: u64, returned: Option<Money>) -> ClaimCommand {
    ClaimCommand::ReturnPayout(ReturnPayout {
        payout_id: payout_id(payout),
        returned,
        reason: PayoutReturnReason::AccountClosed,
        bank_reference: Some("RETURN-1".to_owned()),
        returned_at: Some(at("2026-06-09T10:00:00Z")),
    })
}

fn authorization(event: ClaimEvent) -> PayoutAuthorized {
    match event {
        ClaimEvent::PayoutAuthorized(authorized) => authorized,
        other => panic!("not an authorization: {other:?}"),
    }
}

#[test]
fn a_failed_payout_is_retried_under_an_id_of_its_own_for_the_same_shares() {
    let mut claim = given(approved_claim(&[40_000, 70_000]));
    claim.then_record_all([authorize(1, &[(1, None), (2, Some(cad(30_000)))]), send(1)]);
    let early = ClaimError::PayoutNotFailed { payout_id: payout_id(1) };
    assert_eq!(claim.when(retry(1, 2, None)), Err(early), "what the bank may still pay is not paid beside it");
    claim.then_record(fail(1));
    let same = ClaimError::PayoutAlreadyAuthorized { payout_id: payout_id(1) };
    assert_eq!(claim.when(retry(1, 1, None)), Err(same), "at the bank the old id is settled for ever");
    let authorized = authorization(claim.then_record(retry(1, 2, None)));
    assert_eq!((authorized.total, authorized.retry_of), (cad(70_000), Some(payout_id(1))));
    assert_eq!(authorized.shares.len(), 2);
    let twice = ClaimError::ClaimAlreadyPaid { passenger_id: passenger_id(1) };
    assert_eq!(claim.when(retry(1, 3, None)), Err(twice), "a second retry finds nothing left to pay");
}

#[test]
fn a_retry_goes_where_the_payout_went_unless_the_account_was_amended_or_another_is_given() {
    let amended = |account| {
        let payout_account = Change::Set(sealed(account));
        ClaimCommand::AmendClaim(AmendClaim { payout_account, ..AmendClaim::nothing(at("2026-06-01T12:00:00Z")) })
    };
    let account_of = |claim: &mut Given, other| authorization(claim.then_record(retry(1, 2, other))).account;
    let failed = |account| {
        let mut claim = given(approved_claim(&[40_000]));
        claim.then_record_all([authorize_to(1, account, &[(1, None)]), send(1), fail(1)]);
        claim
    };
    assert_eq!(account_of(&mut failed(None), None), sealed(101));
    assert_eq!(account_of(&mut failed(None), Some(sealed(8))), sealed(8));
    let mut mended = failed(None);
    mended.then_record(amended(9));
    assert_eq!(account_of(&mut mended, None), sealed(9));
    let mut of_another_person = failed(Some(sealed(7)));
    of_another_person.then_record(amended(9));
    assert_eq!(account_of(&mut of_another_person, None), sealed(7));
}

#[test]
fn what_comes_back_is_owed_again_to_the_cent_whatever_the_bank_kept() {
    let mut claim = given(approved_claim(&[40_000, 70_000]));
    claim.then_record_all([authorize(1, &[(1, None), (2, Some(cad(1)))]), send(1)]);
    let unpaid = ClaimError::PayoutNotPaid { payout_id: payout_id(1) };
    assert_eq!(claim.when(take_back(1, None)), Err(unpaid.clone()));
    claim.then_record(confirm(1, cad(40_001)));
    for returned in [cad(0), cad(40_002), Money::from_minor(1, Currency::Eur)] {
        let refused = ClaimError::ReturnedAmountImpossible { returned, paid: cad(40_001) };
        assert_eq!(claim.when(take_back(1, Some(returned))), Err(refused));
    }
    let ClaimEvent::PayoutReturned(returned) = claim.then_record(take_back(1, Some(cad(38_501)))) else {
        panic!("not a return")
    };
    assert_eq!((returned.amount, returned.returned), (cad(40_001), cad(38_501)));
    assert_eq!(claim.state.status, ClaimStatus::PayoutReturned);
    assert_eq!(claim.state.outstanding(passenger_id(1)), Some(cad(40_000)));
    assert_eq!(claim.state.outstanding(passenger_id(2)), Some(cad(70_000)));
    assert_eq!(claim.state.paid(passenger_id(1)), Some(cad(0)));
    assert_eq!(claim.when(take_back(1, None)), Err(unpaid), "it comes back once");
    claim.then_record_all([retry(1, 2, None), send(2), confirm(2, cad(40_001))]);
    assert_eq!(claim.state.outstanding(passenger_id(1)), Some(cad(0)));
}
