//! How far a reader of the log has come. The checkpoint moves in the transaction of the effects, and only from where
//! the reader began: a read model is never behind its checkpoint and never sees an event twice.

use sqlx::{PgConnection, PgExecutor, PgPool};

use crate::ProjectionError;

/// One reader of the log: a projection's generation, or an automation (whose generation is always 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subscription {
    /// Its name.
    pub name: &'static str,
    /// 1, and one more with each rebuild.
    pub generation: i32,
}

/// A subscription and its checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint {
    /// Whose.
    pub subscription: Subscription,
    /// Every event up to here is applied or its claim is parked.
    pub position: i64,
}

/// The generation of a projection that readers see, with its checkpoint. Errors: none serves.
pub async fn serving(pool: &PgPool, name: &'static str) -> Result<Checkpoint, ProjectionError> {
    let row: Option<(i32, i64)> = sqlx::query_as(
        "SELECT generation, position FROM read_model.serving_generations JOIN subscriptions USING (name, generation) \
          WHERE name = $1",
    )
    .bind(name)
    .fetch_optional(pool)
    .await?;
    let (generation, position) = row.ok_or(ProjectionError::NotServing { name })?;
    Ok(Checkpoint { subscription: Subscription { name, generation }, position })
}

/// Up to where the serving generation of `name` has applied the log; 0 where none serves.
pub async fn applied(executor: impl PgExecutor<'_>, name: &str) -> sqlx::Result<i64> {
    let position = sqlx::query_scalar(
        "SELECT position FROM read_model.serving_generations JOIN subscriptions USING (name, generation) WHERE name = $1",
    );
    Ok(position.bind(name).fetch_optional(executor).await?.unwrap_or(0))
}

impl Subscription {
    /// Begins this subscription before the first event, if it has not begun.
    pub async fn begin(self, executor: impl PgExecutor<'_>) -> sqlx::Result<()> {
        sqlx::query(
            "INSERT INTO subscriptions (name, generation, position, updated_at) VALUES ($1, $2, 0, clock_timestamp()) \
             ON CONFLICT DO NOTHING",
        )
        .bind(self.name)
        .bind(self.generation)
        .execute(executor)
        .await?;
        Ok(())
    }

    /// Takes the row for this transaction and tells the position. `None`: another transaction has it, or it is gone.
    pub async fn try_hold(self, connection: &mut PgConnection) -> sqlx::Result<Option<i64>> {
        self.hold_with("FOR UPDATE SKIP LOCKED", connection).await
    }

    /// Waits for the row and takes it for this transaction. `None`: it is gone.
    pub async fn hold(self, connection: &mut PgConnection) -> sqlx::Result<Option<i64>> {
        self.hold_with("FOR UPDATE", connection).await
    }

    async fn hold_with(self, lock: &str, connection: &mut PgConnection) -> sqlx::Result<Option<i64>> {
        sqlx::query_scalar(&format!("SELECT position FROM subscriptions WHERE name = $1 AND generation = $2 {lock}"))
            .bind(self.name)
            .bind(self.generation)
            .fetch_optional(connection)
            .await
    }

    /// Moves the checkpoint within the transaction of the effects. Errors: it is not at `from`.
    pub async fn advance(self, connection: &mut PgConnection, from: i64, to: i64) -> Result<(), ProjectionError> {
        let moved = sqlx::query(
            "UPDATE subscriptions SET position = $4, updated_at = clock_timestamp() \
              WHERE name = $1 AND generation = $2 AND position = $3",
        )
        .bind(self.name)
        .bind(self.generation)
        .bind(from)
        .bind(to)
        .execute(connection)
        .await?;
        if moved.rows_affected() == 1 { Ok(()) } else { Err(ProjectionError::CheckpointMoved { name: self.name }) }
    }
}
