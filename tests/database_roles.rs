//! What each role of the running program may do in the database, and what it may not.

// Lets the lints see that this is test code, which may expect what it needs.
#![cfg(test)]

mod support;

use std::collections::BTreeMap;

use redress::database::{Database, DatabaseRole};
use sqlx::{Connection as _, Executor as _, PgConnection};
use support::TestDatabase;

const VERBS: [&str; 7] = ["select", "insert", "update", "delete", "truncate", "alter", "drop"];
const EVERYTHING: &str = "select insert update delete truncate alter drop";
const TABLE_ROWS: &str = "select insert update delete";

/// A relation and what may be done with it; `*` stands for every relation of the schema.
type Rights = &'static [(&'static str, &'static str)];

/// The matrix of the design. A relation that is not listed for a role is closed to it.
const MATRIX: [(&str, Rights); 5] = [
    (
        "redress_command",
        &[
            ("public.events", "select insert"),
            ("public.event_streams", "select"),
            ("public.settled_events", "select"),
            ("public.idempotency_keys", "select insert"),
            ("public.vault_entries", "insert"),
            ("public.vault_lookups", "insert"),
        ],
    ),
    (
        "redress_automation",
        &[
            ("public.events", "select insert"),
            ("public.event_streams", "select"),
            ("public.settled_events", "select"),
            ("public.idempotency_keys", "select insert"),
            ("public.vault_entries", "select"),
            ("public.flights", "select"),
            ("public.subscriptions", TABLE_ROWS),
            ("public.parked_claims", TABLE_ROWS),
            ("read_model.claim_status", "select"),
            ("read_model.claim_timeline", "select"),
            ("read_model.work_queue", "select"),
            ("read_model.serving_generations", "select"),
        ],
    ),
    (
        "redress_projector",
        &[
            ("public.settled_events", "select"),
            ("public.subscriptions", TABLE_ROWS),
            ("public.parked_claims", TABLE_ROWS),
            ("read_model.*", EVERYTHING),
        ],
    ),
    (
        "redress_query",
        &[
            ("public.settled_events", "select"),
            ("public.vault_entries", "select"),
            ("public.vault_lookups", "select"),
            ("public.subscriptions", "select"),
            ("public.parked_claims", "select"),
            ("read_model.claim_status", "select"),
            ("read_model.claim_timeline", "select"),
            ("read_model.work_queue", "select"),
            ("read_model.serving_generations", "select"),
        ],
    ),
    ("redress_analyst", &[]),
];

/// Every relation of ours, with one of its columns and the word for it in ALTER and DROP.
async fn relations(connection: &mut PgConnection) -> Vec<(String, String, String)> {
    sqlx::query_as(
        "SELECT c.oid::regclass::text, quote_ident(a.attname), CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END
           FROM (SELECT set_config('search_path', '', false)) AS names_are_whole,
                pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = 1
          WHERE c.relnamespace IN ('public'::regnamespace, 'read_model'::regnamespace)
            AND c.relkind IN ('r', 'p', 'v', 'm')
          ORDER BY 1",
    )
    .fetch_all(connection)
    .await
    .unwrap()
}

fn statement(verb: &str, relation: &str, column: &str, kind: &str) -> String {
    match verb {
        "select" => format!("SELECT FROM {relation} LIMIT 0"),
        "insert" => format!("INSERT INTO {relation} DEFAULT VALUES"),
        "update" => format!("UPDATE {relation} SET {column} = {column} WHERE false"),
        "delete" => format!("DELETE FROM {relation} WHERE false"),
        "truncate" => format!("TRUNCATE {relation}"),
        "alter" => format!("ALTER {kind} {relation} RENAME COLUMN {column} TO taken"),
        _ => format!("DROP {kind} {relation} CASCADE"),
    }
}

