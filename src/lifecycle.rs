//! How the program ends: by a signal or because a part of it failed, softly at first and then hard.
//!
//! A first SIGINT or SIGTERM asks every part to stop: servers take no more connections and finish what they have,
//! commands that have begun are finished, loops leave at their next turn. After [`SHUTDOWN_TIME_MAX`], or on a second
//! signal, the rest is abandoned. What was acknowledged is on disk either way.

use std::fmt;
use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures::FutureExt;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

/// How long the parts have between the request to stop and the end.
pub const SHUTDOWN_TIME_MAX: Duration = Duration::from_secs(10);

/// The parts of the running program.
#[derive(Debug, Clone)]
pub struct Lifecycle {
    stopping: CancellationToken,
    parts: TaskTracker,
    crashed: Arc<AtomicBool>,
    shutdown_time: Duration,
}

/// How the program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// It was asked to, and every part finished.
    Finished,
    /// A part failed while it was to run.
    Crashed,
    /// Parts were abandoned at the deadline or at a second signal.
    Abandoned,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Finished => Self::SUCCESS,
            Ending::Crashed | Ending::Abandoned => Self::FAILURE,
        }
    }
}

impl Lifecycle {
    /// Nothing runs yet.
    pub fn new() -> Self {
        Self {
            stopping: CancellationToken::new(),
            parts: TaskTracker::new(),
            crashed: Arc::new(AtomicBool::new(false)),
            shutdown_time: SHUTDOWN_TIME_MAX,
        }
    }

    /// Cancelled once the program is to stop.
    pub fn stopping(&self) -> &CancellationToken {
        &self.stopping
    }

    /// The tasks that the end waits for.
    pub fn parts(&self) -> &TaskTracker {
        &self.parts
    }

    /// Runs a part of the program to its end. One that panics, fails or ends before it was asked to stops the others.
    pub fn spawn<E>(&self, name: &'static str, part: impl Future<Output = Result<(), E>> + Send + 'static)
    where
        E: fmt::Display + Send + 'static,
    {
        let (stopping, crashed) = (self.stopping.clone(), Arc::clone(&self.crashed));
        self.parts.spawn(async move {
            let outcome = std::panic::AssertUnwindSafe(part).catch_unwind().await;
            let complaint = match outcome {
                Ok(Ok(())) if stopping.is_cancelled() => return,
                Ok(Ok(())) => "it ended before it was asked to".to_owned(),
                Ok(Err(error)) => error.to_string(),
                Err(_panic) => "it panicked".to_owned(),
            };
            tracing::error!(part = name, error = complaint, "a part of the program failed");
            crashed.store(true, Ordering::Relaxed);
            stopping.cancel();
        });
    }

    /// Waits for a signal or a crash, and then for the parts to finish.
    pub async fn run(self, mut signals: Signals) -> Ending {
        tokio::select! {
            name = signals.next() => tracing::info!(signal = name, "stopping"),
            () = self.stopping.cancelled() => {}
        }
        self.stopping.cancel();
        self.parts.close();
        let finished = tokio::select! {
            () = self.parts.wait() => true,
            name = signals.next() => {
                tracing::warn!(signal = name, "abandoning what still runs at a second signal");
                false
            }
            () = tokio::time::sleep(self.shutdown_time) => {
                tracing::warn!(parts = self.parts.len(), "abandoning what still runs at the deadline");
                false
            }
        };
        match (self.crashed.load(Ordering::Relaxed), finished) {
            (true, _) => Ending::Crashed,
            (false, false) => Ending::Abandoned,
            (false, true) => Ending::Finished,
        }
    }
}

impl Default for Lifecycle {
    fn default() -> Self {
        Self::new()
    }
}

/// SIGINT and SIGTERM, heard even where the parent had them ignored.
#[derive(Debug)]
pub struct Signals {
    interrupt: Signal,
    terminate: Signal,
}

impl Signals {
    /// Begins to listen. From here on neither signal ends the process by itself.
    pub fn listen() -> io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    /// The next one's name.
    pub async fn next(&mut self) -> &'static str {
        tokio::select! {
            _ = self.interrupt.recv() => "SIGINT",
            _ = self.terminate.recv() => "SIGTERM",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signals() -> Signals {
        Signals::listen().unwrap()
    }

    #[tokio::test]
    async fn parts_that_end_when_asked_are_a_good_ending() {
        let lifecycle = Lifecycle::new();
        let stopping = lifecycle.stopping().clone();
        lifecycle.spawn("polite", async move {
            stopping.cancelled().await;
            Ok::<_, io::Error>(())
        });
        lifecycle.stopping().cancel();
        assert_eq!(lifecycle.run(signals()).await, Ending::Finished);
    }

    #[tokio::test]
    async fn a_part_that_fails_stops_the_others_and_is_told_in_the_ending() {
        let failures: [fn() -> Result<(), io::Error>; 3] =
            [|| Err(io::Error::other("broken")), || Ok(()), || panic!("broken")];
        for failure in failures {
            let lifecycle = Lifecycle::new();
            let stopping = lifecycle.stopping().clone();
            lifecycle.spawn("polite", async move {
                stopping.cancelled().await;
                Ok::<_, io::Error>(())
            });
            lifecycle.spawn("broken", async move { failure() });
            assert_eq!(lifecycle.run(signals()).await, Ending::Crashed);
        }
    }

    #[tokio::test]
    async fn a_part_that_does_not_end_is_abandoned_at_the_deadline() {
        let lifecycle = Lifecycle { shutdown_time: Duration::from_millis(20), ..Lifecycle::new() };
        lifecycle.spawn("deaf", std::future::pending::<Result<(), io::Error>>());
        lifecycle.stopping().cancel();
        assert_eq!(lifecycle.run(signals()).await, Ending::Abandoned);
    }
}
