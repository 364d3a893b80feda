//! All projections at work for as long as the program lives: through restarts of PostgreSQL, and through a panic.

use std::sync::Arc;
use std::time::Duration;

use sqlx::PgPool;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::Projector;
use crate::lag;
use crate::runner::{Runner, RunnerSettings};
use crate::window::Window;

/// The pause before a projection that panicked is begun again.
const PANIC_PAUSE: Duration = Duration::from_secs(1);

/// Starts a runner for each projection, and the metrics of all, until `cancel` is told; `tracker` then waits for the
/// steps that are under way.
///
/// `pool` is of the projector's role: a connection a projection and one more. `hint` says that something was appended;
/// it may come late, twice or never.
pub fn spawn(
    projectors: Vec<Arc<dyn Projector>>,
    pool: &PgPool,
    hint: &Arc<Notify>,
    cancel: &CancellationToken,
    tracker: &TaskTracker,
) {
    let names = projectors.iter().map(|projector| projector.name()).collect();
    tracker.spawn(lag::report(names, pool.clone(), cancel.clone()));
    let window = Arc::new(Window::new(pool.clone()));
    for projector in projectors {
        let window = Arc::clone(&window);
        tracker.spawn(keep_running(window, projector, pool.clone(), Arc::clone(hint), cancel.clone()));
    }
}

/// A runner ends only when it is told to; one that panicked is begun again where its checkpoint stands.
async fn keep_running(
    window: Arc<Window>,
    projector: Arc<dyn Projector>,
    pool: PgPool,
    hint: Arc<Notify>,
    cancel: CancellationToken,
) {
    let settings = RunnerSettings::default();
    while !cancel.is_cancelled() {
        let runner = Runner::sharing(Arc::clone(&window), Arc::clone(&projector), pool.clone(), settings);
        let running = tokio::spawn(runner.run(Arc::clone(&hint), cancel.clone()));
        if running.await.is_err() {
            metrics::counter!("redress_projection_panics_total", "projection" => projector.name()).increment(1);
            tracing::error!(projection = projector.name(), "projection panicked and is begun again");
            tokio::select! {
                () = cancel.cancelled() => {}
                () = tokio::time::sleep(PANIC_PAUSE) => {}
            }
        }
    }
}