/// The SQLSTATE with which a statement is refused, in a transaction of its own that leaves nothing.
async fn refusal(connection: &mut PgConnection, statement: &str) -> Option<String> {
    let mut transaction = connection.begin().await.unwrap();
    let outcome = transaction.execute(statement).await;
    transaction.rollback().await.unwrap();
    let error = outcome.err()?;
    Some(error.as_database_error().unwrap_or_else(|| panic!("{statement}: {error}")).code().unwrap().into_owned())
}

/// What the connection's role may do, tried out: a statement that fails for another reason than missing rights counts
/// as allowed, because the rights are looked at first.
async fn rights(connection: &mut PgConnection) -> BTreeMap<String, String> {
    let mut rights = BTreeMap::new();
    for (relation, column, kind) in relations(connection).await {
        let mut allowed = Vec::new();
        for verb in VERBS {
            // A view has no rows of its own to cut off; the attempt says so whoever makes it.
            let makes_sense = (verb, kind.as_str()) != ("truncate", "VIEW");
            let refusal = refusal(connection, &statement(verb, &relation, &column, &kind)).await;
            if makes_sense && refusal.as_deref() != Some("42501") {
                allowed.push(verb);
            }
        }
        if !allowed.is_empty() {
            rights.insert(relation, allowed.join(" "));
        }
    }
    rights
}

/// The rights of the matrix, with `*` replaced by the relations that there are.
async fn expected_rights(connection: &mut PgConnection, rights: Rights) -> BTreeMap<String, String> {
    let mut expected = BTreeMap::new();
    for (relation, _, kind) in relations(connection).await {
        // Everybody may ask whether the schema is current.
        let listed = if relation == "public._sqlx_migrations" { Some("select") } else { None };
        let listed = listed.or_else(|| {
            let covers = |pattern: &str| {
                pattern.strip_suffix('*').map_or(pattern == relation, |schema| relation.starts_with(schema))
            };
            rights.iter().find(|(pattern, _)| covers(pattern)).map(|(_, verbs)| *verbs)
        });
        if let Some(verbs) = listed {
            let verbs = if kind == "VIEW" { verbs.replace("truncate ", "") } else { verbs.to_owned() };
            expected.insert(relation, verbs);
        }
    }
    expected
}

#[tokio::test]
async fn each_role_may_do_what_the_matrix_says_and_nothing_else() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    for (role, rights_of_role) in MATRIX {
        let mut connection = owner.acquire().await.unwrap().detach();
        let expected = expected_rights(&mut connection, rights_of_role).await;
        connection.execute(&*format!("SET SESSION AUTHORIZATION {role}")).await.unwrap();
        assert_eq!(rights(&mut connection).await, expected, "{role}");
    }
}

#[tokio::test]
async fn a_pool_acts_in_its_role_and_logs_in_without_any_power_of_its_own() {
    let database = TestDatabase::new().await;
    for role in DatabaseRole::ALL {
        let pool = database.pool(role).await;
        let (current, session, has_powers): (String, String, bool) = sqlx::query_as(
            "SELECT current_user::text, session_user::text,
                    bool_or(rolsuper OR rolcreatedb OR rolcreaterole OR rolreplication OR rolbypassrls)
               FROM pg_roles WHERE rolname IN (session_user, current_user)",
        )
        .fetch_one(&pool)
        .await
        .unwrap();
        assert_eq!((current.as_str(), session.as_str(), has_powers), (role.name(), "redress", false));
    }
    let mut login = PgConnection::connect(&database.url()).await.unwrap();
    let expected = expected_rights(&mut login, &[]).await;
    assert_eq!(rights(&mut login).await, expected);
}

