//! Finding claims: filters, references, and cursors that belong to one search.

use serde_json::{Value, json};

use crate::bodies::submission_with;
use crate::server::{Reply, Submitted, TestServer};

async fn ask(server: &TestServer, principal: &str, path: &str) -> Reply {
    let last: i64 =
        sqlx::query_scalar("SELECT max(position) FROM events").fetch_one(&server.owner).await.expect("events");
    server.get(path).by(principal).header("redress-min-position", &last.to_string()).send().await
}

async fn found(server: &TestServer, principal: &str, query: &str) -> Vec<String> {
    let reply = ask(server, principal, &format!("/v1/claims?{query}")).await;
    assert_eq!(reply.status.as_u16(), 200, "{query}: {}", reply.text);
    let claims = reply.json()["claims"].as_array().expect("claims").clone();
    claims.iter().map(|claim| claim["claim_id"].as_str().expect("an id").to_owned()).collect()
}

#[tokio::test]
async fn a_claim_is_found_by_the_day_of_its_flight_and_by_what_is_owed() {
    let server = TestServer::start().await;
    let calculated = server.calculated().await.claim_id;
    let submitted = server.submitted().await.claim_id;
    let both = vec![submitted, calculated.clone()];
    for (query, expected) in [
        ("departs_from=2026-05-01&departs_to=2026-05-01", &both),
        ("departs_from=2026-05-02", &vec![]),
        ("departs_to=2026-04-30", &vec![]),
        ("departs_to=2026-05-01&carrier=AC&origin=YYZ&destination=FCO", &both),
        ("currency=CAD", &vec![calculated.clone()]),
        ("currency=CAD&owed_min=2000.00", &vec![calculated.clone()]),
        ("currency=CAD&owed_min=1000.00&owed_max=2000.00", &vec![calculated.clone()]),
        ("currency=CAD&owed_min=2000.01", &vec![]),
        ("currency=CAD&owed_max=1999.99", &vec![]),
        ("currency=EUR", &vec![]),
        ("currency=CAD&status=submitted", &vec![]),
    ] {
        assert_eq!(&found(&server, "support:sam", query).await, expected, "{query}");
    }
}

#[tokio::test]
async fn a_claim_is_found_by_the_beginning_of_its_id_and_by_its_booking_reference() {
    let server = TestServer::start().await;
    let claim = server.submitted().await.claim_id;
    let without = submission_with("/booking_reference", Value::Null);
    let other = server.calculated_by("client:eve", &without).await.1.claim_id;
    for text in [&claim[..], &claim[..35], &claim[..30]] {
        assert_eq!(
            found(&server, "support:sam", &format!("reference={text}")).await[..],
            [claim.clone()][..],
            "{text}"
        );
    }
    assert_eq!(
        found(&server, "support:sam", &format!("reference={}", &claim[..4])).await,
        [other.clone(), claim.clone()]
    );
    let only = vec![claim.clone()];
    for text in ["X7K9QZ", "x7k9qz"] {
        assert_eq!(found(&server, "support:sam", &format!("reference={text}")).await, only, "{text}");
        assert_eq!(found(&server, "client:ada", &format!("reference={text}")).await, only, "{text}");
        assert_eq!(found(&server, "client:eve", &format!("reference={text}")).await, Vec::<String>::new(), "{text}");
    }
    for text in ["X7K9Q", "X7K9QZZ", "ZZZZZZ"] {
        assert_eq!(found(&server, "support:sam", &format!("reference={text}")).await, Vec::<String>::new(), "{text}");
    }
    assert_eq!(
        found(&server, "client:eve", &format!("reference={claim}")).await,
        Vec::<String>::new(),
        "somebody else's"
    );
    let holds =
        "SELECT EXISTS (SELECT FROM vault_lookups AS row WHERE row::text ILIKE '%x7k9qz%' OR row::text LIKE $1)";
    let clear: bool = sqlx::query_scalar(holds)
        .bind(format!("%{}%", hex::encode("X7K9QZ")))
        .fetch_one(&server.owner)
        .await
        .expect("the table");
    assert!(!clear, "the look-up holds the reference itself");
}

#[tokio::test]
async fn a_search_by_reference_is_walked_by_its_cursor_and_no_reply_holds_the_reference() {
    let server = TestServer::start().await;
    let mut claims: Vec<String> = Vec::new();
    for _ in 0..3 {
        claims.insert(0, server.submitted().await.claim_id);
    }
    let (mut seen, mut query) = (Vec::new(), "reference=X7K9QZ&limit=2".to_owned());
    loop {
        let reply = ask(&server, "client:ada", &format!("/v1/claims?{query}")).await;
        assert!(reply.header("link").is_none() && !format!("{:?}{}", reply.headers, reply.text).contains("X7K9QZ"));
        let body = reply.json();
        let page = body["claims"].as_array().expect("claims").clone();
        seen.extend(page.iter().map(|claim| claim["claim_id"].as_str().expect("an id").to_owned()));
        let Some(cursor) = body["next_cursor"].as_str() else { break };
        query = format!("reference=X7K9QZ&limit=2&cursor={cursor}");
    }
    assert_eq!(seen, claims);
}

/// The cursor of a first page of one.
async fn cursor(server: &TestServer, principal: &str, path: &str) -> String {
    let reply = ask(server, principal, path).await;
    reply.json()["next_cursor"].as_str().unwrap_or_else(|| panic!("no cursor: {}", reply.text)).to_owned()
}

