//! Searching for what must not be there: in texts, in every table, in PostgreSQL's own log.

use redress::ids::new_v7;
use sqlx::PgPool;

/// Which of these the text holds, in whatever case.
pub(crate) fn found_in(text: &str, canaries: &[&'static str]) -> Vec<&'static str> {
    let text = text.to_lowercase();
    canaries.iter().copied().filter(|canary| text.contains(&canary.to_lowercase())).collect()
}

/// What PostgreSQL itself logged. A planted error proves that it is the log of this server.
pub(crate) async fn log_of_postgres(owner: &PgPool) -> String {
    let planted = new_v7().to_string();
    let refused = sqlx::query(&format!("DO $$ BEGIN RAISE EXCEPTION '{planted}'; END $$")).execute(owner).await;
    refused.expect_err("it raises");
    let data: String = sqlx::query_scalar("SHOW data_directory").fetch_one(owner).await.expect("a directory");
    let log = std::path::Path::new(&data).with_file_name("server.log");
    let log = String::from_utf8_lossy(&std::fs::read(log).expect("a log")).into_owned();
    assert!(log.contains(&planted), "the log is not that of PostgreSQL");
    log
}

/// Every table of every schema, those of the vault too: there the values are sealed.
pub(crate) async fn tables(owner: &PgPool) -> Vec<String> {
    let tables = "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
                   WHERE c.relkind IN ('r', 'm', 'p') AND n.nspname !~ '^(pg_|information_schema)'";
    let tables: Vec<String> = sqlx::query_scalar(tables).fetch_all(owner).await.expect("the tables");
    assert!(tables.len() >= 8, "{tables:?}");
    tables
}

/// The tables of which a row holds the text in any column, also as the bytes of a binary one.
pub(crate) async fn tables_with(owner: &PgPool, tables: &[String], text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for table in tables {
        let search = format!("SELECT EXISTS (SELECT FROM {table} AS t WHERE t::text ILIKE $1 OR t::text ILIKE $2)");
        let holds: bool = sqlx::query_scalar(&search)
            .bind(format!("%{text}%"))
            .bind(format!("%{}%", hex::encode(text)))
            .fetch_one(owner)
            .await
            .expect("the rows");
        found.extend(holds.then(|| table.clone()));
    }
    found
}
