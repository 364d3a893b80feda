//! How far the automations are behind, as metrics.

use std::time::Duration;

use sqlx::PgPool;
use tokio_util::sync::CancellationToken;

const PAUSE: Duration = Duration::from_secs(1);

/// How far one automation is behind.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Lag {
    /// Which.
    pub name: String,
    /// Positions between the checkpoint and the end of the log; numbers of rolled-back appends count.
    pub events: i64,
    /// The age of the oldest event behind the checkpoint; 0 where there is none.
    pub seconds: f64,
    /// Claims that wait.
    pub parked: i64,
}

/// Sets the gauges once a second. What could not be asked keeps its last value.
pub(super) async fn report(names: Vec<&'static str>, pool: PgPool, cancel: CancellationToken) {
    while !cancel.is_cancelled() {
        match measure(&pool, &names).await {
            Ok(lags) => lags.into_iter().for_each(set_gauges),
            Err(error) => tracing::debug!(%error, "the lag of the automations cannot be measured now"),
        }
        tokio::select! {
            () = cancel.cancelled() => {}
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

/// How far these automations are behind.
pub async fn measure(pool: &PgPool, names: &[&str]) -> sqlx::Result<Vec<Lag>> {
    sqlx::query_as(
        "SELECT s.name, \
                greatest(coalesce((SELECT max(position) FROM settled_events), 0) - s.position, 0) AS events, \
                coalesce(extract(epoch FROM clock_timestamp() - (SELECT recorded_at FROM settled_events e \
                    WHERE e.position > s.position ORDER BY e.position LIMIT 1)), 0)::float8 AS seconds, \
                (SELECT count(*) FROM parked_claims p WHERE p.name = s.name AND p.generation = s.generation) AS parked \
           FROM subscriptions s WHERE s.name = ANY($1) AND s.generation = 1",
    )
    .bind(names)
    .fetch_all(pool)
    .await
}

#[expect(clippy::cast_precision_loss, reason = "a gauge is a float; counts stay far below 2^53")]
fn set_gauges(lag: Lag) {
    metrics::gauge!("redress_automation_lag_events", "automation" => lag.name.clone()).set(lag.events as f64);
    metrics::gauge!("redress_automation_lag_seconds", "automation" => lag.name.clone()).set(lag.seconds);
    metrics::gauge!("redress_automation_parked_claims", "automation" => lag.name).set(lag.parked as f64);
}
