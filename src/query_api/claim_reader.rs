//! Reading single claims, many at a time: what is asked while one query runs goes into the next.
//!
//! There is no timer: an idle server asks for one claim the moment it is wanted, and a busy one for
//! many with one round trip.

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures::FutureExt;
use redress_projections::claim_status::{self, StoredClaim};
use sqlx::{PgConnection, PgPool};
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};

use crate::event_store::DatabaseFault;
use crate::problem::{Problem, ProblemCode};

/// How many may wait before the next is refused.
const QUEUE_CAPACITY: usize = 1_024;
/// How many claims one query asks for at most.
const CLAIMS_MAX: usize = 128;

type Found = Result<Option<Arc<StoredClaim>>, DatabaseFault>;

#[derive(Debug)]
struct Wanted {
    claim_id: String,
    reply: oneshot::Sender<Found>,
}

/// The way to the reader; clones lead to the same one. It ends once every handle is gone.
#[derive(Debug, Clone)]
pub(crate) struct ClaimReader {
    queue: mpsc::Sender<Wanted>,
}

impl ClaimReader {
    /// Starts the reader over a pool of the query role.
    pub(crate) fn start(pool: PgPool) -> Self {
        let (sender, queue) = mpsc::channel(QUEUE_CAPACITY);
        tokio::spawn(read_all(pool, queue));
        Self { queue: sender }
    }

    /// The claim, if the read model has it now or will have before the query begins.
    pub(crate) async fn read(&self, claim_id: &str) -> Result<Option<Arc<StoredClaim>>, Problem> {
        let (reply, found) = oneshot::channel();
        self.queue.try_send(Wanted { claim_id: claim_id.to_owned(), reply }).map_err(|error| match error {
            TrySendError::Full(_) => Problem::new(ProblemCode::Overloaded),
            TrySendError::Closed(_) => Problem::new(ProblemCode::StoreUnavailable),
        })?;
        Ok(found.await.map_err(|_| Problem::new(ProblemCode::StoreUnavailable))??)
    }
}

async fn read_all(pool: PgPool, mut queue: mpsc::Receiver<Wanted>) {
    let mut batch = Vec::with_capacity(CLAIMS_MAX);
    let mut kept = None;
    while queue.recv_many(&mut batch, CLAIMS_MAX).await > 0 {
        let claim_ids: Vec<&str> = batch.iter().map(|wanted: &Wanted| wanted.claim_id.as_str()).collect();
        // A defect in one query must not end all reading: those who asked find their reply gone.
        match AssertUnwindSafe(get_many(&pool, &mut kept, &claim_ids)).catch_unwind().await {
            Ok(Ok(claims)) => answer(&mut batch, claims),
            Ok(Err(error)) => refuse(&mut batch, &DatabaseFault::from(&error)),
            Err(_panic) => batch.clear(),
        }
    }
}

/// Asks on a connection that is kept, because a pool would spend a round trip on each return. One that fails is dropped; if
/// it had only been lost since it was used last, a new one answers.
async fn get_many(
    pool: &PgPool,
    kept: &mut Option<PgConnection>,
    claim_ids: &[&str],
) -> sqlx::Result<Vec<StoredClaim>> {
    if let Some(mut connection) = kept.take() {
        match claim_status::get_many(&mut connection, claim_ids).await {
            Err(error) if DatabaseFault::from(&error).is_transient() => {}
            found => {
                *kept = found.is_ok().then_some(connection);
                return found;
            }
        }
    }
    let mut connection = pool.acquire().await?.detach();
    let found = claim_status::get_many(&mut connection, claim_ids).await?;
    *kept = Some(connection);
    Ok(found)
}

fn refuse(batch: &mut Vec<Wanted>, fault: &DatabaseFault) {
    for wanted in batch.drain(..) {
        drop(wanted.reply.send(Err(fault.clone())));
    }
}

fn answer(batch: &mut Vec<Wanted>, claims: Vec<StoredClaim>) {
    let claims: HashMap<String, Arc<StoredClaim>> =
        claims.into_iter().map(|claim| (claim.claim_id.clone(), Arc::new(claim))).collect();
    for wanted in batch.drain(..) {
        // Who asked may have gone.
        drop(wanted.reply.send(Ok(claims.get(&wanted.claim_id).cloned())));
    }
}