#[tokio::test]
async fn a_cursor_of_another_query_is_refused_at_its_place() {
    let server = TestServer::start().await;
    for _ in 0..2 {
        server.calculated().await;
    }
    let all = cursor(&server, "support:sam", "/v1/claims?limit=1").await;
    let filtered = cursor(&server, "support:sam", "/v1/claims?limit=1&carrier=AC").await;
    let own = cursor(&server, "client:ada", "/v1/claims?limit=1").await;
    let tasks = cursor(&server, "support:sam", "/v1/work-queue?limit=1").await;
    for (principal, path) in [
        ("support:sam", format!("/v1/claims?carrier=AC&cursor={all}")),
        ("support:sam", format!("/v1/claims?cursor={filtered}")),
        ("support:sam", format!("/v1/claims?carrier=WS&cursor={filtered}")),
        ("support:sam", format!("/v1/claims?carrier=AC&kind=delay&cursor={filtered}")),
        ("support:sam", format!("/v1/claims?reference=X7K9QZ&cursor={all}")),
        ("support:sam", format!("/v1/claims?cursor={own}")),
        ("client:ada", format!("/v1/claims?cursor={all}")),
        ("client:eve", format!("/v1/claims?cursor={own}")),
        ("support:sam", format!("/v1/work-queue?task=decide_claim&cursor={tasks}")),
    ] {
        let reply = ask(&server, principal, &path).await;
        assert_eq!(
            (reply.status.as_u16(), reply.problem().as_str()),
            (422, "request_invalid"),
            "{path}: {}",
            reply.text
        );
        assert_eq!(reply.faults(), ["query /cursor cursor_of_another_query"], "{path}");
    }
    for (cursor, path) in [(&tasks, "/v1/claims"), (&all, "/v1/work-queue")] {
        let reply = ask(&server, "support:sam", &format!("{path}?cursor={cursor}")).await;
        assert_eq!(reply.faults(), ["query /cursor value_refused"], "{path}");
    }
    // With another limit it is the same list.
    let reply = ask(&server, "support:sam", &format!("/v1/claims?carrier=AC&limit=7&cursor={filtered}")).await;
    assert_eq!((reply.status.as_u16(), reply.json()["claims"].as_array().map(Vec::len)), (200, Some(1)));
}

#[tokio::test]
async fn a_filter_that_says_nothing_is_refused_with_its_place() {
    let server = TestServer::start_without_projections().await;
    let long = format!("reference={}", "a".repeat(10_000));
    for (query, faults) in [
        ("departs_from=2026-5-1", vec!["query /departs_from value_refused"]),
        (
            "departs_from=2026-02-30&departs_to=tomorrow",
            vec!["query /departs_from value_refused", "query /departs_to value_refused"],
        ),
        ("departs_from=2026-05-02&departs_to=2026-05-01", vec!["query /departs_to range_reversed"]),
        ("owed_min=400.00", vec!["query /currency missing_parameter"]),
        ("currency=CAD&owed_min=500.00&owed_max=400.00", vec!["query /owed_max range_reversed"]),
        ("currency=CAD&owed_min=-1", vec!["query /owed_min value_refused"]),
        ("currency=CAD&owed_min=400", vec!["query /owed_min value_refused"]),
        ("currency=CAD&owed_min=4e2", vec!["query /owed_min value_refused"]),
        ("currency=CAD&owed_max=1.005", vec!["query /owed_max value_refused"]),
        ("currency=CAD&owed_max=123456789012345678.00", vec!["query /owed_max value_refused"]),
        ("currency=BTC", vec!["query /currency value_refused"]),
        ("reference=", vec!["query /reference value_refused"]),
        ("reference=ada%40example.com", vec!["query /reference value_refused"]),
        ("reference=%25", vec!["query /reference value_refused"]),
        (&*long, vec!["query /reference value_refused"]),
        ("cursor=0123456789abcdef.", vec!["query /cursor value_refused"]),
        ("cursor=0198c0de000070008000000000000001", vec!["query /cursor value_refused"]),
    ] {
        let reply = server.get(&format!("/v1/claims?{query}")).by("client:ada").send().await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (422, "request_invalid"), "{query}");
        assert_eq!(reply.faults(), faults, "{query}");
    }
    let huge = server.get("/v1/claims?currency=CAD&owed_max=99999999999999999.99").by("client:ada").send().await;
    assert_eq!(huge.status.as_u16(), 200, "{}", huge.text);
    assert_eq!(huge.json()["claims"], json!([]));
}

#[tokio::test]
async fn the_flight_that_counts_is_the_one_that_was_disrupted() {
    let server = TestServer::start().await;
    let first = json!({ "flight_number": "AC101", "operating_carrier": "AC", "origin": "YVR", "destination": "YYZ",
        "scheduled_departure": "2026-04-30T09:00", "scheduled_arrival": "2026-04-30T16:30" });
    let mut body = submission_with("/itinerary/legs", json!([first, crate::bodies::leg()]));
    body["disruption"]["leg"] = json!(1);
    let reply = server.post("/v1/claims").by("client:ada").key("k").json(&body).await;
    assert_eq!(reply.status.as_u16(), 201, "{}", reply.text);
    let claim = Submitted::of(&reply).claim_id;
    assert_eq!(found(&server, "client:ada", "departs_from=2026-05-01&origin=YVR").await, [claim]);
    assert_eq!(found(&server, "client:ada", "departs_to=2026-04-30").await, Vec::<String>::new());
}
