//! The exchange around every handler: an id, a bound on time and on how many run at once, one log line, and the form in
//! which a problem leaves.

use std::convert::Infallible;
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::extract::{FromRequestParts, MatchedPath, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::FutureExt;
use tokio::sync::{Semaphore, SemaphorePermit};
use tracing::Instrument;
use uuid::Uuid;

use super::headers::REDRESS_REQUEST_ID;
use super::meters::Meters;
use super::record::Record;
use crate::ids;
use crate::principal::Role;
use crate::problem::{PendingProblem, Problem, ProblemCode};
use crate::telemetry::{TraceParent, spans, traceparent};

/// How long a handler may take, the reading of the body included. A command that has begun is finished all the same.
const HANDLER_TIME_MAX: Duration = Duration::from_secs(15);

/// The route by which evidence comes: files, over telephones.
const EVIDENCE_ROUTE: &str = "/v1/claims/{claim_id}/evidence";

/// How long evidence may take to arrive and be kept.
const EVIDENCE_TIME_MAX: Duration = Duration::from_mins(2);

/// What is known of one exchange while it runs.
#[derive(Debug)]
pub(super) struct Exchange {
    id: Uuid,
    role: OnceLock<Role>,
}

impl Exchange {
    /// Notes who it is, for the log line.
    pub(super) fn know_role(&self, role: Role) {
        let _ = self.role.set(role);
    }
}

/// The id of the exchange: `Redress-Request-Id`, `instance` of a problem, `correlation_id` of the events.
#[derive(Debug, Clone, Copy)]
pub struct RequestId(pub Uuid);

impl<S: Sync> FromRequestParts<S> for RequestId {
    type Rejection = Infallible;

    async fn from_request_parts(head: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        let id = head.extensions.get::<Arc<Exchange>>().map(|exchange| exchange.id);
        Ok(Self(id.unwrap_or_else(ids::new_v7)))
    }
}

/// What the exchanges of one router share.
#[derive(Debug, Clone)]
pub(super) struct Surroundings {
    meters: Arc<Meters>,
    /// How many handlers may run at once; `None`: any number.
    in_flight: Option<Arc<Semaphore>>,
}

impl Surroundings {
    /// Those of a router; `name` is its name in logs and metrics: `command`, `query` or `operations`.
    pub(super) fn new(name: &'static str, in_flight_max: Option<usize>) -> Self {
        let in_flight = in_flight_max.map(|most| Arc::new(Semaphore::new(most)));
        Self { meters: Arc::new(Meters::new(name)), in_flight }
    }

    fn admit(&self) -> Result<Option<SemaphorePermit<'_>>, Problem> {
        let permit = self.in_flight.as_deref().map(Semaphore::try_acquire).transpose();
        permit.map_err(|_| Problem::new(ProblemCode::Overloaded))
    }
}

/// The middleware.
pub(super) async fn exchange(State(surroundings): State<Surroundings>, mut request: Request, next: Next) -> Response {
    let exchange = Arc::new(Exchange { id: ids::new_v7(), role: OnceLock::new() });
    let route = request.extensions().get::<MatchedPath>().cloned();
    let carried = TraceParent::of_headers(request.headers());
    let template = route.as_ref().map(MatchedPath::as_str);
    let time_max = if template == Some(EVIDENCE_ROUTE) { EVIDENCE_TIME_MAX } else { HANDLER_TIME_MAX };
    let span = spans::exchange(spans::method_name(request.method()), template, exchange.id, carried);
    let trace = spans::place_or(&span, carried);
    let record = Record::begin(&surroundings.meters, request.method(), route, exchange.id, trace);
    request.extensions_mut().insert(Arc::clone(&exchange));
    let response = match surroundings.admit() {
        Ok(_permit) => {
            let handler = traceparent::carry(carried, next.run(request)).instrument(span.clone());
            bounded(time_max, handler).await
        }
        Err(problem) => problem.into_response(),
    };
    spans::answered(&span, response.status());
    let pending = response.extensions().get::<PendingProblem>().cloned();
    let mut response = match &pending {
        Some(PendingProblem(problem)) => with_headers_of(problem.render(exchange.id), response.headers()),
        None => response,
    };
    set_common_headers(response.headers_mut(), exchange.id);
    record.end(response.status(), exchange.role.get().copied(), pending.as_ref().map(|pending| &*pending.0));
    response
}

/// Runs a handler: one that takes too long or panics is a problem like any other.
async fn bounded(time_max: Duration, handler: impl Future<Output = Response>) -> Response {
    let caught = AssertUnwindSafe(handler).catch_unwind();
    match tokio::time::timeout(time_max, caught).await {
        Ok(Ok(response)) => response,
        Ok(Err(_panic)) => Problem::new(ProblemCode::Internal).into_response(),
        Err(_elapsed) => Problem::new(ProblemCode::RequestTimedOut).into_response(),
    }
}

/// Keeps what the routing said of its own, such as `Allow`.
fn with_headers_of(mut problem: Response, original: &HeaderMap) -> Response {
    for (name, value) in original {
        if !problem.headers().contains_key(name) {
            problem.headers_mut().insert(name, value.clone());
        }
    }
    problem
}

fn set_common_headers(headers: &mut HeaderMap, id: Uuid) {
    if let Ok(id) = HeaderValue::from_str(&id.to_string()) {
        headers.insert(REDRESS_REQUEST_ID, id);
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    let nothing = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(nothing);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_handler_that_takes_too_long_is_answered_503() {
        let response = bounded(Duration::from_millis(5), std::future::pending()).await;
        let problem = response.extensions().get::<PendingProblem>().map(|pending| pending.0.code());
        assert_eq!(problem, Some(ProblemCode::RequestTimedOut));
        assert_eq!(response.status(), 503);
    }
}
