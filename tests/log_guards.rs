//! What the log does by itself, whoever writes to it: nothing is rewritten, time does not run back, and the order of
//! positions is the order of commits.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]

mod support;

use std::time::Duration;

use jiff::Timestamp;
use jiff_sqlx::{Timestamp as SqlTimestamp, ToSqlx as _};
use redress::database::DatabaseRole;
use sqlx::{Connection as _, Executor as _, PgConnection, PgPool};
use support::TestDatabase;

/// Long enough for a statement that does not have to wait, and for the server to see that one does.
const A_MOMENT: Duration = Duration::from_millis(300);

/// The least that an event has to say; the log adds the rest.
const NAIVE_INSERT: &str = "INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, \
    payload, metadata, event_id, command_id, correlation_id, actor, hash) \
    SELECT 'claim', gen_random_uuid(), 1, 'ClaimSubmitted', '1', '{}', '{}', \
           gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'test', decode(repeat('00', 32), 'hex')";

const INSERT_RECORDED_AT: &str = "INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, \
    event_version, payload, metadata, event_id, command_id, correlation_id, actor, hash, recorded_at) \
    SELECT 'claim', gen_random_uuid(), 1, 'ClaimSubmitted', '1', '{}', '{}', \
           gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'test', decode(repeat('00', 32), 'hex'), $1";

async fn connection(pool: &PgPool) -> PgConnection {
    pool.acquire().await.unwrap().detach()
}

async fn positions(pool: &PgPool) -> Vec<i64> {
    sqlx::query_scalar("SELECT position FROM settled_events ORDER BY position").fetch_all(pool).await.unwrap()
}

fn code_of(refused: &sqlx::Error) -> String {
    refused.as_database_error().and_then(sqlx::error::DatabaseError::code).unwrap().into_owned()
}

#[tokio::test]
async fn an_insert_that_says_nothing_of_them_gets_position_time_and_transaction() {
    let database = TestDatabase::new().await;
    let pool = database.pool(DatabaseRole::Command).await;
    let mut connection = connection(&pool).await;
    let mut transaction = connection.begin().await.unwrap();
    for _ in 0..2 {
        transaction.execute(NAIVE_INSERT).await.unwrap();
    }
    let of_this_transaction: String =
        sqlx::query_scalar("SELECT pg_current_xact_id()::text").fetch_one(&mut *transaction).await.unwrap();
    transaction.commit().await.unwrap();

    let rows: Vec<(i64, SqlTimestamp, String)> =
        sqlx::query_as("SELECT position, recorded_at, transaction_id::text FROM settled_events ORDER BY position")
            .fetch_all(&pool)
            .await
            .unwrap();
    let [first, second] = &rows[..] else { panic!("{} events", rows.len()) };
    assert!(first.0 < second.0);
    let now = redress::clock::now();
    let (first_at, second_at) = (first.1.to_jiff(), second.1.to_jiff());
    assert!(first_at <= second_at && second_at <= now && now.duration_since(first_at).as_secs() < 60);
    assert!(rows.iter().all(|(_, _, transaction)| *transaction == of_this_transaction));
}