#[tokio::test]
async fn no_pool_can_take_powers_that_the_program_does_not_have() {
    let database = TestDatabase::new().await;
    for role in DatabaseRole::ALL {
        let mut connection = database.pool(role).await.acquire().await.unwrap().detach();
        for hostile in [
            "SET ROLE postgres",
            "SET ROLE redress_migrator",
            "SET ROLE redress_analyst",
            "SET SESSION AUTHORIZATION postgres",
            "SET session_replication_role = replica",
            "ALTER ROLE redress SUPERUSER",
            "ALTER ROLE redress_query CREATEROLE",
            "CREATE ROLE intruder LOGIN",
            "GRANT redress_migrator TO redress",
            "ALTER TABLE events DISABLE TRIGGER ALL",
            "DROP TRIGGER events_append_only ON events",
            "CREATE OR REPLACE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE sql AS 'SELECT NULL'",
            "ALTER TABLE events OWNER TO redress",
            "CREATE TABLE public.own (id int)",
            "CREATE SCHEMA own",
            "SELECT setval('events_position_seq', 1)",
            "SELECT pg_read_file('postgresql.conf')",
            "COPY (SELECT 1) TO PROGRAM 'true'",
            "SELECT rolpassword FROM pg_authid",
        ] {
            let refusal = refusal(&mut connection, hostile).await;
            assert_eq!(refusal.as_deref(), Some("42501"), "{role}: {hostile}");
        }
    }
}

#[tokio::test]
async fn no_writer_of_events_states_their_position_or_their_transaction() {
    let database = TestDatabase::new().await;
    let insert = |stated: &str, value: &str| {
        format!(
            "INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, \
             event_id, command_id, correlation_id, actor, hash{stated}) \
             SELECT 'claim', id, 1, 'ClaimSubmitted', '1', '{{}}', '{{}}', id, id, id, 'test', \
                    decode(repeat('00', 32), 'hex'){value} FROM gen_random_uuid() AS id"
        )
    };
    for role in [DatabaseRole::Command, DatabaseRole::Automation] {
        let mut connection = database.pool(role).await.acquire().await.unwrap().detach();
        assert_eq!(refusal(&mut connection, &insert("", "")).await, None, "{role}");
        for (column, value) in [("position", "-7"), ("position", "900000"), ("transaction_id", "'1'::xid8")] {
            let statement = insert(&format!(", {column}"), &format!(", {value}"));
            assert_eq!(refusal(&mut connection, &statement).await.as_deref(), Some("42501"), "{role}: {statement}");
        }
    }
}

/// PostgreSQL answers a GRANT of what one does not have to give with a warning, not with a refusal.
#[tokio::test]
async fn no_pool_can_pass_on_what_it_may_do() {
    let database = TestDatabase::new().await;
    for role in DatabaseRole::ALL {
        let pool = database.pool(role).await;
        for relation in ["events", "idempotency_keys", "vault_entries", "settled_events"] {
            // The outcome differs with what the role may do itself; what counts is that nobody else may do more.
            let _ = pool.execute(&*format!("GRANT ALL ON {relation} TO redress_analyst")).await;
        }
    }
    let mut analyst = database.owner_pool().await.acquire().await.unwrap().detach();
    let expected = expected_rights(&mut analyst, &[]).await;
    analyst.execute("SET SESSION AUTHORIZATION redress_analyst").await.unwrap();
    assert_eq!(rights(&mut analyst).await, expected);
}

#[tokio::test]
async fn a_write_pool_rolls_back_what_was_left_open() {
    let database = TestDatabase::new().await;
    for role in [DatabaseRole::Command, DatabaseRole::Automation, DatabaseRole::Projector] {
        let pool = database.database().pool(role, 1).await.unwrap();
        pool.acquire().await.unwrap().execute("BEGIN; CREATE TEMPORARY TABLE half_done (id int)").await.unwrap();
        let left: bool =
            sqlx::query_scalar("SELECT to_regclass('half_done') IS NOT NULL").fetch_one(&pool).await.unwrap();
        assert!(!left, "{role}");
    }
}

#[tokio::test]
async fn every_session_of_a_pool_has_limits() {
    let database = TestDatabase::new().await;
    for role in DatabaseRole::ALL {
        let pool = database.pool(role).await;
        for (setting, value) in [
            ("statement_timeout", "10s"),
            ("lock_timeout", "5s"),
            ("idle_in_transaction_session_timeout", "10s"),
            ("application_name", &role.name().replace('_', " ")),
        ] {
            let actual: String =
                sqlx::query_scalar("SELECT current_setting($1)").bind(setting).fetch_one(&pool).await.unwrap();
            assert_eq!(actual, value, "{role} {setting}");
        }
    }
}

