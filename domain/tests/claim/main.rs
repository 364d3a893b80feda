//! The life of a claim, from the rule to its tests: what each command leads to and what it is refused for, that no order
//! of commands pays too much, that what is stored stays readable, and that a receipt never changes.

mod calculation;
mod decision;
mod golden_events;
mod payout_properties;
mod payouts;
mod receipts;
mod submission;
mod support;
mod verification;
