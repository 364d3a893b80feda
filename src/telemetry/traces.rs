//! Traces, sent to a collector by OTLP over HTTP. The standard variables `OTEL_*` say where to and how much.

use std::env;

use async_trait::async_trait;
use opentelemetry::trace::TracerProvider as _;
use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{ExporterBuildError, SpanExporter, WithHttpConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::trace::{SdkTracer, SdkTracerProvider};

use super::PROGRAM;

/// The variable that turns the export on.
const ENDPOINT: &str = "OTEL_EXPORTER_OTLP_ENDPOINT";

/// The most that a collector may answer.
const REPLY_BYTES_MAX: u64 = 1 << 20;

/// The tracer of this process and what sends its spans, if an endpoint is named. A thread of its own sends them in
/// batches; what it cannot send in time is dropped, and nobody waits for it.
pub(super) fn from_environment(
    role: &'static str,
) -> Result<Option<(SdkTracer, SdkTracerProvider)>, ExporterBuildError> {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    let says = |name, word| env::var(name).is_ok_and(|value| value.eq_ignore_ascii_case(word));
    let is_off = says("OTEL_SDK_DISABLED", "true") || says("OTEL_TRACES_EXPORTER", "none");
    if !is_set(ENDPOINT) || is_off {
        return Ok(None);
    }
    let exporter = SpanExporter::builder().with_http().with_http_client(Client::new()).build()?;
    let mut resource = Resource::builder();
    if !is_set("OTEL_SERVICE_NAME") {
        resource = resource.with_service_name(PROGRAM);
    }
    let resource = resource
        .with_attribute(opentelemetry::KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
        .with_attribute(opentelemetry::KeyValue::new("redress.role", role))
        .build();
    let provider = SdkTracerProvider::builder().with_resource(resource).with_batch_exporter(exporter).build();
    Ok(Some((provider.tracer(PROGRAM), provider)))
}

/// What the exporter's thread sends with. It may block: that thread does nothing else.
#[derive(Debug)]
struct Client(ureq::Agent);

impl Client {
    fn new() -> Self {
        Self(
            ureq::Agent::config_builder()
                .http_status_as_error(false)
                .timeout_global(Some(EXPORT_TIME_MAX))
                .build()
                .into(),
        )
    }
}

/// How long a batch may take to be sent.
const EXPORT_TIME_MAX: std::time::Duration = std::time::Duration::from_secs(10);

#[async_trait]
impl HttpClient for Client {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let (head, body) = request.into_parts();
        let (head, mut body) = self.0.run(Request::from_parts(head, &body[..]))?.into_parts();
        let body = body.with_config().limit(REPLY_BYTES_MAX).read_to_vec()?;
        Ok(Response::from_parts(head, Bytes::from(body)))
    }
}
