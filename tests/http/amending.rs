//! What may be asked of a claim after its submission: to amend it, withdraw it, reopen it, and to add what is known.

use redress::ids::new_v7;
use redress_domain::claim::{CalculateCompensation, ClaimCommand};
use serde_json::{Value, json};

use crate::bodies::{leg, submission_with};
use crate::server::{Reply, Submitted, TestServer};

async fn ask(server: &TestServer, by: &str, claim: &Submitted, below: &str, version: u64, body: &Value) -> Reply {
    server.post(&claim.at(below)).by(by).key(&new_v7().to_string()).at(version).json(body).await
}

async fn by_client(server: &TestServer, claim: &Submitted, below: &str, version: u64, body: &Value) -> Reply {
    ask(server, "client:ada", claim, below, version, body).await
}

async fn by_support(server: &TestServer, claim: &Submitted, below: &str, version: u64, body: &Value) -> Reply {
    ask(server, "support:sam", claim, below, version, body).await
}

const CALCULATE: ClaimCommand = ClaimCommand::CalculateCompensation(CalculateCompensation {});

#[tokio::test]
async fn a_claim_is_amended_and_shows_what_stood_and_what_stands() {
    let server = TestServer::start().await;
    let claim = server.calculated().await;
    let amendment = json!({
        "disruption": { "kind": "delay", "leg": 0, "arrival_delay_minutes": 560, "cause": "WEATHER_UNSAFE" },
        "contact": { "phone": null },
        "passengers": [
            { "passenger_id": claim.passengers[0], "free_ticket": false },
            { "passenger_id": claim.passengers[1], "removed": true },
            { "name": "Cleo Lovelace", "confirmed_reservation": true },
        ],
    });
    let amended = by_client(&server, &claim, "/amend", 3, &amendment).await;
    assert_eq!((amended.status.as_u16(), amended.header("etag")), (200, Some("\"4\"")), "{}", amended.text);
    assert!(amended.json()["added_passengers"][0]["passenger_id"].is_string());
    let document = server.claim_after(&claim, &amended).await;
    assert_eq!((&document["status"], &document["compensation"]), (&json!("flight_verified"), &Value::Null));
    let changes = document["amendments"][0]["changes"].as_array().expect("changes").clone();
    let facts: Vec<_> = changes.iter().map(|change| change["fact"].as_str().expect("a fact")).collect();
    assert_eq!(facts, ["passenger.free_ticket", "passengers", "passengers", "disruption.cause", "phone"]);
    assert_eq!((&changes[3]["from"], &changes[3]["to"]), (&json!("CREW_SHORTAGE"), &json!("WEATHER_UNSAFE")));
    assert_eq!(document["amendments"][0]["amended_by"], "claimant");
    assert_eq!(document["passengers"].as_array().map(Vec::len), Some(2));
    server.as_the_program(&claim, CALCULATE).await;
    let again = by_client(&server, &claim, "/amend", 5, &amendment).await;
    assert_eq!(again.faults(), ["body /passengers passenger_unknown"]);
}

#[tokio::test]
async fn an_amendment_of_the_journey_is_verified_anew() {
    let server = TestServer::start().await;
    let claim = server.calculated().await;
    let mut other = leg();
    other["flight_number"] = json!("AC892");
    let amendment = json!({ "itinerary": { "single_booking": true, "legs": [other] } });
    let amended = by_client(&server, &claim, "/amend", 3, &amendment).await;
    assert_eq!(amended.status.as_u16(), 200, "{}", amended.text);
    let document = server.claim_after(&claim, &amended).await;
    assert_eq!((&document["status"], &document["flight"]), (&json!("submitted"), &Value::Null));
    assert_eq!(document["next_step"]["code"], "verify_flight");
    assert_eq!(document["itinerary"]["legs"][0]["flight_number"], "AC892");
}

