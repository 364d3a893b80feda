//! Nothing is written: not by the command, and not by what it calls.

use sqlx::Executor as _;

use crate::lives::{BEFORE_S19, Life};
use crate::world::World;

/// Every row of every table, with the transaction that wrote it, and where the log's positions go on.
async fn everything(world: &World) -> Vec<String> {
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT c.oid::regclass::text FROM pg_class c WHERE c.relkind IN ('r', 'p') \
            AND c.relnamespace IN ('public'::regnamespace, 'read_model'::regnamespace) ORDER BY 1",
    )
    .fetch_all(&world.owner)
    .await
    .expect("the owner sees all tables");
    let position = sqlx::query_scalar("SELECT 'position ' || last_value FROM events_position_seq");
    let mut everything = vec![position.fetch_one(&world.owner).await.expect("a position")];
    for table in tables {
        let rows =
            format!("SELECT '{table} ' || t.xmin::text || ' ' || t.ctid::text || row_to_json(t)::text FROM {table} t");
        everything.extend(sqlx::query_scalar::<_, String>(&rows).fetch_all(&world.owner).await.expect("rows"));
    }
    everything.sort();
    everything
}

#[tokio::test]
async fn no_row_of_any_table_is_other_than_before() {
    let world = World::new().await;
    world.holds(&Life::calculated(BEFORE_S19, 2)).await;
    world.catch_up().await;
    let before = everything(&world).await;
    assert!(before.iter().any(|row| row.starts_with("read_model.claim_status_")), "{before:?}");
    let (lines, _) = world.reassessed("CA-APPR", "APPR-2019-12").await;
    assert_eq!(lines.len(), 2);
    assert_eq!(everything(&world).await, before);
}

/// A question can call what writes with the rights of another: then the session is all that is in its way.
#[tokio::test]
async fn the_session_is_read_only_so_that_not_even_a_view_that_writes_can() {
    let world = World::new().await;
    world.holds(&Life::calculated(BEFORE_S19, 1)).await;
    world
        .sql(
            "CREATE TABLE traces (left_at timestamptz);
             CREATE FUNCTION leave_a_trace() RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER AS
                 'BEGIN INSERT INTO public.traces VALUES (now()); RETURN true; END';
             CREATE OR REPLACE VIEW settled_events AS
                 SELECT position, aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata,
                        recorded_at, transaction_id, event_id, command_id, causation_id, correlation_id, actor, hash
                   FROM events WHERE leave_a_trace()",
        )
        .await;
    let said = world.reassess("CA-APPR", "APPR-2019-12", &[]).await;
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.err.contains("the log cannot be read") && said.err.contains("read-only transaction"), "{said:?}");
    let traces: i64 = sqlx::query_scalar("SELECT count(*) FROM traces").fetch_one(&world.owner).await.expect("traces");
    assert_eq!(traces, 0);
}

#[tokio::test]
async fn a_read_only_pool_acts_in_the_role_of_queries_and_writes_nowhere() {
    let world = World::new().await;
    world.sql("GRANT INSERT ON subscriptions TO redress_query").await;
    let pool = world.database.database().read_only_pool(1).await.expect("the role is there");
    let role: String = sqlx::query_scalar("SELECT current_user::text").fetch_one(&pool).await.expect("a role");
    assert_eq!(role, "redress_query");
    let refused = pool.execute("INSERT INTO subscriptions DEFAULT VALUES").await.expect_err("nothing is written");
    let code = refused.as_database_error().expect("the database refused").code();
    assert_eq!(code.as_deref(), Some("25006"));
}
