//! One process's time with the lease of an automation.

use std::collections::HashSet;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures::FutureExt;
use redress_projections::feed::{self, Feed};
use redress_projections::lease::Lease;
use redress_projections::parked::{self, Refusal};
use sqlx::PgPool;
use tokio::sync::{Notify, Semaphore};
use tokio::task::JoinSet;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use super::window::{Outcome, Window, Work};
use super::{Automation, AutomationSettings, Failure, Trigger};
use crate::telemetry::{spans, traceparent};

/// Why a session ended without an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// Another process has the lease.
    LeaseLost,
    /// The program is to stop; the lease is given back.
    Stopped,
}

/// What is to be written about a claim.
#[derive(Debug)]
enum Change {
    Park(Refusal),
    Unpark(String),
}

/// Reads, works, and writes down how far it has come. Nothing here waits for an effect: what is slow or stuck holds up
/// its own claim only.
pub(super) struct Session {
    automation: Arc<dyn Automation>,
    pool: PgPool,
    feed: Feed,
    settings: AutomationSettings,
    lease: Lease,
    checkpoint: i64,
    window: Window,
    working: JoinSet<Outcome>,
    permits: Arc<Semaphore>,
    changes: Vec<Change>,
    renewed_at: Instant,
    retried_at: Option<Instant>,
}

impl Session {
    pub(super) fn new(
        automation: Arc<dyn Automation>,
        pool: PgPool,
        settings: AutomationSettings,
        lease: Lease,
    ) -> Self {
        Self {
            automation,
            feed: Feed::new(pool.clone()),
            pool,
            settings,
            checkpoint: lease.position,
            window: Window::new(lease.position),
            lease,
            working: JoinSet::new(),
            permits: Arc::new(Semaphore::new(settings.claims_at_once)),
            changes: Vec::new(),
            renewed_at: Instant::now(),
            retried_at: None,
        }
    }

    /// Works until the lease is lost or `cancel` is told. An error ends the session: the next one begins at the checkpoint.
    pub(super) async fn run(mut self, hint: &Notify, cancel: &CancellationToken) -> sqlx::Result<Ending> {
        loop {
            // Asked for before the log is read: a hint that comes in between is not lost.
            let hinted = hint.notified();
            tokio::pin!(hinted);
            hinted.as_mut().enable();
            while let Some(ended) = self.working.try_join_next() {
                self.absorb(ended.map_err(task_lost)?);
            }
            if !self.settle().await? {
                return Ok(Ending::LeaseLost);
            }
            if cancel.is_cancelled() {
                return self.stop().await;
            }
            if self.window.claims_at_work() < self.settings.claims_at_once {
                self.retry_parked().await?;
                if self.read().await? > 0 {
                    continue;
                }
            }
            tokio::select! {
                Some(ended) = self.working.join_next() => self.absorb(ended.map_err(task_lost)?),
                () = cancel.cancelled() => {}
                () = &mut hinted => {}
                () = tokio::time::sleep(self.settings.idle_pause) => {}
            }
        }
    }

    /// Reads the next events and begins work on them. Tells how many there were.
    async fn read(&mut self) -> sqlx::Result<usize> {
        let events = self.feed.read_after(self.window.read_up_to(), self.settings.batch_events).await?;
        if events.is_empty() {
            return Ok(0);
        }
        let count = events.len();
        let automation = Arc::clone(&self.automation);
        // An event that cannot be read concerns: its claim is parked until a program comes that can.
        let concerns =
            |event: &feed::SettledEvent| event.event.as_ref().map_or(true, |event| automation.concerns(event));
        let claim_ids: Vec<&str> =
            events.iter().filter(|event| concerns(event)).map(|event| event.claim_id.as_str()).collect();
        let parked = if claim_ids.is_empty() {
            HashSet::new()
        } else {
            parked::among(&self.pool, self.lease.subscription, &claim_ids).await?
        };
        for work in self.window.admit(events, concerns, &parked) {
            self.begin(work);
        }
        Ok(count)
    }

    /// Begins another attempt at the parked claims that are due.
    async fn retry_parked(&mut self) -> sqlx::Result<()> {
        if self.retried_at.is_some_and(|last| last.elapsed() < self.settings.retry_pause) {
            return Ok(());
        }
        self.retried_at = Some(Instant::now());
        let free = self.settings.claims_at_once - self.window.claims_at_work();
        let limit = i64::try_from(free).unwrap_or(i64::MAX);
        for claim in parked::due(&self.pool, self.lease.subscription, limit).await? {
            if self.window.is_at_work(&claim.claim_id) {
                continue;
            }
            let up_to = self.window.read_up_to();
            let events = feed::of_claim(&self.pool, &claim.claim_id, claim.position, up_to).await?;
            let concerns =
                |event: &feed::SettledEvent| event.event.as_ref().map_or(true, |event| self.automation.concerns(event));
            let events = events.into_iter().filter(concerns).collect();
            let work = self.window.retry(claim.claim_id, events, u32::try_from(claim.attempts).unwrap_or(u32::MAX));
            self.begin(work);
        }
        Ok(())
    }

