//! The one connection that writes, and what becomes of a batch that fails.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use sqlx::postgres::PgConnection;
use sqlx::{Connection, Executor, PgPool};
use tokio::time::{sleep, timeout};

use super::batch::{Known, Plan};
use super::statements::{self, Keys};
use super::unit::{Appended, Unit};
use super::{AppendError, DatabaseFault};

/// How long to wait for a connection.
const CONNECT_WITHIN: Duration = Duration::from_secs(2);
/// How long one transaction may take before its connection is given up: longer than the server's own statement timeout.
const WRITE_WITHIN: Duration = Duration::from_secs(15);
/// How long the units of a failed batch are tried again.
const RETRY_FOR: Duration = Duration::from_secs(5);
const FIRST_PAUSE: Duration = Duration::from_millis(10);
const LONGEST_PAUSE: Duration = Duration::from_millis(500);

type Outcome = Result<Appended, AppendError>;

#[derive(Debug)]
pub(super) struct Writer {
    /// Makes connections and keeps none.
    pool: PgPool,
    /// Absent until the first batch, and after every error: a connection that failed once is not trusted again, because
    /// it may still be in a transaction.
    connection: Option<PgConnection>,
}

impl Writer {
    /// Connects as `pool` does, in the runtime that it is made in.
    pub(super) fn new(pool: &PgPool) -> Self {
        let like = pool.options().clone().min_connections(0);
        Self { pool: like.connect_lazy_with((*pool.connect_options()).clone()), connection: None }
    }

    /// Begins a transaction that holds the order lock; who else writes may keep it waiting.
    pub(super) async fn begin(&mut self) -> Result<Begun, DatabaseFault> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => within(CONNECT_WITHIN, "no connection could be made in time", connect(&self.pool)).await?,
        };
        let begin = statements::begin(&mut connection);
        let recorded_at = within(WRITE_WITHIN, "the order lock was not given in time", begin).await?;
        Ok(Begun { connection, recorded_at })
    }

    /// Stores what can be stored of `units` in the transaction that was begun, and answers each, in their order.
    pub(super) async fn append(&mut self, begun: Result<Begun, DatabaseFault>, units: &[&Unit]) -> Vec<Outcome> {
        let written = match begun {
            Ok(begun) => self.finish(begun, units, Attempt::First).await,
            Err(fault) => Err(fault),
        };
        match written {
            Ok(outcomes) => outcomes,
            Err(fault) => {
                metrics::counter!("redress_append_batch_failures_total").increment(1);
                tracing::warn!(units = units.len(), fault = %fault, "a batch failed; its units go again one by one");
                self.append_one_by_one(units, fault).await
            }
        }
    }

    /// The unit that spoilt the batch fails alone, and the others are stored.
    async fn append_one_by_one(&mut self, units: &[&Unit], mut fault: DatabaseFault) -> Vec<Outcome> {
        let deadline = Instant::now() + RETRY_FOR;
        let mut outcomes = Vec::with_capacity(units.len());
        for unit in units {
            outcomes.push(self.append_alone(unit, deadline, &mut fault).await);
        }
        outcomes
    }

    async fn append_alone(&mut self, unit: &Unit, deadline: Instant, last_fault: &mut DatabaseFault) -> Outcome {
        let mut pause = FIRST_PAUSE;
        while Instant::now() < deadline {
            match self.attempt_again(unit).await {
                Ok(outcomes) => return outcomes.into_iter().next().unwrap_or_else(|| Err(lost_answer())),
                Err(fault) if fault.is_transient() => *last_fault = fault,
                Err(fault) => return Err(AppendError::Unstorable(fault)),
            }
            sleep(pause).await;
            pause = LONGEST_PAUSE.min(pause * 2);
        }
        Err(AppendError::Unavailable(last_fault.clone()))
    }

    async fn attempt_again(&mut self, unit: &Unit) -> Result<Vec<Outcome>, DatabaseFault> {
        let begun = self.begin().await?;
        self.finish(begun, &[unit], Attempt::Again).await
    }

    /// The rest of a transaction. After an error its connection is closed, which ends whatever was open on it.
    async fn finish(
        &mut self,
        Begun { mut connection, recorded_at }: Begun,
        units: &[&Unit],
        attempt: Attempt,
    ) -> Result<Vec<Outcome>, DatabaseFault> {
        let written = write(&mut connection, units, recorded_at, attempt);
        let outcomes = within(WRITE_WITHIN, "the transaction took too long", written).await?;
        self.connection = Some(connection);
        Ok(outcomes)
    }

    /// Says good-bye to the server.
    pub(super) async fn close(self) {
        if let Some(connection) = self.connection
            && let Err(error) = connection.close().await
        {
            tracing::debug!(fault = %DatabaseFault::from(error), "the writer's connection was closed already");
        }
    }
}

