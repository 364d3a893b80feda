//! The life of a claim, from the rule to its tests: what each command leads to and what it is refused for, that no order
//! of commands pays too much, that what is stored stays readable, and that a receipt never changes.

#[cfg(test)]
mod amending;
#[cfg(test)]
mod by_hand;
#[cfg(test)]
mod calculation;
#[cfg(test)]
mod carrier_reasons;
#[cfg(test)]
mod closing;
#[cfg(test)]
mod decision;
#[cfg(test)]
mod folding;
#[cfg(test)]
mod golden_events;
#[cfg(test)]
mod life;
#[cfg(test)]
mod payout_properties;
#[cfg(test)]
mod payouts;
#[cfg(test)]
mod receipts;
#[cfg(test)]
mod stored_words;
#[cfg(test)]
mod submission;
#[cfg(test)]
mod support;
#[cfg(test)]
mod verification;
