//! An automation at work for as long as the program lives.

use std::sync::Arc;
use std::time::Duration;

use redress_projections::lease::acquire_lease;
use redress_projections::runner::has_lasted;
use sqlx::PgPool;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::session::{Ending, Session};
use super::{Automation, lag};

/// How an automation works.
#[derive(Debug, Clone, Copy)]
pub struct AutomationSettings {
    /// How long the lease of a process that died keeps the others waiting. It is renewed after a third of it.
    pub lease: Duration,
    /// The pause when nothing is new and no hint comes.
    pub idle_pause: Duration,
    /// The pause between two looks at the claims that are parked.
    pub retry_pause: Duration,
    /// Events read at once.
    pub batch_events: i64,
    /// Claims worked on at once.
    pub claims_at_once: usize,
    /// How long work that has begun may take to end when the program is to stop.
    pub stop_within: Duration,
    /// The longest pause after an error.
    pub error_pause_max: Duration,
}

impl Default for AutomationSettings {
    fn default() -> Self {
        Self {
            lease: Duration::from_secs(5),
            idle_pause: Duration::from_millis(75),
            retry_pause: Duration::from_millis(500),
            batch_events: 256,
            claims_at_once: 16,
            stop_within: Duration::from_secs(7),
            error_pause_max: Duration::from_secs(5),
        }
    }
}

/// Starts every automation, and their metrics, until `cancel` is told; `tracker` then waits for the work that has begun.
///
/// `pool` is of the automation's role. `hint` says that something was appended; it may come late, twice or never.
pub fn spawn(
    automations: Vec<Arc<dyn Automation>>,
    pool: &PgPool,
    hint: &Arc<Notify>,
    cancel: &CancellationToken,
    tracker: &TaskTracker,
) {
    let names = automations.iter().map(|automation| automation.name()).collect();
    tracker.spawn(lag::report(names, pool.clone(), cancel.clone()));
    for automation in automations {
        let (pool, hint, cancel) = (pool.clone(), Arc::clone(hint), cancel.clone());
        tracker.spawn(run(automation, pool, AutomationSettings::default(), hint, cancel));
    }
}

/// Runs one automation until `cancel` is told, through every error. Any number may run at once: a lease lets one work, and
/// its token keeps one that lost it from moving the checkpoint.
pub async fn run(
    automation: Arc<dyn Automation>,
    pool: PgPool,
    settings: AutomationSettings,
    hint: Arc<Notify>,
    cancel: CancellationToken,
) {
    let name = automation.name();
    let mut errors_in_a_row = 0_u32;
    while !cancel.is_cancelled() {
        let pause = match lead(&automation, &pool, settings, &hint, &cancel).await {
            Ok(Some(Ending::Stopped)) => return,
            Ok(ended) => {
                if ended.is_some() {
                    tracing::warn!(automation = name, "the lease went to another process");
                }
                errors_in_a_row = 0;
                settings.lease / 3
            }
            Err(error) => {
                errors_in_a_row = errors_in_a_row.saturating_add(1);
                metrics::counter!("redress_automation_errors_total", "automation" => name).increment(1);
                let (in_a_row, error) = (errors_in_a_row, &error as &dyn std::error::Error);
                if has_lasted(in_a_row) {
                    tracing::error!(automation = name, error, in_a_row, "automation does not get on");
                } else {
                    tracing::warn!(automation = name, error, in_a_row, "automation will try again");
                }
                Duration::from_millis(50).saturating_mul(1 << errors_in_a_row.min(10)).min(settings.error_pause_max)
            }
        };
        tokio::select! {
            () = cancel.cancelled() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Works under a lease until it is lost or the program is to stop. `None`: another process has the lease.
async fn lead(
    automation: &Arc<dyn Automation>,
    pool: &PgPool,
    settings: AutomationSettings,
    hint: &Notify,
    cancel: &CancellationToken,
) -> sqlx::Result<Option<Ending>> {
    let Some(lease) = acquire_lease(pool, automation.name(), settings.lease).await? else { return Ok(None) };
    let ended = Session::new(Arc::clone(automation), pool.clone(), settings, lease).run(hint, cancel).await;
    if ended.is_err() {
        // What is wrong may be wrong with this process alone; and if the database is gone, the lease runs out by itself.
        let _ = lease.release(pool).await;
    }
    ended.map(Some)
}
