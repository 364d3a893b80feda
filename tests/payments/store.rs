//! What the bank's store holds, and who may read it.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use redress::payment::{LookUp, PaymentAnswer, PaymentError, PaymentOrder, PaymentRail};
use redress::sandbox_bank::{Behaviour, SandboxBank};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::bank::BankProcess;
use crate::rail::{account_ending, order, rail};

fn sha256(account: &str) -> String {
    hex::encode(Sha256::digest(account))
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("the store").permissions().mode() & 0o777
}

fn lines(path: &Path) -> Vec<Value> {
    let store = fs::read_to_string(path).expect("the store");
    store.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

#[tokio::test]
async fn the_store_is_its_owners_alone_and_holds_no_account_nor_a_hash_that_tells_it() {
    let account = account_ending("4242");
    let mut tags = Vec::new();
    for _ in 0..2 {
        let bank = BankProcess::start(&[]);
        rail(&bank).send(&order(&account)).await.expect("an answer");
        assert_eq!(format!("{:o}", mode(&bank.store())), "600");
        let store = fs::read_to_string(bank.store()).expect("the store");
        assert!(
            store.contains("accepted") && !store.contains("4242\"") && !store.contains(&sha256(&account)),
            "{store}"
        );
        tags.push(lines(&bank.store())[1]["account_tag"].as_str().expect("a tag").to_owned());
    }
    assert_ne!(tags[0], tags[1], "each store has a key of its own");
}

#[tokio::test]
async fn a_store_that_others_may_read_is_closed_to_them() {
    let mut bank = BankProcess::start(&[]);
    bank.kill();
    fs::set_permissions(bank.store(), Permissions::from_mode(0o644)).expect("changed");
    bank.restart(&[]);
    assert_eq!(format!("{:o}", mode(&bank.store())), "600");
}

/// As the bank wrote it before its stores had keys.
fn older_store(order: &PaymentOrder, account: &str) -> String {
    let line = json!({
        "payment_id": order.payout_id, "amount": order.amount, "account_sha256": sha256(account),
        "status": "accepted", "bank_reference": "SB-00000001", "at": "2026-11-20T10:00:00Z",
    });
    format!("{line}\n")
}

#[tokio::test]
async fn an_older_store_opens_with_its_bookings_and_without_its_hashes() {
    let mut bank = BankProcess::start(&[]);
    bank.kill();
    let account = account_ending("4242");
    let order = order(&account);
    fs::remove_file(bank.store()).expect("removed");
    fs::write(bank.store(), older_store(&order, &account)).expect("written");
    for _ in 0..2 {
        bank.restart(&[]);
        let known = rail(&bank).look_up(order.payout_id).await;
        assert!(matches!(known, Ok(LookUp::Known(PaymentAnswer::Accepted { .. }))), "{known:?}");
        assert!(matches!(rail(&bank).send(&order).await, Ok(PaymentAnswer::Accepted { .. })));
        let elsewhere = PaymentOrder { account: account_ending("7777").into(), ..order.clone() };
        assert_eq!(rail(&bank).send(&elsewhere).await, Err(PaymentError::BankDisagrees));
        assert_eq!(bank.times_booked(order.payout_id).await, 1);
        bank.kill();
    }
    let store = fs::read_to_string(bank.store()).expect("the store");
    assert!(!store.contains(&sha256(&account)) && lines(&bank.store()).len() == 2, "{store}");
    assert_eq!(format!("{:o}", mode(&bank.store())), "600");
}

#[tokio::test]
async fn a_store_of_a_form_that_is_not_known_is_refused_in_clear_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("bank.ndjson");
    let head = json!({ "version": 3, "account_key": "00".repeat(32) });
    fs::write(&store, format!("{head}\n")).expect("written");
    let address = "127.0.0.1:0".parse().expect("an address");
    let refused = SandboxBank::open(address, &store, Behaviour::default(), 1).await.expect_err("it is refused");
    let said = refused.to_string();
    assert!(
        said.contains("bank.ndjson, line 1") && said.contains("version 3, which this program does not know"),
        "{said}"
    );
}
