//! A lease for a reader whose effects lie outside the database, as an automation's do: it cannot hold a row lock while it
//! calls a bank. The lease's token grows by one with each taking, so that whoever lost the lease can no longer move the
//! checkpoint, however late it wakes up.

use std::time::Duration;

use sqlx::{PgConnection, PgExecutor, PgPool};

use crate::subscription::Subscription;

/// The right to work on a subscription, for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease {
    /// On what.
    pub subscription: Subscription,
    /// The fencing token.
    pub token: i64,
    /// Where the subscription stood when the lease was taken.
    pub position: i64,
}

/// Takes the lease on an automation for `duration` if it is free or has run out; begins the subscription before the first
/// event if it is new. `None`: another process has it.
pub async fn acquire_lease(pool: &PgPool, name: &'static str, duration: Duration) -> sqlx::Result<Option<Lease>> {
    let subscription = Subscription { name, generation: 1 };
    subscription.begin(pool).await?;
    let taken: Option<(i64, i64)> = sqlx::query_as(
        "UPDATE subscriptions SET lease_token = lease_token + 1, leased_until = clock_timestamp() + $3, \
                updated_at = clock_timestamp() \
          WHERE name = $1 AND generation = $2 AND (leased_until IS NULL OR leased_until < clock_timestamp()) \
      RETURNING lease_token, position",
    )
    .bind(subscription.name)
    .bind(subscription.generation)
    .bind(duration)
    .fetch_optional(pool)
    .await?;
    Ok(taken.map(|(token, position)| Lease { subscription, token, position }))
}

impl Lease {
    /// Keeps the lease for another `duration` from now. `false`: it is lost, and its holder must stop.
    pub async fn renew(&self, executor: impl PgExecutor<'_>, duration: Duration) -> sqlx::Result<bool> {
        let renewed = sqlx::query(
            "UPDATE subscriptions SET leased_until = clock_timestamp() + $4, updated_at = clock_timestamp() \
              WHERE name = $1 AND generation = $2 AND lease_token = $3 AND leased_until IS NOT NULL",
        )
        .bind(self.subscription.name)
        .bind(self.subscription.generation)
        .bind(self.token)
        .bind(duration)
        .execute(executor)
        .await?;
        Ok(renewed.rows_affected() == 1)
    }

    /// Moves the checkpoint from one position to another. `false`: the lease is lost or the checkpoint is elsewhere, and
    /// nothing moved.
    pub async fn advance_if_leased(&self, connection: &mut PgConnection, from: i64, to: i64) -> sqlx::Result<bool> {
        let moved = sqlx::query(
            "UPDATE subscriptions SET position = $5, updated_at = clock_timestamp() \
              WHERE name = $1 AND generation = $2 AND lease_token = $3 AND leased_until IS NOT NULL AND position = $4",
        )
        .bind(self.subscription.name)
        .bind(self.subscription.generation)
        .bind(self.token)
        .bind(from)
        .bind(to)
        .execute(connection)
        .await?;
        Ok(moved.rows_affected() == 1)
    }

    /// Gives the lease back, so that another process need not wait for its end.
    pub async fn release(self, executor: impl PgExecutor<'_>) -> sqlx::Result<()> {
        sqlx::query(
            "UPDATE subscriptions SET leased_until = NULL, updated_at = clock_timestamp() \
              WHERE name = $1 AND generation = $2 AND lease_token = $3",
        )
        .bind(self.subscription.name)
        .bind(self.subscription.generation)
        .bind(self.token)
        .execute(executor)
        .await?;
        Ok(())
    }
}
