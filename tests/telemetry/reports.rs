//! Errors reach Sentry, one role after the other, and nobody whom they were about.

use reqwest::Method;
use serde_json::Value;
use sqlx::Executor as _;

use crate::people::{spoken_of, submission};
use crate::program::{self, Program};
use crate::sink::{Posted, Sink};
use crate::support::TestDatabase;

const TRACEPARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

/// The event of an envelope: its third line.
fn event(posted: &Posted) -> Value {
    assert_eq!(posted.path, "/api/7/envelope/");
    let body = String::from_utf8_lossy(&posted.body).into_owned();
    let event = body.lines().nth(2).expect("an envelope has a header, and items with a header each");
    serde_json::from_str(event).expect("an event is JSON")
}

/// The reports of a role, none of which says anything of a person, a secret or this machine.
fn checked(reports: &[Posted], role: &str, database: &TestDatabase) -> Vec<Value> {
    let url = database.url();
    for report in reports {
        assert_eq!(spoken_of(&report.text(), &url), Vec::<&str>::new(), "{}", report.text());
    }
    let events: Vec<Value> = reports.iter().map(event).collect();
    for event in &events {
        assert_eq!(event["tags"]["role"], role, "{event}");
        assert_eq!(event["release"], concat!("redress@", env!("CARGO_PKG_VERSION")));
        assert_eq!(event["environment"], "test");
        for absent in ["server_name", "request", "user", "extra", "breadcrumbs"] {
            assert!(event.get(absent).is_none(), "{absent}: {event}");
        }
    }
    events
}

async fn serve(role: &str, database: &TestDatabase, sink: &Sink) -> Program {
    Program::serve(role, database, &[("SENTRY_DSN", &sink.dsn()), ("SENTRY_ENVIRONMENT", "test")]).await
}

/// Takes something from a role, by the owner's word.
async fn revoke(database: &TestDatabase, what: &str) {
    database.owner_pool().await.execute(format!("REVOKE {what}").as_str()).await.expect("revoked");
}

#[tokio::test]
async fn a_command_that_cannot_be_stored_is_reported_with_its_request_and_its_trace() {
    let (database, sink) = (program::database().await, Sink::open().await);
    let server = serve("command", &database, &sink).await;
    revoke(&database, "INSERT ON vault_entries FROM redress_command").await;
    let request = server.ask("client:ada", Method::POST, "/v1/claims").json(&submission());
    let reply = request.header("traceparent", TRACEPARENT).send().await.expect("a reply");
    assert_eq!(reply.status(), 500);
    let reports = sink.until("a report", |all| !all.is_empty()).await;
    let events = checked(&reports, "command", &database);
    let [event] = &events[..] else { panic!("one failure, one report: {events:?}") };
    assert_eq!(event["message"], "request failed");
    let tags = &event["tags"];
    assert_eq!(tags["request_id"], reply.headers()["redress-request-id"].to_str().expect("text"));
    assert_eq!(tags["trace_id"], "4bf92f3577b34da6a3ce929d0e0e4736");
    assert_eq!(
        (&tags["method"], &tags["route"], &tags["status"]),
        (&"POST".into(), &"/v1/claims".into(), &"500".into())
    );
    assert!(tags["cause"].as_str().is_some_and(|cause| cause.contains("SQLSTATE 42501")), "{tags}");
}

#[tokio::test]
async fn a_question_that_cannot_be_answered_is_reported_and_one_that_is_refused_is_not() {
    let (database, sink) = (program::database().await, Sink::open().await);
    let server = serve("query", &database, &sink).await;
    let path = format!("/v1/claims/{}", redress::ids::new_v7());
    assert_eq!(server.ask("support:sam", Method::GET, &path).send().await.expect("a reply").status(), 404);
    let refused = server
        .ask("support:sam", Method::GET, "/v1/work-queue?name=secret-of-the-query")
        .send()
        .await
        .expect("a reply");
    assert!(refused.status().is_client_error());
    revoke(&database, "SELECT ON read_model.claim_status FROM redress_query").await;
    assert_eq!(server.ask("support:sam", Method::GET, &path).send().await.expect("a reply").status(), 500);
    let reports = sink.until("a report", |all| !all.is_empty()).await;
    let events = checked(&reports, "query", &database);
    let [event] = &events[..] else { panic!("one failure, one report: {events:?}") };
    assert_eq!(event["tags"]["route"], "/v1/claims/{claim_id}");
}

#[tokio::test]
async fn a_projection_that_does_not_get_on_is_reported_by_name() {
    let (database, sink) = (program::database().await, Sink::open().await);
    Program::serve("command", &database, &[]).await.submit(TRACEPARENT).await;
    revoke(&database, "SELECT ON settled_events FROM redress_projector").await;
    let _projector = serve("projector", &database, &sink).await;
    let reports = sink.until("a report", |all| !all.is_empty()).await;
    for event in checked(&reports, "projector", &database) {
        assert_eq!(event["message"], "projection does not get on");
        let known = ["claim_status", "claim_timeline", "work_queue"];
        assert!(known.contains(&event["tags"]["projection"].as_str().expect("a name")), "{event}");
        assert_eq!(event["tags"]["error"], "the database answered with an error (SQLSTATE 42501)");
    }
}

#[tokio::test]
async fn an_automation_that_does_not_get_on_is_reported_by_name() {
    let (database, sink) = (program::database().await, Sink::open().await);
    Program::serve("command", &database, &[]).await.submit(TRACEPARENT).await;
    revoke(&database, "SELECT ON settled_events FROM redress_automation").await;
    let _automation = serve("automation", &database, &sink).await;
    let reports = sink.until("a report", |all| !all.is_empty()).await;
    for event in checked(&reports, "automation", &database) {
        assert_eq!(event["message"], "automation does not get on");
        assert!(["verify_flight", "calculate", "pay"].contains(&event["tags"]["automation"].as_str().expect("a name")));
        assert_eq!(event["tags"]["error"], "the database answered with an error (SQLSTATE 42501)");
    }
}

#[tokio::test]
async fn a_dsn_that_is_none_is_refused_and_not_shown() {
    let output = tokio::process::Command::new(env!("CARGO_BIN_EXE_redress"))
        .args(["estimate", "-"])
        .env("SENTRY_DSN", "secret-that-is-no-dsn")
        .output()
        .await
        .expect("the program can be run");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("SENTRY_DSN") && !said.contains("secret-that-is-no-dsn"), "{said}");
}
