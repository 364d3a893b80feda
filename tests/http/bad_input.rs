//! Bad input: a problem with a place for every fault, and no event.

use redress::ids::new_v7;
use serde_json::{Value, json};

use crate::bodies::{leg, submission, submission_with};
use crate::server::{Reply, TestServer};

async fn submit(server: &TestServer, body: &Value) -> Reply {
    server.post("/v1/claims").by("client:ada").key(&new_v7().to_string()).json(body).await
}

/// The submission is refused for these faults and no others, and leaves nothing behind.
async fn refused(server: &TestServer, body: &Value, faults: &[&str]) {
    let reply = submit(server, body).await;
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (422, "request_invalid"), "{}", reply.text);
    assert_eq!(reply.faults(), faults, "{}", reply.text);
    assert_eq!(server.events().await, 0);
}

#[tokio::test]
async fn what_is_not_json_is_answered_400_with_a_place() {
    let server = TestServer::start_without_projections().await;
    for body in ["", "{", "{}}", "{'passengers': []}", "\u{feff}{}", &"[".repeat(1000)] {
        let ask = server.post("/v1/claims").by("client:ada").key("k");
        let reply = ask.raw("application/json", body).await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (400, "body_not_json"), "{body}");
        assert_eq!(reply.faults(), ["body  not_json"]);
    }
    assert_eq!(server.events().await, 0);
}

#[tokio::test]
async fn what_is_not_declared_as_json_is_answered_415() {
    let server = TestServer::start_without_projections().await;
    for media_type in ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""] {
        let ask = server.post("/v1/claims").by("client:ada").key("k");
        let reply = ask.raw(media_type, &submission().to_string()).await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (415, "media_type_unsupported"), "{media_type}");
    }
    assert_eq!(server.events().await, 0);
}

#[tokio::test]
async fn a_body_of_more_than_64_kib_is_answered_413() {
    let server = TestServer::start_without_projections().await;
    let reply = submit(&server, &submission_with("/note", json!("x".repeat(65 * 1024)))).await;
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (413, "body_too_large"));
    assert_eq!(server.events().await, 0);
}

#[tokio::test]
async fn a_value_of_a_wrong_type_is_refused_at_its_place() {
    let server = TestServer::start_without_projections().await;
    for body in [json!([]), json!("claim"), json!(7)] {
        refused(&server, &body, &["body  wrong_type"]).await;
    }
    for (pointer, value) in [
        ("/passengers", json!("Ada")),
        ("/passengers/0", json!(["Ada"])),
        ("/passengers/0/name", json!(7)),
        ("/passengers/0/confirmed_reservation", json!("yes")),
        ("/contact", json!("ada")),
        ("/contact/email", json!({})),
        ("/itinerary/single_booking", json!(1)),
        ("/itinerary/legs", json!({})),
        ("/itinerary/legs/0/origin", json!(["YYZ"])),
        ("/disruption/arrival_delay_minutes", json!("560")),
        ("/disruption/arrival_delay_minutes", json!(560.5)),
        ("/payout_account", json!("DE89370400440532013000")),
        ("/filed_on", json!(20_260_601)),
    ] {
        refused(&server, &submission_with(pointer, value), &[&format!("body {pointer} wrong_type")]).await;
    }
}

#[tokio::test]
async fn a_missing_field_is_refused_at_its_place() {
    let server = TestServer::start_without_projections().await;
    for pointer in [
        "/passengers",
        "/passengers/1/name",
        "/contact",
        "/contact/email",
        "/itinerary",
        "/itinerary/legs",
        "/itinerary/legs/0/origin",
        "/itinerary/legs/0/scheduled_departure",
        "/disruption",
        "/disruption/kind",
        "/payout_account/holder",
    ] {
        let fault = format!("body {pointer} missing_field");
        refused(&server, &submission_with(pointer, Value::Null), &[&fault]).await;
    }
}

#[tokio::test]
async fn an_unknown_field_is_refused_wherever_it_stands() {
    let server = TestServer::start_without_projections().await;
    for pointer in [
        "/status",
        "/passengers/0/passenger_id",
        "/contact/name",
        "/itinerary/fare",
        "/itinerary/legs/0/seat",
        "/disruption/note",
        "/payout_account/bank",
    ] {
        let fault = format!("body {pointer} unknown_field");
        refused(&server, &submission_with(pointer, json!("x")), &[&fault]).await;
    }
}

