//! Live streams: who watches which claim, and who tells them that it has moved.
//!
//! One task follows the timeline's checkpoint for all streams together, and wakes those whose claims have new entries; a
//! stream then reads what it lacks. What a stream costs does not grow with what it leaves unread: it holds a page of entries at
//! most and reads on when they are taken.

mod follower;
mod seats;

pub(super) use follower::follow;
pub(super) use seats::{LiveStreams, Seat};
