//! The server that all tests share, and the template of their databases.

use std::fs::{DirBuilder, File};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _};
use std::path::PathBuf;
use std::sync::OnceLock;

use redress::database::{Database, DatabaseRole};
use redress::embedded_postgres::Cluster;
use secrecy::ExposeSecret as _;
use sqlx::{Connection as _, Executor as _, PgConnection};

use super::{TestDatabase, keeper};

/// Only one process makes the template, and 1 is as good a number as any other in the database `postgres`.
const TEMPLATE_LOCK: i64 = 1;

/// The shared server, held for as long as this process lives.
#[derive(Debug)]
pub(super) struct Attached {
    pub(super) cluster: Cluster,
    pub(super) template: String,
    _user: File,
}

/// The directory of the shared server: one for a checkout, a user and the PostgreSQL that is named, where the server's user
/// can reach it.
pub(super) fn home() -> PathBuf {
    let user = tempfile::tempfile().and_then(|file| file.metadata()).expect("files should have owners").uid();
    let mut checkout = DefaultHasher::new();
    env!("CARGO_MANIFEST_DIR").hash(&mut checkout);
    std::env::var_os("PG_BIN").hash(&mut checkout);
    PathBuf::from(format!("/var/tmp/redress-tests-{user}-{:016x}", checkout.finish()))
}

/// Joins the users of the shared server, and starts it if it is not running. Blocks.
pub(super) fn attach() -> &'static Attached {
    static ATTACHED: OnceLock<Attached> = OnceLock::new();
    ATTACHED.get_or_init(|| {
        let home = home();
        DirBuilder::new().recursive(true).mode(0o711).create(&home).expect("/var/tmp should take a directory");
        let user = keeper::users(&home);
        // From here on the keeper of a running server does not let it end.
        user.lock_shared().expect("the users should be counted");
        let starting = File::create(home.join("start.lock")).expect("the directory should be ours");
        starting.lock().expect("one process should start the server");
        let running = keeper::running(&home);
        let was_running = running.is_some();
        let cluster = running.unwrap_or_else(|| keeper::start(&home));
        let template = format!("template_{}", Database::schema_fingerprint());
        block_on(make_template(&cluster, &template));
        if !was_running {
            block_on(prove(&cluster, &template));
        }
        Attached { cluster, template, _user: user }
    })
}

/// Whoever starts the server sees to it that every way into a database leads there, before any test goes one of them.
async fn prove(cluster: &Cluster, template: &str) {
    let copy = TestDatabase::copy_of(template, cluster).await;
    assert!(copy.database().schema_is_current().await.expect("the copy should answer"), "the copy is not migrated");
    for role in DatabaseRole::ALL {
        copy.pool(role).await.close().await;
    }
    copy.owner_pool().await.close().await;
    PgConnection::connect(&copy.url()).await.expect("the program's login should be let in");
}

async fn make_template(cluster: &Cluster, template: &str) {
    let mut connection = connect(cluster).await;
    sqlx::query("SELECT pg_advisory_lock($1)").bind(TEMPLATE_LOCK).execute(&mut connection).await.expect("locks work");
    let is_made: bool =
        sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1 AND datistemplate)")
            .bind(template)
            .fetch_one(&mut connection)
            .await
            .expect("the server should know its databases");
    if is_made {
        return;
    }
    for statement in [
        // Half of one, left by a process that was killed.
        format!("DROP DATABASE IF EXISTS {template} WITH (FORCE)"),
        format!("CREATE DATABASE {template} TEMPLATE template0"),
    ] {
        connection.execute(&*statement).await.expect("the superuser may make databases");
    }
    Database::on_cluster(cluster, template).migrate().await.expect("the migrations should run");
    // A connection to the template would make every copy of it fail.
    let seal = format!("ALTER DATABASE {template} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false");
    connection.execute(&*seal).await.expect("the superuser may seal the template");
}

/// Makes a copy of a database.
pub(super) async fn create_database(cluster: &Cluster, name: &str, template: &str) {
    let mut connection = connect(cluster).await;
    let version: i32 = sqlx::query_scalar("SELECT current_setting('server_version_num')::int")
        .fetch_one(&mut connection)
        .await
        .expect("the server should know its version");
    // Without fsync, copying files is faster than writing the copy to the log, which is the only way before 15.
    let strategy = if version >= 150_000 { "STRATEGY file_copy" } else { "" };
    let create = format!("CREATE DATABASE {name} TEMPLATE {template} {strategy}");
    connection.execute(&*create).await.expect("the template should be there");
}

/// Drops a database with everybody who is still in it.
pub(super) async fn drop_database(cluster: &Cluster, name: &str) {
    let drop = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    connect(cluster).await.execute(&*drop).await.expect("the superuser may drop databases");
}

async fn connect(cluster: &Cluster) -> PgConnection {
    let url = cluster.superuser_url("postgres");
    PgConnection::connect(url.expose_secret()).await.expect("the superuser should be let in")
}

/// Waits in a runtime of its own, for what cannot wait in the test's.
pub(super) fn block_on<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime is made");
    runtime.block_on(work)
}
