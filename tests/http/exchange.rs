//! What every exchange has, whatever is asked.

use std::future::pending;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Request, StatusCode};
use redress::database::DatabaseRole;
use redress::health::{self, Health};
use redress::http::{self, Access, Routes, get};
use redress::principal::{Authenticator, NoAccounts};
use reqwest::Method;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Barrier;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use crate::server::TestServer;
use crate::support::TestDatabase;
use crate::{bodies, log};

#[tokio::test]
async fn what_is_not_served_is_a_problem_too() {
    let server = TestServer::start_without_projections().await;
    for base in [server.command.clone(), server.query.clone()] {
        let reply = server.request(Method::GET, format!("{base}/v2/claims")).send().await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (404, "route_unknown"));
        let reply = server.request(Method::DELETE, format!("{base}/v1/claims")).send().await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (405, "method_not_allowed"));
        assert!(reply.header("allow").is_some());
    }
}

#[tokio::test]
async fn the_type_of_a_problem_leads_to_what_it_means() {
    let server = TestServer::start_without_projections().await;
    let reply = server.get("/problems/claim_version_conflict").send().await;
    assert_eq!(reply.status.as_u16(), 200);
    assert!(reply.text.contains("If-Match"), "{}", reply.text);
    assert_eq!(server.get("/problems/bad_luck").send().await.problem(), "route_unknown");
}

#[tokio::test]
async fn every_reply_forbids_what_no_client_of_an_api_needs() {
    let server = TestServer::start_without_projections().await;
    for path in ["/v1/claims", "/livez", "/nowhere"] {
        let reply = server.get(path).send().await;
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{path}");
        assert!(reply.header("content-security-policy").is_some_and(|policy| policy.contains("default-src 'none'")));
    }
}

#[tokio::test]
async fn a_request_leaves_one_line_in_the_log_without_its_query_string() {
    let server = TestServer::start_without_projections().await;
    let reply = server.get("/v1/claims?status=canary7f3a").by("client:ada").send().await;
    let request_id = reply.header("redress-request-id").expect("an id").to_owned();
    let log = log::text();
    let lines: Vec<_> = log.lines().filter(|line| line.contains(&request_id)).collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    for part in ["\"route\":\"/v1/claims\"", "\"status\":422", "\"role\":\"client\"", "\"problem\":\"request_invalid\""]
    {
        assert!(lines[0].contains(part), "{part} is not in {}", lines[0]);
    }
    assert!(!log.contains("canary7f3a"));
}

#[tokio::test]
async fn the_metrics_count_by_route_and_never_by_claim() {
    let server = TestServer::start_without_projections().await;
    let claim = server.submitted().await;
    server.get(&claim.at("")).by("client:ada").send().await;
    let reply = server.get("/metrics").send().await;
    assert_eq!(reply.status.as_u16(), 200);
    let counted =
        "redress_http_requests_total{api=\"query\",method=\"GET\",route=\"/v1/claims/{claim_id}\",status=\"404\"}";
    assert!(reply.text.contains(counted), "{}", reply.text);
    assert!(reply.text.contains("redress_http_request_duration_seconds_bucket"));
    for units in ["1", "2", "4", "8", "16", "32", "64", "128", "256", "512", "+Inf"] {
        let bucket = format!("redress_append_batch_units_bucket{{le=\"{units}\"}}");
        assert!(reply.text.contains(&bucket), "{bucket} is not in {}", reply.text);
    }
    assert!(!reply.text.contains(&claim.claim_id));
}

#[tokio::test]
async fn a_server_is_ready_while_it_takes_requests_and_live_until_it_ends() {
    let database = TestDatabase::new().await;
    let stopping = CancellationToken::new();
    let pool = database.pool(DatabaseRole::Query).await;
    let routes = health::router(Health::new(database.database().clone(), pool.clone(), stopping.clone()));
    let ask = |path: &'static str| {
        let routes = routes.clone();
        async move { routes.oneshot(Request::get(path).body(Body::empty()).unwrap()).await.unwrap().status() }
    };
    assert_eq!((ask("/livez").await, ask("/readyz").await), (StatusCode::OK, StatusCode::OK));
    stopping.cancel();
    assert_eq!((ask("/livez").await, ask("/readyz").await), (StatusCode::OK, StatusCode::SERVICE_UNAVAILABLE));
}

#[tokio::test]
async fn a_server_without_its_database_is_live_but_not_ready() {
    let database = TestDatabase::new().await;
    let pool = database.pool(DatabaseRole::Query).await;
    pool.close().await;
    let routes = health::router(Health::new(database.database().clone(), pool, CancellationToken::new()));
    let request = Request::get("/readyz").body(Body::empty()).unwrap();
    assert_eq!(routes.oneshot(request).await.unwrap().status(), StatusCode::SERVICE_UNAVAILABLE);
}

/// An API of these routes alone.
fn api(routes: Routes<()>) -> Router {
    let nobody: Arc<dyn Authenticator> = Arc::new(NoAccounts);
    http::api("test", routes, &nobody, ())
}

