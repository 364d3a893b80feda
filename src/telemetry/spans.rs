//! The spans of the program, and how they hang in a trace. Nobody but the exporter of traces looks at them: where none is
//! set up, to make one is to read one flag.

use axum::http::Method;
use opentelemetry::trace::{SpanContext, SpanId, TraceContextExt as _, TraceFlags, TraceId, TraceState};
use tracing::Span;
use tracing::field::Empty;
use tracing_opentelemetry::OpenTelemetrySpanExt as _;
use uuid::Uuid;

use super::traceparent::TraceParent;

/// The target of every span, by which the exporter knows them and the log does not.
pub(super) const TARGET: &str = "span";

/// The span of one exchange of an API; `parent` is what its caller said. Its name and fields are those that the
/// conventions of OpenTelemetry give a server.
pub fn exchange(method: &'static str, route: Option<&str>, request_id: Uuid, parent: Option<TraceParent>) -> Span {
    let route = route.unwrap_or("unknown");
    let span = tracing::info_span!(
        target: TARGET,
        "exchange",
        otel.name = format_args!("{method} {route}"),
        otel.kind = "server",
        otel.status_code = Empty,
        http.request.method = method,
        http.route = route,
        http.response.status_code = Empty,
        redress.request_id = %request_id,
    );
    hang(&span, parent);
    span
}

/// Notes how an exchange ended.
pub fn answered(span: &Span, status: axum::http::StatusCode) {
    span.record("http.response.status_code", status.as_u16());
    if status.is_server_error() {
        span.record("otel.status_code", "ERROR");
    }
}

/// The span of a command, below that of whoever issued it.
pub fn command(name: &'static str) -> Span {
    tracing::info_span!(target: TARGET, "command", otel.name = name)
}

/// The span of the wait until the writer has stored what a command led to.
pub fn append() -> Span {
    tracing::info_span!(target: TARGET, "append")
}

/// The span of what an automation does about an event; `parent` is the place of that event in its trace.
pub fn reaction(automation: &'static str, event_id: Uuid, attempt: u32, parent: Option<TraceParent>) -> Span {
    let span = tracing::info_span!(
        target: TARGET,
        "reaction",
        otel.name = automation,
        otel.kind = "consumer",
        otel.status_code = Empty,
        redress.event_id = %event_id,
        redress.attempt = attempt,
    );
    hang(&span, parent);
    span
}

/// Notes that what an automation did came to nothing.
pub fn failed(span: &Span) {
    span.record("otel.status_code", "ERROR");
}

/// The method's name, with all that nobody serves under one: a client must not be able to make names.
pub fn method_name(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "OTHER",
    }
}

fn hang(span: &Span, parent: Option<TraceParent>) {
    if span.is_disabled() {
        return;
    }
    let Some(TraceParent { trace_id, parent_id, flags }) = parent else { return };
    let (trace_id, parent_id) = (TraceId::from_bytes(trace_id), SpanId::from_bytes(parent_id));
    let parent = SpanContext::new(trace_id, parent_id, TraceFlags::new(flags), true, TraceState::NONE);
    // Refused only where the span was entered before.
    let _ = span.set_parent(opentelemetry::Context::new().with_remote_span_context(parent));
}

/// The place of a span in its trace, if it is recorded.
pub(super) fn place_of(span: &Span) -> Option<TraceParent> {
    if span.is_disabled() {
        return None;
    }
    let context = span.context();
    let place = context.span().span_context().clone();
    place.is_valid().then(|| TraceParent {
        trace_id: place.trace_id().to_bytes(),
        parent_id: place.span_id().to_bytes(),
        flags: place.trace_flags().to_u8(),
    })
}

/// The place of `span` in its trace, or else `carried`.
pub fn place_or(span: &Span, carried: Option<TraceParent>) -> Option<TraceParent> {
    place_of(span).or(carried)
}
