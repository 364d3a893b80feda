//! Whoever is paid, refused or kept waiting: who it was stays in the vault, whatever the payer and the bank go through.

use std::time::{Duration, Instant};

use redress_domain::claim::ClaimEvent;

use crate::bank::BankProcess;
use crate::log;
use crate::search::{found_in, log_of_postgres, tables, tables_with};
use crate::world::{EMAIL, PASSENGER_NAME, World};

const HOLDER: &str = "Quackenbush-Holder";

/// What the last digits tell the sandbox bank: to pay, to refuse, to stay undecided.
const PAID_ACCOUNT: &str = "98765432109";
const REFUSED_ACCOUNT: &str = "98765439001";
const STALLED_ACCOUNT: &str = "98765439006";

const CANARIES: [&str; 6] = [PASSENGER_NAME, EMAIL, HOLDER, PAID_ACCOUNT, REFUSED_ACCOUNT, STALLED_ACCOUNT];

fn account(number: &str) -> String {
    format!(r#"{{"holder":"{HOLDER}","institution":"003","transit":"00011","account":"{number}"}}"#)
}

#[tokio::test]
async fn paid_refused_and_stalled_a_person_stands_in_the_vault_alone() {
    log::capture();
    let log_filter = "trace,hyper=info,hyper_util=info,mio=info";
    let bank = BankProcess::start(&["--decide-after-ms", "3600000", "--log", log_filter]);
    let world = World::new().await;
    let _running = (world.start_all(&bank), world.project().await, world.hurry());
    let (paid, _) = world.submit_and_authorize(&account(PAID_ACCOUNT)).await;
    let (refused, _) = world.submit_and_authorize(&account(REFUSED_ACCOUNT)).await;
    let (stalled, payout_id) = world.submit_and_authorize(&account(STALLED_ACCOUNT)).await;
    world.until_paid(paid).await;
    world.until(refused, |event| matches!(event, ClaimEvent::PayoutFailed(_))).await;
    world.until(stalled, |event| matches!(event, ClaimEvent::PayoutStalled(_))).await;
    until_projected(&world).await;

    let tables = tables(&world.owner).await;
    for (planted, places) in [
        ("client:lina", &["public.events", "read_model.claim_status_1"][..]),
        ("ACCOUNT_CLOSED", &["public.events", "read_model.claim_timeline_1", "read_model.work_queue_1"]),
        ("bank_undecided", &["public.events", "public.parked_claims"]),
    ] {
        let found = tables_with(&world.owner, &tables, planted).await;
        let missed: Vec<_> = places.iter().filter(|place| !found.iter().any(|found| found == *place)).collect();
        assert!(missed.is_empty(), "the search does not find {planted} in {missed:?}: {found:?}");
    }
    for canary in CANARIES {
        assert_eq!(tables_with(&world.owner, &tables, canary).await, Vec::<String>::new(), "{canary}");
    }
    let said = log::text();
    assert!(said.contains("claim is parked") && said.contains(&stalled.to_string()), "the log is not the payer's");
    assert_eq!(found_in(&said, &CANARIES), Vec::<&str>::new(), "in the log");
    assert_eq!(found_in(&log_of_postgres(&world.owner).await, &CANARIES), Vec::<&str>::new(), "in PostgreSQL's log");
    let store = std::fs::read_to_string(bank.store()).expect("the store");
    for planted in ["accepted", "refused", "pending", &payout_id.to_string()] {
        assert!(store.contains(planted), "{planted} is not in the bank's store: {store}");
    }
    assert_eq!(found_in(&store, &CANARIES), Vec::<&str>::new(), "in the bank's store");
    let said = std::fs::read_to_string(bank.store().with_file_name("bank.log")).expect("the bank's log");
    assert!(said.contains("TRACE"), "the bank's log is not kept: {said}");
    assert_eq!(found_in(&said, &CANARIES), Vec::<&str>::new(), "in the bank's log");
}

async fn until_projected(world: &World) {
    let behind = "SELECT count(*) FROM read_model.serving_generations JOIN subscriptions USING (name, generation) \
                   WHERE position < (SELECT max(position) FROM events)";
    let begun = Instant::now();
    while sqlx::query_scalar::<_, i64>(behind).fetch_one(&world.owner).await.expect("the checkpoints") > 0 {
        assert!(begun.elapsed() < Duration::from_secs(20), "the read models stay behind");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
