//! How events become tables, and the questions asked of them.
//!
//! A [`Projection`] says how one claim's events change its rows; everything else is the same for all of them:
//!
//! | module | what it does |
//! |---|---|
//! | [`feed`] | reads the log, in the one order that every reader sees |
//! | [`subscription`] | how far a reader has come: the checkpoint, moved in the transaction of its effects |
//! | [`lease`] | the same for a reader whose effects lie outside the database: a lease with a fencing token |
//! | [`parked`] | claims whose next event could not be applied, and that wait |
//! | [`projector`] | loads the rows of a batch, folds them, writes them back |
//! | [`runner`] | one projection at work |
//! | [`lag`] | how far the projections are behind |
//! | [`supervisor`] | all of them, for as long as the program lives |
//! | [`rebuild`] | a read model made anew beside the old one, and swapped |
//! | [`wait`] | has a reader's own write arrived? |
//! | [`messages`] | the sentences that a person reads, in every language |
//!
//! The read models are [`claim_status`], [`claim_timeline`] and [`work_queue`].

use std::sync::Arc;

mod actor;
mod amount;
mod batch;
pub mod claim_status;
pub mod claim_timeline;
mod copy;
mod error;
pub mod feed;
mod generation;
#[cfg(test)]
mod golden;
pub mod lag;
pub mod lease;
pub mod messages;
pub mod parked;
pub mod projector;
pub mod rebuild;
mod retry;
pub mod runner;
pub mod subscription;
pub mod supervisor;
pub mod wait;
mod window;
mod words;
pub mod work_queue;

pub use actor::ActorRole;
pub use amount::Amount;
pub use error::{FoldError, ProjectionError};
pub use feed::{Feed, SettledEvent};
pub use messages::{Language, Message};
pub use projector::{Projection, Projector, Trust};

/// Every projection of the program.
pub fn projectors() -> Vec<Arc<dyn Projector>> {
    vec![
        Arc::new(claim_status::ClaimStatusProjection),
        Arc::new(claim_timeline::ClaimTimelineProjection),
        Arc::new(work_queue::WorkQueueProjection),
    ]
}
