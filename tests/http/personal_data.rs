//! Who it was is in the vault, sealed, and nowhere else: not in another table, not in the log, not in a reply.

use redress::ids::new_v7;
use serde_json::{Value, json};

use crate::bodies::submission;
use crate::log;
use crate::search::{found_in, log_of_postgres, tables, tables_with};
use crate::server::{Reply, TestServer};

/// What the invented people are called, found nowhere else in the world.
const CANARIES: [&str; 12] = [
    "Zebulonia Quackenbush",
    "Xanthippe Vandersloot",
    "zebulonia.quackenbush",
    "555-0173-4421",
    "ZQ7XW9",
    "Quackenbush-Holder",
    "DE75512108001245126199",
    "98765432109",
    "Yolandabelle",
    "fracas-with-the-gate-agent",
    "sincerely-Quibbleworth",
    "passport-of-Zephyrina",
];

/// In an account's name, which is no secret: proves that the search finds what is there.
const PLANTED: &str = "canary-account";

fn personal_submission() -> Value {
    let mut body = submission();
    body["passengers"] = json!([{ "name": "Zebulonia Quackenbush" }, { "name": "Xanthippe Vandersloot" }]);
    body["contact"] = json!({ "email": "zebulonia.quackenbush@example.com", "phone": "+1 555-0173-4421" });
    body["booking_reference"] = json!("ZQ7XW9");
    body["payout_account"] = json!({ "holder": "Quackenbush-Holder", "iban": "DE75512108001245126199" });
    body
}

/// Bodies that are refused, each with a person in it where the fault is.
fn bad_submissions() -> Vec<String> {
    let with = |pointer: &str, value: Value| {
        let mut body = personal_submission();
        *body.pointer_mut(pointer).expect("a place") = value;
        body.to_string()
    };
    let long = format!("Zebulonia Quackenbush {}", "x".repeat(300));
    let mut bodies = vec![
        with("/passengers/0/name", json!(long)),
        with("/passengers/0/name", json!("Zebulonia Quackenbush\0")),
        with("/passengers/0/name", json!(["Zebulonia Quackenbush"])),
        with("/contact/email", json!("zebulonia.quackenbush at example.com")),
        with("/contact/phone", json!("555-0173-4421 extension 7")),
        with("/booking_reference", json!("ZQ7XW9-ZQ7XW9")),
        with("/payout_account/iban", json!("DE75512108001245126199X")),
        with("/payout_account/iban", json!(98_765_432_109_u64)),
        with("/itinerary/legs/0/origin", json!("Zebulonia Quackenbush")),
        with("/itinerary/legs/0/flight_number", json!("ZQ7XW9")),
        with("/disruption/kind", json!("Zebulonia Quackenbush")),
        with("/disruption/cause", json!("Zebulonia Quackenbush")),
        with("/filed_on", json!("Zebulonia Quackenbush")),
        with("/itinerary", json!("Zebulonia Quackenbush")),
    ];
    bodies.push("{\"passengers\": [{\"name\": \"Zebulonia Quackenbush\"}".to_owned());
    bodies.push("Zebulonia Quackenbush".to_owned());
    bodies.push(
        personal_submission().to_string().replace("\"filed_on\"", "\"booking_reference\":\"ZQ7XW9\",\"filed_on\""),
    );
    bodies
}

#[tokio::test]
async fn persons_stand_in_the_vault_alone() {
    let server = TestServer::start().await;
    let mut replies = good_requests(&server).await;
    replies.extend(bad_requests(&server).await);
    replies.push(server.get("/metrics").send().await);
    for reply in &replies {
        let whole = format!("{} {:?}", reply.text, reply.headers);
        assert_eq!(found_in(&whole, &CANARIES), Vec::<&str>::new(), "in a reply: {whole}");
    }
    let log = log::text();
    assert!(log.contains(replies[0].header("redress-request-id").expect("an id")), "the log is not the server's");
    assert_eq!(found_in(&log, &CANARIES), Vec::<&str>::new(), "in the log");
    assert_eq!(found_in(&log_of_postgres(&server.owner).await, &CANARIES), Vec::<&str>::new(), "in PostgreSQL's log");
    let tables = tables(&server.owner).await;
    let holding = |text: &'static str| tables_with(&server.owner, &tables, text);
    let planted = holding(PLANTED).await;
    for table in ["public.events", "public.idempotency_keys", "read_model.claim_status_1"] {
        assert!(planted.iter().any(|found| found == table), "the search does not find what is in {table}: {planted:?}");
    }
    for canary in CANARIES {
        assert_eq!(holding(canary).await, Vec::<String>::new(), "{canary}");
    }
    let claim_id = replies[0].json()["claim_id"].as_str().expect("an id").to_owned();
    let sealed = "SELECT count(*) FROM vault_entries WHERE claim_id::text = $1";
    let sealed: i64 = sqlx::query_scalar(sealed).bind(claim_id).fetch_one(&server.owner).await.unwrap();
    assert_eq!(
        sealed, 8,
        "two passengers; the contact with the submission, with an account, with the carrier's words, with a note, with the name of a \
         file and with an amendment"
    );
}

