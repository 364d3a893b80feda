//! Importing flights as canonical CSV: every row is checked, and a file with a bad row is refused as a whole.

mod check;
mod fault;
mod store;

pub use check::{COLUMNS, read};
pub use fault::{ImportError, RowFault};
pub use store::{ImportReport, store};

use sqlx::PgConnection;

/// Reads `csv` and stores what it says, in one transaction. `connection` acts as `redress_migrator`
/// ([`Database::migrator`](crate::database::Database::migrator)), because of the running program's roles none may write
/// flights. Importing the same file again changes nothing.
pub async fn import(connection: &mut PgConnection, csv: &[u8]) -> Result<ImportReport, ImportError> {
    let records = read(csv)?;
    store(connection, &records).await
}