#[tokio::test]
async fn a_claim_is_found_by_the_booking_reference_that_it_was_amended_to_and_by_the_one_before() {
    let server = TestServer::start().await;
    let claim = server.calculated().await;
    // Amended there and back: the same look-up twice is no fault.
    for (version, reference) in [(3, "QRS7TU"), (4, "X7K9QZ")] {
        let amended = by_client(&server, &claim, "/amend", version, &json!({ "booking_reference": reference })).await;
        assert_eq!(amended.status.as_u16(), 200, "{}", amended.text);
        server.claim_after(&claim, &amended).await;
        let found = server.get(&format!("/v1/claims?reference={reference}")).by("client:ada").send().await.json();
        assert_eq!(found["claims"][0]["claim_id"], claim.claim_id.as_str(), "{reference}");
    }
}

#[tokio::test]
async fn every_fault_of_an_amendment_is_answered_at_once_and_nothing_is_recorded() {
    let server = TestServer::start_without_projections().await;
    let claim = server.submitted().await;
    let body = json!({
        "passengers": [
            { "passenger_id": "x", "name": "" },
            { "confirmed_reservation": "yes" },
            { "passenger_id": claim.passengers[0], "one_way_fare": { "amount": "4", "currency": "CAD" } },
        ],
        "contact": { "email": "ada", "phone": "call me", "fax": "1" },
        "booking_reference": "ABC-12",
        "itinerary": { "single_booking": true, "legs": [{ "origin": "QQQ", "destination": "FCO", "scheduled_departure": "2026-05-01T18:30" }] },
        "disruption": { "kind": "late" },
        "carrier_size": "huge",
        "carried_for": "Air Canada",
        "filed_on": "2999-01-01T00:00",
        "already_compensated_by": "ME",
        "payout_account": { "holder": "Ada", "iban": "DE00" },
        "status": "paid",
    });
    let reply = by_client(&server, &claim, "/amend", 1, &body).await;
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (422, "request_invalid"), "{}", reply.text);
    let expected = [
        "body /already_compensated_by unknown_code",
        "body /booking_reference wrong_form",
        "body /carried_for wrong_form",
        "body /carrier_size unknown_code",
        "body /contact/email wrong_form",
        "body /contact/fax unknown_field",
        "body /contact/phone wrong_form",
        "body /disruption/kind unknown_code",
        "body /disruption/leg missing_field",
        "body /filed_on wrong_form",
        "body /itinerary/legs/0/origin unknown_airport",
        "body /passengers/0/name empty",
        "body /passengers/0/passenger_id wrong_form",
        "body /passengers/1/confirmed_reservation wrong_type",
        "body /passengers/1/name missing_field",
        "body /passengers/2/one_way_fare/amount wrong_form",
        "body /payout_account/iban wrong_form",
        "body /status unknown_field",
    ];
    assert_eq!(reply.faults(), expected, "{}", reply.text);
    assert_eq!(server.events().await, 1);
}

#[tokio::test]
async fn an_amendment_of_nothing_of_too_many_or_of_the_future_is_refused() {
    let server = TestServer::start_without_projections().await;
    let claim = server.submitted().await;
    let nothing = by_client(&server, &claim, "/amend", 1, &json!({})).await;
    assert_eq!((nothing.status.as_u16(), nothing.problem().as_str()), (409, "nothing_amended"));
    let crowd = json!({ "passengers": vec![json!({ "name": "Ada Lovelace" }); 10] });
    let crowd = by_client(&server, &claim, "/amend", 1, &crowd).await;
    assert_eq!(crowd.faults(), ["body /passengers out_of_range"]);
    let more = json!({ "passengers": vec![json!({ "name": "Ada Lovelace" }); 8] });
    let more = by_client(&server, &claim, "/amend", 1, &more).await;
    assert_eq!(more.faults(), ["body /passengers passenger_count_out_of_range"], "eight and two are ten");
    let mut future = leg();
    for (name, time) in [("scheduled_departure", "2999-05-01T18:30"), ("scheduled_arrival", "2999-05-02T08:45")] {
        future[name] = json!(time);
    }
    future["actual_arrival"] = Value::Null;
    let future = json!({ "itinerary": { "single_booking": true, "legs": [future] } });
    let future = by_client(&server, &claim, "/amend", 1, &future).await;
    assert_eq!(future.faults(), ["body /itinerary/legs/0/scheduled_departure in_the_future"]);
    let mut long_ago = leg();
    for (name, time) in [("scheduled_departure", "1999-05-01T18:30"), ("scheduled_arrival", "1999-05-04T08:45")] {
        long_ago[name] = json!(time);
    }
    long_ago["actual_arrival"] = Value::Null;
    let long_ago = json!({ "itinerary": { "single_booking": true, "legs": [long_ago] } });
    let long_ago = by_client(&server, &claim, "/amend", 1, &long_ago).await;
    let expected = ["scheduled_arrival leg_takes_too_long", "scheduled_departure too_long_ago"];
    assert_eq!(long_ago.faults(), expected.map(|fault| format!("body /itinerary/legs/0/{fault}")));
    let early = by_client(&server, &claim, "/amend", 1, &json!({ "filed_on": "2026-04-01" })).await;
    assert_eq!(early.faults(), ["body /filed_on filed_before_event"]);
    assert_eq!(server.events().await, 1);
}

