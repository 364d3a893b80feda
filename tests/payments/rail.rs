//! What the rail says of a bank that loses, delays, repeats, refuses, or dies.

use std::time::{Duration, Instant};

use redress::payment::{HttpBank, LookUp, PaymentAnswer, PaymentError, PaymentOrder, PaymentRail};
use redress_domain::value::{Currency, Money, PayoutId};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::bank::BankProcess;

pub(crate) const GOOD_ACCOUNT: &str = r#"{"holder":"A","institution":"003","transit":"00011","account":"1230000"}"#;

pub(crate) fn account_ending(digits: &str) -> String {
    GOOD_ACCOUNT.replace("0000\"", &format!("{digits}\""))
}

pub(crate) fn order(account: &str) -> PaymentOrder {
    PaymentOrder {
        payout_id: PayoutId::from_uuid(redress::ids::new_v7()),
        amount: Money::from_minor(40_000, Currency::Cad),
        account: account.into(),
    }
}

pub(crate) fn rail(bank: &BankProcess) -> HttpBank {
    HttpBank::with_timeouts(&bank.url(), Duration::from_secs(1), Duration::from_secs(1)).expect("a rail")
}

fn is_unknown<T>(answer: &Result<T, PaymentError>) -> bool {
    matches!(answer, Err(PaymentError::OutcomeUnknown { .. }))
}

#[tokio::test]
async fn a_payment_is_accepted_once_and_a_repeat_gets_the_same_answer() {
    let bank = BankProcess::start(&[]);
    let (rail, order) = (rail(&bank), order(GOOD_ACCOUNT));
    assert_eq!(rail.look_up(order.payout_id).await, Ok(LookUp::Unknown));
    let first = rail.send(&order).await.expect("an answer");
    assert!(matches!(&first, PaymentAnswer::Accepted { amount, .. } if *amount == order.amount));
    assert_eq!(rail.send(&order).await, Ok(first.clone()));
    assert_eq!(rail.look_up(order.payout_id).await, Ok(LookUp::Known(first)));
    assert_eq!(bank.times_booked(order.payout_id).await, 1);
}

#[tokio::test]
async fn the_same_id_with_another_amount_or_account_is_a_disagreement() {
    let bank = BankProcess::start(&[]);
    let (rail, order) = (rail(&bank), order(GOOD_ACCOUNT));
    rail.send(&order).await.expect("an answer");
    let more = PaymentOrder { amount: Money::from_minor(40_001, Currency::Cad), ..order.clone() };
    assert_eq!(rail.send(&more).await, Err(PaymentError::BankDisagrees));
    let elsewhere = PaymentOrder { account: account_ending("7777").into(), ..order.clone() };
    assert_eq!(rail.send(&elsewhere).await, Err(PaymentError::BankDisagrees));
    assert_eq!(bank.times_booked(order.payout_id).await, 1);
}

#[tokio::test]
async fn a_refusal_moves_no_money() {
    let bank = BankProcess::start(&[]);
    let (rail, order) = (rail(&bank), order(&account_ending("9001")));
    let refused = PaymentAnswer::Refused { reason: "ACCOUNT_CLOSED".to_owned() };
    assert_eq!(rail.send(&order).await, Ok(refused.clone()));
    assert_eq!(rail.look_up(order.payout_id).await, Ok(LookUp::Known(refused)));
    assert!(bank.bookings().await.is_empty());
}

#[tokio::test]
async fn a_lost_reply_is_unknown_and_the_look_up_finds_the_payment() {
    let bank = BankProcess::start(&[]);
    let (rail, order) = (rail(&bank), order(&account_ending("9004")));
    assert!(is_unknown(&rail.send(&order).await));
    let found = rail.look_up(order.payout_id).await;
    assert!(matches!(found, Ok(LookUp::Known(PaymentAnswer::Accepted { .. }))));
    assert_eq!(bank.times_booked(order.payout_id).await, 1);
}

#[tokio::test]
async fn a_reply_that_comes_too_late_is_unknown_and_the_look_up_finds_the_payment() {
    let bank = BankProcess::start(&[]);
    let (rail, order) = (rail(&bank), order(&account_ending("9003")));
    let begin = Instant::now();
    assert!(is_unknown(&rail.send(&order).await));
    assert!(begin.elapsed() < Duration::from_secs(4), "the rail gave up after {:?}", begin.elapsed());
    assert!(matches!(rail.look_up(order.payout_id).await, Ok(LookUp::Known(PaymentAnswer::Accepted { .. }))));
}

#[tokio::test]
async fn an_undecided_payment_is_pending_until_the_bank_decides() {
    let bank = BankProcess::start(&["--decide-after-ms", "300"]);
    let (rail, order) = (rail(&bank), order(&account_ending("9006")));
    assert_eq!(rail.send(&order).await, Ok(PaymentAnswer::Pending));
    assert!(bank.bookings().await.is_empty());
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert!(matches!(rail.look_up(order.payout_id).await, Ok(LookUp::Known(PaymentAnswer::Accepted { .. }))));
}

#[tokio::test]
async fn an_answer_that_arrives_twice_is_never_the_answer_to_the_next_question() {
    let bank = BankProcess::start(&["--answer-twice", "100%"]);
    let rail = rail(&bank);
    for _ in 0..20 {
        let order = order(GOOD_ACCOUNT);
        assert_eq!(rail.look_up(order.payout_id).await, Ok(LookUp::Unknown));
        assert!(matches!(rail.send(&order).await, Ok(PaymentAnswer::Accepted { .. })));
        assert_eq!(bank.times_booked(order.payout_id).await, 1);
    }
}