#[tokio::test]
async fn a_handler_that_panics_is_answered_500_without_a_word_of_it() {
    log::capture();
    let broken = async || -> &'static str { panic!("canary-of-the-panic") };
    let routes = api(Routes::new().route("/broken", Access::Anybody, get(broken, |operation| operation)));
    let reply = routes.oneshot(Request::get("/broken").body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(reply.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let body = axum::body::to_bytes(reply.into_body(), 64 * 1024).await.unwrap();
    let body = String::from_utf8_lossy(&body);
    assert!(body.contains("\"code\":\"internal\"") && !body.contains("canary"), "{body}");
    assert!(!log::text().contains("canary-of-the-panic"));
}

#[tokio::test]
async fn more_requests_at_once_than_a_server_takes_on_are_answered_503() {
    const IN_FLIGHT_MAX: usize = 192;
    let begun = Arc::new(Barrier::new(IN_FLIGHT_MAX + 1));
    let waiting = {
        let begun = Arc::clone(&begun);
        async move || {
            begun.wait().await;
            pending::<&'static str>().await
        }
    };
    let routes = api(Routes::new().route("/waiting", Access::Anybody, get(waiting, |operation| operation)).route(
        "/quick",
        Access::Anybody,
        get(async || "done", |operation| operation),
    ));
    let ask = |path: &'static str| routes.clone().oneshot(Request::get(path).body(Body::empty()).unwrap());
    let held: Vec<_> = (0..IN_FLIGHT_MAX).map(|_| tokio::spawn(ask("/waiting"))).collect();
    begun.wait().await;
    let reply = ask("/quick").await.unwrap();
    assert_eq!(reply.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(reply.headers().get("retry-after").map(HeaderValue::as_bytes), Some(&b"1"[..]));
    for handler in held {
        handler.abort();
        let _ = handler.await;
    }
    assert_eq!(ask("/quick").await.unwrap().status(), StatusCode::OK);
}

#[tokio::test]
async fn of_many_who_wait_for_a_view_some_are_told_at_once_and_nobody_else_is_kept_waiting() {
    const WAITING_MAX: usize = 64;
    let server = TestServer::start_without_projections().await;
    let ask = || server.get("/v1/claims").by("client:ada");
    let begun = Instant::now();
    let told = async || {
        let reply = ask().header("redress-min-position", "1000").send().await;
        (reply.status.as_u16(), reply.problem(), begun.elapsed() < Duration::from_millis(1_500))
    };
    // More than the server takes on at once, in two waves: those of the first who have no place are gone when the second comes.
    let wave = |count: usize, after: u64| {
        let told = &told;
        futures::future::join_all((0..count).map(move |_| async move {
            tokio::time::sleep(Duration::from_millis(after)).await;
            told().await
        }))
    };
    let (mut told, second, others) = tokio::join!(wave(150, 0), wave(100, 500), async {
        tokio::time::sleep(Duration::from_millis(900)).await;
        ask().send().await.status
    });
    told.extend(second);
    assert_eq!(others, StatusCode::OK);
    assert!(told.iter().all(|(status, code, _)| (*status, code.as_str()) == (503, "view_not_caught_up")), "{told:?}");
    assert_eq!(told.iter().filter(|(.., at_once)| !at_once).count(), WAITING_MAX);
}

#[tokio::test]
async fn a_server_that_is_asked_to_stop_finishes_what_it_has_and_takes_nothing_new() {
    let server = TestServer::start_without_projections().await;
    let address = server.command.trim_start_matches("http://").to_owned();
    let mut silent = TcpStream::connect(&address).await.unwrap();
    silent.write_all(b"POST /v1/claims HTTP/1.1\r\nHost: ").await.unwrap();
    let mut busy = TcpStream::connect(&address).await.unwrap();
    let body = bodies::submission().to_string();
    let head = format!(
        "POST /v1/claims HTTP/1.1\r\nHost: {address}\r\nRedress-Principal: client:ada\r\nIdempotency-Key: k\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\nExpect: 100-continue\r\n\r\n",
        body.len()
    );
    busy.write_all(head.as_bytes()).await.unwrap();
    // Sent when the handler begins to read the body.
    let mut interim = [0; 25];
    busy.read_exact(&mut interim).await.unwrap();
    assert_eq!(interim.as_slice(), b"HTTP/1.1 100 Continue\r\n\r\n");
    server.lifecycle.stopping().cancel();
    server.lifecycle.parts().close();
    tokio::time::sleep(Duration::from_millis(800)).await;
    assert!(TcpStream::connect(&address).await.is_err(), "the server still takes connections");
    busy.write_all(body.as_bytes()).await.unwrap();
    let mut reply = String::new();
    busy.read_to_string(&mut reply).await.unwrap();
    assert!(reply.starts_with("HTTP/1.1 201"), "{reply}");
    let ended = tokio::time::timeout(Duration::from_secs(3), server.lifecycle.parts().wait()).await;
    assert!(ended.is_ok(), "a connection that says no more holds up the end");
    drop(silent);
}