#[tokio::test]
async fn a_withdrawn_claim_takes_nothing_until_it_is_reopened() {
    let server = TestServer::start().await;
    let claim = server.calculated().await;
    let withdrawn = by_client(&server, &claim, "/withdraw", 3, &json!({ "reason": "settled_with_carrier" })).await;
    assert_eq!((withdrawn.status.as_u16(), &withdrawn.json()["status"]), (200, &json!("withdrawn")));
    let document = server.claim_after(&claim, &withdrawn).await;
    assert_eq!(document["withdrawal"]["reason"], "settled_with_carrier");
    assert_eq!(document["next_step"], Value::Null);
    for (below, body) in
        [("/approve", json!({})), ("/amend", json!({ "filed_on": "2026-05-31" })), ("/calculate", json!({}))]
    {
        let refused = by_support(&server, &claim, below, 4, &body).await;
        assert_eq!((refused.status.as_u16(), refused.problem().as_str()), (409, "claim_withdrawn"), "{below}");
    }
    let reopened = by_support(&server, &claim, "/reopen", 4, &json!({ "reason": "withdrawal_taken_back" })).await;
    assert_eq!(reopened.status.as_u16(), 200, "{}", reopened.text);
    let document = server.claim_after(&claim, &reopened).await;
    assert_eq!((&document["status"], &document["withdrawal"]), (&json!("calculated"), &Value::Null));
    let again = by_support(&server, &claim, "/reopen", 5, &json!({ "reason": "new_facts" })).await;
    assert_eq!((again.status.as_u16(), again.problem().as_str()), (409, "claim_not_closed"));
    for (below, body, faults) in [
        (
            "/withdraw",
            json!({ "reason": "bored", "note": "x" }),
            &["body /note unknown_field", "body /reason unknown_code"][..],
        ),
        ("/reopen", json!({}), &["body /reason missing_field"]),
    ] {
        assert_eq!(by_support(&server, &claim, below, 5, &body).await.faults(), faults);
    }
}

