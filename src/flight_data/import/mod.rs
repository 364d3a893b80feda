//! Importing flights as canonical CSV: every row is checked, and a file with a bad row is refused as a whole.

mod check;
mod fault;
mod store;

pub use check::{COLUMNS, read};
pub use fault::{ImportError, RowFault};
pub use store::{ImportReport, store};

use sqlx::PgPool;

/// Reads `csv` and stores what it says, in one transaction as `redress_migrator`: of the program's own roles none may
/// write flights. Importing the same file again changes nothing.
pub async fn import(pool: &PgPool, csv: &[u8]) -> Result<ImportReport, ImportError> {
    let records = read(csv)?;
    store(pool, &records).await
}
