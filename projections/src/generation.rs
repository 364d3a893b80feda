//! The tables of a read model's generations: made, swapped, dropped.

use sqlx::{PgConnection, PgExecutor};

use crate::projector::table_name;
use crate::subscription::Subscription;

/// Makes an empty table for a generation, like another generation's in every column, default, constraint, index and storage
/// parameter, and begins its subscription.
pub(crate) async fn create(connection: &mut PgConnection, made: Subscription, like: Subscription) -> sqlx::Result<()> {
    let (table, model) = (table_name(made.name, made.generation), table_name(like.name, like.generation));
    let parameters =
        sqlx::query_scalar("SELECT array_to_string(reloptions, ', ') FROM pg_class WHERE oid = $1::regclass");
    let parameters: Option<String> = parameters.bind(&model).fetch_one(&mut *connection).await?;
    let with = parameters.map(|parameters| format!("WITH ({parameters})")).unwrap_or_default();
    sqlx::query(&format!("CREATE TABLE {table} (LIKE {model} INCLUDING ALL) {with}")).execute(&mut *connection).await?;
    made.begin(connection).await
}

/// Lets readers see this generation instead of the one that served, whose checkpoint and parked claims go.
pub(crate) async fn serve(connection: &mut PgConnection, new: Subscription, old: Subscription) -> sqlx::Result<()> {
    let table = table_name(new.name, new.generation);
    sqlx::query(&format!("CREATE OR REPLACE VIEW read_model.{} AS SELECT * FROM {table}", new.name))
        .execute(&mut *connection)
        .await?;
    sqlx::query("UPDATE read_model.serving_generations SET generation = $2 WHERE name = $1")
        .bind(new.name)
        .bind(new.generation)
        .execute(&mut *connection)
        .await?;
    forget(&mut *connection, old).await
}

/// Drops every generation but this one, with its checkpoint and its parked claims: the one before, and what a rebuild
/// left behind that did not come to its end.
pub(crate) async fn drop_others(connection: &mut PgConnection, kept: Subscription) -> sqlx::Result<()> {
    for generation in others(&mut *connection, kept).await? {
        let other = Subscription { generation, ..kept };
        let table = table_name(other.name, other.generation);
        sqlx::query(&format!("DROP TABLE IF EXISTS {table}")).execute(&mut *connection).await?;
        forget(&mut *connection, other).await?;
    }
    Ok(())
}

async fn forget(connection: &mut PgConnection, gone: Subscription) -> sqlx::Result<()> {
    for table in ["parked_claims", "subscriptions"] {
        sqlx::query(&format!("DELETE FROM {table} WHERE name = $1 AND generation = $2"))
            .bind(gone.name)
            .bind(gone.generation)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

async fn others(executor: impl PgExecutor<'_>, kept: Subscription) -> sqlx::Result<Vec<i32>> {
    sqlx::query_scalar(
        "SELECT substring(tablename FROM '_([0-9]+)$')::integer FROM pg_tables \
          WHERE schemaname = 'read_model' AND tablename ~ ('^' || $1 || '_[0-9]+$') \
            AND tablename <> $1 || '_' || $2::text \
          UNION SELECT generation FROM subscriptions WHERE name = $1 AND generation <> $2",
    )
    .bind(kept.name)
    .bind(kept.generation)
    .fetch_all(executor)
    .await
}