#[tokio::test]
async fn what_the_carrier_said_is_kept_with_its_times_and_its_contradictions() {
    let server = TestServer::start().await;
    let claim = server.calculated().await;
    let reason = json!({
        "cause": "WEATHER_UNSAFE", "said_at": "2026-05-02T03:10", "learned_on": "2026-06-01",
        "channel": "notification", "words": "Due to weather, dear Ms Lovelace.",
    });
    let recorded = by_client(&server, &claim, "/carrier-reasons", 3, &reason).await;
    assert_eq!(recorded.status.as_u16(), 201, "{}", recorded.text);
    let document = server.claim_after(&claim, &recorded).await;
    assert_eq!(document["carrier_reasons"][1]["said_at"], "2026-05-02T03:10");
    assert_eq!(document["carrier_reasons"][1]["bearing"], "contradicts");
    assert_eq!(document["contradictions"], json!([{ "earlier": "CREW_SHORTAGE", "later": "WEATHER_UNSAFE" }]));
    assert_eq!(document["compensation"]["totals"][0]["amount"], "2000.00", "a shifting reason moves nothing");
    let position = recorded.header("redress-position").expect("a position").to_owned();
    for (reader, words) in [("client:ada", json!("Due to weather, dear Ms Lovelace.")), ("client:eve", Value::Null)] {
        let ask = server.get(&claim.at("/carrier-reasons")).by(reader).header("redress-min-position", &position);
        assert_eq!(ask.send().await.json()["reasons"][0]["words"], words, "{reader}");
    }
    let queue =
        server.get("/v1/work-queue?task=weigh_reasons").by("support:sam").header("redress-min-position", &position);
    assert_eq!(queue.send().await.json()["tasks"][0]["details"]["causes"], json!(["CREW_SHORTAGE", "WEATHER_UNSAFE"]));
    let bad = json!({ "cause": "UNKNOWN", "said_at": "yesterday", "learned_on": "2026-06-31", "channel": "owl", "words": " ", "evidence_id": "1" });
    let expected = [
        "body /cause unknown_code",
        "body /channel unknown_code",
        "body /evidence_id wrong_form",
        "body /learned_on wrong_form",
        "body /said_at wrong_form",
        "body /words empty",
    ];
    assert_eq!(by_client(&server, &claim, "/carrier-reasons", 4, &bad).await.faults(), expected);
    let future = json!({ "cause": "BIRD_STRIKE", "learned_on": "2999-01-01" });
    let future = by_client(&server, &claim, "/carrier-reasons", 4, &future).await;
    assert_eq!(future.faults(), ["body /learned_on reason_in_the_future"]);
}

#[tokio::test]
async fn the_first_reason_of_a_silent_carrier_is_calculated_with() {
    let server = TestServer::start().await;
    let claim = server.calculated_from(&submission_with("/disruption/cause", Value::Null)).await;
    let recorded = by_client(&server, &claim, "/carrier-reasons", 3, &json!({ "cause": "WEATHER_UNSAFE" })).await;
    let document = server.claim_after(&claim, &recorded).await;
    assert_eq!((&document["disruption"]["cause"], &document["compensation"]), (&json!("WEATHER_UNSAFE"), &Value::Null));
    let calculated = by_support(&server, &claim, "/calculate", 4, &json!({})).await;
    assert_eq!(calculated.status.as_u16(), 200, "{}", calculated.text);
    let document = server.claim_after(&claim, &calculated).await;
    assert_eq!(
        (&document["compensation"]["outcome"], &document["compensation"]["why"]),
        (&json!("not_owed"), &json!("carrier_reason"))
    );
    let again = by_support(&server, &claim, "/calculate", 5, &json!({})).await;
    assert_eq!((again.status.as_u16(), again.problem().as_str()), (409, "compensation_already_calculated"));
}

#[tokio::test]
async fn a_note_may_have_lines_and_no_megabyte() {
    let server = TestServer::start().await;
    let claim = server.submitted().await;
    let noted = by_client(&server, &claim, "/notes", 1, &json!({ "text": "They called.\nTwice." })).await;
    assert_eq!(noted.status.as_u16(), 201, "{}", noted.text);
    let document = server.claim_after(&claim, &noted).await;
    assert_eq!(document["notes"][0]["note_id"], noted.json()["note_id"]);
    assert_eq!(document["notes"][0]["added_by"], "claimant");
    let position = noted.header("redress-position").expect("a position").to_owned();
    for (reader, status) in [("client:ada", 200), ("support:sam", 200), ("client:eve", 404), ("analyst:ann", 403)] {
        let ask = server.get(&claim.at("/notes")).by(reader).header("redress-min-position", &position);
        let listed = ask.send().await;
        assert_eq!(listed.status.as_u16(), status, "{reader} {}", listed.text);
        if status == 200 {
            assert_eq!(listed.json()["notes"][0]["text"], "They called.\nTwice.");
        }
    }
    let huge = by_client(&server, &claim, "/notes", 2, &json!({ "text": "x".repeat(1024 * 1024) })).await;
    assert_eq!((huge.status.as_u16(), huge.problem().as_str()), (413, "body_too_large"));
    for (text, code) in [
        (json!("x".repeat(4_001)), "too_long"),
        (json!(""), "empty"),
        (json!(" \n "), "empty"),
        (json!("a\u{7}b"), "control_character"),
        (json!(7), "wrong_type"),
        (Value::Null, "missing_field"),
    ] {
        let reply = by_client(&server, &claim, "/notes", 2, &json!({ "text": text })).await;
        assert_eq!(reply.faults(), [format!("body /text {code}")]);
    }
    assert_eq!(server.events().await, 2);
}