/// A claim's life, with every kind of personal value in it.
async fn good_requests(server: &TestServer) -> Vec<Reply> {
    let (submitted, claim) = server.calculated_by(&format!("client:{PLANTED}"), &personal_submission()).await;
    let decide =
        |below: &str, version| server.post(&claim.at(below)).by("support:sam").key(&new_v7().to_string()).at(version);
    let account =
        json!({ "holder": "Quackenbush-Holder", "institution": "003", "transit": "00011", "account": "98765432109" });
    let approved = decide("/approve", 3).json(&json!({})).await;
    let order = json!({ "passengers": claim.passengers, "payout_account": account });
    let paid = decide("/payouts", 4).json(&order).await;
    assert_eq!(paid.status.as_u16(), 200, "{}", paid.text);
    let mut replies = vec![submitted, approved, paid];
    let said = json!({ "cause": "WEATHER_UNSAFE", "words": "Weather, sincerely-Quibbleworth." });
    let note = json!({ "text": "Had a fracas-with-the-gate-agent." });
    let contact = json!({ "email": "yolandabelle@example.com" });
    for (below, version, body) in
        [("/carrier-reasons", 5, said), ("/notes", 6, note), ("/amend", 7, json!({ "contact": contact }))]
    {
        replies.push(decide(below, version).json(&body).await);
    }
    let evidence = decide("/evidence", 8).header("redress-file-name", "passport-of-Zephyrina.txt");
    replies.push(evidence.bytes("text/plain", b"nothing of note").await);
    assert!(replies.iter().all(|reply| reply.status.is_success()), "{replies:?}");
    let position = replies[6].header("redress-position").expect("a position").to_owned();
    for path in [
        claim.at(""),
        claim.at("/timeline"),
        claim.at("/events"),
        "/v1/claims".to_owned(),
        "/v1/work-queue".to_owned(),
        "/v1/claims?reference=zq7xw9&limit=1".to_owned(),
    ] {
        let reply = server.get(&path).by("support:sam").header("redress-min-position", &position).send().await;
        assert_eq!(reply.status.as_u16(), 200, "{path}: {}", reply.text);
        replies.push(reply);
    }
    replies
}

async fn bad_requests(server: &TestServer) -> Vec<Reply> {
    let mut replies = Vec::new();
    for body in bad_submissions() {
        let ask = server.post("/v1/claims").by("client:ada").key(&new_v7().to_string());
        replies.push(ask.raw("application/json", &body).await);
    }
    let claim = server.submitted().await;
    let decide = |below: &str| server.post(&claim.at(below)).by("support:sam").key(&new_v7().to_string()).at(1);
    let denial = json!({ "reason": "Zebulonia Quackenbush", "citation": "Zebulonia Quackenbush!" });
    replies.push(decide("/deny").json(&denial).await);
    let denial = json!({ "reason": "not_entitled", "citation": "APPR DE75512108001245126199" });
    replies.push(decide("/deny").json(&denial).await);
    let account = json!({ "holder": "Quackenbush-Holder", "iban": "DE75512108001245126190" });
    let order = json!({ "passengers": ["Zebulonia Quackenbush"], "payout_account": account });
    replies.push(decide("/payouts").json(&order).await);
    for (below, body) in [
        ("/notes", json!({ "text": ["fracas-with-the-gate-agent"] })),
        ("/notes", json!({ "text": format!("fracas-with-the-gate-agent{}", "x".repeat(5_000)) })),
        ("/carrier-reasons", json!({ "cause": "sincerely-Quibbleworth", "words": "sincerely-Quibbleworth\0" })),
        (
            "/amend",
            json!({ "contact": { "email": "yolandabelle" }, "passengers": [{ "passenger_id": "Yolandabelle" }] }),
        ),
        ("/withdraw", json!({ "reason": "Yolandabelle" })),
        ("/reopen", json!({ "reason": "Yolandabelle" })),
        ("/verify", json!({ "observations": [{ "source": "Yolandabelle", "actual_arrival": "Yolandabelle" }] })),
        (
            "/payouts/Yolandabelle/return",
            json!({ "reason": "Yolandabelle", "bank_reference": "Zebulonia Quackenbush" }),
        ),
    ] {
        replies.push(decide(below).json(&body).await);
    }
    let named = decide("/evidence?kind=Yolandabelle").header("redress-file-name", "passport-of-Zephyrina%00");
    replies.push(named.bytes("text/plain", b"nothing of note").await);
    let named = decide("/evidence").header("redress-file-name", "passport-of-Zephyrina%00");
    replies.push(named.bytes("text/plain", b"nothing of note").await);
    replies.push(server.get("/v1/claims?status=Zebulonia%20Quackenbush").by("client:ada").send().await);
    replies.push(server.get("/v1/claims?reference=ZQ7XW9-ZQ7XW9").by("client:ada").send().await);
    replies.push(server.get("/v1/claims?reference=ZQ7XW9&cursor=ZQ7XW9").by("client:ada").send().await);
    replies.push(server.get("/v1/claims/zebulonia.quackenbush").by("client:ada").send().await);
    replies.push(server.get("/v1/claims").by("client:zebulonia.quackenbush").send().await);
    for reply in &replies {
        assert!(reply.status.is_client_error(), "{}", reply.text);
        reply.problem();
    }
    replies
}
