//! What time it is at the database, as far as is certain without asking it.

use std::time::{Duration, Instant};

use jiff::Timestamp;

/// How old a reading may be. Whoever writes reads the clock anew with every batch.
const READ_WITHIN: Duration = Duration::from_secs(1);
/// Our clock may run faster than the database's by one part in this many. Clocks that are not being put right differ by far less;
/// should one be, the database finds the stated time ahead of its own and inserts nothing.
const DRIFT: i64 = 1000;

/// The newest reading of the database's clock, and when we had it.
#[derive(Debug, Default)]
pub(super) struct DatabaseClock {
    read: Option<(Timestamp, Instant)>,
}

impl DatabaseClock {
    /// The database's clock showed this.
    pub(super) fn showed(&mut self, time: Timestamp) {
        self.read = Some((time, Instant::now()));
    }

    /// A time, in whole microseconds, that the database's clock has reached and not long passed, unless it was set back.
    pub(super) fn has_reached(&self) -> Option<Timestamp> {
        let (time, at) = self.read?;
        let since = at.elapsed();
        if since > READ_WITHIN {
            return None;
        }
        let since = i64::try_from(since.as_micros()).ok()?;
        Timestamp::from_microsecond(time.as_microsecond() + since - since / DRIFT).ok()
    }
}