#[tokio::test]
async fn the_bank_really_answers_twice_on_the_wire() {
    let bank = BankProcess::start(&["--answer-twice", "100%"]);
    let mut stream = TcpStream::connect(bank.url().trim_start_matches("http://")).await.expect("a connection");
    let request =
        format!("GET /payments/{} HTTP/1.1\r\nHost: bank\r\nConnection: close\r\n\r\n", redress::ids::new_v7());
    stream.write_all(request.as_bytes()).await.expect("sent");
    let mut reply = String::new();
    stream.read_to_string(&mut reply).await.expect("a reply");
    assert_eq!(reply.matches("HTTP/1.1 404").count(), 2, "{reply}");
}

#[tokio::test]
async fn an_answer_about_another_payment_is_not_believed() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.expect("a connection");
            let mut request = [0; 4096];
            let _ = stream.read(&mut request).await;
            let body = json!({ "payment_id": redress::ids::new_v7(), "status": "accepted", "bank_reference": "X-1",
                "amount": { "amount": "400.00", "currency": "CAD" } })
            .to_string();
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            let _ = stream.write_all((head + &body).as_bytes()).await;
        }
    });
    let rail = HttpBank::new(&format!("http://{address}")).expect("a rail");
    let order = order(GOOD_ACCOUNT);
    assert!(is_unknown(&rail.send(&order).await));
    assert!(is_unknown(&rail.look_up(order.payout_id).await));
}

#[tokio::test]
async fn over_https_nothing_of_an_order_is_sent_to_who_does_not_prove_to_be_the_bank() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let heard = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.expect("a connection");
        let mut heard = vec![0; 4096];
        let length = stream.read(&mut heard).await.expect("a greeting");
        heard.truncate(length);
        // What an impostor may say: no handshake of TLS.
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").await;
        let _ = stream.read_to_end(&mut heard).await;
        heard
    });
    let rail = HttpBank::new(&format!("https://{address}")).expect("a rail");
    assert!(is_unknown(&rail.send(&order(GOOD_ACCOUNT)).await));
    let heard = heard.await.expect("it listened");
    assert_eq!(heard[..2], [0x16, 0x03], "the greeting of TLS");
    let text = String::from_utf8_lossy(&heard);
    assert!(!text.contains("1230000") && !text.contains("PUT"), "{text}");
}

#[tokio::test]
async fn a_404_that_is_not_the_banks_own_statement_does_not_mean_that_nothing_was_paid() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.expect("a connection");
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await;
        let _ = stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nnot found").await;
    });
    let rail = HttpBank::new(&format!("http://{address}")).expect("a rail");
    assert!(is_unknown(&rail.look_up(order(GOOD_ACCOUNT).payout_id).await));
}

#[tokio::test]
async fn a_bank_that_is_not_there_is_unknown() {
    let mut bank = BankProcess::start(&[]);
    let (rail, order) = (rail(&bank), order(GOOD_ACCOUNT));
    bank.kill();
    assert!(is_unknown(&rail.send(&order).await));
    assert!(is_unknown(&rail.look_up(order.payout_id).await));
    bank.restart(&[]);
    assert_eq!(rail.look_up(order.payout_id).await, Ok(LookUp::Unknown));
}

/// Orders and look-ups go on while the bank is killed again and again; every order is repeated until it is known.
#[tokio::test]
async fn killed_at_any_moment_the_bank_books_each_payment_once() {
    let faults = ["--lose-replies", "10%", "--answer-twice", "10%", "--seed", "11"];
    let mut bank = BankProcess::start(&faults);
    let rail = rail(&bank);
    let payers: Vec<_> = (0..4)
        .map(|_| {
            let rail = rail.clone();
            tokio::spawn(async move {
                let mut paid = Vec::new();
                while paid.len() < 60 {
                    paid.push(pay_until_known(&rail).await);
                }
                paid
            })
        })
        .collect();
    for _ in 0..8 {
        tokio::time::sleep(Duration::from_millis(150)).await;
        bank.kill();
        bank.restart(&faults);
    }
    let mut paid = Vec::new();
    for payer in payers {
        paid.extend(payer.await.expect("a payer"));
    }
    bank.behave(json!({})).await;
    let mut booked: Vec<String> =
        bank.bookings().await.iter().map(|booking| booking["payment_id"].as_str().expect("an id").to_owned()).collect();
    let mut expected: Vec<String> = paid.iter().map(ToString::to_string).collect();
    booked.sort();
    expected.sort();
    assert_eq!(booked, expected);
    let store = std::fs::read_to_string(bank.store()).expect("the store");
    assert_eq!(store.matches(r#""status":"accepted""#).count(), expected.len(), "the journal has each booking once");
}

async fn pay_until_known(rail: &HttpBank) -> PayoutId {
    let order = order(GOOD_ACCOUNT);
    loop {
        match rail.look_up(order.payout_id).await {
            Ok(LookUp::Known(PaymentAnswer::Accepted { .. })) => return order.payout_id,
            Ok(LookUp::Unknown) => {
                let _ = rail.send(&order).await;
            }
            _ => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}
