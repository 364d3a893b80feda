//! The way to the database: a pool for each role of the program, and the migrations.

mod error;
mod login;
mod migrate;
mod role;

use std::fmt;
use std::str::FromStr as _;
use std::time::Duration;

use secrecy::SecretString;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{ConnectOptions as _, Connection as _, Executor as _, PgConnection, PgPool};

use crate::embedded_postgres::{Cluster, PROGRAM_LOGIN};
pub use error::DatabaseError;
pub use login::ExcessPower;
pub use role::DatabaseRole;

/// The database of Redress on an embedded server.
const EMBEDDED_DATABASE: &str = "redress";
/// How long a request waits for a free connection before it is told that the program is overloaded.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(5);

/// A database and the two ways into it: as the program, for its pools, and as the owner, for migrations alone.
#[derive(Clone)]
pub struct Database {
    program: PgConnectOptions,
    owner: PgConnectOptions,
    login: Option<ProgramLogin>,
}

/// A login role that migrating makes, because nobody else would.
#[derive(Clone)]
struct ProgramLogin {
    name: &'static str,
    password: SecretString,
}

/// A commit that is answered is on the disk, and on what other servers the operator wants it on (`remote_write` and stronger stay as
/// they are); and each statement sees what was committed before it.
const WHAT_AN_APPEND_RELIES_ON: &str = "
SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local');
SET default_transaction_isolation = 'read committed'";

/// What a projection commits is made again from the log if a crash takes it, and its checkpoint with it.
const WHAT_A_PROJECTION_RELIES_ON: &str =
    "SET synchronous_commit = 'off'; SET default_transaction_isolation = 'read committed'";

impl Database {
    /// A database that somebody else runs. The user of the URL is a member of the roles that the program shall act in;
    /// to migrate, it is one who may make roles.
    ///
    /// # Errors
    /// If the URL is not one of PostgreSQL.
    pub fn from_url(url: &str) -> Result<Self, DatabaseError> {
        let options = PgConnectOptions::from_str(url).map_err(|_| DatabaseError::InvalidUrl)?;
        let owner = options.clone().disable_statement_logging();
        Ok(Self { program: options, owner, login: None })
    }

    /// The database of Redress on the embedded server, made if it is missing. It is not migrated yet.
    ///
    /// # Errors
    /// If the server cannot be reached or the database cannot be made.
    pub async fn for_embedded(cluster: &Cluster) -> Result<Self, DatabaseError> {
        let mut connection = connect(&cluster.superuser_options("postgres")).await?;
        let is_there: bool = sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)")
            .bind(EMBEDDED_DATABASE)
            .fetch_one(&mut connection)
            .await
            .map_err(DatabaseError::Query)?;
        if !is_there {
            let create = format!("CREATE DATABASE {EMBEDDED_DATABASE}");
            connection.execute(&*create).await.map_err(DatabaseError::Query)?;
        }
        connection.close().await.map_err(DatabaseError::Query)?;
        Ok(Self::on_cluster(cluster, EMBEDDED_DATABASE))
    }

    /// A database that exists on an embedded server.
    pub fn on_cluster(cluster: &Cluster, database: &str) -> Self {
        Self {
            program: cluster.program_options(database),
            // Setting the program's password is a statement, and statements are logged at the level of debugging.
            owner: cluster.superuser_options(database).disable_statement_logging(),
            login: Some(ProgramLogin { name: PROGRAM_LOGIN, password: cluster.program_password().clone() }),
        }
    }

    /// A pool whose connections act in `role` and in no other. It connects once before it is handed out.
    ///
    /// A connection that a write pool takes back is rolled back: a request that was given up half-way may have begun a
    /// transaction that would swallow the work of the next one.
    ///
    /// # Errors
    /// If no connection can be made, or the login may not act in this role.
    pub async fn pool(&self, role: DatabaseRole, max_connections: u32) -> Result<PgPool, DatabaseError> {
        self.prepared_pool(role, max_connections, "").await
    }

    /// A pool of the role that may only ask, whose transactions moreover are read-only: not even what is called by a question
    /// can write.
    ///
    /// # Errors
    /// Those of [`Self::pool`].
    pub async fn read_only_pool(&self, max_connections: u32) -> Result<PgPool, DatabaseError> {
        let nothing_is_written = "; SET default_transaction_read_only = on";
        self.prepared_pool(DatabaseRole::Query, max_connections, nothing_is_written).await
    }

    async fn prepared_pool(
        &self,
        role: DatabaseRole,
        max_connections: u32,
        further: &str,
    ) -> Result<PgPool, DatabaseError> {
        let relies_on = match role {
            DatabaseRole::Projector => WHAT_A_PROJECTION_RELIES_ON,
            DatabaseRole::Command | DatabaseRole::Automation | DatabaseRole::Query => WHAT_AN_APPEND_RELIES_ON,
        };
        let prepare = format!(
            "SET ROLE {role}; SET statement_timeout = '10s'; SET lock_timeout = '5s'; \
             SET idle_in_transaction_session_timeout = '10s'; {relies_on}{further}"
        );
        let mut pool = PgPoolOptions::new()
            .max_connections(max_connections)
            .acquire_timeout(ACQUIRE_TIMEOUT)
            .test_before_acquire(false)
            .after_connect(move |connection, _| {
                let prepare = prepare.clone();
                Box::pin(async move { connection.execute(&*prepare).await.map(drop) })
            });
        if role.writes() {
            pool = pool.after_release(|connection, _| {
                Box::pin(async move { connection.execute("ROLLBACK").await.map(|_| true) })
            });
        }
        let options = self
            .program
            .clone()
            .application_name(role.application_name())
            // ROLLBACK outside of a transaction warns; there it is the rule and not worth a line in the log.
            .options([("client_min_messages", "error")]);
        pool.connect_with(options).await.map_err(|source| DatabaseError::Role { role, source })
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Database")
            .field("host", &self.program.get_host())
            .field("port", &self.program.get_port())
            .field("database", &self.program.get_database())
            .finish_non_exhaustive()
    }
}

async fn connect(options: &PgConnectOptions) -> Result<PgConnection, DatabaseError> {
    PgConnection::connect_with(options).await.map_err(DatabaseError::Connect)
}
