//! The one task that follows the log for all live streams.

use std::time::Duration;

use redress_projections::{claim_timeline, feed, subscription};
use sqlx::PgPool;
use tokio_util::sync::CancellationToken;

use super::LiveStreams;
use crate::event_store::DatabaseFault;

/// How often the checkpoint is looked at while anybody watches.
const POLL_PAUSE: Duration = Duration::from_millis(100);
/// So many events at once are not looked through: every stream is woken instead.
const EVENTS_MAX: i64 = 2_000;

/// Wakes the streams whose claims have new timeline entries, until `stop`. While nobody watches it does nothing.
pub(crate) async fn follow(pool: PgPool, streams: LiveStreams, stop: CancellationToken) {
    let following = async {
        loop {
            streams.until_watched().await;
            follow_while_watched(&pool, &streams).await;
        }
    };
    stop.run_until_cancelled(following).await;
}

/// A stream that was opened before the first look has read what there was; what came between is told to all once.
async fn follow_while_watched(pool: &PgPool, streams: &LiveStreams) {
    let mut seen = None;
    while streams.are_watched() {
        match news(pool, streams, seen).await {
            Ok(position) => seen = Some(position),
            Err(error) => {
                // The streams read for themselves at each heartbeat, whatever becomes of this.
                let error = DatabaseFault::from(&error);
                tracing::debug!(%error, "the checkpoint of the timeline cannot be read");
            }
        }
        tokio::time::sleep(POLL_PAUSE).await;
    }
}

/// Tells what is new since `seen`, and up to where.
async fn news(pool: &PgPool, streams: &LiveStreams, seen: Option<i64>) -> sqlx::Result<i64> {
    let applied = subscription::applied(pool, claim_timeline::NAME).await?;
    match seen {
        Some(seen) if seen == applied => {}
        Some(seen) if (0..EVENTS_MAX).contains(&(applied - seen)) => {
            streams.tell(&feed::claims_between(pool, seen, applied).await?);
        }
        Some(_) | None => streams.tell_all(),
    }
    Ok(applied)
}
