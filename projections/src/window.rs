//! The stretch of the log that the projections of a process are at, read once for all of them.
//!
//! Each projection asks for what follows its own checkpoint. Who asks first for what nobody has read yet reads it, and the
//! others find it here. One that is far behind the others reads for itself, until it has caught up.

#[cfg(test)]
mod tests;

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sqlx::PgPool;
use tokio::sync::{Mutex as Turn, Notify};
use tokio::time::{Instant, timeout_at};

use crate::{Feed, SettledEvent};

/// How many events are kept at most, but for those of one reading.
const EVENTS_MAX: usize = 12_000;
/// For how long a reader that would push out what another one has not read yet waits for it.
const PATIENCE: Duration = Duration::from_millis(50);
/// A reader that has not asked for so long is not waited for.
const GONE_AFTER: Duration = Duration::from_secs(1);

/// A stretch of the log, kept for several readers. Settled events never change and none comes between them, so what was
/// read once may be told to all.
#[derive(Debug)]
pub(crate) struct Window {
    feed: Feed,
    stretch: Mutex<Stretch>,
    /// Who reads on.
    turn: Turn<()>,
    /// Told when a reader has come further.
    moved: Notify,
}

/// The events behind one position and up to another, without a gap.
#[derive(Debug, Default)]
struct Stretch {
    after: i64,
    events: VecDeque<Arc<SettledEvent>>,
    /// From where each reader asked last, and when.
    readers: HashMap<&'static str, (i64, Instant)>,
}

/// What a window has for a reader.
enum Kept {
    Events(Vec<Arc<SettledEvent>>),
    /// What it asks for was here once.
    Gone,
    /// It comes next.
    NotRead,
}

impl Window {
    /// A window over what `pool` reads.
    pub(crate) fn new(pool: PgPool) -> Self {
        Self { feed: Feed::new(pool), stretch: Mutex::default(), turn: Turn::new(()), moved: Notify::new() }
    }

    /// Up to `limit` events after `position`, in order. Empty: there are none yet.
    pub(crate) async fn read_after(
        &self,
        reader: &'static str,
        position: i64,
        limit: usize,
    ) -> sqlx::Result<Vec<Arc<SettledEvent>>> {
        if self.stretch().note(reader, position) {
            self.moved.notify_waiters();
        }
        match self.kept(position, limit) {
            Kept::Events(events) => return Ok(events),
            Kept::Gone => return self.read(position, limit).await,
            Kept::NotRead => self.wait_for_the_slowest(limit).await,
        }
        let _turn = self.turn.lock().await;
        match self.kept(position, limit) {
            Kept::Events(events) => return Ok(events),
            Kept::Gone => return self.read(position, limit).await,
            Kept::NotRead => {}
        }
        let read = self.read(position, limit).await;
        match &read {
            Ok(events) => self.stretch().append(position, events),
            // Whatever answers next may be another server: nothing is told from memory that it was not asked for.
            Err(_) => self.stretch().begin_at(position),
        }
        read
    }

    /// Tells nothing more from memory: whatever answers next may be another server, whose log ends elsewhere.
    pub(crate) fn forget(&self) {
        let mut stretch = self.stretch();
        let end = stretch.end();
        stretch.begin_at(end);
    }

    /// Who is waited for may be slow, or stuck: it is left behind in the end, and reads for itself.
    async fn wait_for_the_slowest(&self, limit: usize) {
        let patient_until = Instant::now() + PATIENCE;
        loop {
            let moved = self.moved.notified();
            if !self.stretch().would_push_out(limit) || timeout_at(patient_until, moved).await.is_err() {
                return;
            }
        }
    }

    fn kept(&self, position: i64, limit: usize) -> Kept {
        self.stretch().kept(position, limit)
    }

    async fn read(&self, position: i64, limit: usize) -> sqlx::Result<Vec<Arc<SettledEvent>>> {
        self.feed.read_after(position, i64::try_from(limit).unwrap_or(i64::MAX)).await
    }

    fn stretch(&self) -> MutexGuard<'_, Stretch> {
        self.stretch.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Stretch {
    /// Whether the reader has moved since it asked last. What all have read is given up.
    fn note(&mut self, reader: &'static str, position: i64) -> bool {
        let before = self.readers.insert(reader, (position, Instant::now()));
        let slowest = self.readers.values().filter(|asked| asks_still(asked)).map(|(at, _)| *at).min();
        while self.events.front().is_some_and(|event| Some(event.position) <= slowest) {
            self.give_up_the_oldest();
        }
        before.is_none_or(|(before, _)| before != position)
    }

    fn kept(&self, position: i64, limit: usize) -> Kept {
        if position < self.after {
            return Kept::Gone;
        }
        let first = self.events.partition_point(|event| event.position <= position);
        if first == self.events.len() {
            return Kept::NotRead;
        }
        Kept::Events(self.events.range(first..).take(limit).cloned().collect())
    }

    /// Up to where the log was read.
    fn end(&self) -> i64 {
        self.events.back().map_or(self.after, |event| event.position)
    }

    fn begin_at(&mut self, position: i64) {
        self.events.clear();
        self.after = position;
    }

    /// Takes on what was read after `position`, and gives up the oldest. What others have still to come to is not given up for one
    /// that is beyond it.
    fn append(&mut self, position: i64, read: &[Arc<SettledEvent>]) {
        if position != self.end() {
            if read.is_empty() || self.is_read_still() {
                return;
            }
            self.begin_at(position);
        }
        self.events.extend(read.iter().cloned());
        while self.events.len() > EVENTS_MAX.max(read.len()) {
            self.give_up_the_oldest();
        }
    }

    /// Whether some reader has events to come to here.
    fn is_read_still(&self) -> bool {
        self.readers.values().any(|asked| (self.after..self.end()).contains(&asked.0) && asks_still(asked))
    }

    fn give_up_the_oldest(&mut self) {
        self.after = self.events.pop_front().map_or(self.after, |event| event.position);
    }

    /// Whether reading as much more would take from a reader what it comes to next.
    fn would_push_out(&self, more: usize) -> bool {
        let pushed_out = (self.events.len() + more).saturating_sub(EVENTS_MAX);
        let Some(last) = pushed_out.checked_sub(1).and_then(|last| self.events.get(last)) else { return false };
        let mut readers = self.readers.values();
        readers.any(|asked| (self.after..last.position).contains(&asked.0) && asks_still(asked))
    }
}

fn asks_still((_, asked): &(i64, Instant)) -> bool {
    asked.elapsed() < GONE_AFTER
}
