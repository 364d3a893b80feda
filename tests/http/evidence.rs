//! Evidence: bytes that are what they say, kept before the event, given out as a file.

use redress::ids::new_v7;
use serde_json::{Value, json};

use crate::server::{Ask, Reply, Submitted, TestServer};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";

fn attach(server: &TestServer, claim: &Submitted, version: u64) -> Ask {
    server.post(&claim.at("/evidence")).by("client:ada").key(&new_v7().to_string()).at(version)
}

/// The files of the store, those on their way included.
fn files(server: &TestServer) -> usize {
    let directories = std::fs::read_dir(server.evidence.path()).expect("the store");
    let count = |entry: std::io::Result<std::fs::DirEntry>| {
        std::fs::read_dir(entry.expect("an entry").path()).expect("files").count()
    };
    directories.map(count).sum()
}

async fn download(server: &TestServer, claim: &Submitted, evidence: &str, by: &str, after: &Reply) -> Reply {
    let position = after.header("redress-position").expect("a position");
    let path = claim.at(&format!("/evidence/{evidence}"));
    server.get(&path).by(by).header("redress-min-position", position).send().await
}

#[tokio::test]
async fn evidence_is_attached_by_its_digest_and_given_out_as_a_file() {
    let server = TestServer::start().await;
    let claim = server.submitted().await;
    let ask = server.post(&claim.at("/evidence?kind=carrier_statement")).by("client:ada").key("one").at(1);
    let attached = ask.header("redress-file-name", "Brief%20von%20AC.pdf").bytes("application/pdf", PDF).await;
    assert_eq!(attached.status.as_u16(), 201, "{}", attached.text);
    let body = attached.json();
    assert_eq!((&body["media_type"], &body["size_bytes"]), (&json!("application/pdf"), &json!(PDF.len())));
    let evidence = body["evidence_id"].as_str().expect("an id").to_owned();
    let document = server.claim_after(&claim, &attached).await;
    assert_eq!(document["evidence"][0]["sha256"], body["sha256"]);
    assert_eq!(document["evidence"][0]["kind"], "carrier_statement");

    for reader in ["client:ada", "support:sam"] {
        let file = download(&server, &claim, &evidence, reader, &attached).await;
        assert_eq!((file.status.as_u16(), file.text.as_bytes()), (200, PDF));
        assert_eq!(file.header("content-type"), Some("application/pdf"));
        let name = "Brief%20von%20AC%2Epdf";
        let name = format!("attachment; filename=\"evidence-{evidence}.pdf\"; filename*=UTF-8''{name}");
        assert_eq!(file.header("content-disposition"), Some(&*name));
        assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(file.header("cache-control"), Some("no-store"));
    }
    let foreign = download(&server, &claim, &evidence, "client:eve", &attached).await;
    assert_eq!((foreign.status.as_u16(), foreign.problem().as_str()), (404, "claim_not_found"));
    for other in [new_v7().to_string(), "x".to_owned()] {
        let missing = download(&server, &claim, &other, "client:ada", &attached).await;
        assert_eq!((missing.status.as_u16(), missing.problem().as_str()), (404, "evidence_not_found"));
    }
}

#[tokio::test]
async fn a_repeated_attachment_is_answered_the_same_and_other_bytes_under_its_key_are_refused() {
    let server = TestServer::start_without_projections().await;
    let claim = server.submitted().await;
    let ask = || server.post(&claim.at("/evidence")).by("client:ada").key("one").at(1);
    let first = ask().bytes("application/pdf", PDF).await;
    let repeat = ask().bytes("application/pdf", PDF).await;
    assert_eq!((first.status, first.json()), (repeat.status, repeat.json()));
    assert_eq!(repeat.header("idempotent-replayed"), Some("true"));
    let other = ask().bytes("image/png", PNG).await;
    assert_eq!((other.status.as_u16(), other.problem().as_str()), (422, "idempotency_key_reused"));
    let same = attach(&server, &claim, 2).bytes("application/pdf", PDF).await;
    assert_eq!((same.status.as_u16(), same.problem().as_str()), (409, "evidence_already_attached"));
    assert_eq!(server.events().await, 2);
}

#[tokio::test]
async fn evidence_that_lies_about_its_type_or_is_nothing_that_is_taken_leaves_nothing_behind() {
    let server = TestServer::start_without_projections().await;
    let claim = server.submitted().await;
    for (declared, bytes) in [
        ("image/png", PDF),
        ("application/pdf", PNG),
        ("text/plain", PNG),
        ("application/pdf", b"<html><script>alert(1)</script>"),
        ("image/jpeg", b"MZ\x90\0\x03\0\0\0"),
        ("text/plain", b"null \0 byte"),
        ("text/plain", b""),
        ("message/rfc822", b"no header here"),
        ("text/html", b"<html></html>"),
        ("application/zip", b"PK\x03\x04"),
        ("", PDF),
    ] {
        let reply = attach(&server, &claim, 1).bytes(declared, bytes).await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (415, "evidence_type_refused"), "{declared}");
        assert_eq!(reply.faults(), ["header /content-type type_refused"]);
    }
    assert_eq!((server.events().await, files(&server)), (1, 0));
    let text = attach(&server, &claim, 1).bytes("text/plain; charset=utf-8", "Verspätet.".as_bytes()).await;
    assert_eq!(text.status.as_u16(), 201, "{}", text.text);
}

