//! `/livez`, `/readyz` and `/metrics`: what those who run the program ask it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::json;
use sqlx::PgPool;
use tokio_util::sync::CancellationToken;

use crate::database::{Database, DatabaseError};
use crate::problem::{Problem, ProblemCode};
use crate::{http, metrics};

/// How long the database may take to say that it is there.
const CHECK_TIME_MAX: Duration = Duration::from_secs(2);

/// What readiness hangs on.
#[derive(Debug, Clone)]
pub struct Health {
    database: Database,
    pool: PgPool,
    stopping: CancellationToken,
    /// Migrations only go forward: what was current once stays so for this program.
    schema_was_current: Arc<AtomicBool>,
}

impl Health {
    /// Ready means: not stopping, `pool` answers, and `database` is migrated as far as this program needs.
    pub fn new(database: Database, pool: PgPool, stopping: CancellationToken) -> Self {
        Self { database, pool, stopping, schema_was_current: Arc::new(AtomicBool::new(false)) }
    }

    async fn check(&self) -> Result<(), Problem> {
        let not_ready = |why: &str| Problem::new(ProblemCode::NotReady).with_detail(why);
        if self.stopping.is_cancelled() {
            return Err(not_ready("The server is stopping."));
        }
        let answer = tokio::time::timeout(CHECK_TIME_MAX, sqlx::query("SELECT 1").execute(&self.pool)).await;
        match answer {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => return Err(not_ready("The database cannot be reached.").caused_by(&error)),
            Err(_elapsed) => return Err(not_ready("The database does not answer in time.")),
        }
        match self.schema_is_current().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(not_ready("The database is not migrated; run redress migrate.")),
            Err(error) => Err(not_ready("The database cannot be reached.").caused_by(&error)),
        }
    }

    async fn schema_is_current(&self) -> Result<bool, DatabaseError> {
        if self.schema_was_current.load(Ordering::Relaxed) {
            return Ok(true);
        }
        let current = self.database.schema_is_current().await?;
        self.schema_was_current.store(current, Ordering::Relaxed);
        Ok(current)
    }
}

/// The routes of operations, for beside an API or alone.
pub fn router(health: Health) -> Router {
    let routes = Router::new()
        .route("/livez", get(async || Json(json!({ "status": "live" }))))
        .route("/readyz", get(readyz))
        .route("/metrics", get(async || metrics::show()))
        .with_state(health);
    http::operations(routes)
}

async fn readyz(State(health): State<Health>) -> Response {
    match health.check().await {
        Ok(()) => Json(json!({ "status": "ready" })).into_response(),
        Err(problem) => problem.into_response(),
    }
}
