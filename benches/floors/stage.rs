//! The server that a round runs on: durable, in a temporary directory, with the yardstick's own bare tables beside ours.

use std::error::Error;
use std::path::{Path, PathBuf};

use redress::database::Database;
use redress::embedded_postgres::{EmbeddedPostgres, Settings};
use secrecy::ExposeSecret as _;
use sqlx::{Connection as _, Executor as _, PgConnection};

use crate::pgbench;

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
ANALYZE bare.documents;";

/// One insert a transaction: the row of a submitted claim's event, as large as ours, its ids in rising order as ours are.
pub(crate) const INSERT_ONE: &str = "INSERT INTO bare.events (aggregate_type, aggregate_id, sequence, event_type, \
event_version, payload, metadata, event_id, command_id, correlation_id, actor, hash) SELECT 'claim', id::text, 1, 'ClaimSubmitted', '1', \
json_build_object('text', repeat('x', 700)), '{}', id, id, id, 'client-bench', decode(repeat('ab', 32), 'hex') \
FROM (SELECT lpad(nextval('bare.ids')::text, 32, '0')::uuid AS id) AS new;\n";

/// One document by its key.
pub(crate) const SELECT_ONE: &str = "\\set id random(1, 10000)\nSELECT document FROM bare.documents WHERE id = :id;\n";

/// A server, and the ways to it: by TCP for the program and for `pgbench`, as where the database is another machine.
pub(crate) struct Stage {
    pub(crate) program_url: String,
    pub(crate) pgbench: pgbench::Target,
    pub(crate) binaries: PathBuf,
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
        connection.close().await?;
        let pgbench = pgbench::Target::from_url(url.expose_secret())?;
        let program_url = cluster.program_url("redress").expose_secret().to_owned();
        let binaries = pgbench::binaries()?;
        Ok(Self { program_url, pgbench, binaries, _server: server, _directory: directory })
    }

    /// The yardstick, with 32 clients.
    pub(crate) fn yardstick(&self, script: &str, seconds: u64) -> Result<f64, Box<dyn Error>> {
        pgbench::run(&self.binaries, &self.pgbench, script, 32, seconds)
    }
}

/// The server's user may be another than ours, and temporary directories are private.
fn open_to_the_server(directory: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(directory, std::fs::Permissions::from_mode(0o711))
}
