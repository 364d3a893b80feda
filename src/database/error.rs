//! What can go wrong between the program and its database.

use super::DatabaseRole;

/// Why the database could not be used. No variant holds a password.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The URL of the database is not one. It is not shown, because it may hold a password.
    #[error("the URL of the database is not valid; expected postgres://user:password@host:port/database")]
    InvalidUrl,
    /// No connection could be made.
    #[error("could not connect to the database")]
    Connect(#[source] sqlx::Error),
    /// The login may not act in this role, or the role does not exist.
    #[error("could not connect to the database as {role}")]
    Role {
        /// The role that was asked for.
        role: DatabaseRole,
        /// What the database said.
        #[source]
        source: sqlx::Error,
    },
    /// The roles or the login of the running program could not be made.
    #[error("could not make the roles of the running program")]
    Roles(#[source] sqlx::Error),
    /// A migration failed.
    #[error("could not migrate the database")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// A question about the state of the database failed.
    #[error("the database did not answer")]
    Query(#[source] sqlx::Error),
}
