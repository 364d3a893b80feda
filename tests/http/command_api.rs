//! What the command API answers, and what it records.

use std::time::Duration;

use futures::future::join_all;
use redress::ids::new_v7;
use serde_json::{Value, json};

use crate::bodies::{submission, submission_with};
use crate::server::{Reply, Submitted, TestServer};

async fn decide(server: &TestServer, claim: &Submitted, below: &str, version: u64, body: &Value) -> Reply {
    server.post(&claim.at(below)).by("support:sam").key(&new_v7().to_string()).at(version).json(body).await
}

#[tokio::test]
async fn a_submission_is_answered_with_its_address_its_version_and_its_position() {
    let server = TestServer::start_without_projections().await;
    let reply = server.post("/v1/claims").by("client:ada").key("k").json(&submission()).await;
    assert_eq!(reply.status.as_u16(), 201, "{}", reply.text);
    let body = reply.json();
    let claim_id = body["claim_id"].as_str().expect("an id");
    assert_eq!(reply.header("location"), Some(&*format!("/v1/claims/{claim_id}")));
    assert_eq!(reply.header("etag"), Some("\"1\""));
    assert_eq!(reply.header("redress-position"), Some(&*body["position"].to_string()));
    assert_eq!(reply.header("idempotent-replayed"), None);
    assert_eq!((&body["version"], &body["status"]), (&json!(1), &json!("submitted")));
    assert_eq!(body["passengers"].as_array().map(Vec::len), Some(2));
    let recorded: (String, String, String) = sqlx::query_as(
        "SELECT actor, correlation_id::text, payload->'data'->>'claimant' FROM events WHERE aggregate_id = $1",
    )
    .bind(claim_id)
    .fetch_one(&server.owner)
    .await
    .expect("the event");
    let request_id = reply.header("redress-request-id").expect("an id").to_owned();
    assert_eq!(recorded, ("client:ada".to_owned(), request_id, "client:ada".to_owned()));
}

#[tokio::test]
async fn a_repeat_is_answered_the_same_and_stores_nothing() {
    let server = TestServer::start_without_projections().await;
    let ask = || server.post("/v1/claims").by("client:ada").key("one-intent");
    let first = ask().json(&submission()).await;
    let repeat = ask().json(&submission()).await;
    assert_eq!((first.status, first.json()), (repeat.status, repeat.json()));
    for name in ["etag", "location", "redress-position"] {
        assert_eq!(first.header(name), repeat.header(name));
    }
    assert_eq!((first.header("idempotent-replayed"), repeat.header("idempotent-replayed")), (None, Some("true")));
    assert_eq!(server.events().await, 1);
}

#[tokio::test]
async fn of_many_repeats_at_once_one_is_recorded_and_all_are_answered_the_same() {
    let server = TestServer::start_without_projections().await;
    let asks = (0..20)
        .map(|_| async { server.post("/v1/claims").by("client:ada").key("one-intent").json(&submission()).await });
    let replies = join_all(asks).await;
    assert!(replies.iter().all(|reply| reply.status.as_u16() == 201 && reply.json() == replies[0].json()));
    assert_eq!(server.events().await, 1);
}

#[tokio::test]
async fn a_key_belongs_to_its_principal() {
    let server = TestServer::start_without_projections().await;
    for principal in ["client:ada", "client:eve"] {
        let reply = server.post("/v1/claims").by(principal).key("k").json(&submission()).await;
        assert_eq!((reply.status.as_u16(), reply.header("idempotent-replayed")), (201, None));
    }
    assert_eq!(server.events().await, 2);
}

#[tokio::test]
async fn a_key_belongs_to_its_endpoint_its_claim_and_its_version() {
    let server = TestServer::start_without_projections().await;
    let (claim, other) = (server.calculated().await, server.calculated().await);
    let ask = |path: String, version| server.post(&path).by("support:sam").key("k").at(version);
    assert_eq!(ask(claim.at("/approve"), 3).json(&json!({})).await.status.as_u16(), 200);
    let denial = json!({ "reason": "not_entitled", "citation": "APPR s.10" });
    let misused = [
        ask(claim.at("/deny"), 3).json(&denial).await,
        ask(other.at("/approve"), 3).json(&json!({})).await,
        ask(claim.at("/approve"), 4).json(&json!({})).await,
    ];
    for reply in misused {
        assert_eq!(
            (reply.status.as_u16(), reply.problem().as_str()),
            (422, "idempotency_key_reused"),
            "{}",
            reply.text
        );
    }
    assert_eq!(server.events().await, 7);
}

