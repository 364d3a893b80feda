//! What the login of a process can do beside the roles of its pools. `SET ROLE` takes nothing away from it: any
//! statement could say `RESET ROLE`.

use std::fmt;

use sqlx::Connection as _;

use super::{Database, DatabaseError, connect};

/// A power with which a login could do more than any role of the running program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExcessPower {
    /// It may do everything.
    Superuser,
    /// It may let itself into other roles.
    CreateRole,
    /// It may become the owner of the tables.
    Migrator,
}

impl fmt::Display for ExcessPower {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Superuser => "is a superuser",
            Self::CreateRole => "may create roles",
            Self::Migrator => "is a member of redress_migrator, which owns the tables",
        })
    }
}

impl Database {
    /// The greatest power that the program's login has and does not need. The roles must have been made.
    ///
    /// # Errors
    /// If the database cannot be reached.
    pub async fn excess_power(&self) -> Result<Option<ExcessPower>, DatabaseError> {
        let mut connection = connect(&self.program).await?;
        let (is_superuser, creates_roles, is_migrator): (bool, bool, bool) = sqlx::query_as(
            "SELECT rolsuper, rolcreaterole, \
                    EXISTS (SELECT FROM pg_roles AS migrator WHERE migrator.rolname = 'redress_migrator' \
                               AND pg_has_role(session_user, migrator.oid, 'MEMBER')) \
               FROM pg_roles WHERE rolname = session_user",
        )
        .fetch_one(&mut connection)
        .await
        .map_err(DatabaseError::Query)?;
        connection.close().await.map_err(DatabaseError::Query)?;
        let powers = [
            (is_superuser, ExcessPower::Superuser),
            (is_migrator, ExcessPower::Migrator),
            (creates_roles, ExcessPower::CreateRole),
        ];
        Ok(powers.into_iter().find_map(|(has, power)| has.then_some(power)))
    }
}