#[tokio::test]
async fn a_failed_payout_is_retried_and_one_that_came_back_is_owed_again() {
    use redress_domain::claim::{ConfirmPayout, ReportPayoutFailure, SendPayout};
    let server = TestServer::start().await;
    let claim = server.calculated().await;
    by_support(&server, &claim, "/approve", 3, &json!({})).await;
    let first = by_support(&server, &claim, "/payouts", 4, &json!({ "passengers": claim.passengers })).await.json();
    let payout = |reply: &Value| reply["payout_id"].as_str().expect("an id").to_owned();
    let first = payout(&first);
    let early = by_support(&server, &claim, &format!("/payouts/{first}/retry"), 5, &json!({})).await;
    assert_eq!((early.status.as_u16(), early.problem().as_str()), (409, "payout_not_failed"));
    let payout_id = first.parse().expect("a payout id");
    server.as_the_program(&claim, ClaimCommand::SendPayout(SendPayout { payout_id, rail: "test".to_owned() })).await;
    let reason = "account_closed".to_owned();
    server.as_the_program(&claim, ClaimCommand::ReportPayoutFailure(ReportPayoutFailure { payout_id, reason })).await;
    let account = json!({ "holder": "Ada Lovelace", "institution": "003", "transit": "00011", "account": "1234567" });
    let retried =
        by_support(&server, &claim, &format!("/payouts/{first}/retry"), 7, &json!({ "payout_account": account })).await;
    assert_eq!(retried.status.as_u16(), 200, "{}", retried.text);
    let second = payout(&retried.json());
    assert_ne!(first, second);
    let document = server.claim_after(&claim, &retried).await;
    assert_eq!(document["payouts"][1]["retry_of"], json!(first));
    let twice = by_support(&server, &claim, &format!("/payouts/{first}/retry"), 8, &json!({})).await;
    assert_eq!((twice.status.as_u16(), twice.problem().as_str()), (409, "claim_already_paid"));

    let unpaid =
        by_support(&server, &claim, &format!("/payouts/{second}/return"), 8, &json!({ "reason": "sent_back" })).await;
    assert_eq!((unpaid.status.as_u16(), unpaid.problem().as_str()), (409, "payout_not_paid"));
    let payout_id = second.parse().expect("a payout id");
    server.as_the_program(&claim, ClaimCommand::SendPayout(SendPayout { payout_id, rail: "test".to_owned() })).await;
    let amount = redress_domain::value::Money::from_minor(200_000, redress_domain::value::Currency::Cad);
    let (bank_reference, paid_at) = ("B-1".to_owned(), None);
    let confirm = ConfirmPayout { payout_id, bank_reference, amount, paid_at };
    server.as_the_program(&claim, ClaimCommand::ConfirmPayout(confirm)).await;
    let much = json!({ "reason": "account_closed", "returned": { "amount": "2000.01", "currency": "CAD" } });
    let much = by_support(&server, &claim, &format!("/payouts/{second}/return"), 10, &much).await;
    assert_eq!((much.status.as_u16(), much.problem().as_str()), (409, "returned_amount_impossible"));
    let back = json!({
        "reason": "account_closed", "returned": { "amount": "1985.00", "currency": "CAD" },
        "bank_reference": "RET-1", "returned_at": "2026-06-09T10:00:00Z",
    });
    let back = by_support(&server, &claim, &format!("/payouts/{second}/return"), 10, &back).await;
    assert_eq!((back.status.as_u16(), &back.json()["status"]), (200, &json!("payout_returned")), "{}", back.text);
    let document = server.claim_after(&claim, &back).await;
    assert_eq!(document["outstanding"][0]["amount"], "2000.00", "to the cent, whatever the bank kept");
    assert_eq!(document["payouts"][1]["returned"]["amount"], "1985.00");
    let bad = json!({ "reason": "lost", "returned": "1985.00", "bank_reference": "Ada Lovelace", "returned_at": "2999-01-01T00:00:00Z" });
    let expected = [
        "body /bank_reference wrong_form",
        "body /reason unknown_code",
        "body /returned wrong_type",
        "body /returned_at in_the_future",
    ];
    assert_eq!(by_support(&server, &claim, &format!("/payouts/{second}/return"), 11, &bad).await.faults(), expected);
}

