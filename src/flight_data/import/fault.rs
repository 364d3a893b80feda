//! What is wrong with a file.

use std::fmt;

/// How many faults a report names; the rest is counted.
const FAULTS_SHOWN: usize = 50;

/// One fault in one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    /// The line of the file on which the row begins, from 1; the header is line 1.
    pub line: u64,
    /// Which column; empty where the fault is the row's.
    pub column: &'static str,
    /// What is wrong with it.
    pub fault: String,
}

impl fmt::Display for RowFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.column {
            "" => write!(formatter, "line {}: {}", self.line, self.fault),
            column => write!(formatter, "line {}, {column}: {}", self.line, self.fault),
        }
    }
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file is not what it should be.
    #[error("nothing was imported, because of {}", report(.0))]
    Faults(Vec<RowFault>),
    /// The file could not be read.
    #[error("the file cannot be read")]
    Unreadable(#[from] std::io::Error),
    /// The database refused.
    #[error("the flights could not be stored")]
    Database(#[from] sqlx::Error),
}

fn report(faults: &[RowFault]) -> String {
    let noun = if faults.len() == 1 { "fault" } else { "faults" };
    let mut text = format!("{} {noun}:", faults.len());
    for fault in faults.iter().take(FAULTS_SHOWN) {
        text.push_str("\n  ");
        text.push_str(&fault.to_string());
    }
    if let Some(rest) = faults.len().checked_sub(FAULTS_SHOWN).filter(|rest| *rest > 0) {
        text.push_str("\n  and ");
        text.push_str(&rest.to_string());
        text.push_str(" more");
    }
    text
}