#[tokio::test]
async fn a_member_that_stands_twice_is_refused() {
    let server = TestServer::start_without_projections().await;
    let body = submission().to_string().replacen('{', "{\"filed_on\":\"2026-06-02\",", 1);
    let reply = server.post("/v1/claims").by("client:ada").key("k").raw("application/json", &body).await;
    assert_eq!(reply.faults(), ["body /filed_on repeated_member"]);
    assert_eq!(server.events().await, 0);
}

#[tokio::test]
async fn an_unknown_airport_is_refused() {
    let server = TestServer::start_without_projections().await;
    for pointer in ["/itinerary/legs/0/origin", "/itinerary/legs/0/destination"] {
        let fault = format!("body {pointer} unknown_airport");
        refused(&server, &submission_with(pointer, json!("QQQ")), &[&fault]).await;
        let fault = format!("body {pointer} wrong_form");
        refused(&server, &submission_with(pointer, json!("Toronto")), &[&fault]).await;
    }
}

#[tokio::test]
async fn legs_that_do_not_join_are_refused() {
    let server = TestServer::start_without_projections().await;
    let mut next = leg();
    next["origin"] = json!("CDG");
    next["destination"] = json!("ATH");
    next["scheduled_departure"] = json!("2026-05-03T18:30");
    next["scheduled_arrival"] = json!("2026-05-03T21:30");
    next["actual_arrival"] = Value::Null;
    let mut body = submission_with("/itinerary/legs", json!([leg(), next]));
    refused(&server, &body, &["body /itinerary/legs/1/origin legs_do_not_join"]).await;
    body["itinerary"]["legs"] = json!([]);
    refused(&server, &body, &["body /itinerary/legs out_of_range"]).await;
    body["itinerary"]["legs"] = json!(vec![leg(); 13]);
    refused(&server, &body, &["body /itinerary/legs out_of_range"]).await;
}

#[tokio::test]
async fn an_arrival_before_the_departure_is_refused() {
    let server = TestServer::start_without_projections().await;
    let body = submission_with("/itinerary/legs/0/scheduled_arrival", json!("2026-05-01T17:00"));
    refused(&server, &body, &["body /itinerary/legs/0/scheduled_arrival arrival_before_departure"]).await;
    let body = submission_with("/itinerary/legs/0/actual_arrival", json!("2026-04-30T18:05"));
    refused(&server, &body, &["body /itinerary/legs/0/actual_arrival arrival_before_departure"]).await;
}

#[tokio::test]
async fn a_date_in_the_future_is_refused() {
    let server = TestServer::start_without_projections().await;
    refused(&server, &submission_with("/filed_on", json!("2199-01-01")), &["body /filed_on in_the_future"]).await;
    let mut body = submission();
    let leg = &mut body["itinerary"]["legs"][0];
    leg["scheduled_departure"] = json!("2199-05-01T18:30");
    leg["scheduled_arrival"] = json!("2199-05-02T08:45");
    leg["actual_arrival"] = json!("2199-05-02T18:05");
    let faults = [
        "body /itinerary/legs/0/actual_arrival in_the_future",
        "body /itinerary/legs/0/scheduled_departure in_the_future",
    ];
    refused(&server, &body, &faults).await;
    let body = submission_with("/itinerary/legs/0/scheduled_arrival", json!("2199-05-02T08:45"));
    refused(&server, &body, &["body /itinerary/legs/0/scheduled_arrival leg_takes_too_long"]).await;
    let mut body = submission();
    body["replacement_legs"] = json!([{ "origin": "YYZ", "destination": "FCO", "scheduled_departure": "2199-05-01" }]);
    refused(&server, &body, &["body /replacement_legs/0/scheduled_departure in_the_future"]).await;
}

#[tokio::test]
async fn an_impossible_date_is_refused() {
    let server = TestServer::start_without_projections().await;
    for text in ["2026-02-30", "tomorrow", "2026-06-01T00:00", "01/06/2026"] {
        refused(&server, &submission_with("/filed_on", json!(text)), &["body /filed_on wrong_form"]).await;
    }
}

#[tokio::test]
async fn a_claim_is_for_1_to_9_passengers() {
    let server = TestServer::start_without_projections().await;
    for count in [0, 10, 20] {
        let passengers = json!(vec![json!({ "name": "Ada Lovelace" }); count]);
        refused(&server, &submission_with("/passengers", passengers), &["body /passengers out_of_range"]).await;
    }
}

#[tokio::test]
async fn a_name_of_10_000_characters_is_refused() {
    let server = TestServer::start_without_projections().await;
    let long = json!("A".repeat(10_000));
    for pointer in ["/passengers/0/name", "/payout_account/holder"] {
        let fault = format!("body {pointer} too_long");
        refused(&server, &submission_with(pointer, long.clone()), &[&fault]).await;
    }
}

