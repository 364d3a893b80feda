//! The questions about claims.

pub(super) mod carrier_reasons;
pub(super) mod events;
pub(super) mod evidence;
pub(super) mod get;
pub(super) mod list;
pub(super) mod notes;
pub(super) mod timeline;