    fn begin(&mut self, work: Work) {
        let (automation, permits) = (Arc::clone(&self.automation), Arc::clone(&self.permits));
        self.working.spawn(async move {
            // Never closed: without a permit the work would only be less bounded.
            let _permit = permits.acquire_owned().await;
            carry_out(automation, work).await
        });
    }

    fn absorb(&mut self, outcome: Outcome) {
        let next = self.window.finish(&outcome);
        let Outcome { claim_id, refusal, was_parked, .. } = outcome;
        match refusal {
            Some(refusal) => {
                let Refusal { claim_id, position, reason } = &refusal;
                tracing::warn!(automation = self.automation.name(), claim_id, position, reason, "claim is parked");
                self.changes.push(Change::Park(refusal));
            }
            None if was_parked => self.changes.push(Change::Unpark(claim_id)),
            None => {}
        }
        if let Some(work) = next {
            self.begin(work);
        }
    }

    /// Writes down what has changed and how far everything is done, in one transaction that holds only under this lease.
    /// `false`: the lease is lost, and nothing was written.
    async fn settle(&mut self) -> sqlx::Result<bool> {
        let safe = self.window.safe_checkpoint();
        let moved = safe > self.checkpoint;
        if !moved && self.changes.is_empty() && self.renewed_at.elapsed() < self.settings.lease / 3 {
            return Ok(true);
        }
        let mut transaction = self.pool.begin().await?;
        if !self.lease.renew(&mut *transaction, self.settings.lease).await? {
            return Ok(false);
        }
        for change in &self.changes {
            match change {
                Change::Park(refusal) => {
                    parked::park(&mut transaction, self.lease.subscription, refusal).await?;
                }
                Change::Unpark(claim_id) => {
                    parked::unpark(&mut *transaction, self.lease.subscription, claim_id).await?;
                }
            }
        }
        if moved && !self.lease.advance_if_leased(&mut transaction, self.checkpoint, safe).await? {
            return Ok(false);
        }
        transaction.commit().await?;
        self.changes.clear();
        self.checkpoint = safe;
        self.renewed_at = Instant::now();
        Ok(true)
    }

    /// Lets work that has begun come to its end, for a while, and gives the lease back. What is cut off is done again.
    async fn stop(mut self) -> sqlx::Result<Ending> {
        let deadline = Instant::now() + self.settings.stop_within;
        while let Ok(Some(ended)) = tokio::time::timeout_at(deadline, self.working.join_next()).await {
            self.absorb(ended.map_err(task_lost)?);
            if !self.settle().await? {
                return Ok(Ending::LeaseLost);
            }
        }
        self.lease.release(&self.pool).await?;
        Ok(Ending::Stopped)
    }
}

/// Works on a claim's events until one fails.
async fn carry_out(automation: Arc<dyn Automation>, work: Work) -> Outcome {
    let Work { claim_id, events, attempts } = work;
    let mut outcome = Outcome { claim_id, done: Vec::new(), refusal: None, was_parked: attempts > 0 };
    let mut attempt = attempts.saturating_add(1);
    for event in &events {
        let reacted = match Trigger::of(event, attempt) {
            Ok(trigger) => {
                let parent = trigger.traceparent;
                let span = spans::reaction(automation.name(), event.event_id, attempt, parent);
                let reaction = traceparent::carry(parent, automation.react(&trigger)).instrument(span.clone());
                let reaction = AssertUnwindSafe(reaction).catch_unwind().await;
                reaction
                    .unwrap_or_else(|_| Err(Failure::new("the automation panicked")))
                    .inspect_err(|_| spans::failed(&span))
            }
            Err(failure) => Err(failure),
        };
        let label = if reacted.is_ok() { "done" } else { "failed" };
        metrics::counter!("redress_automation_reactions_total", "automation" => automation.name(), "outcome" => label)
            .increment(1);
        match reacted {
            Ok(()) => outcome.done.push(event.position),
            Err(Failure { reason }) => {
                let (claim_id, position) = (outcome.claim_id.clone(), event.position);
                outcome.refusal = Some(Refusal { claim_id, position, reason });
                break;
            }
        }
        attempt = 1;
    }
    outcome
}

/// Effects do not panic out of their task and are not aborted while the session runs.
fn task_lost(error: tokio::task::JoinError) -> sqlx::Error {
    sqlx::Error::AnyDriverError(Box::new(error))
}