#[tokio::test]
async fn every_session_is_durable_and_sees_what_was_committed_whatever_the_database_is_set_to() {
    let database = TestDatabase::new().await;
    let owner = database.owner_pool().await;
    let name: String = sqlx::query_scalar("SELECT current_database()").fetch_one(&owner).await.unwrap();
    for (set, durability) in [("off", "on"), ("local", "on"), ("remote_apply", "remote_apply")] {
        for setting in
            [format!("synchronous_commit = {set}"), "default_transaction_isolation = serializable".to_owned()]
        {
            owner.execute(&*format!("ALTER DATABASE {name} SET {setting}")).await.unwrap();
        }
        for role in DatabaseRole::ALL {
            let found: (String, String) = sqlx::query_as(
                "SELECT current_setting('synchronous_commit'), current_setting('transaction_isolation')",
            )
            .fetch_one(&database.pool(role).await)
            .await
            .unwrap();
            // What a projection loses in a crash, it makes again.
            let durability = if role == DatabaseRole::Projector { "off" } else { durability };
            assert_eq!(found, (durability.to_owned(), "read committed".to_owned()), "{role}, set to {set}");
        }
    }
}

#[tokio::test]
async fn the_schema_is_current_only_if_every_migration_of_this_program_was_applied_as_it_is() {
    let test = TestDatabase::new().await;
    let owner = test.owner_pool().await;
    assert!(test.database().schema_is_current().await.unwrap());
    assert!(Database::from_url(&test.url()).unwrap().schema_is_current().await.unwrap());
    for (damage, repair) in [
        ("UPDATE _sqlx_migrations SET success = NOT success WHERE version = 3", true),
        ("UPDATE _sqlx_migrations SET version = -version WHERE version = 2", true),
        ("UPDATE _sqlx_migrations SET checksum = '\\x00' WHERE version = 1", false),
    ] {
        owner.execute(damage).await.unwrap();
        assert!(!test.database().schema_is_current().await.unwrap(), "{damage}");
        if repair {
            owner.execute("UPDATE _sqlx_migrations SET success = true, version = abs(version)").await.unwrap();
            assert!(test.database().schema_is_current().await.unwrap());
        }
    }
}

#[tokio::test]
async fn any_number_of_processes_may_migrate_at_once() {
    let test = TestDatabase::new().await;
    let owner = test.owner_pool().await;
    let empty = "DROP SCHEMA read_model CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public; \
                 GRANT USAGE ON SCHEMA public TO PUBLIC";
    owner.execute(empty).await.unwrap();
    assert!(!test.database().schema_is_current().await.unwrap());
    let migrations = (0..4).map(|_| test.database().migrate());
    for outcome in futures::future::join_all(migrations).await {
        outcome.unwrap();
    }
    assert!(test.database().schema_is_current().await.unwrap());
}

#[test]
fn every_migration_file_is_compiled_into_the_program() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let files = std::fs::read_dir(folder).unwrap().filter(|entry| {
        entry.as_ref().is_ok_and(|entry| entry.path().extension().is_some_and(|extension| extension == "sql"))
    });
    assert_eq!(Database::migration_count(), files.count(), "touch src/database/migrate.rs to take up a new migration");
}

#[tokio::test]
async fn no_error_shows_a_password() {
    let wrong = "postgres://redress:open-sesame@127.0.0.1:1/redress";
    let database = Database::from_url(wrong).unwrap();
    let refused = database.schema_is_current().await.unwrap_err();
    let invalid = Database::from_url("postgres://redress:open-sesame@127.0.0.1:port/redress").unwrap_err();
    for shown in [format!("{database:?}"), format!("{refused:?} {refused}"), format!("{invalid:?} {invalid}")] {
        assert!(!shown.contains("open-sesame"), "{shown}");
    }
}
