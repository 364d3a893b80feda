//! The commands to a claim.

pub(super) mod add_note;
pub(super) mod amend;
pub(super) mod approve;
pub(super) mod attach_evidence;
pub(super) mod authorize_payout;
pub(super) mod calculate;
pub(super) mod deny;
pub(super) mod record_carrier_reason;
pub(super) mod reopen;
pub(super) mod retry_payout;
pub(super) mod return_payout;
pub(super) mod submit;
pub(super) mod verify_by_hand;
pub(super) mod withdraw;
