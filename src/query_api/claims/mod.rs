//! The questions about claims.

pub(super) mod carrier_reasons;
pub(super) mod events;
pub(super) mod evidence;
mod filter;
pub(super) mod get;
pub(super) mod list;
pub(super) mod live;
pub(super) mod notes;
pub(super) mod submission;
pub(super) mod timeline;
