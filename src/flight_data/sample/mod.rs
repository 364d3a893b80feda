//! The flights that ship with the program. `README.md` beside the files says which of their facts are facts.

use sqlx::PgConnection;

use super::import::{ImportError, ImportReport, import};

/// Flights of decided cases; source `sample-decided`.
pub const DECIDED: &str = include_str!("decided.csv");
/// Flights that never were; source `sample-invented`.
pub const INVENTED: &str = include_str!("invented.csv");

/// Imports both files, as [`import`] does and with its rights: again and again without harm.
pub async fn load(connection: &mut PgConnection) -> Result<ImportReport, ImportError> {
    let mut report = ImportReport::default();
    for csv in [DECIDED, INVENTED] {
        let imported = import(connection, csv.as_bytes()).await?;
        report.records += imported.records;
        report.stored += imported.stored;
    }
    Ok(report)
}
