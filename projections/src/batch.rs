//! One batch, one transaction: effects, parked claims and checkpoint, or nothing.

use std::borrow::Borrow;

use sqlx::{Acquire, PgConnection, PgPool};

use crate::error::{refusal_words, refused_by_data};
use crate::parked::{self, Refusal};
use crate::projector::{ClaimEvents, by_claim};
use crate::subscription::{Checkpoint, Subscription};
use crate::{ProjectionError, Projector, SettledEvent, Trust};

/// How a batch ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BatchEnd {
    /// Applied, and the checkpoint stands here.
    Applied(i64),
    /// Another process has the subscription, or moved it: nothing was done.
    NotOurs,
}

/// How the claims of a batch are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writing {
    /// All at once, as the checkpoint lets expect.
    Together,
    /// Each behind a savepoint of its own, on the rows as they are: the claim whose rows PostgreSQL refuses is found, and parked.
    ClaimByClaim,
}

/// Applies the events that follow `from` and commits.
pub(crate) async fn commit<E: Borrow<SettledEvent> + Sync>(
    pool: &PgPool,
    projector: &dyn Projector,
    from: Checkpoint,
    events: &[E],
) -> Result<BatchEnd, ProjectionError> {
    match commit_writing(pool, projector, from, events, Writing::Together).await {
        Err(ProjectionError::Database(error)) if refused_by_data(&error) => {
            commit_writing(pool, projector, from, events, Writing::ClaimByClaim).await
        }
        end => end,
    }
}

async fn commit_writing<E: Borrow<SettledEvent> + Sync>(
    pool: &PgPool,
    projector: &dyn Projector,
    from: Checkpoint,
    events: &[E],
    writing: Writing,
) -> Result<BatchEnd, ProjectionError> {
    let mut transaction = pool.begin().await?;
    if from.subscription.try_hold(&mut transaction).await? != Some(from.position) {
        transaction.rollback().await?;
        return Ok(BatchEnd::NotOurs);
    }
    let position = advance(&mut transaction, projector, from, events, writing).await?;
    transaction.commit().await?;
    Ok(BatchEnd::Applied(position))
}

/// Applies the events that follow `from` in a transaction that holds the subscription.
pub(crate) async fn advance_held<E: Borrow<SettledEvent> + Sync>(
    connection: &mut PgConnection,
    projector: &dyn Projector,
    from: Checkpoint,
    events: &[E],
) -> Result<i64, ProjectionError> {
    let mut savepoint = connection.begin().await?;
    match advance(&mut savepoint, projector, from, events, Writing::Together).await {
        Ok(position) => {
            savepoint.commit().await?;
            Ok(position)
        }
        Err(ProjectionError::Database(error)) if refused_by_data(&error) => {
            savepoint.rollback().await?;
            advance(connection, projector, from, events, Writing::ClaimByClaim).await
        }
        Err(error) => Err(error),
    }
}

async fn advance<E: Borrow<SettledEvent> + Sync>(
    connection: &mut PgConnection,
    projector: &dyn Projector,
    from: Checkpoint,
    events: &[E],
    writing: Writing,
) -> Result<i64, ProjectionError> {
    let Some(last) = events.last().map(Borrow::borrow) else { return Ok(from.position) };
    let subscription = from.subscription;
    let mut claims = by_claim(events);
    let ids: Vec<&str> = claims.iter().map(|claim| claim.claim_id).collect();
    let parked = parked::among(&mut *connection, subscription, &ids).await?;
    claims.retain(|claim| !parked.contains(claim.claim_id));
    let refusals = match writing {
        Writing::Together => projector.apply(connection, subscription.generation, &claims, Trust::Checkpoint).await?,
        Writing::ClaimByClaim => one_by_one(connection, projector, subscription, &claims).await?,
    };
    for refusal in &refusals {
        tracing::error!(
            projection = subscription.name,
            claim_id = refusal.claim_id,
            position = refusal.position,
            reason = refusal.reason,
            "claim parked"
        );
        parked::park(connection, subscription, refusal).await?;
    }
    subscription.advance(connection, from.position, last.position).await?;
    Ok(last.position)
}

/// Applies each claim behind a savepoint; a claim whose rows PostgreSQL refuses is refused at its first event here.
pub(crate) async fn one_by_one(
    connection: &mut PgConnection,
    projector: &dyn Projector,
    subscription: Subscription,
    claims: &[ClaimEvents<'_>],
) -> Result<Vec<Refusal>, ProjectionError> {
    let mut refusals = Vec::new();
    for claim in claims {
        let mut savepoint = connection.begin().await?;
        match projector
            .apply(&mut savepoint, subscription.generation, std::slice::from_ref(claim), Trust::Nothing)
            .await
        {
            Ok(refused) => {
                savepoint.commit().await?;
                refusals.extend(refused);
            }
            Err(error) if refused_by_data(&error) => {
                savepoint.rollback().await?;
                let position = claim.events.first().map_or(0, |event| event.position);
                let claim_id = claim.claim_id.to_owned();
                refusals.push(Refusal { claim_id, position, reason: refusal_words(&error) });
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(refusals)
}
