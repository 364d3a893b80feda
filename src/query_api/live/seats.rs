//! The open streams: counted, bounded, and found by their claim.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::http::HeaderValue;
use axum::http::header::CONNECTION;
use tokio::sync::{Notify, watch};

use crate::problem::{Problem, ProblemCode};

/// How many streams are open at once: a quarter of the connections that a listener holds.
const STREAMS_MAX: usize = 1_024;
/// How many of them one principal may have: a person's tabs and devices.
const STREAMS_OF_PRINCIPAL_MAX: usize = 16;

/// The open streams. Clones share everything.
#[derive(Debug, Clone, Default)]
pub(crate) struct LiveStreams {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    open: Mutex<Open>,
    /// Somebody took the first seat.
    occupied: Notify,
}

#[derive(Debug, Default)]
struct Open {
    streams: usize,
    by_principal: HashMap<String, usize>,
    by_claim: HashMap<String, watch::Sender<()>>,
}

/// One open stream; given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Seat {
    shared: Arc<Shared>,
    principal: String,
    claim_id: String,
    news: watch::Receiver<()>,
}

impl LiveStreams {
    /// A seat for one more stream. Errors: all are taken, or all that this principal may have. The refused connection is
    /// closed, so that it does not keep others out.
    pub(crate) fn take(&self, principal: String, claim_id: String) -> Result<Seat, Problem> {
        let mut open = self.shared.lock();
        let of_principal = open.by_principal.get(&principal).copied().unwrap_or_default();
        if open.streams >= STREAMS_MAX || of_principal >= STREAMS_OF_PRINCIPAL_MAX {
            let close = HeaderValue::from_static("close");
            return Err(Problem::new(ProblemCode::LiveStreamsTaken).with_header(CONNECTION, close));
        }
        open.streams += 1;
        open.by_principal.insert(principal.clone(), of_principal + 1);
        let news = open.by_claim.entry(claim_id.clone()).or_insert_with(|| watch::channel(()).0).subscribe();
        drop(open);
        metrics::gauge!("redress_live_streams_open").increment(1);
        self.shared.occupied.notify_one();
        Ok(Seat { shared: Arc::clone(&self.shared), principal, claim_id, news })
    }

    /// Wakes the streams of these claims.
    pub(super) fn tell<'a>(&self, claim_ids: impl IntoIterator<Item = &'a String>) {
        let open = self.shared.lock();
        claim_ids.into_iter().filter_map(|claim_id| open.by_claim.get(claim_id)).for_each(|news| news.send_replace(()));
    }

    /// Wakes every stream.
    pub(super) fn tell_all(&self) {
        self.shared.lock().by_claim.values().for_each(|news| news.send_replace(()));
    }

    /// Whether any stream is open.
    pub(super) fn are_watched(&self) -> bool {
        self.shared.lock().streams > 0
    }

    /// Waits until a stream is open.
    pub(super) async fn until_watched(&self) {
        while !self.are_watched() {
            self.shared.occupied.notified().await;
        }
    }
}

impl Shared {
    /// Nothing panics while it holds the lock.
    fn lock(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Seat {
    /// Waits until the claim may have new entries. What was told since the last wait is not lost.
    pub(crate) async fn news(&mut self) {
        if self.news.changed().await.is_err() {
            // The sender lives as long as the seat.
            std::future::pending::<()>().await;
        }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut open = self.shared.lock();
        open.streams -= 1;
        if let Some(count) = open.by_principal.get_mut(&self.principal) {
            *count -= 1;
            if *count == 0 {
                open.by_principal.remove(&self.principal);
            }
        }
        // Our own receiver is still there.
        if open.by_claim.get(&self.claim_id).is_some_and(|news| news.receiver_count() <= 1) {
            open.by_claim.remove(&self.claim_id);
        }
        drop(open);
        metrics::gauge!("redress_live_streams_open").decrement(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_principal_has_so_many_streams_and_all_together_so_many_and_a_closed_one_is_free_again() {
        let streams = LiveStreams::default();
        let take = |principal: String| streams.take(principal, "a claim".to_owned());
        let mut seats: Vec<_> = (0..STREAMS_OF_PRINCIPAL_MAX).map(|_| take("client:ada".to_owned()).unwrap()).collect();
        assert_eq!(take("client:ada".to_owned()).unwrap_err().code(), ProblemCode::LiveStreamsTaken);
        seats.pop();
        seats.push(take("client:ada".to_owned()).unwrap());
        seats.extend((seats.len()..STREAMS_MAX).map(|number| take(format!("client:{number}")).unwrap()));
        assert_eq!(take("client:eve".to_owned()).unwrap_err().code(), ProblemCode::LiveStreamsTaken);
        drop(seats);
        let open = streams.shared.lock();
        assert_eq!((open.streams, open.by_principal.len(), open.by_claim.len()), (0, 0, 0), "nothing is left behind");
    }

    #[tokio::test]
    async fn the_streams_of_a_claim_are_told_and_no_others_and_nothing_told_is_lost() {
        let streams = LiveStreams::default();
        let mut one = streams.take("client:ada".to_owned(), "one".to_owned()).unwrap();
        let mut other = streams.take("client:ada".to_owned(), "other".to_owned()).unwrap();
        streams.tell(&["one".to_owned(), "nobody's".to_owned()]);
        one.news().await;
        assert!(futures::FutureExt::now_or_never(other.news()).is_none());
        streams.tell_all();
        one.news().await;
        other.news().await;
    }
}
