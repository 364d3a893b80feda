//! Bringing the tables of a database to where this program needs them.

use std::time::Duration;

use secrecy::ExposeSecret as _;
use sha2::{Digest as _, Sha256};
use sqlx::migrate::Migrator;
use sqlx::postgres::PgConnectOptions;
use sqlx::{Connection as _, Executor as _, PgConnection};

use super::{Database, DatabaseError, DatabaseRole, ProgramLogin, connect};

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");
const ROLES: &str = include_str!("../../migrations/bootstrap/roles.sql");

/// The number of the advisory lock that one migrating process holds, and of nothing else.
const MIGRATION_LOCK: i64 = 5_283_744_171_297;
/// Roles belong to the whole server, and an advisory lock to one database: two databases may make them at once.
const ROLE_ATTEMPTS: u32 = 20;
const ROLE_PAUSE: Duration = Duration::from_millis(25);
/// The SQLSTATE of what a role may not do.
const INSUFFICIENT_PRIVILEGE: &str = "42501";

impl Database {
    /// Makes the roles and runs the migrations that are missing. Any number of processes may do so at once.
    ///
    /// # Errors
    /// If the owner may not make roles, or if a migration fails; those before it stay applied.
    pub async fn migrate(&self) -> Result<(), DatabaseError> {
        let mut connection = connect(&self.owner).await?;
        // Given back when the connection ends, whatever happens until then.
        sqlx::query("SELECT pg_advisory_lock($1)")
            .bind(MIGRATION_LOCK)
            .execute(&mut connection)
            .await
            .map_err(DatabaseError::Query)?;
        make_roles(&mut connection).await?;
        if let Some(login) = &self.login {
            make_login(&mut connection, login).await?;
        }
        connection.execute("SET ROLE redress_migrator").await.map_err(DatabaseError::Roles)?;
        MIGRATIONS.run(&mut connection).await?;
        // Every role may ask whether the schema is current.
        connection.execute("GRANT SELECT ON _sqlx_migrations TO PUBLIC").await.map_err(DatabaseError::Query)?;
        connection.close().await.map_err(DatabaseError::Query)
    }

    /// Migrates, unless there is nothing to do: then a login that may make no roles will do too.
    ///
    /// # Errors
    /// Those of [`Self::migrate`].
    pub async fn migrate_if_behind(&self) -> Result<(), DatabaseError> {
        if is_current(&self.owner).await? { Ok(()) } else { self.migrate().await }
    }

    /// A connection that acts as the owner of the tables: for data that ships with the program or is imported by hand.
    ///
    /// # Errors
    /// If the owner cannot connect or may not act as `redress_migrator`.
    pub async fn migrator(&self) -> Result<PgConnection, DatabaseError> {
        let mut connection = connect(&self.owner).await?;
        connection.execute("SET ROLE redress_migrator").await.map_err(DatabaseError::Roles)?;
        Ok(connection)
    }

    /// Whether every migration of this program has been applied. Later ones may have been too.
    ///
    /// # Errors
    /// If the database cannot be reached.
    pub async fn schema_is_current(&self) -> Result<bool, DatabaseError> {
        is_current(&self.program).await
    }

    /// How many migrations this program was built with.
    pub fn migration_count() -> usize {
        MIGRATIONS.iter().count()
    }

    /// A short name for what migrating makes: it changes when a migration or the roles change.
    pub fn schema_fingerprint() -> String {
        let mut hash = Sha256::new();
        hash.update(ROLES);
        for migration in MIGRATIONS.iter() {
            hash.update(migration.version.to_be_bytes());
            hash.update(&migration.checksum);
        }
        hex::encode(&hash.finalize()[..8])
    }
}

async fn is_current(options: &PgConnectOptions) -> Result<bool, DatabaseError> {
    let mut connection = connect(options).await?;
    let there_is_a_schema: bool = sqlx::query_scalar("SELECT to_regclass('public._sqlx_migrations') IS NOT NULL")
        .fetch_one(&mut connection)
        .await
        .map_err(DatabaseError::Query)?;
    if !there_is_a_schema {
        return Ok(false);
    }
    let applied = sqlx::query_as("SELECT version, checksum FROM public._sqlx_migrations WHERE success")
        .fetch_all(&mut connection)
        .await;
    let applied: Vec<(i64, Vec<u8>)> = match applied {
        // Everybody is let in at the end of the first migration, which has not come to it.
        Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some(INSUFFICIENT_PRIVILEGE) => {
            return Ok(false);
        }
        applied => applied.map_err(DatabaseError::Query)?,
    };
    connection.close().await.map_err(DatabaseError::Query)?;
    Ok(MIGRATIONS.iter().all(|migration| {
        applied.iter().any(|(version, checksum)| *version == migration.version && **checksum == *migration.checksum)
    }))
}

async fn make_roles(connection: &mut PgConnection) -> Result<(), DatabaseError> {
    let mut attempt = 1;
    while let Err(error) = connection.execute(ROLES).await {
        if attempt == ROLE_ATTEMPTS || !lost_a_race(&error) {
            return Err(DatabaseError::Roles(error));
        }
        attempt += 1;
        tokio::time::sleep(ROLE_PAUSE).await;
    }
    Ok(())
}

/// Makes the program's login, or gives it the password of its file again. It inherits nothing: without a SET ROLE, it
/// may do nothing.
async fn make_login(connection: &mut PgConnection, login: &ProgramLogin) -> Result<(), DatabaseError> {
    let roles = DatabaseRole::ALL.map(DatabaseRole::name).join(", ");
    let mut attempt = 1;
    while let Err(error) = write_login(connection, login, &roles).await {
        if attempt == ROLE_ATTEMPTS || !lost_a_race(&error) {
            return Err(DatabaseError::Roles(error));
        }
        attempt += 1;
        tokio::time::sleep(ROLE_PAUSE).await;
    }
    Ok(())
}

async fn write_login(connection: &mut PgConnection, login: &ProgramLogin, roles: &str) -> Result<(), sqlx::Error> {
    let name = login.name;
    let is_there: bool = sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1)")
        .bind(name)
        .fetch_one(&mut *connection)
        .await?;
    let verb = if is_there { "ALTER" } else { "CREATE" };
    // Utility statements take no parameters; the server quotes the password for us.
    let statement: String = sqlx::query_scalar("SELECT format($1, $2)")
        .bind(format!(
            "{verb} ROLE {name} LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD %L"
        ))
        .bind(login.password.expose_secret())
        .fetch_one(&mut *connection)
        .await?;
    connection.execute(&*statement).await?;
    connection.execute(&*format!("GRANT {roles} TO {name}")).await?;
    Ok(())
}

/// Another database of the same server made or changed the same role at the same moment.
fn lost_a_race(error: &sqlx::Error) -> bool {
    let Some(error) = error.as_database_error() else { return false };
    let duplicate_object = error.code().as_deref() == Some("42710");
    duplicate_object || error.is_unique_violation() || error.message().contains("tuple concurrently updated")
}
