//! One trace follows a claim, in the events and in what is exported.

use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message as _;
use redress::event_store::chain::verify_stream;
use reqwest::Method;
use serde_json::{Value, json};
use sqlx::PgPool;

use crate::people::spoken_of;
use crate::program::{self, Program, bank, until_recorded};
use crate::sink::{Posted, Sink};
use crate::stored_chain::chained;

const TRACE_ID: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const CALLER_SPAN_ID: &str = "00f067aa0ba902b7";
const TRACEPARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

async fn metadata(owner: &PgPool) -> Vec<(String, String)> {
    let query = "SELECT event_type, metadata::text FROM events ORDER BY position";
    sqlx::query_as(query).fetch_all(owner).await.expect("the log")
}

async fn decide(command: &Program, claim: &str, verb: &str, version: u64, body: Option<Value>) {
    let request = command.ask("support:sam", Method::POST, &format!("/v1/claims/{claim}/{verb}"));
    let request = request.header("If-Match", format!("\"{version}\"")).header("traceparent", TRACEPARENT);
    let request = if let Some(body) = body { request.json(&body) } else { request };
    let reply = request.send().await.expect("a reply");
    assert!(reply.status().is_success(), "{verb}: {}", reply.text().await.expect("text"));
}

#[tokio::test]
async fn every_event_from_submitted_to_paid_keeps_the_traceparent_of_the_request_that_led_to_it() {
    let database = program::database().await;
    let (directory, owner) = (tempfile::tempdir().expect("a directory"), database.owner_pool().await);
    let (_bank, bank_url) = bank(&directory.path().join("bank.ndjson")).await;
    let command = Program::serve("command", &database, &[]).await;
    let _automation = Program::serve("automation", &database, &[("REDRESS_BANK_URL", &bank_url)]).await;

    let submitted = command.submit(TRACEPARENT).await;
    let claim = submitted["claim_id"].as_str().expect("an id");
    until_recorded(&owner, 3).await;
    decide(&command, claim, "approve", 3, None).await;
    decide(&command, claim, "payouts", 4, Some(json!({ "passengers": [submitted["passengers"][0]["passenger_id"]] })))
        .await;
    until_recorded(&owner, 7).await;

    let kept = metadata(&owner).await;
    assert_eq!(kept.last().map(|(event_type, _)| event_type.as_str()), Some("ClaimPaid"));
    for (event_type, metadata) in &kept {
        assert_eq!(*metadata, format!("{{\"traceparent\":\"{TRACEPARENT}\"}}"), "{event_type}");
    }
    let rows = sqlx::query(
        "SELECT aggregate_type, aggregate_id, sequence, event_type, event_version, payload::text AS payload, \
         metadata::text AS metadata, recorded_at, event_id, command_id, causation_id, correlation_id, actor, hash \
         FROM events ORDER BY sequence",
    );
    let rows = rows.fetch_all(&owner).await.expect("the log");
    assert_eq!(verify_stream(rows.iter().map(chained)), Ok(()));

    let query = Program::serve("query", &database, &[]).await;
    let reply =
        query.ask("support:sam", Method::GET, &format!("/v1/claims/{claim}/events")).send().await.expect("a reply");
    let reply: Value = reply.json().await.expect("JSON");
    assert_eq!(reply["events"][0]["metadata"]["traceparent"], TRACEPARENT);
}

#[tokio::test]
async fn a_traceparent_that_is_none_is_ignored_and_the_claim_is_taken() {
    let database = program::database().await;
    let command = Program::serve("command", &database, &[]).await;
    for malformed in ["", "zz", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", &"x".repeat(4000)] {
        command.submit(malformed).await;
    }
    for (_, metadata) in metadata(&database.owner_pool().await).await {
        assert_eq!(metadata, "{}");
    }
}

fn spans(posted: &[Posted]) -> Vec<Span> {
    let request = |one: &Posted| {
        assert_eq!(one.path, "/v1/traces");
        ExportTraceServiceRequest::decode(&*one.body).expect("a request of OTLP")
    };
    let resources = posted.iter().flat_map(|one| request(one).resource_spans);
    resources.flat_map(|resource| resource.scope_spans).flat_map(|scope| scope.spans).collect()
}

#[tokio::test]
async fn spans_of_a_submission_and_of_what_follows_by_itself_are_exported_in_the_trace_of_the_caller() {
    let (database, sink) = (program::database().await, Sink::open().await);
    let endpoint = format!("http://{}", sink.address);
    let exporting = [("OTEL_EXPORTER_OTLP_ENDPOINT", &*endpoint), ("OTEL_BSP_SCHEDULE_DELAY", "50")];
    let command = Program::serve("command", &database, &exporting).await;
    let _automation = Program::serve("automation", &database, &exporting).await;
    command.submit(TRACEPARENT).await;

    let sent = |all: &[Posted]| spans(all).into_iter().map(|span| span.name).collect::<Vec<_>>();
    let wanted = ["POST /v1/claims", "SubmitClaim", "append", "verify_flight", "VerifyFlight", "calculate"];
    let posted =
        sink.until("the spans", |all| wanted.iter().all(|name| sent(all).iter().any(|have| have == name))).await;
    for request in &posted {
        assert_eq!(spoken_of(&request.text(), &database.url()), Vec::<&str>::new());
    }
    let mut spans = spans(&posted);
    spans.retain(|span| wanted.contains(&&*span.name));
    for span in &spans {
        assert_eq!(hex::encode(&span.trace_id), TRACE_ID, "{span:?}");
    }
    let span_of = |name: &str| spans.iter().find(|span| span.name == name).expect("a span");
    let (exchange, verify) = (span_of("POST /v1/claims"), span_of("verify_flight"));
    assert_eq!(hex::encode(&exchange.parent_span_id), CALLER_SPAN_ID);
    assert_eq!(span_of("SubmitClaim").parent_span_id, exchange.span_id);
    assert_eq!(span_of("VerifyFlight").parent_span_id, verify.span_id);
    // The event says where in the trace it happened, and what follows hangs there.
    let kept = metadata(&database.owner_pool().await).await;
    let place = format!("00-{TRACE_ID}-{}-01", hex::encode(&exchange.span_id));
    assert_eq!(kept[0].1, format!("{{\"traceparent\":\"{place}\"}}"));
    assert_eq!(verify.parent_span_id, exchange.span_id);
}
