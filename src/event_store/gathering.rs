//! Who a batch waits for.
//!
//! A batch that was committed answers its callers all at once, and those that come back at once come one after the other:
//! the first would go alone and leave the rest to wait for it. So, if hardly anybody came while a batch was being stored, the next
//! one waits a moment for as many as were answered, as long as they keep coming. Where others come all the time, there is
//! always work and no waiting, and where few were answered, there are few to wait for.

use std::thread::sleep;
use std::time::{Duration, Instant};

use tokio::sync::mpsc;

/// The longest wait for a batch: less than a small durable transaction takes.
const WAIT_MAX: Duration = Duration::from_micros(200);
/// Between one look at who has come and the next. The system's timers make more of it.
const PAUSE: Duration = Duration::from_micros(20);
/// How many must have been answered together for a wait to be worth it.
const ANSWERED_MIN: usize = 4;
/// How many must have come within a pause for another one to be worth it.
const ARRIVALS_MIN: usize = 2;

/// What the batch before says about the next.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    /// How many callers were answered together.
    answered: usize,
    /// Whether hardly anybody came while they were being served.
    together: bool,
}

impl Gathering {
    /// A batch of so many was stored while so many others came.
    pub(super) fn note(&mut self, answered: usize, came: usize) {
        *self = Self { answered, together: answered >= ANSWERED_MIN && came * 4 <= answered };
    }

    /// Blocks this thread, which is the writer's own, while those who were answered together are coming back.
    pub(super) fn wait<T>(&self, queue: &mpsc::Receiver<T>) {
        let begun = Instant::now();
        let mut came = queue.len();
        while self.together && came + 1 < self.answered && begun.elapsed() < WAIT_MAX {
            sleep(PAUSE);
            let before = std::mem::replace(&mut came, queue.len());
            if came < before + ARRIVALS_MIN {
                break;
            }
        }
    }
}
