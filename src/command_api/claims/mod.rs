//! The commands to a claim.

pub(super) mod approve;
pub(super) mod authorize_payout;
pub(super) mod deny;
pub(super) mod submit;
