//! Who gains and who loses when the law changes: every open claim under another version of one regime. Nothing is written.
//!
//! The claims are read from the log, where each is whole and as new as can be: a read model may be behind, and knows nothing of
//! a claim that cannot be read.

mod fold;
mod form;
mod lines;
mod table;
mod tally;

use std::io;
use std::iter;

use redress_domain::claim::ClaimState;
use redress_domain::regime::{ChangeOfLaw, Verdict};
use redress_domain::value::MoneyError;
use redress_projections::SettledEvent;
use redress_projections::feed::streams_behind;
use sqlx::PgPool;
use tokio::task::{JoinError, JoinHandle};

pub use fold::Unreadable;
use fold::fold;
pub use form::{Form, Report};
pub use lines::Lines;
pub use table::Table;
pub use tally::{Counted, PassengerChange, Sums, Tally};

/// Claims that are read at once; the next are read while these are looked at, and no more are held.
const CLAIMS_AT_ONCE: i64 = 100;

/// What kept the claims from being looked at.
#[derive(Debug, thiserror::Error)]
pub enum ReassessError {
    /// The log cannot be read.
    #[error("the log cannot be read")]
    Database(#[from] sqlx::Error),
    /// What was found cannot be written.
    #[error("what was found cannot be written")]
    Unwritable(#[from] io::Error),
    /// The sums of all passengers are more than is counted with.
    #[error("the sums of all passengers cannot be added")]
    Sum(#[from] MoneyError),
    /// Reading was ended from outside.
    #[error("reading the log was ended")]
    Ended(#[from] JoinError),
}

/// Looks at every claim of the log through a pool of read-only sessions, and reports as it goes. The tally is of all claims.
///
/// # Errors
/// If the log cannot be read or the report not be written. A claim that cannot be read is reported and counted, and is none.
pub async fn reassess(pool: &PgPool, change: ChangeOfLaw, report: &mut dyn Report) -> Result<Tally, ReassessError> {
    let mut tally = Tally::default();
    let mut page = read(pool, String::new());
    loop {
        let events = page.await??;
        let Some(last) = events.last() else { break };
        page = read(pool, last.claim_id.clone());
        let mut events = events.into_iter().peekable();
        while let Some(first) = events.next() {
            let claim_id = first.claim_id.clone();
            let others = iter::from_fn(|| events.next_if(|event| event.claim_id == claim_id));
            match fold(iter::once(first).chain(others)) {
                Ok(claim) if claim.status.is_open() => look_at(&claim_id, &claim, change, &mut tally, report)?,
                Ok(_) => tally.closed += 1,
                Err(why) => {
                    tally.unreadable += 1;
                    report.unreadable(&claim_id, &why)?;
                }
            }
        }
        report.progress(&tally);
    }
    Ok(tally)
}

fn read(pool: &PgPool, behind: String) -> JoinHandle<sqlx::Result<Vec<SettledEvent>>> {
    let pool = pool.clone();
    tokio::spawn(async move { streams_behind(&pool, &behind, CLAIMS_AT_ONCE).await })
}

fn look_at(
    claim_id: &str,
    claim: &ClaimState,
    change: ChangeOfLaw,
    tally: &mut Tally,
    report: &mut dyn Report,
) -> Result<(), ReassessError> {
    tally.open += 1;
    for (number, case) in (1..).zip(claim.cases()) {
        let reassessment = change.reassess(&case.facts);
        let verdict = reassessment.verdict();
        tally.count(verdict, &reassessment)?;
        let passenger_id = case.passenger_id;
        if verdict == Verdict::Same {
            continue;
        }
        report.passenger(&PassengerChange { claim_id, number, passenger_id, verdict, reassessment })?;
    }
    Ok(())
}
