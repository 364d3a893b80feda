//! Reports of errors to Sentry, or to whatever speaks its protocol, if `SENTRY_DSN` is set.
//!
//! Whatever is logged as an error is reported. A report is made of a list of fields that cannot be personal, and of
//! nothing else: no bodies, no headers, no addresses, no names of hosts, no words of a database or of a library, because
//! those may quote what they were given. An error of a library is reported by its place in that library alone.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use redress_projections::ProjectionError;
use sentry::protocol::{Event, Map};
use sentry::types::Dsn;
use sentry::{Client, ClientOptions, Level};
use tracing::field::{Field, Visit};
use tracing::{Metadata, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;

use super::TelemetryError;
use crate::event_store::DatabaseFault;

/// The fields of a log line that a report has: names and numbers of ours, and ids that mean something in the log alone.
const TAGS: [&str; 15] = [
    "api",
    "automation",
    "cause",
    "error",
    "fault",
    "in_a_row",
    "method",
    "part",
    "place",
    "problem",
    "projection",
    "request_id",
    "role",
    "route",
    "status",
];
/// What an operator looks for first, beside [`TAGS`].
const TRACE_ID: &str = "trace_id";
/// The tags that tell one kind of error from another.
const KIND: [&str; 9] = ["api", "automation", "error", "fault", "part", "place", "problem", "projection", "route"];
/// Of whom a log line speaks as `role`: the caller. A report means the part that the process plays.
const CALLER: &str = "caller";

/// The line of a panic.
const PANIC: &str = "panicked";

/// How long the end of the program waits for reports that are on their way.
const FLUSH_TIME_MAX: Duration = Duration::from_secs(2);

/// Sends reports; the end of the program waits for it a little.
#[derive(Debug, Clone)]
pub(super) struct Reporter {
    client: Arc<Client>,
    role: &'static str,
}

impl Reporter {
    /// The reporter that `SENTRY_DSN` asks for. Release and environment are those of `SENTRY_RELEASE` and
    /// `SENTRY_ENVIRONMENT`, if they are set.
    pub(super) fn from_environment(role: &'static str) -> Result<Option<Self>, TelemetryError> {
        let Some(dsn) = std::env::var("SENTRY_DSN").ok().filter(|dsn| !dsn.is_empty()) else { return Ok(None) };
        let mut options = ClientOptions::default();
        options.dsn = Some(dsn.parse::<Dsn>().map_err(|_| TelemetryError::DsnMalformed)?);
        Ok(Some(Self::new(options, role)))
    }

    fn new(mut options: ClientOptions, role: &'static str) -> Self {
        options.send_default_pii = false;
        options.max_breadcrumbs = 0;
        options.before_send = Some(Arc::new(|event| Some(scrub(event))));
        options.shutdown_timeout = FLUSH_TIME_MAX;
        if std::env::var_os("SENTRY_RELEASE").is_none() {
            options.release = Some(concat!("redress@", env!("CARGO_PKG_VERSION")).into());
        }
        let client = Client::with_options(sentry::apply_defaults(options));
        Self { client: Arc::new(client), role }
    }

    /// Waits until what was reported has been sent, for a while.
    pub(super) fn flush(&self) {
        self.client.flush(Some(FLUSH_TIME_MAX));
    }

    fn report(&self, metadata: &Metadata<'_>, line: Line) {
        let is_ours = metadata.target().starts_with("redress");
        // Ours are fixed texts; a library's may quote what it was given.
        let message = if is_ours { line.message } else { "an error of a library".to_owned() };
        let mut tags = if is_ours { line.tags } else { Map::new() };
        if !is_ours {
            let place = metadata.file().zip(metadata.line()).map(|(file, line)| format!("{file}:{line}"));
            tags.extend(place.map(|place| ("place".to_owned(), place)));
        }
        tags.insert("role".to_owned(), self.role.to_owned());
        let kinds = KIND.iter().filter_map(|name| tags.get(*name).cloned());
        let fingerprint: Vec<Cow<'static, str>> =
            std::iter::once(message.clone()).chain(kinds).map(Cow::Owned).collect();
        let panicked = is_ours && message == PANIC;
        self.client.capture_event(
            Event {
                level: if panicked { Level::Fatal } else { Level::Error },
                message: Some(message),
                logger: Some(metadata.target().to_owned()),
                transaction: tags.get("route").cloned(),
                fingerprint: Cow::Owned(fingerprint),
                // Functions and lines, as this is called where the panic is.
                stacktrace: panicked.then(sentry::integrations::backtrace::current_stacktrace).flatten(),
                tags,
                ..Event::default()
            },
            None,
        );
    }
}

/// The last barrier, whoever made the event: takes out of it everything that may speak of a person or a machine.
fn scrub(event: Event<'static>) -> Event<'static> {
    let tags = event.tags.into_iter().filter(|(name, _)| TAGS.contains(&&**name) || name == TRACE_ID || name == CALLER);
    Event {
        event_id: event.event_id,
        level: event.level,
        fingerprint: event.fingerprint,
        transaction: event.transaction,
        message: event.message,
        logger: event.logger,
        platform: event.platform,
        timestamp: event.timestamp,
        release: event.release,
        environment: event.environment,
        stacktrace: event.stacktrace,
        sdk: event.sdk,
        tags: tags.collect(),
        ..Event::default()
    }
}

impl<S: Subscriber> Layer<S> for Reporter {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        let mut line = Line::default();
        event.record(&mut line);
        self.report(event.metadata(), line);
    }
}

/// What a report keeps of a log line.
#[derive(Default)]
struct Line {
    message: String,
    tags: Map<String, String>,
}

impl Line {
    fn keep(&mut self, field: &Field, value: impl fmt::Display) {
        let name = match field.name() {
            "message" => {
                self.message = value.to_string();
                return;
            }
            // Kept by its kind alone, in `record_error`.
            "error" => return,
            "role" => CALLER,
            name if TAGS.contains(&name) || name == TRACE_ID => name,
            _ => return,
        };
        self.tags.insert(name.to_owned(), value.to_string());
    }
}

impl Visit for Line {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.keep(field, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.keep(field, value);
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.keep(field, format_args!("{value:?}"));
    }

    /// Of an error that came from the database, what kind it was.
    fn record_error(&mut self, field: &Field, value: &(dyn Error + 'static)) {
        let mut chain = std::iter::successors(Some(value), |&error| error.source());
        if let Some(error) = chain.find_map(database_error) {
            self.tags.insert(field.name().to_owned(), DatabaseFault::from(error).to_string());
        }
    }
}

/// A [`ProjectionError`] shows its own source's source, so it is looked into.
fn database_error<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a sqlx::Error> {
    let of_projection = || match error.downcast_ref() {
        Some(ProjectionError::Database(error)) => Some(error),
        _ => None,
    };
    error.downcast_ref().or_else(of_projection)
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Arc, Mutex};

    use sentry::protocol::{Breadcrumb, Event, Request, User};
    use sentry::{ClientOptions, Envelope, Level, Transport};
    use tracing_subscriber::layer::SubscriberExt as _;

    use super::{Reporter, scrub};

    const CANARY: &str = "Zebulonia Quackenbush";

    #[derive(Default)]
    struct Kept(Mutex<Vec<Envelope>>);

    impl Transport for Kept {
        fn send_envelope(&self, envelope: Envelope) {
            self.0.lock().unwrap().push(envelope);
        }
    }

    fn reported(log: impl FnOnce()) -> Vec<Event<'static>> {
        let kept = Arc::new(Kept::default());
        let mut options = ClientOptions::default();
        options.dsn = Some("https://key@sentry.example/1".parse().unwrap());
        let transport = Arc::clone(&kept);
        options.transport = Some(Arc::new(move |_: &ClientOptions| Arc::clone(&transport) as Arc<dyn Transport>));
        let subscriber = tracing_subscriber::registry().with(Reporter::new(options, "query"));
        tracing::subscriber::with_default(subscriber, log);
        let envelopes = kept.0.lock().unwrap();
        envelopes.iter().map(|envelope| envelope.event().unwrap().clone()).collect()
    }

    #[test]
    fn a_line_of_ours_is_reported_by_its_text_and_the_fields_on_the_list() {
        let error = sqlx::Error::Io(io::Error::other(CANARY));
        let events = reported(|| {
            let error = &error as &dyn std::error::Error;
            tracing::error!(
                request_id = "r-1",
                trace_id = "t-1",
                role = "client",
                error,
                name = CANARY,
                "request failed"
            );
        });
        let [event] = &events[..] else { panic!("{events:?}") };
        assert_eq!(event.message.as_deref(), Some("request failed"));
        let tags: Vec<_> = event.tags.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let expected = [
            ("caller", "client"),
            ("error", "the connection was lost"),
            ("request_id", "r-1"),
            ("role", "query"),
            ("trace_id", "t-1"),
        ];
        assert_eq!(tags, expected);
        assert_eq!(event.release.as_deref(), Some(concat!("redress@", env!("CARGO_PKG_VERSION"))));
        assert!(!format!("{event:?}").contains(CANARY), "{event:?}");
    }

    #[test]
    fn an_error_in_the_words_of_a_library_is_reported_by_its_place_alone() {
        let events = reported(|| {
            tracing::error!(target: "sqlx::pool", error = %CANARY, cause = CANARY, "Zebulonia Quackenbush could not be stored");
            tracing::error!(error = %CANARY, "what this program makes of it");
        });
        assert_eq!(events[0].message.as_deref(), Some("an error of a library"));
        assert!(events[0].tags["place"].contains("reports.rs:"), "{:?}", events[0].tags);
        assert!(!format!("{events:?}").contains(CANARY), "{events:?}");
    }

    #[test]
    fn a_panic_is_reported_by_its_place_with_the_functions_that_led_there() {
        let events = reported(|| tracing::error!(place = "src/a.rs:1:2", backtrace = CANARY, "panicked"));
        assert_eq!((events[0].level, events[0].tags["place"].as_str()), (Level::Fatal, "src/a.rs:1:2"));
        assert!(events[0].stacktrace.as_ref().is_some_and(|stack| !stack.frames.is_empty()));
        assert!(!format!("{events:?}").contains(CANARY), "{events:?}");
    }

    #[test]
    fn whoever_made_an_event_nothing_personal_leaves() {
        let mut event = Event {
            message: Some("fixed".to_owned()),
            server_name: Some(CANARY.into()),
            user: Some(User { username: Some(CANARY.to_owned()), ..User::default() }),
            request: Some(Request { data: Some(CANARY.to_owned()), ..Request::default() }),
            ..Event::default()
        };
        event.breadcrumbs.values.push(Breadcrumb { message: Some(CANARY.to_owned()), ..Breadcrumb::default() });
        event.extra.insert("body".to_owned(), CANARY.into());
        event.tags.insert("name".to_owned(), CANARY.to_owned());
        let scrubbed = scrub(event);
        assert_eq!(scrubbed.message.as_deref(), Some("fixed"));
        assert!(!format!("{scrubbed:?}").contains(CANARY), "{scrubbed:?}");
    }
}
