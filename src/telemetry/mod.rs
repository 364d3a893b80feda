//! What the program tells those who run it: its log (text for a person at a terminal, one JSON object a line for everything
//! else), reports of errors, and traces. Reports and traces are off, and cost nothing, until a variable asks for them.

mod reports;
pub mod spans;
pub mod traceparent;
mod traces;

use std::fs::File;
use std::io::{self, IsTerminal};
use std::os::fd::AsFd as _;

use opentelemetry_otlp::ExporterBuildError;
use opentelemetry_sdk::trace::SdkTracerProvider;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::fmt::writer::BoxMakeWriter;
use tracing_subscriber::layer::{Layer as _, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Registry, fmt};

use reports::Reporter;
pub use traceparent::TraceParent;

/// What is logged where nothing else is asked for: our own lines, and the warnings of the libraries.
const DEFAULT_FILTER: &str = "warn,redress=info,redress_projections=info";

/// The name of the program, to whoever gathers from many.
const PROGRAM: &str = "redress";

/// What is to be told to others cannot be.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// Not the syntax of a filter.
    #[error("REDRESS_LOG is not a log filter, as warn,redress=debug")]
    FilterMalformed(#[source] tracing_subscriber::filter::ParseError),
    /// Not a DSN. It is not shown, because it holds a key.
    #[error("SENTRY_DSN is not a DSN, as https://KEY@HOST/PROJECT")]
    DsnMalformed,
    /// The variables of OpenTelemetry do not make an exporter.
    #[error("traces cannot be exported; see OTEL_EXPORTER_OTLP_ENDPOINT")]
    Exporter(#[source] ExporterBuildError),
    /// Something else has installed a subscriber.
    #[error("logging is set up already")]
    AlreadySet(#[source] tracing_subscriber::util::TryInitError),
}

/// What has been told and not been sent yet.
#[derive(Debug)]
pub struct Telemetry {
    reporter: Option<Reporter>,
    traces: Option<SdkTracerProvider>,
}

impl Telemetry {
    /// Sends the log to standard error, and what else the environment asks for to where it says. `filter` is that of
    /// `REDRESS_LOG`, in the syntax of `tracing_subscriber`; `role` is what this process does.
    pub fn start(filter: Option<&str>, role: &'static str) -> Result<Self, TelemetryError> {
        let filter = EnvFilter::try_new(filter.unwrap_or(DEFAULT_FILTER)).map_err(TelemetryError::FilterMalformed)?;
        let reporter = Reporter::from_environment(role)?;
        let (tracer, provider) = traces::from_environment(role).map_err(TelemetryError::Exporter)?.unzip();
        let log = fmt::layer::<Registry>().with_writer(standard_error()).with_target(false);
        let log = if io::stderr().is_terminal() {
            log.boxed()
        } else {
            log.json().flatten_event(true).with_current_span(false).boxed()
        };
        // A layer that is not there has a filter too: without one, the registry would keep every span for it.
        let exports = tracer.is_some();
        let errors = filter_fn(|metadata| metadata.is_event() && *metadata.level() == tracing::Level::ERROR);
        let spans = filter_fn(move |metadata| exports && metadata.is_span() && metadata.target() == spans::TARGET);
        let layer =
            |tracer| tracing_opentelemetry::layer().with_tracer(tracer).with_location(false).with_threads(false);
        tracing_subscriber::registry()
            .with(log.with_filter(filter))
            .with(reporter.clone().with_filter(errors))
            .with(tracer.map(layer).with_filter(spans))
            .try_init()
            .map_err(TelemetryError::AlreadySet)?;
        say_where_and_not_what_on_panic();
        Ok(Self { reporter, traces: provider })
    }

    /// Sends what has not been sent yet, and waits for that a little. Blocks.
    pub fn flush(&self) {
        if let Some(traces) = &self.traces
            && let Err(error) = traces.shutdown()
        {
            tracing::debug!(%error, "the last spans could not be sent");
        }
        if let Some(reporter) = &self.reporter {
            reporter.flush();
        }
    }
}

/// Standard error without the lock of the standard library, for which the threads that serve would wait: a line is written
/// with one call, which the system keeps whole.
fn standard_error() -> BoxMakeWriter {
    match io::stderr().as_fd().try_clone_to_owned() {
        Ok(descriptor) => BoxMakeWriter::new(File::from(descriptor)),
        Err(_) => BoxMakeWriter::new(io::stderr),
    }
}

/// The message of a panic can quote the value that it stumbled over, and values may be personal: the log gets the place.
fn say_where_and_not_what_on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, backtrace = %std::backtrace::Backtrace::capture(), "panicked");
    }));
}
