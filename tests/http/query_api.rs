//! What the query API answers.

use std::collections::BTreeSet;
use std::time::Instant;

use redress::ids::new_v7;
use serde_json::{Value, json};

use crate::bodies::submission_with;
use crate::server::{Reply, Submitted, TestServer};

/// Asks as the staff, and waits for what the claim's own submission wrote.
async fn fresh(server: &TestServer, path: &str, position: i64) -> Reply {
    server.get(path).by("support:sam").header("redress-min-position", &position.to_string()).send().await
}

async fn last_position(server: &TestServer) -> i64 {
    sqlx::query_scalar("SELECT max(position) FROM events").fetch_one(&server.owner).await.expect("events")
}

#[tokio::test]
async fn a_claim_is_read_as_it_was_written_with_its_version_as_etag() {
    let server = TestServer::start().await;
    let claim = server.calculated().await;
    let reply = fresh(&server, &claim.at(""), last_position(&server).await).await;
    assert_eq!(reply.status.as_u16(), 200, "{}", reply.text);
    assert_eq!(reply.header("etag"), Some("\"3\""));
    assert_eq!(reply.header("cache-control"), Some("private, no-cache"));
    let body = reply.json();
    assert_eq!((&body["claim_id"], &body["version"]), (&json!(claim.claim_id), &json!(3)));
    assert_eq!(body["status"], "calculated");
    assert_eq!(body["owed"], json!([{ "amount": "2000.00", "currency": "CAD" }]));
}

#[tokio::test]
async fn a_claim_that_the_caller_has_already_is_answered_304() {
    let server = TestServer::start().await;
    let claim = server.submitted().await;
    let ask = |tags: &str| {
        let ask = server.get(&claim.at("")).by("client:ada").header("if-none-match", tags);
        ask.header("redress-min-position", &claim.position.to_string()).send()
    };
    for tags in ["\"1\"", "W/\"1\"", "\"7\", \"1\"", "*"] {
        let reply = ask(tags).await;
        assert_eq!((reply.status.as_u16(), reply.text.as_str()), (304, ""), "{tags}");
        assert_eq!(reply.header("etag"), Some("\"1\""));
    }
    assert_eq!(ask("\"2\"").await.status.as_u16(), 200);
}

#[tokio::test]
async fn a_view_that_does_not_come_as_far_as_asked_is_answered_503_after_a_bounded_wait() {
    let server = TestServer::start_without_projections().await;
    let claim = server.submitted().await;
    for path in [claim.at(""), claim.at("/timeline"), "/v1/claims".to_owned(), "/v1/work-queue".to_owned()] {
        let began = Instant::now();
        let reply = fresh(&server, &path, claim.position).await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (503, "view_not_caught_up"), "{path}");
        assert_eq!(reply.header("retry-after"), Some("1"));
        assert!(began.elapsed().as_secs() < 4, "{path}: {:?}", began.elapsed());
    }
    let log = fresh(&server, &claim.at("/events"), claim.position).await;
    assert_eq!(log.status.as_u16(), 200);
    assert_eq!(fresh(&server, &claim.at("/events"), claim.position + 1).await.problem(), "view_not_caught_up");
}

#[tokio::test]
async fn a_list_is_walked_page_by_page_the_newest_first_and_each_claim_once() {
    let server = TestServer::start().await;
    let mut submitted = Vec::new();
    for _ in 0..7 {
        submitted.push(server.submitted().await);
    }
    let newest: &Submitted = submitted.last().expect("seven");
    let mut seen = Vec::new();
    let mut path = "/v1/claims?limit=3&carrier=AC&kind=delay".to_owned();
    loop {
        let reply = fresh(&server, &path, newest.position).await;
        let body = reply.json();
        let claims = body["claims"].as_array().expect("claims");
        seen.extend(claims.iter().map(|claim| claim["claim_id"].as_str().expect("an id").to_owned()));
        let Some(link) = reply.header("link") else {
            assert_eq!(body["next_cursor"], Value::Null);
            break;
        };
        let target = link.strip_prefix('<').and_then(|link| link.strip_suffix(">; rel=\"next\"")).expect("a link");
        assert!(target.contains(body["next_cursor"].as_str().expect("a cursor")) && target.contains("carrier=AC"));
        path = target.to_owned();
    }
    let expected: Vec<_> = submitted.iter().rev().map(|claim| claim.claim_id.clone()).collect();
    assert_eq!(seen, expected);
}

