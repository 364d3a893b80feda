//! The process that pays is killed again and again, and the bank loses replies. Every payout is paid once.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::time::Duration;

use rand::Rng as _;
use rand::rngs::StdRng;
use redress::command::CommandExecutor;
use reqwest::StatusCode;
use serde_json::{Value, json};
use sqlx::{Executor as _, PgPool, query_as, query_scalar};

use crate::SIZES;
use crate::client::{Client, PEOPLE, of_claim};
use crate::program::Program;
use crate::report::Run;
use crate::seed::{CALCULATED, calculated, executor};
use crate::streams::{self, Faults};
use crate::support::TestDatabase;

/// Of the bank's replies, those that are lost and those that are late.
const BEHAVIOUR: [&str; 6] = ["--lose-replies", "10%", "--delay", "30%", "--delay-ms", "150"];
/// How long a payer pays before it is killed, from its first payment on.
const PAYING_MILLISECONDS: std::ops::Range<u64> = 0..400;
/// With so many, some must have come at the worst moment.
const MANY_KILLS: u32 = 20;
const BEGUN_WITHIN: Duration = Duration::from_secs(20);
const PAID_WITHIN: Duration = Duration::from_mins(2);
/// 1,000.00 CAD, in cents.
const AMOUNT_CENTS: i64 = 100_000;
const BANK_TRIES_MAX: u32 = 100;

/// What the dead process held is free, as it would be by itself some seconds later.
const END_LEASES: &str = "UPDATE subscriptions SET leased_until = clock_timestamp() WHERE leased_until IS NOT NULL";

/// Payouts that somebody began to pay and whose end is not recorded.
const UNDER_WAY: &str = "
SELECT count(*) FILTER (WHERE event_type = 'PayoutSent') - count(*) FILTER (WHERE event_type = 'ClaimPaid') FROM events";

#[tokio::test(flavor = "multi_thread")]
async fn a_payer_that_is_killed_pays_every_payout_once() {
    let run = Run::begin("killed payer").await;
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let store = tempfile::tempdir().expect("a place for the bank's bookings");
    let bank = Program::bank(&store.path().join("bookings"), run.dice(0).random(), &BEHAVIOUR).await;
    let server = Program::serve("command", &database.url(), &[]).await;
    let client = Client::of([server.address()]);
    let mut claims = approved_claims(&client, &executor(&database).await, run.dice(1)).await;
    let bank_url = format!("http://{}", bank.address());
    let mut payer = Program::serve("automation", &database.url(), &["--bank-url", &bank_url]).await;
    let mut dice = run.dice(2);
    let (mut kills, mut under_way, mut unrecorded) = (0, 0, 0);
    let wave = usize::try_from(SIZES.payouts / SIZES.payer_kills).expect("a count");
    let mut payouts = BTreeSet::new();
    while !claims.is_empty() {
        for (claim_id, passenger_id) in claims.split_off(claims.len() - wave.min(claims.len())) {
            payouts.insert(authorize(&client, &claim_id, &passenger_id, &mut dice).await);
        }
        let begun = async {
            while count_under_way(&owner).await == 0 {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        tokio::time::timeout(BEGUN_WITHIN, begun).await.expect("the payer should begin to pay");
        tokio::time::sleep(Duration::from_millis(dice.random_range(PAYING_MILLISECONDS))).await;
        payer.kill();
        kills += 1;
        under_way += count_under_way(&owner).await;
        unrecorded += bookings(&bank_url).await.len() - payments(&owner).await.len();
        owner.execute(END_LEASES).await.expect("the owner may");
        payer.restart().await;
    }
    wait_until_paid(&owner).await;
    let verdict = judge(&owner, &bank_url, &payouts).await;
    let (claims, faults) = streams::examine(&owner, PEOPLE).await;
    run.say(format_args!(
        "{kills} kills, {under_way} times a payout was under way then, {unrecorded} times it was paid and not recorded; 10 % of \
         the bank's replies lost; {verdict}; of {claims} claims {faults}"
    ));
    assert!(unrecorded > 0 || kills < MANY_KILLS, "the payer was never killed between a payment and its record");
    assert_eq!((verdict.wrong, faults), (Wrong::default(), Faults::default()));
    assert_eq!(verdict.bank, verdict.ledger);
}

async fn count_under_way(owner: &PgPool) -> i64 {
    query_scalar(UNDER_WAY).fetch_one(owner).await.expect("a count")
}

/// Claims that are owed 1,000.00 CAD, each with its one passenger.
async fn approved_claims(client: &Client, executor: &CommandExecutor, mut dice: StdRng) -> Vec<(String, String)> {
    let mut claims = Vec::new();
    for number in 0..SIZES.payouts {
        let submitted = calculated(client, executor, &format!("submit-{number}"), &mut dice).await;
        let claim_id = submitted.claim_id();
        let passenger_id = submitted.body["passengers"][0]["passenger_id"].as_str().expect("a passenger").to_owned();
        let approve = of_claim(&claim_id, "approve", &format!("approve-{number}"), CALCULATED, json!({}));
        let approved = client.ask(&approve, &mut dice).await;
        assert_eq!(approved.status, StatusCode::OK, "{approved:?}");
        claims.push((claim_id, passenger_id));
    }
    claims
}

async fn authorize(client: &Client, claim_id: &str, passenger_id: &str, dice: &mut StdRng) -> String {
    let body = json!({ "passengers": [passenger_id] });
    let request = of_claim(claim_id, "payouts", &format!("pay-{claim_id}"), CALCULATED + 1, body);
    let authorized = client.ask(&request, dice).await;
    assert_eq!(authorized.status, StatusCode::OK, "{authorized:?}");
    authorized.body["payout_id"].as_str().expect("an id").to_owned()
}

/// Waits for the last payment, for as long as a payout may take that the bank was silent about more than once.
async fn wait_until_paid(owner: &PgPool) {
    let paid = "SELECT count(DISTINCT aggregate_id) FROM events WHERE event_type = 'ClaimPaid'";
    let waiting = async {
        while query_scalar::<_, i64>(paid).fetch_one(owner).await.expect("a count") < i64::from(SIZES.payouts) {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    };
    // What is not paid by then is counted.
    let _ = tokio::time::timeout(PAID_WITHIN, waiting).await;
}

/// What the ledger says was paid, and what the bank says it paid.
struct Verdict {
    payouts: usize,
    ledger: Paid,
    bank: Paid,
    /// Payouts of which the ledger held for a while that nobody knows what became of them.
    stalled: i64,
    wrong: Wrong,
}

/// Payments, and their sum in cents of a Canadian dollar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Paid {
    payments: usize,
    cents: i64,
}

/// Payouts that are not as they should be: each a count that should be 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Wrong {
    /// Not paid by the bank, or not by the ledger.
    unpaid: usize,
    /// Paid more than once by the bank, or by the ledger.
    twice: usize,
    /// Paid by the bank and never authorized.
    unknown: usize,
    /// Paid another amount than was authorized, by the bank or by the ledger.
    other_amount: usize,
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { payouts, ledger, bank, stalled, wrong } = self;
        let Wrong { unpaid, twice, unknown, other_amount } = wrong;
        write!(
            formatter,
            "{payouts} payouts of {AMOUNT_CENTS} cents: {} payments of {} cents at the bank, {} of {} in the ledger; {twice} \
             paid twice, {unpaid} not paid, {unknown} paid and not authorized, {other_amount} paid another amount, \
             {stalled} stalled on the way",
            bank.payments, bank.cents, ledger.payments, ledger.cents
        )
    }
}

