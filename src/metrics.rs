//! Metrics in the text form of Prometheus, gathered for the whole process.

use std::sync::OnceLock;
use std::time::Duration;

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use tokio_util::sync::CancellationToken;

use crate::problem::{Problem, ProblemCode};

/// The upper bounds of the latency buckets, in seconds: half a millisecond to ten seconds.
const LATENCY_SECONDS: [f64; 14] =
    [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// The upper bounds of the buckets of a batch's size, in units: up to the largest batch that the appender takes.
const BATCH_UNITS: [f64; 10] = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0];

/// How often samples are folded into their buckets where nobody reads them.
const UPKEEP_INTERVAL: Duration = Duration::from_secs(5);

static RECORDER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// The recorder of this process, installed at the first call. `None`: another library has installed one.
pub fn recorder() -> Option<&'static PrometheusHandle> {
    let install = || install().inspect_err(|error| tracing::error!(%error, "metrics cannot be recorded")).ok();
    RECORDER.get_or_init(install).as_ref()
}

fn install() -> Result<PrometheusHandle, BuildError> {
    let latencies = Matcher::Suffix("_duration_seconds".to_owned());
    let batches = Matcher::Full("redress_append_batch_units".to_owned());
    PrometheusBuilder::new()
        .set_buckets_for_metric(latencies, &LATENCY_SECONDS)?
        .set_buckets_for_metric(batches, &BATCH_UNITS)?
        .install_recorder()
}

/// Keeps the memory that the recorder takes bounded, until `stop`.
pub async fn keep_up(stop: CancellationToken) {
    let mut ticks = tokio::time::interval(UPKEEP_INTERVAL);
    while stop.run_until_cancelled(ticks.tick()).await.is_some() {
        if let Some(recorder) = recorder() {
            recorder.run_upkeep();
        }
    }
}

/// `GET /metrics`.
pub fn show() -> Response {
    let Some(recorder) = recorder() else { return Problem::new(ProblemCode::Internal).into_response() };
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], recorder.render()).into_response()
}