#[tokio::test]
async fn evidence_of_more_than_10_mib_is_answered_413_and_leaves_nothing_behind() {
    let server = TestServer::start_without_projections().await;
    let claim = server.submitted().await;
    let mut large = PDF.to_vec();
    large.resize(10 * 1024 * 1024 + 1, b' ');
    let declared = attach(&server, &claim, 1).bytes("application/pdf", &large).await;
    assert_eq!((declared.status.as_u16(), declared.problem().as_str()), (413, "evidence_too_large"));
    assert_eq!(server.events().await, 1);
    large.truncate(10 * 1024 * 1024);
    let just = attach(&server, &claim, 1).bytes("application/pdf", &large).await;
    assert_eq!(just.status.as_u16(), 201, "{}", just.text);
    assert_eq!(files(&server), 1);
}

#[tokio::test]
async fn bytes_for_a_claim_of_somebody_else_or_of_another_version_are_not_taken() {
    let server = TestServer::start_without_projections().await;
    let claim = server.submitted().await;
    let ask = server.post(&claim.at("/evidence")).by("client:eve").key("k").at(1);
    let foreign = ask.bytes("application/pdf", PDF).await;
    assert_eq!((foreign.status.as_u16(), foreign.problem().as_str()), (404, "claim_not_found"));
    let stale = attach(&server, &claim, 7).bytes("application/pdf", PDF).await;
    assert_eq!((stale.status.as_u16(), stale.problem().as_str()), (412, "claim_version_conflict"));
    assert_eq!(server.events().await, 1);
    assert!(std::fs::read_dir(server.evidence.path()).expect("the store").next().is_none(), "not a byte");
}

#[tokio::test]
async fn the_head_of_an_attachment_is_read_as_strictly_as_a_body() {
    let server = TestServer::start_without_projections().await;
    let claim = server.submitted().await;
    let ask = server.post(&claim.at("/evidence?kind=selfie&size=1")).by("client:ada").key("k").at(1);
    let reply = ask.bytes("application/pdf", PDF).await;
    assert_eq!(reply.faults(), ["query /kind value_refused", "query /size unknown_parameter"]);
    for name in ["", "a%00b", "%FF", &"a".repeat(256)] {
        let reply = attach(&server, &claim, 1).header("redress-file-name", name).bytes("application/pdf", PDF).await;
        assert_eq!(reply.faults(), ["header /redress-file-name wrong_form"], "{name}");
    }
    assert_eq!(server.events().await, 1);
}

fn statement(evidence: &Value, change: impl FnOnce(&mut Value)) -> Value {
    let mut statement = json!({
        "role": "booked", "leg": 0, "source": "flight_record", "evidence_id": evidence,
        "time_semantics": "gate", "actual_arrival": "2026-05-02T16:05:00Z",
    });
    change(&mut statement);
    json!({ "observations": [statement] })
}

#[tokio::test]
async fn support_verifies_a_flight_by_hand_with_evidence_of_the_claim() {
    let server = TestServer::start().await;
    let claim = server.submitted().await;
    let evidence = attach(&server, &claim, 1).bytes("application/pdf", PDF).await.json()["evidence_id"].clone();
    let verify = |body: Value| async {
        let body = body;
        server.post(&claim.at("/verify")).by("support:sam").key(&new_v7().to_string()).at(2).json(&body).await
    };
    let unproved = verify(statement(&json!(new_v7().to_string()), |_| ())).await;
    assert_eq!((unproved.status.as_u16(), unproved.problem().as_str()), (409, "evidence_unknown"));
    let elsewhere = verify(statement(&evidence, |statement| statement["leg"] = json!(1))).await;
    assert_eq!(elsewhere.faults(), ["body /observations observed_leg_unknown"]);
    let unsettling = verify(statement(&evidence, |statement| statement["actual_arrival"] = Value::Null)).await;
    assert_eq!((unsettling.status.as_u16(), unsettling.problem().as_str()), (409, "observation_settles_nothing"));
    let bad = statement(&evidence, |statement| {
        *statement = json!({
            "role": "spare", "leg": 12, "source": "rumour", "evidence_id": 7, "time_semantics": "noon",
            "actual_departure": "2999-01-01T00:00:00Z", "actual_arrival": "2026-05-02", "cancelled": "no", "seat": 1,
        });
    });
    let expected = [
        "actual_arrival wrong_form",
        "actual_departure in_the_future",
        "cancelled wrong_type",
        "evidence_id wrong_type",
        "leg out_of_range",
        "role unknown_code",
        "seat unknown_field",
        "source unknown_code",
        "time_semantics unknown_code",
    ];
    assert_eq!(verify(bad).await.faults(), expected.map(|fault| format!("body /observations/0/{fault}")));
    let verified = verify(statement(&evidence, |_| ())).await;
    assert_eq!(
        (verified.status.as_u16(), &verified.json()["status"]),
        (200, &json!("flight_verified")),
        "{}",
        verified.text
    );
    let document = server.claim_after(&claim, &verified).await;
    assert_eq!(document["flight"]["arrival_delay_minutes"], 560);
    assert_eq!(document["flight"]["legs"][0]["record"]["source"], "by-hand:flight_record");
}