#[tokio::test]
async fn an_approved_claim_is_paid_to_whom_it_is_owed_and_no_more() {
    let server = TestServer::start_without_projections().await;
    let claim = server.calculated().await;
    let approved = decide(&server, &claim, "/approve", 3, &json!({})).await;
    assert_eq!((approved.status.as_u16(), &approved.json()["status"]), (200, &json!("approved")), "{}", approved.text);
    assert_eq!(approved.header("etag"), Some("\"4\""));
    let part = json!({ "amount": "400.00", "currency": "CAD" });
    let body = json!({ "passengers": [claim.passengers[0], { "passenger_id": claim.passengers[1], "amount": part }] });
    let payout = decide(&server, &claim, "/payouts", 4, &body).await;
    assert_eq!(
        (payout.status.as_u16(), &payout.json()["status"]),
        (200, &json!("payout_authorized")),
        "{}",
        payout.text
    );
    assert!(payout.json()["payout_id"].is_string());
    let again = decide(&server, &claim, "/payouts", 5, &json!({ "passengers": [claim.passengers[0]] })).await;
    assert_eq!((again.status.as_u16(), again.problem().as_str()), (409, "claim_already_paid"), "{}", again.text);
    let much = json!({ "amount": "600.01", "currency": "CAD" });
    let body = json!({ "passengers": [{ "passenger_id": claim.passengers[1], "amount": much }] });
    let much = decide(&server, &claim, "/payouts", 5, &body).await;
    assert_eq!((much.status.as_u16(), much.problem().as_str()), (409, "amount_exceeds_entitlement"), "{}", much.text);
    let twice = json!({ "passengers": [claim.passengers[1], claim.passengers[1]] });
    let twice = decide(&server, &claim, "/payouts", 5, &twice).await;
    assert_eq!(twice.faults(), ["body /passengers payout_shares_invalid"]);
    assert_eq!(server.events().await, 5);
}

#[tokio::test]
async fn a_payout_without_any_account_is_refused_until_one_is_given() {
    let server = TestServer::start_without_projections().await;
    let claim = server.calculated_from(&submission_with("/payout_account", Value::Null)).await;
    decide(&server, &claim, "/approve", 3, &json!({})).await;
    let mut body = json!({ "passengers": claim.passengers });
    let reply = decide(&server, &claim, "/payouts", 4, &body).await;
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (409, "payout_account_missing"));
    body["payout_account"] =
        json!({ "holder": "Ada Lovelace", "institution": "003", "transit": "00011", "account": "1234567" });
    let reply = decide(&server, &claim, "/payouts", 4, &body).await;
    assert_eq!(reply.status.as_u16(), 200, "{}", reply.text);
}

#[tokio::test]
async fn a_decision_that_the_claim_is_not_ready_for_is_answered_409_with_the_rule() {
    let server = TestServer::start_without_projections().await;
    let submitted = server.submitted().await;
    let early = decide(&server, &submitted, "/approve", 1, &json!({})).await;
    assert_eq!((early.status.as_u16(), early.problem().as_str()), (409, "compensation_not_calculated"));
    let unpaid = json!({ "passengers": submitted.passengers });
    let unpaid = decide(&server, &submitted, "/payouts", 1, &unpaid).await;
    assert_eq!((unpaid.status.as_u16(), unpaid.problem().as_str()), (409, "claim_not_approved"));
    let claim = server.calculated().await;
    let denial = json!({ "reason": "required_for_safety", "citation": "APPR s.11(1)" });
    assert_eq!(decide(&server, &claim, "/deny", 3, &denial).await.json()["status"], "denied");
    let late = decide(&server, &claim, "/approve", 4, &json!({})).await;
    assert_eq!((late.status.as_u16(), late.problem().as_str()), (409, "claim_already_decided"));
}

#[tokio::test]
async fn of_many_decisions_on_one_version_one_wins_and_the_others_are_answered_412() {
    let server = TestServer::start_without_projections().await;
    let claim = server.calculated().await;
    let nothing = json!({});
    let replies = join_all((0..16).map(|_| decide(&server, &claim, "/approve", 3, &nothing))).await;
    let won = replies.iter().filter(|reply| reply.status.as_u16() == 200).count();
    let lost = replies.iter().filter(|reply| reply.status.as_u16() == 412).count();
    assert_eq!((won, lost), (1, 15));
    assert_eq!(server.events().await, 4);
}

#[tokio::test]
async fn what_a_client_that_hung_up_asked_for_is_done_once() {
    const CLIENTS: usize = 150;
    let server = TestServer::start_without_projections().await;
    let hang_up = |index: usize| {
        let ask = server.post("/v1/claims").by("client:ada").key(&format!("intent-{index}"));
        let patience = Duration::from_micros(u64::try_from(index).expect("small") * 200);
        async move { tokio::time::timeout(patience, ask.json(&submission())).await.ok().map(|reply| reply.json()) }
    };
    let acknowledged = join_all((0..CLIENTS).map(hang_up)).await;
    let mut replayed = 0;
    for (index, before) in acknowledged.iter().enumerate() {
        let ask = server.post("/v1/claims").by("client:ada").key(&format!("intent-{index}"));
        let reply = ask.json(&submission()).await;
        assert_eq!(reply.status.as_u16(), 201, "{}", reply.text);
        replayed += usize::from(reply.header("idempotent-replayed").is_some());
        assert!(before.as_ref().is_none_or(|before| *before == reply.json()));
    }
    assert_eq!(server.events().await, i64::try_from(CLIENTS).expect("small"));
    let acknowledged = acknowledged.iter().flatten().count();
    assert!(replayed >= acknowledged, "{acknowledged} were acknowledged, {replayed} replayed");
}
