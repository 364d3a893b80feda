//! What all suites share: the seed, the turn and the line that tells what was counted.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::thread;
use std::time::Instant;

use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use tokio::sync::{Mutex, MutexGuard};

const SEED_VARIABLE: &str = "REDRESS_FAULTS_SEED";

/// Suites take turns: two at once would slow each other down to where their timing means nothing.
static TURN: Mutex<()> = Mutex::const_new(());

/// One suite's run.
pub(crate) struct Run {
    name: &'static str,
    seed: u64,
    begun: Instant,
    _turn: MutexGuard<'static, ()>,
}

impl Run {
    /// Waits for its turn and draws a seed, unless the environment names one.
    pub(crate) async fn begin(name: &'static str) -> Self {
        let turn = TURN.lock().await;
        let named = std::env::var(SEED_VARIABLE).ok();
        let seed = named.map_or_else(|| u64::from(rand::random::<u32>()), |text| text.parse().expect("a number"));
        Self { name, seed, begun: Instant::now(), _turn: turn }
    }

    /// Dice of one task: the same for the same seed.
    pub(crate) fn dice(&self, task: u64) -> StdRng {
        StdRng::seed_from_u64(self.seed.wrapping_mul(1_000_003).wrapping_add(task))
    }

    /// One line, which the test harness does not keep to itself as it does what `println!` says.
    pub(crate) fn say(&self, text: impl Display) {
        let mut out = io::stdout().lock();
        let seconds = self.begun.elapsed().as_secs();
        writeln!(out, "{} [{SEED_VARIABLE}={}, {seconds} s]: {text}", self.name, self.seed)
            .expect("a place to write to");
    }
}

/// Dice for one more task, drawn from these.
pub(crate) fn fork(dice: &mut StdRng) -> StdRng {
    StdRng::seed_from_u64(dice.random())
}

impl Drop for Run {
    fn drop(&mut self) {
        if thread::panicking() {
            self.say("failed; this seed draws the same again");
        }
    }
}
