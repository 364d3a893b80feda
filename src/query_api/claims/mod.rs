//! The questions about claims.

pub(super) mod events;
mod filter;
pub(super) mod get;
pub(super) mod list;
pub(super) mod live;
pub(super) mod submission;
pub(super) mod timeline;
