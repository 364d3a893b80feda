//! The exact copy of what was submitted.

use redress::ids::new_v7;
use serde_json::{Value, json};

use crate::bodies::submission;
use crate::server::{Reply, Submitted, TestServer};

async fn submit(server: &TestServer, body: &str) -> Submitted {
    let ask = server.post("/v1/claims").by("client:ada").key(&new_v7().to_string());
    let reply = ask.raw("application/json; charset=utf-8", body).await;
    assert_eq!(reply.status.as_u16(), 201, "{}", reply.text);
    Submitted::of(&reply)
}

async fn copy(server: &TestServer, claim: &Submitted, principal: &str) -> Reply {
    let ask = server.get(&claim.at("/submission")).by(principal);
    ask.header("redress-min-position", &claim.position.to_string()).send().await
}

/// Written by hand: blanks and line ends, members in another order, escapes, small letters, zeros that say nothing.
fn unusual() -> String {
    let mut body = submission();
    body["booking_reference"] = json!("x7k9qz");
    body["payout_account"]["iban"] = json!("DE89 3704 0044 0532 0130 00");
    let text = serde_json::to_string_pretty(&body).expect("JSON").replace('\n', "\r\n\t");
    let name = |name: &str| format!("\"name\": {name}");
    let text = text.replace(&name("\"Ada Lovelace\""), &name(" \"  Ada \\u004covelace \" "));
    let text = text.replace(&name("\"Ben Lovelace\""), &name("\"B\u{e9}n \u{2602} Lovelace\""));
    assert!(text.contains("u004c") && text.contains('\u{2602}'), "{text}");
    text
}

#[tokio::test]
async fn a_submission_is_given_back_byte_for_byte_to_its_owner_and_to_the_staff() {
    let server = TestServer::start().await;
    for body in [submission().to_string(), unusual()] {
        let claim = submit(&server, &body).await;
        for principal in ["client:ada", "support:sam"] {
            let reply = copy(&server, &claim, principal).await;
            assert_eq!((reply.status.as_u16(), reply.text.as_str()), (200, body.as_str()));
            assert_eq!(reply.header("content-type"), Some("application/json"));
            assert_eq!(reply.header("cache-control"), Some("no-store"));
            assert!(reply.header("content-digest").is_some_and(|digest| digest.starts_with("sha-256=:")));
        }
    }
}

#[tokio::test]
async fn what_was_submitted_stays_so_whatever_becomes_of_the_claim() {
    let server = TestServer::start().await;
    let body = unusual();
    let claim = submit(&server, &body).await;
    server.calculate(&claim).await;
    let deny = server.post(&claim.at("/deny")).by("support:sam").key("k").at(3);
    let denied = deny.json(&json!({ "reason": "not_entitled", "citation": "APPR s.10(1)(c)" })).await;
    assert_eq!(denied.status.as_u16(), 200, "{}", denied.text);
    // Rows of the same contact.
    for version in 4..=5 {
        let note = server.post(&claim.at("/notes")).by("support:sam").key(&format!("note-{version}")).at(version);
        assert_eq!(note.json(&json!({ "text": "A note." })).await.status.as_u16(), 201);
    }
    let others = "SELECT count(*) FROM vault_entries WHERE subject_id::text = $1";
    let others: i64 = sqlx::query_scalar(others).bind(&claim.claim_id).fetch_one(&server.owner).await.expect("a count");
    assert_eq!(others, 3);
    assert_eq!(copy(&server, &claim, "client:ada").await.text, body);
}

#[tokio::test]
async fn a_passenger_who_was_erased_is_left_out_and_nobody_else() {
    let server = TestServer::start().await;
    let claim = submit(&server, &submission().to_string()).await;
    // As erasing a person does: what is known of them goes, and the key to it.
    let erase = "DELETE FROM vault_entries WHERE subject_id = (SELECT subject_id FROM vault_entries \
                  WHERE claim_id::text = $1 AND subject_id <> claim_id ORDER BY vault_ref LIMIT 1)";
    sqlx::query(erase).bind(&claim.claim_id).execute(&server.owner).await.expect("the owner may erase");
    let reply = copy(&server, &claim, "support:sam").await;
    assert_eq!(reply.header("redress-erased"), Some("true"));
    let names: Vec<Value> =
        reply.json()["passengers"].as_array().expect("two").iter().map(|one| one["name"].clone()).collect();
    assert_eq!(names, [Value::Null, json!("Ben Lovelace")]);
    assert!(!reply.text.contains("\"name\":\"Ada"));
    assert_eq!(reply.json()["contact"], submission()["contact"]);
}

#[tokio::test]
async fn a_copy_that_is_not_kept_any_more_is_answered_410() {
    let server = TestServer::start().await;
    let claim = server.submitted().await;
    let erase = "DELETE FROM vault_entries WHERE subject_id::text = $1";
    sqlx::query(erase).bind(&claim.claim_id).execute(&server.owner).await.expect("the owner may erase");
    let reply = copy(&server, &claim, "client:ada").await;
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (410, "submission_not_kept"));
    let reply = server.get(&claim.at("/submission?format=pdf")).by("client:ada").send().await;
    assert_eq!(reply.faults(), ["query /format unknown_parameter"]);
}