#[tokio::test]
async fn a_null_byte_is_refused_wherever_it_stands() {
    let server = TestServer::start_without_projections().await;
    for pointer in ["/passengers/0/name", "/contact/email", "/booking_reference", "/itinerary/legs/0/origin"] {
        let fault = format!("body {pointer} null_character");
        refused(&server, &submission_with(pointer, json!("A\0B")), &[&fault]).await;
    }
    refused(&server, &submission_with("/a\0b", json!(1)), &["body  null_character"]).await;
}

#[tokio::test]
async fn what_cannot_reach_or_pay_anybody_is_refused() {
    let server = TestServer::start_without_projections().await;
    for (pointer, value) in [
        ("/contact/email", "ada"),
        ("/contact/phone", "call me"),
        ("/booking_reference", "no"),
        ("/payout_account/iban", "DE88370400440532013000"),
        ("/itinerary/legs/0/flight_number", "890"),
        ("/itinerary/legs/0/operating_carrier", "Air Canada"),
    ] {
        let fault = format!("body {pointer} wrong_form");
        refused(&server, &submission_with(pointer, json!(value)), &[&fault]).await;
    }
    for (pointer, value) in
        [("/disruption/cause", "BAD_LUCK"), ("/disruption/kind", "late"), ("/already_compensated_by", "EU")]
    {
        let fault = format!("body {pointer} unknown_code");
        refused(&server, &submission_with(pointer, json!(value)), &[&fault]).await;
    }
}

#[tokio::test]
async fn every_fault_of_a_submission_is_answered_at_once() {
    let server = TestServer::start_without_projections().await;
    let mut body = submission_with("/passengers/1/name", json!(""));
    body["contact"]["email"] = json!("nobody");
    body["itinerary"]["legs"][0]["destination"] = json!("QQQ");
    body["disruption"]["kind"] = json!("late");
    body["filed_on"] = json!("2199-01-01");
    body["colour"] = json!("red");
    let faults = [
        "body /colour unknown_field",
        "body /contact/email wrong_form",
        "body /disruption/kind unknown_code",
        "body /filed_on in_the_future",
        "body /itinerary/legs/0/destination unknown_airport",
        "body /passengers/1/name empty",
    ];
    refused(&server, &body, &faults).await;
}

#[tokio::test]
async fn an_idempotency_key_is_required_and_has_a_form() {
    let server = TestServer::start_without_projections().await;
    let reply = server.post("/v1/claims").by("client:ada").json(&submission()).await;
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (400, "idempotency_key_missing"));
    assert_eq!(reply.faults(), ["header /idempotency-key missing"]);
    for key in ["", "two words", "clé", &"k".repeat(256)] {
        let reply = server.post("/v1/claims").by("client:ada").key(key).json(&submission()).await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (400, "idempotency_key_malformed"), "{key}");
        assert_eq!(reply.faults(), ["header /idempotency-key malformed"]);
    }
    assert_eq!(server.events().await, 0);
}

#[tokio::test]
async fn a_repeated_key_with_another_body_is_answered_422_and_stores_nothing() {
    let server = TestServer::start_without_projections().await;
    let ask = || server.post("/v1/claims").by("client:ada").key("one-intent");
    assert_eq!(ask().json(&submission()).await.status.as_u16(), 201);
    let reply = ask().json(&submission_with("/passengers/0/name", json!("Eve Lovelace"))).await;
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (422, "idempotency_key_reused"));
    assert_eq!(reply.faults(), ["header /idempotency-key reused"]);
    assert_eq!(server.events().await, 1);
}

#[tokio::test]
async fn a_missing_if_match_is_answered_428_and_a_malformed_one_400() {
    let server = TestServer::start_without_projections().await;
    let claim = server.calculated().await;
    for (below, body) in [("/approve", json!({})), ("/deny", denial()), ("/payouts", payout(&claim.passengers[0]))] {
        let ask = || server.post(&claim.at(below)).by("support:sam").key("k");
        let reply = ask().json(&body).await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (428, "if_match_missing"), "{below}");
        assert_eq!(reply.faults(), ["header /if-match missing"]);
        for tag in ["*", "3", "W/\"3\"", "\"3\", \"4\"", "\"x\"", ""] {
            let reply = ask().header("if-match", tag).json(&body).await;
            assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (400, "if_match_malformed"), "{below} {tag}");
            assert_eq!(reply.faults(), ["header /if-match malformed"]);
        }
    }
    assert_eq!(server.events().await, 3);
}

