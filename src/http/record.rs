//! What is kept of an exchange: one log line and three metrics. No address, no query string, no body.

use std::time::Instant;

use axum::extract::MatchedPath;
use axum::http::{Method, StatusCode};
use uuid::Uuid;

use super::meters::Meters;
use crate::principal::Role;
use crate::problem::Problem;
use crate::telemetry::TraceParent;
use crate::telemetry::spans::method_name;

/// An exchange that is under way. Dropped without an end, the client has hung up.
#[derive(Debug)]
pub(super) struct Record<'a> {
    meters: &'a Meters,
    method: &'static str,
    route: Option<MatchedPath>,
    request_id: Uuid,
    trace: Option<TraceParent>,
    began: Instant,
    ended: bool,
}

impl<'a> Record<'a> {
    pub(super) fn begin(
        meters: &'a Meters,
        method: &Method,
        route: Option<MatchedPath>,
        request_id: Uuid,
        trace: Option<TraceParent>,
    ) -> Self {
        meters.in_flight.increment(1);
        let method = method_name(method);
        Self { meters, method, route, request_id, trace, began: Instant::now(), ended: false }
    }

    /// The reply is made.
    pub(super) fn end(mut self, status: StatusCode, role: Option<Role>, problem: Option<&Problem>) {
        self.ended = true;
        self.meters.count(self.method, self.route(), Some(status), self.began.elapsed());
        self.log(status, role, problem);
    }

    fn log(&self, status: StatusCode, role: Option<Role>, problem: Option<&Problem>) {
        let code = problem.map(|problem| problem.code().as_str());
        let cause = problem.and_then(Problem::cause);
        let trace_id = self.trace.map(|trace| trace.trace_id());
        let duration_us = u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX);
        macro_rules! line {
            ($level:ident, $message:literal) => {
                tracing::$level!(
                    request_id = %self.request_id,
                    trace_id,
                    api = self.meters.api,
                    method = self.method,
                    route = self.route(),
                    status = status.as_u16(),
                    duration_us,
                    role = role.map(Role::as_str),
                    problem = code,
                    cause,
                    $message
                )
            };
        }
        if status.is_server_error() {
            line!(error, "request failed");
        } else if status.is_client_error() {
            line!(warn, "request refused");
        } else if self.meters.api == super::router::OPERATIONS {
            line!(debug, "request answered");
        } else {
            line!(info, "request answered");
        }
    }

    /// The route's template; `unknown` where nothing is served.
    fn route(&self) -> &str {
        self.route.as_ref().map_or("unknown", MatchedPath::as_str)
    }
}

impl Drop for Record<'_> {
    fn drop(&mut self) {
        self.meters.in_flight.decrement(1);
        if !self.ended {
            let (request_id, route) = (self.request_id, self.route());
            self.meters.count(self.method, route, None, self.began.elapsed());
            tracing::warn!(%request_id, api = self.meters.api, route, "client hung up");
        }
    }
}
