//! The questions about claims.

pub(super) mod events;