#[tokio::test]
async fn a_stale_if_match_is_answered_412_with_the_current_etag_and_stores_nothing() {
    let server = TestServer::start_without_projections().await;
    let claim = server.calculated().await;
    for (below, body) in [("/approve", json!({})), ("/deny", denial()), ("/payouts", payout(&claim.passengers[0]))] {
        for version in [1, 2, 4] {
            let reply = server.post(&claim.at(below)).by("support:sam").key("k").at(version).json(&body).await;
            assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (412, "claim_version_conflict"), "{below}");
            assert_eq!(reply.faults(), ["header /if-match stale"]);
            assert_eq!(reply.header("etag"), Some("\"3\""));
        }
    }
    assert_eq!(server.events().await, 3);
}

#[tokio::test]
async fn an_id_of_another_kind_is_answered_like_a_claim_that_does_not_exist() {
    let server = TestServer::start().await;
    let claim = server.calculated().await;
    let no_uuid = "AC890".to_owned();
    let ids = [claim.passengers[0].clone(), new_v7().to_string(), no_uuid, claim.claim_id.to_uppercase()];
    let mut bodies = Vec::new();
    for id in ids {
        for below in ["/approve", "/deny", "/payouts"] {
            let body = if below == "/deny" { denial() } else { json!({}) };
            let body = if below == "/payouts" { payout(&claim.passengers[0]) } else { body };
            let ask = server.post(&format!("/v1/claims/{id}{below}")).by("support:sam").key(&new_v7().to_string());
            bodies.push(not_found(&ask.at(3).json(&body).await));
        }
        for below in ["", "/timeline", "/events"] {
            let ask = server.get(&format!("/v1/claims/{id}{below}")).by("support:sam");
            bodies.push(not_found(&ask.send().await));
        }
    }
    assert!(bodies.iter().all(|body| *body == bodies[0]), "{bodies:?}");
    assert_eq!(server.events().await, 3);
}

/// The problem, without what is the request's own.
fn not_found(reply: &Reply) -> Value {
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (404, "claim_not_found"), "{}", reply.text);
    assert_eq!(reply.faults(), ["path /claim_id claim_not_found"]);
    let mut body = reply.json();
    body["instance"] = Value::Null;
    body
}

#[tokio::test]
async fn a_denial_and_a_payout_order_are_read_as_strictly_as_a_submission() {
    let server = TestServer::start_without_projections().await;
    let claim = server.calculated().await;
    let not_an_id = json!({ "passengers": ["ada"], "payout_account": { "holder": "Ada" } });
    let cases = [
        ("/approve", json!({ "note": "fine" }), vec!["body /note unknown_field"]),
        ("/deny", json!({}), vec!["body /citation missing_field", "body /reason missing_field"]),
        (
            "/deny",
            json!({ "reason": "x", "citation": "ask ada@example.com" }),
            vec!["body /citation wrong_form", "body /reason unknown_code"],
        ),
        ("/payouts", json!({ "passengers": [] }), vec!["body /passengers out_of_range"]),
        ("/payouts", not_an_id, vec!["body /passengers/0 wrong_form", "body /payout_account/iban missing_field"]),
    ];
    for (below, body, faults) in cases {
        let reply = server.post(&claim.at(below)).by("support:sam").key("k").at(3).json(&body).await;
        assert_eq!((reply.status.as_u16(), reply.faults()), (422, faults.iter().map(ToString::to_string).collect()));
    }
    assert_eq!(server.events().await, 3);
}

#[tokio::test]
async fn a_query_string_is_read_as_strictly_as_a_body() {
    let server = TestServer::start_without_projections().await;
    let path = "/v1/claims?limit=0&status=lost&cursor=x&carrier=Air&sort=asc&kind=delay&kind=delay";
    let reply = server.get(path).by("client:ada").send().await;
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (422, "request_invalid"));
    let faults = [
        "query /carrier value_refused",
        "query /cursor value_refused",
        "query /kind repeated_parameter",
        "query /limit value_refused",
        "query /sort unknown_parameter",
        "query /status value_refused",
    ];
    assert_eq!(reply.faults(), faults);
    let reply = server.get("/v1/claims").by("client:ada").header("redress-min-position", "soon").send().await;
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (400, "min_position_malformed"));
}

fn denial() -> Value {
    json!({ "reason": "not_entitled", "citation": "APPR s.10(1)(c)" })
}

fn payout(passenger: &str) -> Value {
    json!({ "passengers": [passenger] })
}
