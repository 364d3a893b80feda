//! What is kept of an exchange: one log line and three metrics. No address, no query string, no body.

use std::time::Instant;

use axum::http::{Method, StatusCode};
use uuid::Uuid;

use crate::principal::Role;
use crate::problem::Problem;
use crate::telemetry::TraceParent;
use crate::telemetry::spans::method_name;

/// An exchange that is under way. Dropped without an end, the client has hung up.
#[derive(Debug)]
pub(super) struct Record {
    api: &'static str,
    method: Method,
    route: Option<String>,
    request_id: Uuid,
    trace: Option<TraceParent>,
    began: Instant,
    ended: bool,
}

impl Record {
    pub(super) fn begin(
        api: &'static str,
        method: Method,
        route: Option<String>,
        request_id: Uuid,
        trace: Option<TraceParent>,
    ) -> Self {
        metrics::gauge!("redress_http_requests_in_flight", "api" => api).increment(1);
        Self { api, method, route, request_id, trace, began: Instant::now(), ended: false }
    }

    /// The reply is made.
    pub(super) fn end(mut self, status: StatusCode, role: Option<Role>, problem: Option<&Problem>) {
        self.ended = true;
        self.count(status.as_str());
        self.log(status, role, problem);
    }

    fn count(&self, status: &str) {
        let (method, route) = (method_name(&self.method), self.route());
        let labels = [("api", self.api), ("method", method), ("route", route), ("status", status)];
        let labels = labels.map(|(name, value)| (name, value.to_owned()));
        metrics::counter!("redress_http_requests_total", &labels).increment(1);
        metrics::histogram!("redress_http_request_duration_seconds", &labels[..3]).record(self.began.elapsed());
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
                    api = self.api,
                    method = method_name(&self.method),
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
        } else if self.api == super::router::OPERATIONS {
            line!(debug, "request answered");
        } else {
            line!(info, "request answered");
        }
    }

    /// The route's template; `unknown` where nothing is served.
    fn route(&self) -> &str {
        self.route.as_deref().unwrap_or("unknown")
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        metrics::gauge!("redress_http_requests_in_flight", "api" => self.api).decrement(1);
        if !self.ended {
            self.count("hung_up");
            let (request_id, route) = (self.request_id, self.route());
            tracing::warn!(%request_id, api = self.api, route, "client hung up");
        }
    }
}