#[tokio::test]
async fn every_command_to_a_claim_asks_for_a_key_and_for_the_version_that_was_seen() {
    let server = TestServer::start_without_projections().await;
    let claim = server.submitted().await;
    let payout = format!("/payouts/{}", new_v7());
    let evidence = new_v7().to_string();
    let observation = json!({
        "role": "booked", "leg": 0, "source": "flight_record", "evidence_id": evidence, "time_semantics": "gate",
    });
    let routes = [
        ("/amend".to_owned(), json!({ "filed_on": "2026-05-31" })),
        ("/withdraw".to_owned(), json!({})),
        ("/reopen".to_owned(), json!({ "reason": "new_facts" })),
        ("/verify".to_owned(), json!({ "observations": [observation] })),
        ("/calculate".to_owned(), json!({})),
        ("/carrier-reasons".to_owned(), json!({ "cause": "BIRD_STRIKE" })),
        ("/notes".to_owned(), json!({ "text": "x" })),
        (format!("{payout}/retry"), json!({})),
        (format!("{payout}/return"), json!({ "reason": "sent_back" })),
    ];
    for (below, body) in routes {
        let post = || server.post(&claim.at(&below)).by("support:sam");
        let keyless = post().at(1).json(&body).await;
        assert_eq!((keyless.status.as_u16(), keyless.problem().as_str()), (400, "idempotency_key_missing"), "{below}");
        let blind = post().key("k").json(&body).await;
        assert_eq!((blind.status.as_u16(), blind.problem().as_str()), (428, "if_match_missing"), "{below}");
        let stale = post().key("k").at(7).json(&body).await;
        assert_eq!((stale.status.as_u16(), stale.problem().as_str()), (412, "claim_version_conflict"), "{below}");
        assert_eq!(stale.header("etag"), Some("\"1\""));
        let unread = post().key("k").at(1).raw("application/json", "[").await;
        assert_eq!((unread.status.as_u16(), unread.problem().as_str()), (400, "body_not_json"), "{below}");
        for other in [json!([]), json!("x"), json!({ "unforeseen": 1 })] {
            let reply = post().key("k").at(1).json(&other).await;
            assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (422, "request_invalid"), "{below} {other}");
        }
    }
    assert_eq!(server.events().await, 1);
}

#[tokio::test]
async fn a_payout_that_the_claim_has_not_is_answered_404() {
    let server = TestServer::start_without_projections().await;
    let claim = server.calculated().await;
    by_support(&server, &claim, "/approve", 3, &json!({})).await;
    for payout in ["1", "x", &new_v7().to_string(), &new_v7().to_string().to_uppercase()] {
        for (below, body) in [("retry", json!({})), ("return", json!({ "reason": "sent_back" }))] {
            let reply = by_support(&server, &claim, &format!("/payouts/{payout}/{below}"), 4, &body).await;
            assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (404, "payout_unknown"), "{payout}");
        }
    }
}