/// Compares the payouts that were authorized with the ledger and with the bank.
async fn judge(owner: &PgPool, bank_url: &str, payouts: &BTreeSet<String>) -> Verdict {
    let ledger = payments(owner).await;
    let bank = bookings(bank_url).await;
    let mut wrong = Wrong::default();
    for payments in [&ledger, &bank] {
        let mut amounts: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
        for (payout_id, cents) in payments {
            amounts.entry(payout_id).or_default().push(*cents);
        }
        wrong.unpaid += payouts.iter().filter(|payout_id| !amounts.contains_key(payout_id.as_str())).count();
        wrong.twice += amounts.values().filter(|amounts| amounts.len() > 1).count();
        wrong.unknown += amounts.keys().filter(|payout_id| !payouts.contains(**payout_id)).count();
        wrong.other_amount += payments.iter().filter(|(_, cents)| *cents != AMOUNT_CENTS).count();
    }
    let stalled = "SELECT count(DISTINCT aggregate_id) FROM events WHERE event_type = 'PayoutStalled'";
    let stalled = query_scalar(stalled).fetch_one(owner).await.expect("a count");
    Verdict { payouts: payouts.len(), ledger: paid(&ledger), bank: paid(&bank), stalled, wrong }
}

/// What the ledger says was paid.
async fn payments(owner: &PgPool) -> Vec<(String, i64)> {
    let payments = "SELECT payload->'data'->>'payout_id', (payload->'data'->'amount'->>'amount_minor')::bigint
                      FROM events WHERE event_type = 'ClaimPaid'";
    query_as(payments).fetch_all(owner).await.expect("the log")
}

fn paid(payments: &[(String, i64)]) -> Paid {
    Paid { payments: payments.len(), cents: payments.iter().map(|(_, cents)| cents).sum() }
}

/// What the bank says it paid, once it says anything: this reply too may be lost.
async fn bookings(bank_url: &str) -> Vec<(String, i64)> {
    for _ in 0..BANK_TRIES_MAX {
        let Ok(answer) = reqwest::get(format!("{bank_url}/bookings")).await else { continue };
        let Ok(answer) = answer.json::<Value>().await else { continue };
        let bookings = answer["bookings"].as_array().expect("a list");
        return bookings.iter().map(|booking| (payment_id(booking), cents(booking))).collect();
    }
    panic!("the bank does not answer");
}

fn payment_id(booking: &Value) -> String {
    booking["payment_id"].as_str().expect("an id").to_owned()
}

fn cents(booking: &Value) -> i64 {
    let Value::String(amount) = &booking["amount"]["amount"] else { panic!("no amount in {booking}") };
    assert_eq!(booking["amount"]["currency"], "CAD");
    amount.replace('.', "").parse().expect("a decimal number")
}