#[tokio::test]
async fn no_event_and_no_answer_can_be_rewritten_not_even_by_the_owner() {
    let database = TestDatabase::new().await;
    let pool = database.pool(DatabaseRole::Command).await;
    pool.execute(NAIVE_INSERT).await.unwrap();
    let owner = database.owner_pool().await;
    for role in ["postgres", "redress_migrator"] {
        let mut connection = connection(&owner).await;
        connection.execute(&*format!("SET ROLE {role}")).await.unwrap();
        for statement in [
            "UPDATE events SET actor = 'somebody else'",
            "UPDATE settled_events SET actor = 'somebody else'",
            "DELETE FROM events",
            "DELETE FROM event_streams",
            "TRUNCATE events",
            "TRUNCATE events, idempotency_keys CASCADE",
            "UPDATE idempotency_keys SET version = 7",
            "TRUNCATE idempotency_keys",
            "INSERT INTO events SELECT * FROM events ON CONFLICT ON CONSTRAINT events_stream_version_key \
             DO UPDATE SET actor = 'somebody else'",
        ] {
            let refused = connection.execute(statement).await.expect_err(statement);
            assert_eq!(code_of(&refused), "23001", "{role}: {statement}: {refused}");
        }
    }
    for role in DatabaseRole::ALL {
        let pool = database.pool(role).await;
        for statement in [
            "UPDATE events SET actor = 'somebody else'",
            "DELETE FROM events",
            "TRUNCATE events",
            "TRUNCATE idempotency_keys",
        ] {
            let refused = pool.execute(statement).await.expect_err(statement);
            assert_eq!(code_of(&refused), "42501", "{role}: {statement}");
        }
    }
    let actors: Vec<String> = sqlx::query_scalar("SELECT actor FROM events").fetch_all(&pool).await.unwrap();
    assert_eq!(actors, ["test"]);
}

#[tokio::test]
async fn a_recorded_time_behind_the_event_before_or_ahead_of_the_clock_is_refused() {
    let database = TestDatabase::new().await;
    let pool = database.pool(DatabaseRole::Command).await;
    pool.execute(NAIVE_INSERT).await.unwrap();
    let last: SqlTimestamp = sqlx::query_scalar("SELECT recorded_at FROM events").fetch_one(&pool).await.unwrap();
    let last = last.to_jiff();
    let insert = |at: Timestamp| sqlx::query(INSERT_RECORDED_AT).bind(at.to_sqlx()).execute(&pool);

    let ahead = redress::clock::now() + jiff::SignedDuration::from_secs(5);
    for untrue in [last - jiff::SignedDuration::from_micros(1), ahead] {
        let refused = insert(untrue).await.expect_err("an untrue time should be refused");
        assert_eq!(code_of(&refused), "23514", "{refused}");
        let constraint = refused.as_database_error().and_then(sqlx::error::DatabaseError::constraint).unwrap();
        assert_eq!(constraint, "events_recorded_at_monotone");
    }
    insert(last).await.unwrap();
    insert(redress::clock::now()).await.unwrap();
    assert_eq!(positions(&pool).await.len(), 3);
}

#[tokio::test]
async fn within_one_statement_too_no_event_is_recorded_before_the_one_in_front_of_it() {
    let database = TestDatabase::new().await;
    let pool = database.pool(DatabaseRole::Command).await;
    let many = INSERT_RECORDED_AT.replace("$1", "at FROM unnest($1::timestamptz[]) AS at");
    let insert = |times: Vec<Timestamp>| {
        let times: Vec<SqlTimestamp> = times.into_iter().map(Timestamp::to_sqlx).collect();
        sqlx::query(&many).bind(times).execute(&pool)
    };
    let later = redress::clock::now();
    let earlier = later - jiff::SignedDuration::from_secs(5);
    let refused = insert(vec![earlier, later, earlier]).await.expect_err("the third is behind the second");
    assert_eq!(code_of(&refused), "23514", "{refused}");
    insert(vec![earlier, later, later]).await.unwrap();
    assert_eq!(positions(&pool).await.len(), 3);
}

#[tokio::test]
async fn a_clock_that_was_set_back_does_not_set_back_the_log() {
    let database = TestDatabase::new().await;
    let pool = database.pool(DatabaseRole::Command).await;
    // An event from before the clock was set back: only somebody who may switch the guards off can write one here.
    let mut owner = connection(&database.owner_pool().await).await;
    owner.execute("SET session_replication_role = replica").await.unwrap();
    let future = redress::clock::now() + jiff::SignedDuration::from_hours(1);
    sqlx::query(INSERT_RECORDED_AT).bind(future.to_sqlx()).execute(&mut owner).await.unwrap();

    pool.execute(NAIVE_INSERT).await.unwrap();
    let times: Vec<SqlTimestamp> =
        sqlx::query_scalar("SELECT recorded_at FROM events ORDER BY position").fetch_all(&pool).await.unwrap();
    let [before, after] = &times[..] else { panic!("{} events", times.len()) };
    assert_eq!(before.to_jiff(), after.to_jiff());
}

