//! The server that a round runs on: durable, in a temporary directory, with the yardstick's own bare tables beside ours.

use std::error::Error;
use std::path::{Path, PathBuf};

use redress::database::Database;
use redress::embedded_postgres::{EmbeddedPostgres, Settings};
use secrecy::ExposeSecret as _;
use sqlx::{Connection as _, Executor as _, PgConnection};

use crate::pgbench::{self, Protocol};
use crate::report::Yardstick;

/// What `pgbench` writes to and reads from: a table of the columns and keys of `events`, without its triggers, and a table
/// of documents.
const BARE_TABLES: &str = "
CREATE SCHEMA bare;
CREATE SEQUENCE bare.ids CACHE 100;
CREATE TABLE bare.events (LIKE public.events INCLUDING CONSTRAINTS INCLUDING INDEXES);
ALTER TABLE bare.events ALTER position SET DEFAULT nextval('bare.ids'), ALTER recorded_at SET DEFAULT clock_timestamp(),
    ALTER transaction_id SET DEFAULT pg_current_xact_id();
CREATE TABLE bare.documents (id bigint PRIMARY KEY, document json NOT NULL);
INSERT INTO bare.documents SELECT id, json_build_object('id', id, 'text', repeat('x', 660)) FROM generate_series(1, 10000) id;
CREATE TABLE bare.streams (LIKE public.events INCLUDING CONSTRAINTS INCLUDING INDEXES);
INSERT INTO bare.streams SELECT 'claim', id::text, sequence, 'ClaimSubmitted', '1', json_build_object('text', repeat('x', CASE sequence WHEN 1 THEN 700 ELSE 200 END)), '{}',
       3 * id + sequence, now(), '3', md5(id::text)::uuid, md5(id::text)::uuid, NULL, md5(id::text)::uuid, 'client-bench',
       decode(repeat('ab', 32), 'hex')
  FROM generate_series(1, 10000) id, generate_series(1, 3) sequence;
ANALYZE bare.documents, bare.streams;";

/// One insert a transaction: a row as an event's, with a payload of so many bytes, as plainly as it can be written. Its stream is new
/// and its ids rise as ours do; those without an index are always the same.
pub(crate) fn insert_one(payload_bytes: usize) -> String {
    let payload = format!("{{\"text\":\"{}\"}}", "x".repeat(payload_bytes.saturating_sub(11)));
    let (id, hash) = ("01990000-0000-7000-8000-000000000001", "ab".repeat(32));
    format!(
        "INSERT INTO bare.events (aggregate_type, aggregate_id, sequence, event_type, event_version, payload, metadata, event_id, \
         command_id, correlation_id, actor, hash) VALUES ('claim', lpad(nextval('bare.ids')::text, 36, '0'), 1, 'ClaimSubmitted', '1', \
         '{payload}', '{{}}', '{id}', '{id}', '{id}', 'client-bench', '\\x{hash}');\n"
    )
}

/// The payload of a submitted claim.
pub(crate) const SUBMITTED_BYTES: usize = 700;

/// A stream of three events by its key: a submission and two notes.
pub(crate) const SELECT_STREAM: &str = "\\set id random(1, 10000)\nSELECT sequence, event_type, event_version, payload, \
metadata FROM bare.streams WHERE aggregate_type = 'claim' AND aggregate_id = :id::text ORDER BY sequence;\n";

/// One document by its key.
pub(crate) const SELECT_ONE: &str = "\\set id random(1, 10000)\nSELECT document FROM bare.documents WHERE id = :id;\n";

/// 1 GiB.
const LOG_SEGMENTS: usize = 64;

/// A server, and the ways to it: by TCP for the program and for `pgbench`, as where the database is another machine.
pub(crate) struct Stage {
    pub(crate) program_url: String,
    pub(crate) owner_url: String,
    pub(crate) pgbench: pgbench::Target,
    pub(crate) binaries: PathBuf,
    pub(crate) evidence_directory: PathBuf,
    // Dropped in this order: the server ends before its directory goes.
    _server: EmbeddedPostgres,
    _directory: tempfile::TempDir,
}

impl Stage {
    /// Starts the server and makes every table.
    pub(crate) async fn set() -> Result<Self, Box<dyn Error>> {
        let directory = tempfile::Builder::new().prefix("redress-bench-").tempdir_in("/var/tmp")?;
        let data_directory = Some(directory.path().join("data"));
        open_to_the_server(directory.path())?;
        let server =
            EmbeddedPostgres::start(&Settings { data_directory, durable: true, ..Settings::from_environment() })?;
        let cluster = server.cluster();
        let database = Database::for_embedded(cluster).await?;
        database.migrate().await?;
        let url = cluster.superuser_url("redress");
        let mut connection = PgConnection::connect(url.expose_secret()).await?;
        connection.execute(BARE_TABLES).await?;
        recycle_log_segments(&mut connection).await?;
        connection.close().await?;
        let pgbench = pgbench::Target::from_url(url.expose_secret())?;
        let program_url = cluster.program_url("redress").expose_secret().to_owned();
        let owner_url = url.expose_secret().to_owned();
        let binaries = pgbench::binaries()?;
        let evidence_directory = directory.path().join("evidence");
        Ok(Self {
            program_url,
            owner_url,
            pgbench,
            binaries,
            evidence_directory,
            _server: server,
            _directory: directory,
        })
    }

    /// The yardstick.
    pub(crate) fn yardstick(&self, script: &str, seconds: u64) -> Result<Yardstick, Box<dyn Error>> {
        let run = |protocol| pgbench::run(&self.binaries, &self.pgbench, script, protocol, seconds);
        Ok(Yardstick { simple: run(Protocol::Simple)?, prepared: run(Protocol::Prepared)? })
    }
}

/// A server that has run for a while writes its log into segments that it has used before; a fresh one fills each with zeros
/// first. That would be a part of what is measured, and of ours a larger one than of the yardstick.
async fn recycle_log_segments(connection: &mut PgConnection) -> sqlx::Result<()> {
    for _ in 0..LOG_SEGMENTS {
        connection.execute("SELECT pg_logical_emit_message(true, '', ''); SELECT pg_switch_wal()").await?;
    }
    connection.execute("CHECKPOINT").await.map(drop)
}

/// The server's user may be another than ours, and temporary directories are private.
fn open_to_the_server(directory: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(directory, std::fs::Permissions::from_mode(0o711))
}
