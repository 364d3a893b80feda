//! Logs: text for a person at a terminal, one JSON object a line for everything else.

use std::io::{self, IsTerminal};

use tracing_subscriber::EnvFilter;

/// What is logged where nothing else is asked for: our own lines, and the warnings of the libraries.
const DEFAULT_FILTER: &str = "warn,redress=info,redress_projections=info";

/// The filter cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// Not the syntax of a filter.
    #[error("REDRESS_LOG is not a log filter, as warn,redress=debug")]
    FilterMalformed(#[source] tracing_subscriber::filter::ParseError),
    /// Something else has installed a subscriber.
    #[error("logging is set up already")]
    AlreadySet(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Sends the log to standard error. `filter` is that of `REDRESS_LOG`, in the syntax of `tracing_subscriber`.
pub fn init(filter: Option<&str>) -> Result<(), TelemetryError> {
    let filter = EnvFilter::try_new(filter.unwrap_or(DEFAULT_FILTER)).map_err(TelemetryError::FilterMalformed)?;
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_target(false);
    let set = if io::stderr().is_terminal() {
        log.try_init()
    } else {
        log.json().flatten_event(true).with_current_span(false).try_init()
    };
    set.map_err(TelemetryError::AlreadySet)?;
    say_where_and_not_what_on_panic();
    Ok(())
}

/// The message of a panic can quote the value that it stumbled over, and values may be personal: the log gets the place.
fn say_where_and_not_what_on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        tracing::error!(place, backtrace = %std::backtrace::Backtrace::capture(), "panicked");
    }));
}
