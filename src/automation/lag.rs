//! How far the automations are behind, as metrics.

use std::time::Duration;

use sqlx::PgPool;
use tokio_util::sync::CancellationToken;

const PAUSE: Duration = Duration::from_secs(1);

/// Sets the gauges once a second. What could not be asked keeps its last value.
pub(super) async fn report(names: Vec<&'static str>, pool: PgPool, cancel: CancellationToken) {
    while !cancel.is_cancelled() {
        match measure(&pool, &names).await {
            Ok(lags) => lags.into_iter().for_each(|(name, events, parked)| set_gauges(name, events, parked)),
            Err(error) => tracing::debug!(%error, "the lag of the automations cannot be measured now"),
        }
        tokio::select! {
            () = cancel.cancelled() => {}
            () = tokio::time::sleep(PAUSE) => {}
        }
    }
}

/// Name, events behind, and claims that wait.
async fn measure(pool: &PgPool, names: &[&str]) -> sqlx::Result<Vec<(String, i64, i64)>> {
    sqlx::query_as(
        "SELECT name, greatest(coalesce((SELECT max(position) FROM settled_events), 0) - position, 0), \
                (SELECT count(*) FROM parked_claims AS waiting \
                  WHERE waiting.name = subscriptions.name AND waiting.generation = subscriptions.generation) \
           FROM subscriptions WHERE name = ANY($1) AND generation = 1",
    )
    .bind(names)
    .fetch_all(pool)
    .await
}

#[expect(clippy::cast_precision_loss, reason = "a gauge is a float; counts stay far below 2^53")]
fn set_gauges(name: String, events: i64, parked: i64) {
    metrics::gauge!("redress_automation_lag_events", "automation" => name.clone()).set(events as f64);
    metrics::gauge!("redress_automation_parked_claims", "automation" => name).set(parked as f64);
}