/// Begins a transaction that has written one event, and shows that `other` waits for its end and then comes behind it.
async fn waits_for_the_writer_before(
    database: &TestDatabase,
    other: impl AsyncFnOnce(PgConnection) -> PgConnection + Send + 'static,
) {
    let pool = database.pool(DatabaseRole::Command).await;
    let mut writer = connection(&pool).await;
    let mut transaction = writer.begin().await.unwrap();
    transaction.execute(NAIVE_INSERT).await.unwrap();
    let first: i64 = sqlx::query_scalar("SELECT max(position) FROM events").fetch_one(&mut *transaction).await.unwrap();

    let waiting = other(connection(&pool).await);
    tokio::pin!(waiting);
    assert!(tokio::time::timeout(A_MOMENT, &mut waiting).await.is_err(), "the second writer did not wait");
    assert!(!positions(&pool).await.contains(&first));
    transaction.commit().await.unwrap();
    waiting.await;
    assert_eq!(*positions(&pool).await.iter().rev().nth(1).unwrap(), first);
}

#[tokio::test]
async fn a_plain_insert_waits_for_the_writer_before_it() {
    let database = TestDatabase::new().await;
    waits_for_the_writer_before(&database, async |mut other| {
        other.execute(NAIVE_INSERT).await.unwrap();
        other
    })
    .await;
}

#[tokio::test]
async fn a_copy_waits_for_the_writer_before_it() {
    let database = TestDatabase::new().await;
    waits_for_the_writer_before(&database, async |mut other| {
        let columns = "aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, event_id, \
                       command_id, correlation_id, actor, hash";
        let id = redress::ids::new_v7();
        let row = format!(
            "claim\t{id}\t1\tClaimSubmitted\t1\t{{}}\t{{}}\t{id}\t{id}\t{id}\ttest\t\\\\x{}\n",
            "00".repeat(32)
        );
        let mut copy = other.copy_in_raw(&format!("COPY events ({columns}) FROM STDIN")).await.unwrap();
        copy.send(row.as_bytes()).await.unwrap();
        copy.finish().await.unwrap();
        other
    })
    .await;
}

#[tokio::test]
async fn a_writer_that_gave_up_lets_the_next_one_through_and_leaves_a_harmless_hole() {
    let database = TestDatabase::new().await;
    let pool = database.pool(DatabaseRole::Command).await;
    let mut writer = connection(&pool).await;
    let mut transaction = writer.begin().await.unwrap();
    transaction.execute(NAIVE_INSERT).await.unwrap();
    transaction.rollback().await.unwrap();
    pool.execute(NAIVE_INSERT).await.unwrap();
    assert_eq!(positions(&pool).await, [2]);
}

#[tokio::test]
async fn a_position_and_a_version_of_a_claim_are_taken_once() {
    let database = TestDatabase::new().await;
    let pool = database.pool(DatabaseRole::Command).await;
    pool.execute(NAIVE_INSERT).await.unwrap();
    // Only the owner may state a position at all.
    let owner = database.owner_pool().await;
    let columns = "aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, event_id, \
                   command_id, correlation_id, actor, hash";
    for (copy, constraint) in [
        (format!("INSERT INTO events ({columns}) SELECT {columns} FROM events"), "events_stream_version_key"),
        (
            format!(
                "INSERT INTO events ({columns}, position) SELECT {}, position FROM events",
                columns.replace("sequence", "sequence + 1")
            ),
            "events_position_key",
        ),
    ] {
        let refused = owner.execute(&*copy).await.unwrap_err();
        let broken = refused.as_database_error().and_then(sqlx::error::DatabaseError::constraint);
        assert_eq!(broken, Some(constraint), "{refused}");
    }
}
