//! Another attempt at the claims that wait: their events are read again from the log, from the refused one up to the
//! checkpoint, in order.

use sqlx::PgPool;

use crate::parked::{self, ParkedClaim};
use crate::projector::by_claim;
use crate::subscription::Subscription;
use crate::{ProjectionError, Projector, batch, feed};

/// How many claims one transaction takes on.
const CLAIMS_MAX: i64 = 20;

/// Tries the claims whose next attempt is due, and tells how many went on.
pub(crate) async fn retry_due(
    pool: &PgPool,
    projector: &dyn Projector,
    subscription: Subscription,
) -> Result<usize, ProjectionError> {
    if parked::due(pool, subscription, 1).await?.is_empty() {
        return Ok(0);
    }
    let mut transaction = pool.begin().await?;
    // The subscription is held, so that no batch applies a later event of a claim in between.
    let Some(checkpoint) = subscription.try_hold(&mut transaction).await? else { return Ok(0) };
    let mut unparked = 0;
    for claim in parked::due(&mut *transaction, subscription, CLAIMS_MAX).await? {
        unparked += usize::from(retry(&mut transaction, projector, subscription, &claim, checkpoint).await?);
    }
    transaction.commit().await?;
    Ok(unparked)
}

async fn retry(
    connection: &mut sqlx::PgConnection,
    projector: &dyn Projector,
    subscription: Subscription,
    claim: &ParkedClaim,
    checkpoint: i64,
) -> Result<bool, ProjectionError> {
    let events = feed::of_claim(&mut *connection, &claim.claim_id, claim.position, checkpoint).await?;
    let refusals = batch::one_by_one(connection, projector, subscription, &by_claim(&events)).await?;
    let Some(refusal) = refusals.first() else {
        parked::unpark(connection, subscription, &claim.claim_id).await?;
        tracing::info!(projection = subscription.name, claim_id = claim.claim_id, "claim goes on");
        return Ok(true);
    };
    parked::park(connection, subscription, refusal).await?;
    Ok(false)
}
