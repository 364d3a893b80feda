//! The one connection that writes, and what becomes of a batch that fails.

use std::time::{Duration, Instant};

use jiff::Timestamp;
use sqlx::postgres::PgConnection;
use sqlx::{Connection, Executor, PgPool};
use tokio::time::{sleep, timeout};

use super::batch::{Known, Plan};
use super::database_clock::DatabaseClock;
use super::statements::{self, Basis};
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
/// How many batches are begun with the lock after one whose time another process had overtaken: it writes just now.
const CAUTIOUS_BATCHES: u32 = 32;

type Outcome = Result<Appended, AppendError>;

#[derive(Debug)]
pub(super) struct Writer {
    /// Makes connections and keeps none.
    pool: PgPool,
    /// Absent until the first batch, and after every error: a connection that failed once is not trusted again, because
    /// it may still be in a transaction.
    connection: Option<PgConnection>,
    clock: DatabaseClock,
    /// How many more batches are begun with the lock.
    cautious: u32,
}

impl Writer {
    /// Connects as `pool` does, in the runtime that it is made in.
    pub(super) fn new(pool: &PgPool) -> Self {
        let like = pool.options().clone().min_connections(0);
        Self {
            pool: like.connect_lazy_with((*pool.connect_options()).clone()),
            connection: None,
            clock: DatabaseClock::default(),
            cautious: 0,
        }
    }

    /// How the next batch goes. If another process writes too, its transaction is begun here, and who comes while that waits
    /// for the lock can be in it.
    pub(super) async fn choose_way(&mut self) -> Way {
        if self.cautious == 0 && self.connection.is_some() && self.clock.has_reached().is_some() {
            return Way::AtOnce;
        }
        self.cautious = self.cautious.saturating_sub(1);
        Way::Begun(self.begin().await)
    }

    /// Begins a transaction that holds the order lock; who else writes may keep it waiting.
    async fn begin(&mut self) -> Result<Begun, DatabaseFault> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => within(CONNECT_WITHIN, "no connection could be made in time", connect(&self.pool)).await?,
        };
        let begin = statements::begin(&mut connection);
        let recorded_at = within(WRITE_WITHIN, "the order lock was not given in time", begin).await?;
        // Unless the clock was set back behind the last event: then the next batch is begun with the lock too.
        self.clock.showed(recorded_at);
        Ok(Begun { connection, recorded_at })
    }

    /// Stores what can be stored of `units` and answers each, in their order.
    pub(super) async fn append(&mut self, way: Way, units: &[&Unit]) -> Vec<Outcome> {
        let written = match way {
            Way::Begun(Ok(begun)) => self.finish(begun, units, Attempt::First).await,
            Way::Begun(Err(fault)) => Err(fault),
            Way::AtOnce => self.append_at_once(units).await,
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

    /// In one statement if it may assume what it needs and that holds, and in the other way if not.
    async fn append_at_once(&mut self, units: &[&Unit]) -> Result<Vec<Outcome>, DatabaseFault> {
        let aggregate_ids = aggregate_ids(units);
        let plan = self.clock.has_reached().and_then(|time| assumed_plan(units, &aggregate_ids, time));
        let (Some(plan), Some(mut connection)) = (plan, self.connection.take()) else {
            let begun = self.begin().await?;
            return self.finish(begun, units, Attempt::First).await;
        };
        let insert = statements::insert(&mut connection, &plan, Basis::Assumed);
        let inserted = within(WRITE_WITHIN, "the transaction took too long", insert).await?;
        self.connection = Some(connection);
        if let Some(inserted) = inserted {
            inserted.clock.into_iter().for_each(|time| self.clock.showed(time));
            return Ok(plan.outcomes(&inserted.positions));
        }
        metrics::counter!("redress_append_vain_statements_total").increment(1);
        let begun = self.begin().await?;
        let outcomes = self.finish(begun, units, Attempt::First).await?;
        if outcomes.iter().flatten().filter(|appended| appended.replayed.is_none()).count() == units.len() {
            // Neither a key nor a claim was to blame, so the time was.
            self.cautious = CAUTIOUS_BATCHES;
        }
        Ok(outcomes)
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

/// How a batch goes.
#[derive(Debug)]
pub(super) enum Way {
    /// In one statement that takes the lock, inserts and commits.
    AtOnce,
    /// In a transaction that was begun with the lock, as far as that went.
    Begun(Result<Begun, DatabaseFault>),
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

/// Judges, inserts and commits, without a look at what is stored if enough may be assumed.
async fn write(
    connection: &mut PgConnection,
    units: &[&Unit],
    recorded_at: Timestamp,
    attempt: Attempt,
) -> sqlx::Result<Vec<Outcome>> {
    let aggregate_ids = aggregate_ids(units);
    if attempt == Attempt::First
        && let Some(plan) = assumed_plan(units, &aggregate_ids, recorded_at)
        && let Some(inserted) = statements::insert(connection, &plan, Basis::Assumed).await?
    {
        connection.execute(statements::COMMIT).await?;
        return Ok(plan.outcomes(&inserted.positions));
    }
    if attempt == Attempt::Again
        && let Some(outcomes) = find_stored(connection, units, &aggregate_ids).await?
    {
        connection.execute(statements::ROLLBACK).await?;
        return Ok(outcomes);
    }
    let known = statements::read(connection, units, &aggregate_ids).await?;
    let plan = Plan::judge(units, &aggregate_ids, known, recorded_at);
    if plan.stored.is_empty() {
        connection.execute(statements::ROLLBACK).await?;
        return Ok(plan.outcomes(&[]));
    }
    let inserted = statements::insert(connection, &plan, Basis::Read).await?.ok_or(sqlx::Error::RowNotFound)?;
    connection.execute(statements::COMMIT).await?;
    Ok(plan.outcomes(&inserted.positions))
}

fn aggregate_ids(units: &[&Unit]) -> Vec<String> {
    units.iter().map(|unit| unit.claim_id.to_string()).collect()
}

/// The plan of units of which enough may be assumed: nothing need be read before the insert, which finds out whether it holds.
fn assumed_plan<'a>(units: &'a [&'a Unit], aggregate_ids: &'a [String], recorded_at: Timestamp) -> Option<Plan<'a>> {
    let assumed: Vec<Known> = units.iter().map(|unit| Known::assumed(unit)).collect::<Option<_>>()?;
    Some(Plan::judge(units, aggregate_ids, assumed, recorded_at)).filter(|plan| !plan.refuses_any())
}

/// Settles the unknown: whether an earlier attempt stored all of these units. If it did not, and a statement of it still waits for
/// the lock somewhere, it will find its time overtaken once these units are stored by this attempt.
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