#[tokio::test]
async fn a_list_holds_what_its_filters_say() {
    let server = TestServer::start().await;
    server.submitted().await;
    let mut body = submission_with("/itinerary/legs/0/operating_carrier", json!("WS"));
    body["itinerary"]["legs"][0]["flight_number"] = json!("WS1");
    body["itinerary"]["legs"][0]["marketing_carrier"] = json!("WS");
    let other = server.calculated_from(&body).await;
    let position = last_position(&server).await;
    for (filter, count) in [
        ("", 2),
        ("?carrier=WS", 1),
        ("?status=calculated", 1),
        ("?status=submitted&carrier=AC", 1),
        ("?status=paid", 0),
        ("?origin=YYZ&destination=FCO", 2),
        ("?origin=FCO", 0),
        ("?kind=cancellation", 0),
    ] {
        let body = fresh(&server, &format!("/v1/claims{filter}"), position).await.json();
        assert_eq!(body["claims"].as_array().map(Vec::len), Some(count), "{filter}");
    }
    let body = fresh(&server, "/v1/claims?carrier=WS", position).await.json();
    assert_eq!(body["claims"][0]["claim_id"], other.claim_id);
}

#[tokio::test]
async fn a_timeline_has_a_line_for_every_event_the_oldest_first() {
    let server = TestServer::start().await;
    let claim = server.calculated().await;
    let reply = fresh(&server, &claim.at("/timeline"), last_position(&server).await).await;
    let body = reply.json();
    let codes: Vec<_> = body["entries"].as_array().expect("entries").iter().map(|entry| &entry["code"]).collect();
    assert_eq!(codes, ["claim_submitted", "flight_verified", "compensation_calculated"]);
    let page = server.get(&claim.at("/timeline?limit=2")).by("client:ada").send().await.json();
    assert_eq!((page["entries"].as_array().map(Vec::len), &page["next_after"]), (Some(2), &json!(2)));
    let rest = server.get(&claim.at("/timeline?limit=2&after=2")).by("client:ada").send().await.json();
    assert_eq!((rest["entries"].as_array().map(Vec::len), &rest["next_after"]), (Some(1), &Value::Null));
}

#[tokio::test]
async fn the_stored_events_are_read_as_they_are_stored_with_their_hashes() {
    let server = TestServer::start_without_projections().await;
    let claim = server.calculated().await;
    let reply = server.get(&claim.at("/events")).by("support:sam").send().await;
    let body = reply.json();
    let events = body["events"].as_array().expect("events");
    let types: Vec<_> = events.iter().map(|event| event["event_type"].as_str().expect("a type")).collect();
    assert_eq!(types, ["ClaimSubmitted", "FlightVerified", "CompensationCalculated"]);
    let hashes: BTreeSet<_> = events.iter().map(|event| event["hash"].as_str().expect("a hash")).collect();
    assert!(hashes.len() == 3 && hashes.iter().all(|hash| hash.len() == 64));
    let stored: String =
        sqlx::query_scalar("SELECT payload::text FROM events WHERE aggregate_id = $1 AND sequence = 1")
            .bind(&claim.claim_id)
            .fetch_one(&server.owner)
            .await
            .expect("the event");
    assert!(reply.text.contains(&stored), "the payload is passed on byte for byte");
    let page = server.get(&claim.at("/events?limit=2")).by("support:sam").send().await.json();
    assert_eq!((page["events"].as_array().map(Vec::len), &page["next_after"]), (Some(2), &json!(2)));
    let rest = server.get(&claim.at("/events?limit=2&after=2")).by("support:sam").send().await.json();
    assert_eq!((rest["events"].as_array().map(Vec::len), &rest["next_after"]), (Some(1), &Value::Null));
}

#[tokio::test]
async fn the_work_queue_says_what_waits_for_a_person() {
    let server = TestServer::start().await;
    let claim = server.calculated().await;
    let position = last_position(&server).await;
    let body = fresh(&server, "/v1/work-queue", position).await.json();
    let tasks = body["tasks"].as_array().expect("tasks");
    assert_eq!((tasks.len(), &tasks[0]["claim_id"]), (1, &json!(claim.claim_id)), "{body}");
    let mine = fresh(&server, &format!("/v1/work-queue?claim_id={}", claim.claim_id), position).await.json();
    assert_eq!(mine, body);
    let other = fresh(&server, &format!("/v1/work-queue?claim_id={}", new_v7()), position).await.json();
    assert_eq!(other["tasks"], json!([]));
}