/// A connection in a transaction that holds the order lock. Dropping it closes the connection.
#[derive(Debug)]
pub(super) struct Begun {
    connection: PgConnection,
    recorded_at: Timestamp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attempt {
    First,
    /// An attempt before may have been committed without our hearing of it.
    Again,
}

async fn within<T>(
    limit: Duration,
    otherwise: &'static str,
    work: impl Future<Output = sqlx::Result<T>>,
) -> Result<T, DatabaseFault> {
    Ok(timeout(limit, work).await.map_err(|_| DatabaseFault::transient(otherwise))??)
}

/// A connection of the pool's making that the pool no longer counts: the writer keeps it, and the pool's rollback on
/// release would cost each batch a round trip.
async fn connect(pool: &PgPool) -> sqlx::Result<PgConnection> {
    Ok(pool.acquire().await?.detach())
}

/// Judges, inserts and commits. A batch of new claims goes in without a look at what is stored: their ids are fresh, and
/// should one of their keys not be, the insert says so and stores nothing.
async fn write(
    connection: &mut PgConnection,
    units: &[&Unit],
    recorded_at: Timestamp,
    attempt: Attempt,
) -> sqlx::Result<Vec<Outcome>> {
    let aggregate_ids: Vec<String> = units.iter().map(|unit| unit.claim_id.to_string()).collect();
    match attempt {
        Attempt::First if units.iter().all(|unit| unit.expected_version == 0 && !unit.events.is_empty()) => {
            let plan = Plan::judge(units, &aggregate_ids, Known::nothing(units.len()), recorded_at);
            let positions = statements::insert(connection, &plan, Keys::TakenForNew).await?;
            if !positions.is_empty() {
                connection.execute(statements::COMMIT).await?;
                return Ok(plan.outcomes(&positions));
            }
        }
        Attempt::First => {}
        Attempt::Again => {
            if let Some(outcomes) = find_stored(connection, units, &aggregate_ids).await? {
                connection.execute(statements::ROLLBACK).await?;
                return Ok(outcomes);
            }
        }
    }
    let known = statements::read(connection, units, &aggregate_ids).await?;
    let plan = Plan::judge(units, &aggregate_ids, known, recorded_at);
    if plan.stored.is_empty() {
        connection.execute(statements::ROLLBACK).await?;
        return Ok(plan.outcomes(&[]));
    }
    let positions = statements::insert(connection, &plan, Keys::Read).await?;
    connection.execute(statements::COMMIT).await?;
    Ok(plan.outcomes(&positions))
}

/// Settles the unknown: whether an earlier attempt stored all of these units. The lock is held, so the answer is final.
async fn find_stored(
    connection: &mut PgConnection,
    units: &[&Unit],
    aggregate_ids: &[String],
) -> sqlx::Result<Option<Vec<Outcome>>> {
    let mut outcomes = Vec::with_capacity(units.len());
    for (unit, aggregate_id) in units.iter().zip(aggregate_ids) {
        let Some(last) = unit.events.last() else { return Ok(None) };
        let version = unit.expected_version + unit.events.len() as u64;
        match statements::find_stored_event(connection, aggregate_id, version, last.event_id).await? {
            Some(position) => outcomes.push(Ok(Appended { version, position, replayed: None })),
            None => return Ok(None),
        }
    }
    Ok(Some(outcomes))
}

const fn lost_answer() -> AppendError {
    AppendError::Unavailable(DatabaseFault::transient("the writer lost the answer"))
}
